"""The first pages, and those that everybody shares. The two names here are known to the settings."""

from candour.front_door.views.signing import form_expired, too_many_attempts

__all__ = ["form_expired", "too_many_attempts"]
