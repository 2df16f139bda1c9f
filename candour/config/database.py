"""The database address as Django wants it, with the connection options that keep one cut from hanging all."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from candour.config import environment


def database() -> dict[str, Any]:
    """Django's settings for the role that this process serves as."""
    role = environment.DATABASE_ROLE.read()
    setting = environment.OWNER_DATABASE_URL if role == "owner" else environment.DATABASE_URL
    return parse(setting.read(), name=setting.name)


def parse(url: str, *, name: str) -> dict[str, Any]:
    """Split a postgresql:// address. An empty one is allowed: commands that need no database run without."""
    parts = urlsplit(url)
    if url and parts.scheme not in {"postgresql", "postgres"}:
        raise ImproperlyConfigured(f"{name} must begin with postgresql://")
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 3, "tcp_user_timeout": 5000, **query},
    }
