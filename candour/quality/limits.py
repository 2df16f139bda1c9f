"""The periods that quality assurance works by, from the policy, with the day that each ends on."""

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
    due = None
    if started_on is not None:
        calendar = known_calendar()
        due = calendar.add_working_days(start=started_on, days=row.number, beyond=Beyond.WEEKDAYS_ONLY)
    return Period(row.number, row.unit, due, row.status == Standing.DEFAULT, row.source)
