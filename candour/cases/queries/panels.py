"""Panels that later slices put on the page of a case, named in the settings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.module_loading import import_string

from candour.access.middleware import StaffRequest
from candour.cases.models import Case


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the page of a case: its heading, the template that draws it and what that needs."""

    title: str
    template: str
    context: Mapping[str, object] = field(default_factory=dict)
    place: str = "main"
    """`main` under the next step, or `aside` beside it."""


def panels_of(request: StaffRequest, case: Case, *, named: str = "CASE_PANELS") -> list[Panel]:
    """What each function in this setting gives for this case and reader, in the order of the settings."""
    paths: list[str] = getattr(settings, named, [])
    makers: list[Callable[[StaffRequest, Case], Panel | None]] = [import_string(path) for path in paths]
    return [panel for make in makers if (panel := make(request, case)) is not None]
