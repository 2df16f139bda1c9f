"""Days and times as people and systems in this country write them: the day first, or the year first."""

import re
from calendar import monthrange
from datetime import date, time

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
EARLIEST, LATEST = 1900, 2100
CENTURY = 2000
_NUMBERS = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})")
_NAMED = re.compile(r"(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s\-]+([a-z]{3,9})\.?,?[\s\-]+(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[\-/](\d{1,2})[\-/](\d{1,2})")
_MONTH_NAMED = re.compile(r"([a-z]{3,9})\.?\s+(\d{4})")
_MONTH_NUMBER = re.compile(r"(\d{1,2})/(\d{4})")
_TIME_AFTER = re.compile(r"(.*?\d{2,4})(?:,|t|\s+at)?\s*(\d{1,2}[:.]\d{2}.*)")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.]\d{2}(?:\.\d+)?)?\s*([ap])?\.?(?:m\.?)?z?")


class NotADay(ValueError):
    """What is wrong with a date, in words that say what to write."""


def read_day(text: str) -> date:
    """A day such as 12/03/2025, 12 March 2025 or 2025-03-12. Raises NotADay."""
    folded = _folded(text)
    for pattern, order in ((_YEAR_FIRST, (2, 1, 0)), (_NUMBERS, (0, 1, 2)), (_NAMED, (0, 1, 2))):
        found = pattern.fullmatch(folded)
        if found:
            day, month, year = (found.groups()[place] for place in order)
            return _day(day, month, year, text)
    raise NotADay(f"“{_short(text)}” is not a date. Write it as 12/03/2025 or 12 March 2025")


def read_moment(text: str) -> tuple[date, time | None]:
    """A day that may have a time behind it, such as 12/03/2025 09:30. Raises NotADay."""
    with_time = _TIME_AFTER.fullmatch(_folded(text))
    if with_time is None:
        return read_day(text), None
    return read_day(with_time[1]), read_time(with_time[2])


def read_month(text: str) -> date | None:
    """The first of a month such as March 2025 or 03/2025, or None where it is no month."""
    folded = _folded(text)
    named, numbered = _MONTH_NAMED.fullmatch(folded), _MONTH_NUMBER.fullmatch(folded)
    if named and (month := _named_month(named[1])):
        return _day("1", str(month), named[2], text)
    if numbered:
        return _day("1", numbered[1], numbered[2], text)
    return None


def read_time(text: str) -> time | None:
    """A time such as 09:30 or 2.15pm; none for nothing. Raises NotADay."""
    folded = _folded(text)
    if not folded:
        return None
    found = _TIME.fullmatch(folded)
    if found:
        hour, minute = int(found[1]), int(found[2])
        if found[3] and 1 <= hour <= 12:
            hour = hour % 12 + (12 if found[3] == "p" else 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise NotADay(f"“{_short(text)}” is not a time. Write it as 09:30")


def _day(day: str, month: str, year: str, text: str) -> date:
    number = int(month) if month.isdigit() else _named_month(month)
    full = int(year) + (CENTURY if len(year) == 2 else 0)
    if not number or number > 12:
        raise NotADay(f"“{_short(text)}” is not a date: the day comes first, then the month, from 1 to 12")
    if not EARLIEST <= full <= LATEST:
        raise NotADay(f"“{_short(text)}” is not a date: the year must be from {EARLIEST} to {LATEST}")
    length = monthrange(full, number)[1]
    if not 1 <= int(day) <= length:
        named = f"{MONTHS[number - 1].title()} {full}"
        raise NotADay(f"“{_short(text)}” is not a date: {named} has {length} days")
    return date(full, number, int(day))


def _named_month(name: str) -> int:
    """The number of a month given by its name or the start of it; 0 for any other word."""
    found = [place for place, month in enumerate(MONTHS, 1) if len(name) >= 3 and month.startswith(name)]
    return found[0] if len(found) == 1 else 9 if name == "sept" else 0


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _short(text: str, longest: int = 40) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"
