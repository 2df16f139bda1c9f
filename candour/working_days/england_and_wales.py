"""The bank holidays of England and Wales, from the packed copy of the list that GOV.UK publishes.

The packed copy is always used and nothing is fetched. It starts in 2012; the six years before, as far
back as the rules of eligibility go, are kept here. Before 2006, and after the last year of the copy, only
a caller who asks for `Beyond.WEEKDAYS_ONLY` gets a count, of Mondays to Fridays.
"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from candour.working_days import before_publication
from candour.working_days.calendar import BankHoliday, Calendar

SOURCE = f"bank holidays in England and Wales published by GOV.UK, and {before_publication.SOURCE}"


def load_calendar(extra: Iterable[BankHoliday] = ()) -> Calendar:
    """The published bank holidays and any added later by policy, such as one proclaimed for a single year.

    An added holiday does not move the last known day: one new date says nothing of the rest of its year.
    """
    return _calendar_with(tuple(sorted(set(extra))))


@lru_cache(maxsize=16)
def _calendar_with(extra: tuple[BankHoliday, ...]) -> Calendar:
    published = _published_holidays()
    names = {holiday.date: holiday.name for holiday in (*extra, *published)}
    return Calendar(
        holidays=frozenset(names),
        first_day=date(published[0].date.year, 1, 1),
        last_day=date(published[-1].date.year, 12, 31),
        source=SOURCE,
        names=MappingProxyType(names),
    )


@lru_cache(maxsize=1)
def _published_holidays() -> tuple[BankHoliday, ...]:
    # Imported here because the package brings a network client that most callers of the calendar never need.
    from govuk_bank_holidays.bank_holidays import BankHolidays

    published = BankHolidays(use_cached_holidays=True)
    listed = published.get_holidays(division=BankHolidays.ENGLAND_AND_WALES)
    found = [BankHoliday(date=each["date"], name=_name(each)) for each in listed]
    return tuple(sorted([*before_publication.holidays_before_publication(), *found]))


def _name(holiday: dict[str, str]) -> str:
    """The printed name, with "substitute day" where the holiday was moved to a weekday."""
    note = holiday["notes"].strip().lower()
    return f"{holiday['title']} ({note})" if note else holiday["title"]
