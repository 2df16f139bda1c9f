"""When an action is due, worked out from its printed target, and the dates that stand in its words."""

import re
from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import date

DATED = frozenset({"date", "month", "ongoing"})
_MONTHS = {name.lower(): number for number, name in enumerate(month_name) if name}
_IN_WORDS = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:\s?(?:st|nd|rd|th))?\s+)?(?P<month>{'|'.join(_MONTHS)})\s+(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Due:
    on: date | None
    by_default: bool = False
    """Only a month is printed, and its last day is taken (a default of this service)."""


@dataclass(frozen=True, slots=True)
class DateInWords:
    as_printed: str
    due: Due


def due_date(kind: str, year: int | None, month: int | None, day: int | None) -> Due:
    """The day on which a target falls; none for what is complete, or has no month or year."""
    if kind not in DATED or not year or not month or not 1 <= month <= 12:
        return Due(None)
    last = monthrange(year, month)[1]
    if day is None:
        return Due(date(year, month, last), by_default=True)
    return Due(date(year, month, day)) if 1 <= day <= last else Due(None)


def dates_in(words: str) -> list[DateInWords]:
    """Every month or date with a year in running words, once each, in printed order."""
    found: dict[str, DateInWords] = {}
    for match in _IN_WORDS.finditer(words):
        day = int(match["day"]) if match["day"] else None
        due = due_date("date", int(match["year"]), _MONTHS[match["month"].lower()], day)
        if due.on:
            found.setdefault(match.group().lower(), DateInWords(match.group(), due))
    return list(found.values())
