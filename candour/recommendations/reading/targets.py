"""Target dates as published: dates, months, "Complete", "Ongoing", and what cannot be decided."""

import re
from dataclasses import dataclass
from datetime import date

from candour.recommendations.plan import Target, TargetKind
from candour.recommendations.reading.target_expressions import (
    DATES,
    MARK,
    STATE,
    dates_in,
    is_rough,
    runs_together,
    split_targets,
)
from candour.recommendations.reading.wording import lower_superscripts, squeeze, starts_low

MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MARKED = re.compile(MARK)
_TO_BE = re.compile(
    r"\b(?:to|will|not|be|yet|for|by)\s+(?:be\s+)?(?:complet|deliver|implement|achiev)", re.IGNORECASE
)
_NOT_WHOLLY = re.compile(
    r"(?:\b(?:part|partly|partial|partially|nearly|almost|mostly|half|largely|substantially|not|not yet|"
    r"yet to be)|(?<!\d)\d{1,2}\s*(?:%|per ?cent))[\s-]+(?:complete|done|achieved|implemented|delivered)",
    re.IGNORECASE,
)
_IN_STAGES = re.compile(
    r"\b(?:phase|stage|pilot|roll-?\s?out|tranche|no longer|never)\b|\bpart\s+(?:\d|one|two)", re.IGNORECASE
)
"""Done or due in one part alone, or no more."""
_FREQUENCY = re.compile(r"\b(?:annual|annually|quarterly|monthly|yearly|each year|every)\b", re.IGNORECASE)
_EXACT_BEFORE = re.compile(
    r"^(?:\W*(?:by|from|on|in|the|end|of|start|beginning|due|target|date|no|later|than|before|until|late|"
    r"early|mid|during|at|latest|deadline|month|and|w/c|w/e|close)\b)*\W*$",
    re.IGNORECASE,
)
_ORDINAL_SPACE = re.compile(r"\b(\d{1,2})\s+(st|nd|rd|th)\b", re.IGNORECASE)
NO_ENTRY = frozenset({"", "-", "\u2013", "—", "--", "n/a", "na", "nil", "none", "not applicable", "."})
_TWO_DIGITS = 2


@dataclass(frozen=True, slots=True)
class ReadTarget:
    written: str | None
    target: Target
    marked: bool
    decided: bool
    """False where there are words but what they mean cannot be decided."""


def read_target(text: str) -> ReadTarget:
    """The meaning of a target date's words; years, months and days only where they are printed."""
    written = lower_superscripts(squeeze(text))
    if written.casefold() in NO_ENTRY:
        return ReadTarget(None, Target(), marked=False, decided=True)
    marked = any(_kept_ordinal(mark.group()) == " " for mark in _MARKED.finditer(squeeze(text)))
    plain = _plain(text)
    target = None if runs_together(plain) else _state(plain) or _dated(plain)
    return ReadTarget(written, target or Target(), marked=marked, decided=target is not None)


def looks_like_target(text: str) -> bool:
    """Whether a short text can stand in a column of target dates and nowhere else."""
    read = read_target(text)
    told = read.decided or is_rough(read.written or "")
    return read.written is not None and told and len(read.written) <= 60


def is_wrapped_target(first: str, second: str) -> bool:
    """Two lines that are one target: "September" and "2020", "Completed and" and "ongoing"."""
    ended = looks_like_target(first) and not first.casefold().endswith(" and")
    dated = read_target(first).target.year is not None
    if ended and (dated or looks_like_target(second)) and not starts_low(second):
        return False
    return looks_like_target(f"{first} {second}") and len(split_targets(f"{first} {second}")) == 1


def iso_date(text: str) -> str | None:
    """A full date in running words as an ISO date, or None."""
    found = _find(_plain(text))
    if not found or found.kind is not TargetKind.DATE or not (found.year and found.month and found.day):
        return None
    return date(found.year, found.month, found.day).isoformat()


def _plain(text: str) -> str:
    lowered = lower_superscripts(_MARKED.sub(lambda mark: _kept_ordinal(mark.group()), squeeze(text)))
    return _ORDINAL_SPACE.sub(r"\1\2", squeeze(lowered))


def _kept_ordinal(mark: str) -> str:
    return mark if mark.startswith("^{") and mark[2:-1].casefold() in {"st", "nd", "rd", "th"} else " "


def _state(plain: str) -> Target | None:
    if len(plain) > 160 or any(sign.search(plain) for sign in (_TO_BE, _NOT_WHOLLY, _IN_STAGES)):
        return None
    names = {found.lastgroup for found in STATE.finditer(plain)}
    if not names or dates_in(plain) > 1:
        return None
    when = _find(plain)
    year, month, day = (when.year, when.month, when.day) if when else (None, None, None)
    recurring = "ongoing" in names or ("complete" in names and bool(_FREQUENCY.search(plain)))
    if "complete" not in names:
        return Target(TargetKind.ONGOING, year, month, day)
    kind = TargetKind.COMPLETE_AND_ONGOING if recurring else TargetKind.COMPLETE
    return Target(kind, year, month, day)


def _dated(plain: str) -> Target | None:
    """A date or month where the other words do not change its meaning; else None."""
    found = _match(plain)
    if not found:
        return None
    target = _target_of(found)
    rest = plain[: found.start()]
    after = plain[found.end() :].strip(" .,;:)")
    if not target or (after and _match(after)) or not _EXACT_BEFORE.match(rest.strip(" (")):
        return None
    return None if after and not after.startswith("(") and len(after.split()) > 3 else target


def _find(plain: str) -> Target | None:
    found = _match(plain)
    return _target_of(found) if found else None


def _match(plain: str) -> re.Match[str] | None:
    for pattern in DATES:
        found = pattern.search(plain)
        if found and _target_of(found):
            return found
    return None


def _target_of(found: re.Match[str]) -> Target | None:
    parts = found.groupdict()
    year, day = _year(parts.get("year")), int(parts["day"]) if parts.get("day") else None
    month = _month(parts)
    if not 1 <= month <= len(MONTHS) or (day is not None and not _exists(year, month, day)):
        return None
    return Target(TargetKind.MONTH if day is None else TargetKind.DATE, year, month, day)


def _year(written: str | None) -> int | None:
    if not written:
        return None
    digits = written.strip("'\u2019")
    return int(digits) + 2000 if len(digits) == _TWO_DIGITS else int(digits)


def _month(parts: dict[str, str]) -> int:
    if parts.get("number"):
        return int(parts["number"])
    name = parts["month"].casefold()
    return next(number for number, month in enumerate(MONTHS, start=1) if month.startswith(name[:3]))


def _exists(year: int | None, month: int, day: int) -> bool:
    try:
        date(year or 2024, month, day)
    except ValueError:
        return False
    return True
