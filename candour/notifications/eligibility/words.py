"""Dates and charges as they are written in sentences."""

from datetime import date

from candour.notifications.eligibility.facts import Charge

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_words(day: date) -> str:
    """A date as in "5 March 2024"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def charge_name(charge: Charge, index: int, count: int) -> str:
    """How a charge is called in a sentence: by its place where there are several, and by its code."""
    called = charge.code or charge.title or charge.family or "no code"
    return f"charge {index + 1} ({called})" if count > 1 else f"the charge ({called})"
