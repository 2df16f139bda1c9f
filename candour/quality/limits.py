"""The periods that quality assurance works by, from the policy, with the day that each ends on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from candour.notifications.calendar import known_calendar
from candour.policy import Standing
from candour.policy.load import load_policy
from candour.working_days.calendar import Beyond

ANSWERS, MARKING = "amendments", "marking"


@dataclass(frozen=True, slots=True)
class Period:
    """How long, until when if it has begun, and how far it can be relied on."""

    number: int
    unit: str
    due: date | None
    is_default: bool
    source: str


def period_of(limit: str, *, started_on: date | None, today: date) -> Period:
    """A limit in working days, counted from the day after it started, by the policy of that day.

    Raises NotKnownError for a limit that the policy does not know.
    """
    row = load_policy().quality_limits.on(limit, on=started_on or today)
    due = None if started_on is None else days_due(limit, [started_on])[started_on]
    return Period(row.number, row.unit, due, row.status == Standing.DEFAULT, row.source)


def days_due(limit: str, started: Iterable[date]) -> dict[date, date]:
    """The day on which a limit ends, for each day on which it started; the calendar is asked for once."""
    calendar = known_calendar()
    numbers = {day: load_policy().quality_limits.on(limit, on=day).number for day in started}
    return {
        day: calendar.add_working_days(start=day, days=number, beyond=Beyond.WEEKDAYS_ONLY)
        for day, number in numbers.items()
    }
