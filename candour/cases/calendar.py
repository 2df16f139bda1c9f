"""The working-day calendar as this service knows it, bank holidays added since included."""

from typing import cast

from django.conf import settings
from django.utils.module_loading import import_string

from candour.working_days import Calendar


def known_calendar() -> Calendar:
    """Added days are kept by a later slice, which the settings name."""
    return cast(Calendar, import_string(settings.CANDOUR_CALENDAR)())
