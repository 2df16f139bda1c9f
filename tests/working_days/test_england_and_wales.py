"""The published bank holidays, checked on dates that are often got wrong."""

import socket
from datetime import date

import pytest

from candour.working_days import BankHoliday, Calendar, load_calendar

CALENDAR = load_calendar()


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2006, 1, 2), "bank holiday: New Year\N{RIGHT SINGLE QUOTATION MARK}s Day (substitute day)"),
        (date(2008, 3, 21), "bank holiday: Good Friday"),
        (date(2009, 12, 28), "bank holiday: Boxing Day (substitute day)"),
        (date(2010, 12, 28), "bank holiday: Boxing Day (substitute day)"),
        (date(2011, 4, 29), "bank holiday: Wedding of Prince William (extra bank holiday)"),
        (date(2011, 12, 27), "bank holiday: Christmas Day (substitute day)"),
        (
            date(2012, 6, 5),
            "bank holiday: Queen\N{RIGHT SINGLE QUOTATION MARK}s Diamond Jubilee (extra bank holiday)",
        ),
        (date(2020, 5, 8), "bank holiday: Early May bank holiday (VE day)"),
        (date(2021, 12, 27), "bank holiday: Christmas Day (substitute day)"),
        (date(2021, 12, 28), "bank holiday: Boxing Day (substitute day)"),
        (date(2022, 9, 19), "bank holiday: Bank Holiday for the State Funeral of Queen Elizabeth II"),
        (date(2023, 5, 8), "bank holiday: Bank holiday for the coronation of King Charles III"),
        (date(2024, 3, 29), "bank holiday: Good Friday"),
        (date(2026, 12, 25), "bank holiday: Christmas Day"),
        (date(2026, 12, 28), "bank holiday: Boxing Day (substitute day)"),
    ],
)
def test_a_known_bank_holiday_is_named(day: date, reason: str) -> None:
    given_reason = CALENDAR.why_not_working(day)
    assert given_reason is not None
    assert given_reason.lower() == reason.lower()
    assert not CALENDAR.is_working_day(day)


@pytest.mark.parametrize(
    "day",
    [
        date(2020, 5, 4),  # the early May holiday had moved to the Friday
        date(2021, 3, 17),  # St Patrick's Day is a holiday in Northern Ireland alone
        date(2024, 1, 2),  # 2 January and 30 November are holidays in Scotland alone
        date(2026, 11, 30),
        date(2026, 12, 29),
    ],
)
def test_a_holiday_elsewhere_or_moved_is_a_working_day_here(day: date) -> None:
    assert CALENDAR.is_working_day(day)
    assert CALENDAR.why_not_working(day) is None


@pytest.mark.parametrize("year", range(2006, 2012))
def test_the_years_before_the_published_list_have_eight_holidays_on_weekdays(year: int) -> None:
    days = sorted(day for day in CALENDAR.holidays if day.year == year)
    assert len(days) == (9 if year == 2011 else 8)
    assert all(day.weekday() < 5 for day in days)
    good_friday, easter_monday = days[1], days[2]
    assert (good_friday.weekday(), (easter_monday - good_friday).days) == (4, 3)
    assert [day.weekday() for day in days if day.month in {5, 8}] == [0, 0, 0]


def test_weekends_are_named_even_on_christmas_day() -> None:
    assert CALENDAR.why_not_working(date(2021, 12, 25)) == "Saturday"
    assert CALENDAR.why_not_working(date(2021, 12, 26)) == "Sunday"


def test_the_calendar_says_where_it_starts_and_ends_and_whose_it_is() -> None:
    assert CALENDAR.first_day == date(2006, 1, 1)
    assert CALENDAR.last_day >= date(2028, 12, 31)
    assert "England and Wales" in CALENDAR.source


def test_a_holiday_added_by_policy_counts_and_is_named() -> None:
    day = date(2027, 6, 1)
    calendar = load_calendar([BankHoliday(day, "Day of remembrance")])
    assert CALENDAR.is_working_day(day)
    assert calendar.why_not_working(day) == "bank holiday: Day of remembrance"
    assert calendar.last_day == CALENDAR.last_day


def test_adding_a_holiday_that_is_already_published_keeps_the_published_name() -> None:
    calendar = load_calendar([BankHoliday(date(2024, 3, 29), "something else")])
    assert calendar.why_not_working(date(2024, 3, 29)) == "bank holiday: Good Friday"
    assert calendar == CALENDAR


def test_a_holiday_without_a_name_still_has_a_reason() -> None:
    day = date(2024, 7, 3)
    unnamed = Calendar(
        holidays=frozenset({day}), first_day=date(2024, 1, 1), last_day=date(2024, 12, 31), source="a test"
    )
    assert unnamed.why_not_working(day) == "bank holiday: name not recorded"


def test_nothing_is_fetched_from_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    from candour.working_days import england_and_wales

    def refuse(*_arguments: object, **_options: object) -> None:
        raise AssertionError("the calendar must not open a socket")

    monkeypatch.setattr(socket, "socket", refuse)
    published = england_and_wales._published_holidays.__wrapped__()
    assert len(published) >= 140
