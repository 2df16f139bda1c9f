"""Dates typed as day, month and year, with an error that names the part to mend."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, Unpack

from django import forms
from django.core.exceptions import ValidationError

from candour.design_system.fields.drawn import Drawn, DrawnField, Options, Parameters
from candour.design_system.words import day, listed

EARLIEST_YEAR = 1900
LATEST_YEAR = 2100
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WIDTHS = {"day": 2, "month": 3, "year": 4}  # in characters; a month may be a name
Typed = Mapping[str, str]


class Wrong(ValidationError):
    """What is wrong with a date, and in which parts."""

    def __init__(self, message: str, *parts: str) -> None:
        super().__init__(message, code="invalid", params={"parts": parts})


class Parts(forms.Widget):
    """Reads `name-day`, `name-month` and `name-year`."""

    def __init__(self, parts: tuple[str, ...]) -> None:
        super().__init__()
        self.parts = parts

    def value_from_datadict(self, data: Mapping[str, Any], files: object, name: str) -> Typed:
        return {part: str(data.get(f"{name}-{part}") or "").strip() for part in self.parts}

    def value_omitted_from_data(self, data: Mapping[str, Any], files: object, name: str) -> bool:
        return not any(f"{name}-{part}" in data for part in self.parts)


class DateField(Drawn):
    """A date. `when` is past or future, today included; the form is then given `today`."""

    component = "date-input"
    parts: tuple[str, ...] = ("day", "month", "year")

    def __init__(
        self,
        label: str,
        *,
        when: Literal["past", "future"] | None = None,
        earliest: date | None = None,
        latest: date | None = None,
        **options: Unpack[Options],
    ) -> None:
        super().__init__(label, **options)
        self.widget = Parts(self.parts)
        self.when = when
        self.earliest = earliest
        self.latest = latest
        self.today: date | None = None

    def clean(self, value: Typed) -> date | None:
        if not any(value.values()):
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        found = read_date(value, self.noun, self.parts)
        self._check_limits(found)
        return found

    def _check_limits(self, found: date) -> None:
        if self.earliest and found < self.earliest:
            raise Wrong(f"{self.noun} must be {day(self.earliest)} or later", *self.parts)
        if self.latest and found > self.latest:
            raise Wrong(f"{self.noun} must be {day(self.latest)} or earlier", *self.parts)
        if self.when:
            self._check_against_today(found)

    def _check_against_today(self, found: date) -> None:
        if self.today is None:
            raise ValueError("give the form today=, so that its dates can be compared with it")
        if self.when == "past" and found > self.today:
            raise Wrong(f"{self.noun} must be today or in the past", *self.parts)
        if self.when == "future" and found < self.today:
            raise Wrong(f"{self.noun} must be today or in the future", *self.parts)

    def own(self, bound: DrawnField) -> Parameters:
        return {
            "namePrefix": bound.html_name,
            "fieldset": {"legend": self.words(bound, "legend")},
            "items": [self._item(bound, part) for part in self.parts],
        }

    def _item(self, bound: DrawnField, part: str) -> Parameters:
        wrong = " govuk-input--error" if part in wrong_parts(bound, self.parts) else ""
        return {
            "name": part,
            "value": typed_parts(bound.value(), self.parts)[part],
            "classes": f"govuk-input--width-{WIDTHS[part]}{wrong}",
            "autocomplete": f"bday-{part}" if self.autocomplete == "bday" else None,
        }

    def first_input(self, bound: DrawnField) -> str:
        wrong = wrong_parts(bound, self.parts)
        return f"{bound.auto_id}-{(wrong or self.parts)[0]}"


class MonthField(DateField):
    """A month and a year; cleans to the first day of the month."""

    parts = ("month", "year")


def read_date(typed: Typed, noun: str, parts: tuple[str, ...] = DateField.parts) -> date:
    """The date that was typed, the first of the month without a day part; raises `Wrong` with the part."""
    absent = [part for part in parts if not typed[part]]
    if absent:
        raise Wrong(f"{noun} must include {listed(['a ' + part for part in absent])}", *absent)
    read_day = _day(typed["day"], noun) if "day" in parts else 1
    read_month = _month(typed["month"], noun)
    read_year = _year(typed["year"], noun)
    length = monthrange(read_year, read_month)[1]
    if read_day > length:
        named = f"{MONTHS[read_month - 1].title()} {read_year}"
        raise Wrong(f"{noun} must be a real date: {named} has {length} days", "day")
    return date(read_year, read_month, read_day)


def _day(typed: str, noun: str) -> int:
    if not (_is_number(typed) and 1 <= int(typed) <= 31):
        raise Wrong(f"{noun} must have a day from 1 to 31", "day")
    return int(typed)


def _month(typed: str, noun: str) -> int:
    if _is_number(typed) and 1 <= int(typed) <= 12:
        return int(typed)
    start = typed.lower().rstrip(".")
    named = [place for place, name in enumerate(MONTHS, 1) if len(start) >= 3 and name.startswith(start)]
    if not named:
        raise Wrong(f"{noun} must have a month from 1 to 12, or its name, like March", "month")
    return named[0]


def _year(typed: str, noun: str) -> int:
    if not (_is_number(typed) and len(typed) == 4):
        raise Wrong(f"{noun} must have a year of four numbers, like 2026", "year")
    if not EARLIEST_YEAR <= int(typed) <= LATEST_YEAR:
        raise Wrong(f"{noun} must have a year from {EARLIEST_YEAR} to {LATEST_YEAR}", "year")
    return int(typed)


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.isdigit() and len(typed) <= 4


def typed_parts(value: object, parts: tuple[str, ...]) -> dict[str, str]:
    """What stands in each input: what was typed, or the parts of a date."""
    if isinstance(value, date):
        return {part: str(getattr(value, part)) for part in parts}
    typed = value if isinstance(value, Mapping) else {}
    return {part: str(typed.get(part, "")) for part in parts}


def wrong_parts(bound: DrawnField, parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts that the error is about: all of them where it names none."""
    errors = bound.error_data()
    if not errors:
        return ()
    named: tuple[str, ...] = (errors[0].params or {}).get("parts", parts)
    return named
