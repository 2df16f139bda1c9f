"""What is left to do in a case before it can be closed, as later slices say it; named in the settings."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from candour.cases.models import Case
from candour.cases.row_security import every_row


@dataclass(frozen=True, slots=True)
class LeftToDo:
    """One thing, in words that name nobody, and the page on which it can be done."""

    text: str
    path: str = ""


def left_in_later_slices(case: Case) -> list[LeftToDo]:
    """Counted over everything, whatever the asker sees: each slice answers for what it keeps."""
    asked: list[Callable[[Case], list[LeftToDo]]] = [import_string(path) for path in settings.CLOSING_GUARDS]
    with every_row():
        return [left for ask in asked for left in ask(case)]


def nothing_is_left_in_any_slice(case: Case, _by: Any) -> list[str]:  # noqa: ANN401 - a guard does without a person
    return [left.text for left in left_in_later_slices(case)]
