"""What an owner reports and what an inspector finds stand side by side, as of any day."""

import pytest

from tests.journeys.days import ago
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

ACTION = "Entries made by prison staff"
DONE = "Every prison has used it since October; the counts are on the board's page."
FOUND = "Six prisons were asked. Two had not heard of it."


def reports_that_it_is_complete(visitor: Visitor) -> None:
    visitor.follows("Report on my actions")
    visitor.follows(ACTION)
    visitor.presses("Report progress")
    visitor.answers("How far is it?", "Complete")
    visitor.types("What was done, and what shows it", DONE)
    visitor.answers("Does the target date move?", "No")
    visitor.sends()
    visitor.sees("Your report was recorded")


def finds_something_else(visitor: Visitor) -> None:
    visitor.follows("Reported complete, not verified")
    visitor.follows(ACTION)
    visitor.presses("Verify progress")
    visitor.answers("What did you find?", "Insufficient progress")
    visitor.types("What you saw", FOUND)
    visitor.sends()
    visitor.sees("What you found was recorded")


def reads(visitor: Visitor, side: str) -> str:
    return visitor.page.locator(".candour-side-by-side section", has_text=side).inner_text()


def test_a_report_and_a_finding_stand_side_by_side(visitor: Visitor) -> None:
    # Given an action owner who reports that an action is complete
    visitor.signs_in_as("Anthea Boyle")
    reports_that_it_is_complete(visitor)
    # When an inspector finds something else
    visitor.becomes("Ines Duarte")
    finds_something_else(visitor)
    # Then both are shown, and neither has changed the other
    assert "Complete" in reads(visitor, "Reported by the owner")
    assert "Insufficient progress" in reads(visitor, "Verified independently")
    visitor.sees(DONE)
    visitor.sees(FOUND)
    # When the page is read as of a day before both
    visitor.looks_back_to(ago(1))
    # Then it shows what was known that day
    assert "In progress" in reads(visitor, "Reported by the owner")
    assert "Not verified" in reads(visitor, "Verified independently")
    visitor.does_not_see(FOUND)
