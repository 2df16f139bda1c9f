"""Every setting that a deployment may give, with its meaning and its default."""

import os
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Setting:
    name: str
    meaning: str
    default: str
    allowed: tuple[str, ...] = ()
    """The only values that it may have; empty where any will do."""

    def read(self) -> str:
        """The value given, or the default. Ends the program, in plain words, where it is not allowed."""
        value = os.environ.get(self.name, self.default)
        if self.allowed and value not in self.allowed:
            raise SystemExit(f"{self.name} is “{value}”. It must be one of: {', '.join(self.allowed)}.")
        return value

    def read_networks(self) -> tuple[IPv4Network | IPv6Network, ...]:
        """Addresses and networks, separated by commas. Ends the program where one of them is neither."""
        try:
            return tuple(ip_network(part.strip()) for part in self.read().split(",") if part.strip())
        except ValueError as wrong:
            raise SystemExit(
                f"{self.name}: {wrong}. Give addresses or networks, such as 10.0.0.0/8."
            ) from wrong

    def read_path(self, root: Path) -> Path:
        """The value as a path, relative to the project's folder."""
        return root / self.read()


MODE = Setting(
    "CANDOUR_MODE",
    "demo, test or production; production refuses the demo sign-in list",
    "demo",
    allowed=("demo", "test", "production"),
)
SECRET_KEY = Setting(
    "CANDOUR_SECRET_KEY",
    "signs sessions and forms; production refuses to start with the default",
    "demo-only-this-key-is-public-and-refused-in-production",
)
ALLOWED_HOSTS = Setting(
    "CANDOUR_ALLOWED_HOSTS", "host names served, separated by commas", "127.0.0.1,localhost"
)
TRUSTED_PROXIES = Setting(
    "CANDOUR_TRUSTED_PROXIES",
    "addresses or networks of the proxies in front, separated by commas; only they are believed about whose "
    "request it is (X-Forwarded-For). Without it everybody behind a proxy shares the limit of one address: "
    "100 wrong passwords in 15 minutes; an account has 5",
    "",
)
DATABASE_URL = Setting(
    "DATABASE_URL",
    "postgresql://USER@/NAME?host=SOCKET_FOLDER or postgresql://USER:PASSWORD@HOST:PORT/NAME, as web",
    "",
)
OWNER_DATABASE_URL = Setting("OWNER_DATABASE_URL", "the same database as the role owner: migrations only", "")
DATABASE_ROLE = Setting("CANDOUR_DATABASE_ROLE", "web to serve, owner to migrate", "web")
STATE_FOLDER = Setting(
    "CANDOUR_STATE_FOLDER", "folder for assets and the private database, under the project", ".candour"
)
EMAIL_BACKEND = Setting(
    "CANDOUR_EMAIL_BACKEND",
    "Django e-mail backend that the outbox hands messages to",
    "django.core.mail.backends.dummy.EmailBackend",
)
EMAIL_HOST = Setting("CANDOUR_EMAIL_HOST", "mail server", "localhost")
EMAIL_FROM = Setting("CANDOUR_EMAIL_FROM", "sender of messages", "candour@example.invalid")
SERVICE_ADDRESS = Setting(
    "CANDOUR_SERVICE_ADDRESS", "address of the service, put into messages as a link", "http://127.0.0.1:8000"
)
SCANNER = Setting(
    "CANDOUR_SCANNER",
    "clamd that scans files brought to a case: unix:/path/of/the.socket or tcp:host:port. Without it every "
    "page of documents says that files are not scanned, and a download asks first",
    "",
)

SETTINGS = (
    MODE,
    SECRET_KEY,
    ALLOWED_HOSTS,
    TRUSTED_PROXIES,
    DATABASE_URL,
    OWNER_DATABASE_URL,
    DATABASE_ROLE,
    STATE_FOLDER,
    EMAIL_BACKEND,
    EMAIL_HOST,
    EMAIL_FROM,
    SERVICE_ADDRESS,
    SCANNER,
)
