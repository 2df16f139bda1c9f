"""A copy of a review is decided by keyboard, checked without seeing, approved and sent."""

import pytest
from playwright.sync_api import expect

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


def test_a_checker_who_would_decide_otherwise_returns_the_copy(visitor: Visitor) -> None:
    # Given a specialist who checks a copy without seeing what was decided
    visitor.signs_in_as("Ewa Lisowska")
    opens_copy_for(visitor, "Metropolitan Police")
    visitor.follows("Check it without seeing")
    visitor.does_not_see("Their note")
    visitor.presses("Go on")
    # When every passage has an answer, then both are shown
    visitor.checks = False
    while visitor.page.get_by_role("button", name="Answer, and go on").count():
        visitor.chooses("Label")
        visitor.presses("Answer, and go on")
    visitor.checks = True
    visitor.is_at("Compare what you would do")
    visitor.sees("Their note")
    # And the copy goes back with reasons
    visitor.follows("Return it to the preparer")
    visitor.types("What should be decided otherwise", "The school can be told from two sentences.")
    visitor.sends()
    visitor.sees("The copy is back with the preparer")


def test_a_third_person_approves_and_the_recipient_is_typed_again(visitor: Visitor) -> None:
    recipient = "Domestic homicide review chair, Croydon"
    # Given a copy that was checked, and its file, which the gate let through
    visitor.signs_in_as("Colin Baptiste")
    opens_copy_for(visitor, recipient)
    visitor.follows("Files, and what the gate says")
    expect(visitor.page.get_by_text("Ready: the gate found nothing")).to_have_count(1)
    visitor.follows("Back", exact=True)
    # When the approver reads it and signs, then the approval is bound to the files
    visitor.follows("Approve these files")
    visitor.types("Your statement", "I have read the whole of it. It shares what the review needs.")
    visitor.sends()
    visitor.sees("The files are approved, and nothing else is.")
    # When a specialist types another recipient, then nothing leaves; with the right one, it is sent
    visitor.becomes("Ewa Lisowska")
    opens_copy_for(visitor, recipient)
    visitor.follows("Send or hand over")
    visitor.types("Type the recipient again", "Somebody else")
    visitor.chooses("Secure e-mail")
    visitor.chooses("Web page")
    visitor.sends()
    visitor.sees("There is a problem")
    visitor.types("Type the recipient again", recipient)
    visitor.sends()
    visitor.sees("It is recorded that the copy left")
