"""Counting working days, against a slow count that walks one day at a time."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.working_days import BankHoliday, Beyond, Calendar, CalendarEndsError, Day, load_calendar

CALENDAR = load_calendar()
KNOWN_DATES = st.dates(min_value=date(2012, 1, 1), max_value=date(2027, 12, 31))
ANY_DATES = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))


def walked_count(calendar: Calendar, start: date, end: date) -> int:
    """An independent count: look at each day in turn."""
    counted = 0
    day = start
    while day < end:
        day += timedelta(days=1)
        if day.strftime("%A") not in {"Saturday", "Sunday"} and day not in calendar.holidays:
            counted += 1
    return counted


def walked_date(calendar: Calendar, start: date, days: int) -> date:
    day = start
    while days:
        day += timedelta(days=1)
        if day.strftime("%A") not in {"Saturday", "Sunday"} and day not in calendar.holidays:
            days -= 1
    return day


@given(start=ANY_DATES, length=st.integers(0, 900))
def test_the_count_between_two_dates_is_the_walked_count(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    counted = CALENDAR.working_days_between(start=start, end=end, beyond=Beyond.WEEKDAYS_ONLY)
    assert counted == walked_count(CALENDAR, start, end)


@given(start=ANY_DATES, days=st.integers(0, 300))
def test_adding_working_days_reaches_the_walked_date(start: date, days: int) -> None:
    reached = CALENDAR.add_working_days(start=start, days=days, beyond=Beyond.WEEKDAYS_ONLY)
    assert reached == walked_date(CALENDAR, start, days)


@given(
    start=KNOWN_DATES,
    days=st.integers(1, 40),
    offsets=st.sets(st.integers(0, 80), max_size=60),
)
def test_long_runs_of_added_holidays_are_walked_over(start: date, days: int, offsets: set[int]) -> None:
    extra = [BankHoliday(start + timedelta(days=offset), "added") for offset in offsets]
    calendar = load_calendar(extra)
    assert calendar.add_working_days(start=start, days=days, beyond=Beyond.WEEKDAYS_ONLY) == walked_date(
        calendar, start, days
    )


@given(start=KNOWN_DATES, days=st.integers(1, 100))
def test_adding_and_counting_are_inverse(start: date, days: int) -> None:
    reached = CALENDAR.add_working_days(start=start, days=days)
    assert CALENDAR.is_working_day(reached)
    assert CALENDAR.working_days_between(start=start, end=reached) == days


@given(start=KNOWN_DATES, length=st.integers(0, 90))
def test_the_list_of_days_agrees_with_the_count_and_gives_a_reason_for_each_gap(
    start: date, length: int
) -> None:
    end = start + timedelta(days=length)
    listed = CALENDAR.days(start=start, end=end)
    assert len(listed) == length
    assert sum(day.is_working for day in listed) == CALENDAR.working_days_between(start=start, end=end)
    assert all((day.reason is None) == day.is_working for day in listed)
    assert [day.number for day in listed] == [walked_count(CALENDAR, start, day.date) for day in listed]


def test_the_start_is_day_0_whatever_day_it_is() -> None:
    sunday = date(2026, 7, 5)
    assert CALENDAR.add_working_days(start=sunday, days=0) == sunday
    assert CALENDAR.add_working_days(start=sunday, days=1) == date(2026, 7, 6)
    assert CALENDAR.working_days_between(start=sunday, end=sunday) == 0


def test_twenty_eight_working_days_over_the_christmas_of_2026() -> None:
    assert CALENDAR.add_working_days(start=date(2026, 12, 1), days=28) == date(2027, 1, 13)


def test_each_day_over_easter_2024_says_why_it_does_not_count() -> None:
    assert CALENDAR.days(start=date(2024, 3, 28), end=date(2024, 4, 2)) == (
        Day(date(2024, 3, 29), False, 0, "bank holiday: Good Friday"),
        Day(date(2024, 3, 30), False, 0, "Saturday"),
        Day(date(2024, 3, 31), False, 0, "Sunday"),
        Day(date(2024, 4, 1), False, 0, "bank holiday: Easter Monday"),
        Day(date(2024, 4, 2), True, 1, None),
    )


@pytest.mark.parametrize(
    ("start", "end"),
    [(date(2028, 12, 20), date(2029, 1, 2)), (date(2005, 12, 30), date(2006, 1, 5))],
)
def test_a_count_outside_the_known_years_is_refused_unless_asked_for(start: date, end: date) -> None:
    with pytest.raises(CalendarEndsError, match="known only from 2006-01-01 to 2028-12-31"):
        CALENDAR.working_days_between(start=start, end=end)
    with pytest.raises(CalendarEndsError):
        CALENDAR.days(start=start, end=end)
    assert CALENDAR.working_days_between(start=start, end=end, beyond=Beyond.WEEKDAYS_ONLY) == walked_count(
        CALENDAR, start, end
    )


def test_adding_past_the_last_known_day_is_refused_unless_asked_for() -> None:
    with pytest.raises(CalendarEndsError):
        CALENDAR.add_working_days(start=date(2028, 12, 28), days=28)
    last_counted_day = CALENDAR.add_working_days(start=date(2028, 12, 28), days=1)
    assert last_counted_day == date(2028, 12, 29)


def test_the_known_years_start_after_day_0() -> None:
    assert CALENDAR.working_days_between(start=date(2005, 12, 31), end=date(2006, 1, 3)) == 1


def test_a_count_cannot_run_backwards() -> None:
    with pytest.raises(ValueError, match="before its start"):
        CALENDAR.working_days_between(start=date(2024, 1, 2), end=date(2024, 1, 1))
    with pytest.raises(ValueError, match="before its start"):
        CALENDAR.days(start=date(2024, 1, 2), end=date(2024, 1, 1))
    with pytest.raises(ValueError, match="negative"):
        CALENDAR.add_working_days(start=date(2024, 1, 2), days=-1)
