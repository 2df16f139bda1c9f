"""A copy of a review is decided by keyboard alone."""

import pytest

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey


def opens_copy_for(visitor: Visitor, recipient: str) -> None:
    visitor.opens("/disclosure/?show=all")
    row = visitor.page.get_by_role("row").filter(has_text=recipient)
    row.get_by_role("link").first.click()
    visitor.checked()
    visitor.sees(recipient)


def test_a_specialist_decides_by_keyboard_alone(visitor: Visitor) -> None:
    keys = visitor.page.keyboard
    # Given a disclosure specialist with a copy that is half decided
    visitor.signs_in_as("Yusuf Karim")
    opens_copy_for(visitor, "MAPPA review panel")
    # When a section is opened and the first passage is ticked, withheld on a ground, and said why
    visitor.follows("Decide by section")
    visitor.page.locator("li.govuk-task-list__item", has_text="to decide").get_by_role("link").first.click()
    visitor.checked()
    keys.press("j")
    keys.press("Space")
    visitor.sees("1 passage ticked")
    keys.press("w")
    keys.press("2")
    keys.press("n")
    keys.type("It points to one person and the text reads without it.")
    keys.press("Tab")
    keys.press("Enter")
    # Then it is decided, and one key takes it back
    visitor.sees("Withhold: 1 passage.")
    keys.press("u")
    visitor.sees("Taken back")
    visitor.checked()
