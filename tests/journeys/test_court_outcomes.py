"""A charge waits for court, is dropped, its case is closed, and it is brought again."""

import pytest

from tests.journeys.days import TODAY, ago
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey


def records_the_first_appearance(visitor: Visitor) -> None:
    visitor.follows("Open the notification")
    visitor.sees("the person has not appeared in court")
    visitor.follows("Record the first court appearance")
    visitor.dates("When did the person first appear in court?", ago(1))
    visitor.types("Which court?", "Caernarfon Crown Court")
    visitor.presses("Record the first court appearance")
    visitor.sees("The first court appearance is recorded")


def submits(visitor: Visitor) -> None:
    visitor.follows("Submit to the national team")
    visitor.answers("Do you propose a review", "No")
    visitor.presses("Submit to the national team")


def commissions(visitor: Visitor, reference: str) -> None:
    visitor.opens(f"/notifications/{reference}/commission")
    visitor.presses("Commission a review")


def records_that_charges_were_dropped(visitor: Visitor) -> None:
    visitor.follows("Record what the court did")
    visitor.chooses("Charges dropped or discontinued")
    visitor.dates("On which day?", TODAY)
    visitor.presses("Continue")
    visitor.is_at("Check what follows")
    visitor.presses("Record this outcome")


def closes(visitor: Visitor, reference: str) -> None:
    visitor.opens(f"/cases/{reference}")
    visitor.follows("Close the case, or see what is left to do")
    visitor.sees("Nothing is left to do in this case")
    visitor.presses("Close the case")
    visitor.sees("This case is closed.")


def adds_a_later_charge(visitor: Visitor, reference: str) -> None:
    visitor.opens(f"/cases/{reference}")
    visitor.follows("Add a charge brought later")
    visitor.types("Offence", "Murder")
    visitor.types("Offence code", "COML025")
    visitor.dates("Date of the alleged offence", ago(4))
    visitor.dates("Date of charge", TODAY)
    visitor.sends()


def test_a_charge_waits_for_court_is_dropped_and_is_brought_again(visitor: Visitor) -> None:
    # Given a charge of manslaughter, and nobody has been before a court
    visitor.signs_in_as("Carys Llewellyn")
    reference = visitor.finds("Tomos Llŷr Evans")
    # When the first appearance is recorded, then a review is required and a date runs
    records_the_first_appearance(visitor)
    visitor.sees("A review is required")
    visitor.sees("10 working days from the first court appearance")
    submits(visitor)
    visitor.becomes("Colin Baptiste")
    commissions(visitor, reference)
    visitor.sees("A review is commissioned")
    # When the charges are dropped before the review is finished
    visitor.becomes("Carys Llewellyn")
    visitor.opens(f"/cases/{reference}")
    records_that_charges_were_dropped(visitor)
    # Then the review ends
    visitor.sees("Recorded: charges dropped or discontinued")
    visitor.sees("Ended before completion")
    # And nothing is left to do, so the national team closes the case
    visitor.becomes("Colin Baptiste")
    closes(visitor, reference)
    # When a later charge is brought, then the case is open and eligibility is answered anew
    visitor.becomes("Carys Llewellyn")
    adds_a_later_charge(visitor, reference)
    visitor.sees("The charge is added")
    visitor.sees("The case: Open")
    visitor.does_not_see("This case is closed.")
    visitor.opens(f"/notifications/{reference}/")
    visitor.sees("A review is required")
    visitor.sees("Begun again")


def test_a_fact_that_should_not_be_there_is_taken_out(visitor: Visitor) -> None:
    # Given a case with a risk assessment that belongs to somebody else
    visitor.signs_in_as("Priya Raman")
    visitor.finds("Kieran Doyle")
    visitor.page.locator("a[href*='/change/risk/']").first.click()
    visitor.checked()
    visitor.follows("Take it out of the case instead")
    # When it is to be taken out, then the page says what it is
    visitor.is_at("Take out a risk assessment")
    visitor.sees("Medium")
    visitor.types("Why is it taken out?", "It belongs to a person of the same name.")
    visitor.presses("Take out")
    visitor.sees("Taken out. What it said is under Corrections.")
    # Then what it said can still be read
    visitor.follows("Corrections")
    visitor.sees("It belongs to a person of the same name.")
