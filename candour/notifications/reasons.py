"""What became of a row of an extract, as far as its reader may know.

The reasons are written for whoever brought the file. A colleague who reads them later may open fewer cases.
"""

import re
from collections.abc import Iterable

from candour.cases.models import Case
from candour.cases.models.visibility import Sight
from candour.notifications.models import IntakeRow

REFERENCE = re.compile(r"SFO-\d{4}-\d{5,}")
NOT_TAKEN = "Not taken because"
FOR_OTHERS = "the national team has to look at this row. Send it to them."


def named_in(reasons: Iterable[str]) -> set[str]:
    """The references of cases in these words."""
    return {reference for reason in reasons for reference in REFERENCE.findall(reason)}


def unseen_among(references: set[str], sight: Sight) -> set[str]:
    """Those of these cases that the reader may not open."""
    if not references:
        return set()
    seen = Case.objects.visible_to(sight).filter(reference__in=references)
    return references - set(seen.values_list("reference", flat=True))


def without(unseen: set[str], reasons: Iterable[str]) -> list[str]:
    """The reasons, with those that name an unseen case as they read where a case was never named."""
    return list(
        dict.fromkeys(_for_others(reason) if named_in([reason]) & unseen else reason for reason in reasons)
    )


def hide_unseen(rows: Iterable[IntakeRow], sight: Sight) -> None:
    """Let these rows show only what this reader may know; nothing is saved."""
    shown = list(rows)
    unseen = unseen_among({reference for row in shown for reference in named_in(row.reasons)}, sight)
    for row in shown:
        row.reasons = without(unseen, row.reasons)


def _for_others(reason: str) -> str:
    return (
        f"{NOT_TAKEN} {FOR_OTHERS}"
        if reason.startswith(NOT_TAKEN)
        else f"{FOR_OTHERS[0].upper()}{FOR_OTHERS[1:]}"
    )
