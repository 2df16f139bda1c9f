"""Working days in England and Wales: Monday to Friday without bank holidays."""

from candour.working_days.calendar import BankHoliday, Beyond, Calendar, CalendarEndsError, Day
from candour.working_days.england_and_wales import load_calendar

__all__ = ["BankHoliday", "Beyond", "Calendar", "CalendarEndsError", "Day", "load_calendar"]
