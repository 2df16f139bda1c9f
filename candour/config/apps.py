"""The project itself as an application: its commands and its start-up checks."""

from django.apps import AppConfig
from django.conf import settings
from django.core import checks

from candour.config import environment


class ConfigConfig(AppConfig):
    name = "candour.config"

    def ready(self) -> None:
        checks.register(production_is_not_a_demo)


def production_is_not_a_demo(**_options: object) -> list[checks.CheckMessage]:
    """Production refuses to start with anything that only the demo may have."""
    if not settings.PRODUCTION:
        return []
    found: list[checks.CheckMessage] = []
    if environment.SECRET_KEY.default == settings.SECRET_KEY or len(settings.SECRET_KEY) < 50:
        found.append(
            checks.Error(
                "CANDOUR_SECRET_KEY is the demo's, or shorter than 50 characters.", id="candour.E001"
            )
        )
    if environment.ALLOWED_HOSTS.default.split(",") == settings.ALLOWED_HOSTS:
        found.append(checks.Error("CANDOUR_ALLOWED_HOSTS is not set.", id="candour.E002"))
    if "*" in settings.ALLOWED_HOSTS:
        found.append(checks.Error("CANDOUR_ALLOWED_HOSTS must name the hosts, not *.", id="candour.E003"))
    return found
