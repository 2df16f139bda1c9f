"""The calendar that deadlines are counted on: the packaged one and the days added since."""

from datetime import date
from functools import lru_cache

from candour.notifications.models import AddedBankHoliday
from candour.working_days.calendar import BankHoliday, Calendar
from candour.working_days.england_and_wales import load_calendar


def known_calendar() -> Calendar:
    """The added days are read each time, because another process may have added one."""
    return _with(_added())


def calendar_with(day: date, name: str) -> Calendar:
    """The calendar as it would be with one more bank holiday."""
    return _with((*_added(), (day, name)))


def _added() -> tuple[tuple[date, str], ...]:
    return tuple(AddedBankHoliday.objects.values_list("day", "name"))


@lru_cache(maxsize=8)
def _with(added: tuple[tuple[date, str], ...]) -> Calendar:
    return load_calendar(BankHoliday(date=day, name=name) for day, name in added)
