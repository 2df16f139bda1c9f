"""What was considered of a copy, and the concerns about it."""

from candour.disclosure.models import Concern, Disclosure, Effect, ReleaseFile


def effect_of(disclosure: Disclosure) -> Effect | None:
    """The latest; earlier ones stay to be read."""
    found: Effect | None = Effect.objects.filter(disclosure=disclosure).select_related("by").first()
    return found


def effects_of(disclosure: Disclosure) -> list[Effect]:
    return list(Effect.objects.filter(disclosure=disclosure).select_related("by"))


def concerns_of(disclosure: Disclosure) -> list[Concern]:
    found = Concern.objects.filter(disclosure=disclosure)
    return list(found.select_related("raised_by", "answered_by"))


def states_of_files(disclosure: Disclosure) -> list[str]:
    """Of every file that was asked for, the latest first."""
    return list(ReleaseFile.objects.filter(disclosure=disclosure).values_list("state", flat=True))
