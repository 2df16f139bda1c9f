"""Dates are read as people type them, and an error names the part to mend."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.design_system.fields import DateField, Form, MonthField
from candour.design_system.fields.dates import MONTHS, Wrong, read_date

TODAY = date(2026, 3, 10)


def typed(day: str, month: str, year: str) -> dict[str, str]:
    return {"day": day, "month": month, "year": year}


@pytest.mark.parametrize(
    ("day", "month", "year", "expected"),
    [
        ("27", "3", "2026", date(2026, 3, 27)),
        ("07", "03", "2026", date(2026, 3, 7)),
        ("7", "March", "2026", date(2026, 3, 7)),
        ("7", "mar", "2026", date(2026, 3, 7)),
        ("7", "Sept.", "2025", date(2025, 9, 7)),
        ("29", "2", "2024", date(2024, 2, 29)),
        ("1", "jun", "1900", date(1900, 6, 1)),
    ],
)
def test_a_date_is_read_as_it_was_typed(day: str, month: str, year: str, expected: date) -> None:
    assert read_date(typed(day, month, year), "Date of charge") == expected


@pytest.mark.parametrize(
    ("day", "month", "year", "message", "parts"),
    [
        ("27", "3", "", "Date of charge must include a year", ("year",)),
        ("", "", "2026", "Date of charge must include a day and a month", ("day", "month")),
        ("32", "3", "2026", "Date of charge must have a day from 1 to 31", ("day",)),
        ("0", "3", "2026", "Date of charge must have a day from 1 to 31", ("day",)),
        ("\u0661", "3", "2026", "Date of charge must have a day from 1 to 31", ("day",)),
        (
            "27",
            "13",
            "2026",
            "Date of charge must have a month from 1 to 12, or its name, like March",
            ("month",),
        ),
        (
            "27",
            "ma",
            "2026",
            "Date of charge must have a month from 1 to 12, or its name, like March",
            ("month",),
        ),
        ("27", "3", "26", "Date of charge must have a year of four numbers, like 2026", ("year",)),
        ("27", "3", "20261", "Date of charge must have a year of four numbers, like 2026", ("year",)),
        ("27", "3", "0026", "Date of charge must have a year from 1900 to 2100", ("year",)),
        ("29", "2", "2026", "Date of charge must be a real date: February 2026 has 28 days", ("day",)),
        ("31", "4", "2026", "Date of charge must be a real date: April 2026 has 30 days", ("day",)),
    ],
)
def test_an_error_names_the_part_to_mend(
    day: str, month: str, year: str, message: str, parts: tuple[str, ...]
) -> None:
    with pytest.raises(Wrong) as refused:
        read_date(typed(day, month, year), "Date of charge")
    assert refused.value.messages == [message]
    assert refused.value.params == {"parts": parts}


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)), st.booleans())
def test_every_date_is_read_back_from_its_parts(when: date, named: bool) -> None:
    month = MONTHS[when.month - 1] if named else str(when.month)
    assert read_date(typed(str(when.day), month, str(when.year)), "Date") == when


@given(st.text(max_size=6), st.text(max_size=6), st.text(max_size=6))
def test_whatever_is_typed_gives_a_date_or_an_error(day: str, month: str, year: str) -> None:
    try:
        message = f"Date must be {read_date(typed(day, month, year), 'Date')}"
    except Wrong as wrong:
        message = wrong.messages[0]
    assert message.startswith("Date must")


class Charge(Form):
    charged_on = DateField("When?", noun="Date of charge", missing="Enter the date of charge", when="past")
    due_on = DateField("Due?", noun="Due date", when="future", required=False)
    month = MonthField("Month", required=False)


def sent(**values: str) -> Charge:
    """The form as it arrives: `charged_on__day` stands for the input `charged_on-day`."""
    return Charge({name.replace("__", "-"): value for name, value in values.items()}, today=TODAY)


def sent_dates(charged_on: date, due_on: date) -> Charge:
    dates = {"charged_on": charged_on, "due_on": due_on}
    parts = ("day", "month", "year")
    return sent(**{f"{name}__{part}": str(getattr(on, part)) for name, on in dates.items() for part in parts})


def test_a_date_that_was_left_out_asks_for_it() -> None:
    assert sent().errors["charged_on"] == ["Enter the date of charge"]


def test_today_is_in_the_past_and_in_the_future() -> None:
    form = sent_dates(TODAY, TODAY)
    assert form.is_valid()
    assert form.cleaned_data == {"charged_on": TODAY, "due_on": TODAY, "month": None}


def test_a_date_on_the_wrong_side_of_today_is_refused() -> None:
    form = sent_dates(date(2026, 3, 11), date(2026, 3, 9))
    assert form.errors["charged_on"] == ["Date of charge must be today or in the past"]
    assert form.errors["due_on"] == ["Due date must be today or in the future"]


def test_a_date_is_never_compared_with_an_unknown_today() -> None:
    form = Charge({"charged_on-day": "1", "charged_on-month": "3", "charged_on-year": "2026"})
    with pytest.raises(ValueError, match="give the form today="):
        form.is_valid()


@pytest.mark.parametrize(
    ("year", "message"),
    [("2019", "Start must be 1 January 2020 or later"), ("2031", "Start must be 1 January 2030 or earlier")],
)
def test_a_date_stays_inside_its_limits(year: str, message: str) -> None:
    class Limited(Form):
        start = DateField("Start", earliest=date(2020, 1, 1), latest=date(2030, 1, 1))

    assert Limited({"start-day": "1", "start-month": "2", "start-year": year}).errors["start"] == [message]


def test_a_month_is_the_first_of_its_days() -> None:
    class Due(Form):
        month = MonthField("Month due")

    form = Due({"month-month": "feb", "month-year": "2027"})
    assert form.is_valid()
    assert form.cleaned_data["month"] == date(2027, 2, 1)
