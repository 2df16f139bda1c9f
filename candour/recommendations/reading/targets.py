"""Target dates as published: dates, months, "Complete", "Ongoing", and what cannot be decided."""

import re
from dataclasses import dataclass
from datetime import date

from candour.recommendations.plan import Target, TargetKind
from candour.recommendations.reading.wording import lower_superscripts, squeeze

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
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_SHORT_YEAR = r"(?P<year>(?:19|20)\d\d|['\u2019]?\d\d)"
_DAY = r"(?P<day>\d{1,2})(?:\s?(?:st|nd|rd|th))?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_WEEKDAY}\b{_DAY}(?:\s+of)?[\s-]+{_MONTH},?(?:[\s-]+{_YEAR})?",
        rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        r"\b(?P<year>(?:19|20)\d\d)-(?P<number>\d{1,2})-(?P<day>\d{1,2})\b",
        rf"\b(?P<day>\d{{1,2}})[/.-](?P<number>\d{{1,2}})[/.-]{_SHORT_YEAR}\b",
        rf"\b{_MONTH}[\s,-]*{_SHORT_YEAR}\b",
        r"\b(?P<number>\d{1,2})/(?P<year>(?:19|20)\d\d)\b",
        r"\b(?P<year>(?:19|20)\d\d)-(?P<number>0[1-9]|1[0-2])\b",
    )
)
_MARK = r"(?:\^\{[^{}]{1,6}\}|\[\d{1,2}\]|\[[*†‡]\]|[*†‡§¹²³⁴]+)"
_MARKED = re.compile(_MARK)
_STATE = re.compile(
    r"\b(?P<complete>complete[d]?|done|achieved|implemented|delivered)\b"
    r"|\b(?P<ongoing>on-?\s?going|continuous(?:ly)?|continuing|business as usual|bau|recurring|rolling)\b",
    re.IGNORECASE,
)
_TO_BE = re.compile(
    r"\b(?:to|will|not|be|yet|for|by)\s+(?:be\s+)?(?:complet|deliver|implement|achiev)", re.IGNORECASE
)
_FREQUENCY = re.compile(r"\b(?:annual|annually|quarterly|monthly|yearly|each year|every)\b", re.IGNORECASE)
_EXACT_BEFORE = re.compile(
    r"^(?:\W*(?:by|from|on|in|the|end|of|start|beginning|due|target|date|no|later|than|before|until|late|"
    r"early|mid|during|at|latest|deadline|month|and|w/c|w/e|close)\b)*\W*$",
    re.IGNORECASE,
)
_ORDINAL_SPACE = re.compile(r"\b(\d{1,2})\s+(st|nd|rd|th)\b", re.IGNORECASE)
NO_ENTRY = frozenset({"", "-", "\u2013", "—", "--", "n/a", "na", "nil", "none", "not applicable", "."})
_TWO_DIGITS = 2
_MOST_STACKED = 2000


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
    marked = bool(_MARKED.search(squeeze(text)))
    plain = _plain(text)
    target = _state(plain) or _dated(plain)
    return ReadTarget(written, target or Target(), marked=marked, decided=target is not None)


def looks_like_target(text: str) -> bool:
    """Whether a short text can stand in a column of target dates and nowhere else."""
    read = read_target(text)
    return read.written is not None and read.decided and len(read.written) <= 60


def split_targets(text: str) -> list[str]:
    """Several target expressions that are printed in one line, each with its mark; else the text itself."""
    words = squeeze(text)
    starts = _starts(words) if len(words) <= _MOST_STACKED else []
    if len(starts) < 2:
        return [words] if words else []
    parts = [
        words[a:b].strip(" ;,") for a, b in zip([0, *starts[1:]], [*starts[1:], len(words)], strict=True)
    ]
    return parts if all(_stands_alone(part) for part in parts) else [words]


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
    if len(plain) > 160 or _TO_BE.search(plain):
        return None
    names = {found.lastgroup for found in _STATE.finditer(plain)}
    if not names:
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
    for pattern in _PATTERNS:
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


def _starts(words: str) -> list[int]:
    """Where each target expression of a line begins, its mark included."""
    starts: list[int] = []
    place = 0
    while place < len(words):
        found = _next_expression(words, place)
        if not found:
            break
        starts.append(_with_mark(words, found[0], place))
        place = found[1]
    return starts


_EXPRESSION = re.compile(
    r"complete[d]?(?:\s*(?:and|&|,|/|\u2013|-)?\s*on-?going(?:\s+on\s+an?\s+\w+\s+basis)?)?|on-?going|"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_MONTH}\s+(?:19|20)\d\d|\d{{1,2}}/\d{{1,2}}/(?:19|20)\d\d|"
    r"(?:19|20)\d\d-\d\d-\d\d",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?:\b(?:by|end|of|the|late|early|mid|from)\s+|" + _MARK + r"\s*)+$", re.IGNORECASE)


def _next_expression(words: str, place: int) -> tuple[int, int] | None:
    found = _EXPRESSION.search(words, place)
    return (found.start(), found.end()) if found else None


def _with_mark(words: str, start: int, place: int) -> int:
    lead = _LEAD.search(words[max(place, start - 40) : start])
    return start - (len(lead.group()) if lead else 0)


def _stands_alone(part: str) -> bool:
    """A target expression with nothing else around it, so that two beside it are two targets."""
    read = read_target(part)
    leftover = _EXPRESSION.sub("", _plain(part))
    return read.decided and not re.sub(r"\b(?:by|end|of|the|late|early|mid|from)\b|\W", "", leftover)
