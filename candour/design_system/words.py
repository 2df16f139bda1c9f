"""Dates, times and numbers in words, for people."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from markupsafe import Markup

LONDON = ZoneInfo("Europe/London")
REFERENCE = r"SFO-\d{4}-\d{5}"
DAY = r"\d{1,2} [A-Z][a-z]{2,8} \d{4}"
CLOCK = r"(?:\d{1,2}(?::\d\d)?[ap]m|midday|midnight)"
TOGETHER = re.compile(rf"{REFERENCE}|(?:CRN )?\b[A-Z]\d{{6}}\b|(?:From )?\b{DAY}\b(?: at {CLOCK})?")
ABSENT = "not known"
Day = TypeVar("Day", bound=date)


def day(value: date | None) -> str:
    """3 March 2026; an aware moment is read in London first."""
    if not value:
        return ABSENT
    shown = _in_london(value)
    return f"{shown.day} {shown:%B %Y}"


def day_month(value: date | None) -> str:
    """3 March"""
    if not value:
        return ABSENT
    shown = _in_london(value)
    return f"{shown.day} {shown:%B}"


def month(value: date | None) -> str:
    """March 2026"""
    return f"{_in_london(value):%B %Y}" if value else ABSENT


def moment(value: datetime | None) -> str:
    """3 March 2026 at 2:05pm, in London; midnight and midday are said in words."""
    if not value:
        return ABSENT
    return f"{day(value)} at {clock(value)}"


def clock(value: datetime) -> str:
    """2:05pm, in London."""
    shown = _in_london(value)
    if (shown.hour, shown.minute) in {(0, 0), (12, 0)}:
        return "midday" if shown.hour else "midnight"
    minutes = f":{shown.minute:02}" if shown.minute else ""
    return f"{shown.hour % 12 or 12}{minutes}{'pm' if shown.hour >= 12 else 'am'}"


def since(value: date | None, at: date) -> str:
    """How long ago in whole days, seen from `at`: today, yesterday, 5 days ago, in 2 days."""
    if not value:
        return ABSENT
    days = (_date(at) - _date(value)).days
    named = {0: "today", 1: "yesterday", -1: "tomorrow"}
    if days in named:
        return named[days]
    return f"{number(days)} days ago" if days > 0 else f"in {number(-days)} days"


def days_left(due: date, at: date) -> str:
    """12 days left, due today, 1 day late, seen from `at`."""
    days = (_date(due) - _date(at)).days
    if days == 0:
        return "due today"
    return f"{plural(days, 'day')} left" if days > 0 else f"{plural(-days, 'day')} late"


def number(value: float | None) -> str:
    """1,234 with a comma at each thousand; a fraction to one place."""
    if value is None:
        return ABSENT
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"


def plural(count: int, one: str, many: str = "") -> str:
    """1 review, 2 reviews, 1,234 inquiries; `many` where adding an s is wrong."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def listed(items: Sequence[object], joined: str = "and") -> str:
    """Leeds, Hull and York"""
    texts = [str(item) for item in items]
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])} {joined} {texts[-1]}"


def yes_no(value: bool | None) -> str:  # noqa: FBT001 - the value is what is drawn
    """Yes, No or not known."""
    return ABSENT if value is None else "Yes" if value else "No"


def in_a_sentence(text: str) -> str:
    """As it stands inside a sentence: without its capital, unless the capital belongs to it, as in CRN."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def stays_together(value: object) -> bool:
    """Whether this is a reference, a CRN, a day or a moment and nothing else, which no line may break."""
    return isinstance(value, str) and TOGETHER.fullmatch(value.strip()) is not None


def unbroken(text: str) -> Markup:
    """The text, in which no line breaks inside a reference, a number of a person, a day or a moment."""
    if isinstance(text, Markup):
        return text
    kept = Markup('<span class="candour-together">{}</span>')
    parts = re.split(f"({TOGETHER.pattern})", str(text))
    return Markup().join(kept.format(part) if place % 2 else part for place, part in enumerate(parts))


def _in_london(value: Day) -> Day:
    return value.astimezone(LONDON) if isinstance(value, datetime) else value


def _date(value: date) -> date:
    return _in_london(value).date() if isinstance(value, datetime) else value


FILTERS: dict[str, Callable[..., object]] = {
    "day": day,
    "day_month": day_month,
    "month": month,
    "moment": moment,
    "clock": clock,
    "since": since,
    "days_left": days_left,
    "number": number,
    "plural": plural,
    "listed": listed,
    "yes_no": yes_no,
    "in_a_sentence": in_a_sentence,
    "stays_together": stays_together,
    "unbroken": unbroken,
}
