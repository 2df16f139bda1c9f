"""The bank holidays of 2006 to 2011, which the packed copy of the published list leaves out.

They follow from the Banking and Financial Dealings Act 1971 (Easter Monday, the last Mondays of May and
August, Christmas), from royal proclamations (New Year's Day, the first Monday of May, substitute days, and
29 April 2011 for the royal wedding), and from common law (Good Friday and Christmas Day).
"""

from collections.abc import Iterator
from datetime import date

from candour.working_days.calendar import BankHoliday

SOURCE = "for 2006 to 2011 the Banking and Financial Dealings Act 1971 and royal proclamations"
_NAMES = (
    "New Year\N{RIGHT SINGLE QUOTATION MARK}s Day",
    "Good Friday",
    "Easter Monday",
    "Early May bank holiday",
    "Spring bank holiday",
    "Summer bank holiday",
    "Christmas Day",
    "Boxing Day",
)
_DAYS = {
    2006: "01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
    2007: "01-01 04-06 04-09 05-07 05-28 08-27 12-25 12-26",
    2008: "01-01 03-21 03-24 05-05 05-26 08-25 12-25 12-26",
    2009: "01-01 04-10 04-13 05-04 05-25 08-31 12-25 12-28",
    2010: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2011: "01-03 04-22 04-25 05-02 05-30 08-29 12-27 12-26",
}
_FIXED = ("01-01", "12-25", "12-26")


def holidays_before_publication() -> Iterator[BankHoliday]:
    """Every bank holiday from 2006 to 2011; a day that was moved to a weekday says so."""
    yield BankHoliday(date(2011, 4, 29), "Wedding of Prince William (extra bank holiday)")
    for year, days in _DAYS.items():
        for name, day in zip(_NAMES, days.split(), strict=True):
            yield BankHoliday(date.fromisoformat(f"{year}-{day}"), f"{name}{_moved(name, day)}")


def _moved(name: str, day: str) -> str:
    fixed = dict(zip((_NAMES[0], *_NAMES[-2:]), _FIXED, strict=True))
    return " (substitute day)" if fixed.get(name, day) != day else ""
