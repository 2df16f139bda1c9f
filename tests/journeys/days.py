"""Days as London counts them, for what people type."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

TODAY = datetime.now(ZoneInfo("Europe/London")).date()


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def working_day_after(days: int) -> date:
    """A Tuesday to Thursday at least so many days from now, which no ordinary bank holiday falls on."""
    day = TODAY + timedelta(days=days)
    while day.weekday() not in {1, 2, 3}:
        day += timedelta(days=1)
    return day
