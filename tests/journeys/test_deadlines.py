"""Dates move for a reason that can be read: an extension that was approved, a bank holiday that was added."""

import pytest

from tests.journeys.days import working_day_after
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

LATER = working_day_after(80)


def asks_for_a_later_date(visitor: Visitor) -> None:
    visitor.follows("Ask for a later date for Review submitted")
    visitor.dates("New date", LATER)
    visitor.page.get_by_role("group", name="What is the main reason?").get_by_role("radio").first.check()
    visitor.types("Why is more time needed?", "Two interviews wait for a doctor's letter.")
    visitor.sends()
    visitor.sees("The date stands until the national team decides")


def approves_it(visitor: Visitor, reference: str) -> None:
    visitor.follows("Notifications", exact=True)
    visitor.follows("Extensions that wait for a decision")
    visitor.follows(reference)
    visitor.chooses("Yes")
    visitor.sends()
    visitor.sees("Your decision is kept")


def test_an_extension_is_asked_for_and_approved(visitor: Visitor) -> None:
    # Given a reviewing manager whose review needs more time
    visitor.signs_in_as("Hannah Kowalski")
    reference = visitor.finds("Nathan Brightwell")
    # When she asks for a later date, then the earlier one stands
    asks_for_a_later_date(visitor)
    # When the national team approves it
    visitor.becomes("Colin Baptiste")
    approves_it(visitor, reference)
    # Then both dates and the reason can be read
    visitor.becomes("Hannah Kowalski")
    visitor.opens(f"/notifications/{reference}/")
    visitor.sees(f"{LATER.day} {LATER:%B %Y}")
    visitor.sees("moved 1 time")
    visitor.unfolds("Every change of this date")
    visitor.sees("Two interviews wait for a doctor's letter.")
    visitor.sees("Approved by Colin Baptiste")


def test_an_added_bank_holiday_moves_open_dates_and_says_why(visitor: Visitor) -> None:
    # Given the national lead, who learns of a bank holiday in the next days
    visitor.signs_in_as("Nadia Feroz")
    reference = visitor.finds("Curtis Mallory")
    visitor.opens("/")
    visitor.follows("Add a bank holiday")
    visitor.dates("Which day?", working_day_after(1))
    visitor.types("What is it called?", "Day of thanks")
    visitor.types("Where was it announced?", "Proclamation read out yesterday")
    # When it is looked at, then the dates that would move are shown before anything moves
    visitor.presses("See which dates would move")
    visitor.sees(reference)
    # When it is confirmed
    visitor.sends()
    visitor.sees("The bank holiday is added. Dates moved:")
    visitor.sees("Day of thanks")
    # Then the case says that its date moved, and why
    visitor.opens(f"/notifications/{reference}/")
    visitor.unfolds("Every change of this date")
    visitor.sees("Day of thanks")
