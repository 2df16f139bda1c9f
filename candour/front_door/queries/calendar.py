"""The working-day calendar: the published bank holidays and those added since."""

from dataclasses import dataclass
from datetime import date

from candour.notifications.models import AddedBankHoliday
from candour.working_days import BankHoliday, Calendar, load_calendar


@dataclass(frozen=True, slots=True)
class Year:
    year: int
    holidays: tuple[BankHoliday, ...]


@dataclass(frozen=True, slots=True)
class CalendarShown:
    calendar: Calendar
    years: tuple[int, ...]
    chosen: Year
    added: tuple[AddedBankHoliday, ...]


def calendar_of(asked: str, *, today: date) -> CalendarShown:
    """The bank holidays of the year asked for, or of this year."""
    added = tuple(AddedBankHoliday.objects.select_related("added_by"))
    calendar = load_calendar(BankHoliday(date=each.day, name=each.name) for each in added)
    years = tuple(range(calendar.first_day.year, calendar.last_day.year + 1))
    wanted = next((year for year in years if str(year) == asked), min(max(today.year, years[0]), years[-1]))
    days = sorted(day for day in calendar.holidays if day.year == wanted)
    holidays = tuple(BankHoliday(date=day, name=calendar.names[day]) for day in days)
    return CalendarShown(calendar, years, Year(wanted, holidays), added)
