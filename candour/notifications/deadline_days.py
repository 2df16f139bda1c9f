"""When a step is due: the policy's period, counted from its event on the calendar of England and Wales."""

from calendar import monthrange
from datetime import date, timedelta

from candour.policy.process import Deadline, Unit
from candour.working_days.calendar import Beyond, Calendar


def due_day(*, period: Deadline, started_on: date, calendar: Calendar, extended_by_days: int = 0) -> date:
    """The last day on which the step is in time.

    `started_on` is day 0. Extensions are calendar days after the period's own end.
    A day beyond the known calendar counts Monday to Friday only; `calendar.last_day` says where that begins.
    """
    return _end(period, started_on, calendar) + timedelta(days=extended_by_days)


def _end(period: Deadline, started_on: date, calendar: Calendar) -> date:
    if period.unit is Unit.WORKING_DAYS:
        return calendar.add_working_days(start=started_on, days=period.amount, beyond=Beyond.WEEKDAYS_ONLY)
    if period.unit is Unit.CALENDAR_DAYS:
        return started_on + timedelta(days=period.amount)
    return _months_later(started_on, period.amount)


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
