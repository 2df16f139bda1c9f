"""Counting working days, and saying why a day does not count.

In every count the start is day 0, so the first working day after it is day 1. A calendar knows its
bank holidays from `first_day` to `last_day` only. A count that needs a day outside is refused, unless
the caller asks for `Beyond.WEEKDAYS_ONLY`: then only Saturdays, Sundays and the holidays that happen
to be known are left out, and the caller must say so where the answer is shown.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from functools import cached_property

ONE_DAY = timedelta(days=1)
SATURDAY = 5
DAYS_OF_WORK_IN_A_WEEK = 5
WEEKEND_NAMES = {5: "Saturday", 6: "Sunday"}


class Beyond(Enum):
    """What to do with days outside the years whose bank holidays are known."""

    REFUSE = "refuse"
    WEEKDAYS_ONLY = "weekdays only"


class CalendarEndsError(Exception):
    """A count needs a day whose bank holidays are not known; the text can be shown to a person."""


@dataclass(frozen=True, slots=True, order=True)
class BankHoliday:
    date: date
    name: str


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a count: `number` is the working days reached by the end of it."""

    date: date
    is_working: bool
    number: int
    reason: str | None
    """Why it does not count, as in "Saturday" or "bank holiday: Good Friday"; None on a working day."""


@dataclass(frozen=True)
class Calendar:
    """The bank holidays known from `first_day` to `last_day`, both included, and where they come from."""

    holidays: frozenset[date]
    first_day: date
    last_day: date
    source: str
    names: Mapping[date, str] = field(default_factory=dict, hash=False, compare=False)

    @cached_property
    def _holidays_on_weekdays(self) -> tuple[date, ...]:
        return tuple(sorted(day for day in self.holidays if day.weekday() < SATURDAY))

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday and not a bank holiday that this calendar knows."""
        return day.weekday() < SATURDAY and day not in self.holidays

    def why_not_working(self, day: date) -> str | None:
        """ "Saturday", "Sunday" or "bank holiday: ..."; None for a working day."""
        if day.weekday() >= SATURDAY:
            return WEEKEND_NAMES[day.weekday()]
        if day in self.holidays:
            return f"bank holiday: {self.names.get(day, 'name not recorded')}"
        return None

    def covers(self, *, start: date, end: date) -> bool:
        """Whether the bank holidays of every day from start to end, both included, are known."""
        return self.first_day <= start and end <= self.last_day

    def add_working_days(self, *, start: date, days: int, beyond: Beyond = Beyond.REFUSE) -> date:
        """The date of the given working day after `start` (day 0, of any kind).

        Zero working days is `start` itself, even on a Sunday. Raises ValueError for a negative number
        and CalendarEndsError when the count leaves the known years.
        """
        if days < 0:
            raise ValueError("The number of working days cannot be negative.")
        whole_weeks = days // DAYS_OF_WORK_IN_A_WEEK
        reached = start + timedelta(weeks=whole_weeks)
        counted = self._count(start, reached)
        while counted < days or (days and not self.is_working_day(reached)):
            reached += ONE_DAY if counted < days else -ONE_DAY
            counted = self._count(start, reached)
        self._check_known(start, reached, beyond)
        return reached

    def working_days_between(self, *, start: date, end: date, beyond: Beyond = Beyond.REFUSE) -> int:
        """The number of working days after `start`, up to and including `end`.

        Raises ValueError when `end` is before `start` and CalendarEndsError outside the known years.
        """
        if end < start:
            raise ValueError("The end of a count cannot be before its start.")
        self._check_known(start, end, beyond)
        return self._count(start, end)

    def days(self, *, start: date, end: date, beyond: Beyond = Beyond.REFUSE) -> tuple[Day, ...]:
        """Every day after `start`, up to and including `end`, with its number or why it has none."""
        if end < start:
            raise ValueError("The end of a count cannot be before its start.")
        self._check_known(start, end, beyond)
        listed: list[Day] = []
        number = 0
        for offset in range(1, (end - start).days + 1):
            day = start + timedelta(days=offset)
            reason = self.why_not_working(day)
            number += reason is None
            listed.append(Day(date=day, is_working=reason is None, number=number, reason=reason))
        return tuple(listed)

    def _count(self, start: date, end: date) -> int:
        """Weekdays by arithmetic and holidays by position, so that a count over decades costs nothing."""
        holidays = bisect_right(self._holidays_on_weekdays, end) - bisect_right(
            self._holidays_on_weekdays, start
        )
        return _weekdays_up_to(end) - _weekdays_up_to(start) - holidays

    def _check_known(self, start: date, end: date, beyond: Beyond) -> None:
        if beyond is Beyond.WEEKDAYS_ONLY or end <= start:
            return
        if not self.covers(start=start + ONE_DAY, end=end):
            raise CalendarEndsError(
                f"This count runs from {start.isoformat()} to {end.isoformat()}, but bank holidays are known "
                f"only from {self.first_day.isoformat()} to {self.last_day.isoformat()} ({self.source})."
            )


def _weekdays_up_to(day: date) -> int:
    """Mondays to Fridays from 1 January of year 1, which was a Monday, to the day itself."""
    weeks, rest = divmod(day.toordinal(), 7)
    return weeks * DAYS_OF_WORK_IN_A_WEEK + min(rest, DAYS_OF_WORK_IN_A_WEEK)
