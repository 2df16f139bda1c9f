"""An administrator notifies a case, and the national team commissions its review."""

from datetime import date

import pytest

from tests.journeys.days import ago
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey


def tells_of_the_person(visitor: Visitor) -> None:
    visitor.types("Given names", "Séamus")
    visitor.types("Family name", "Ó Dálaigh")
    visitor.presses("Save and continue")
    visitor.types("What is the person’s CRN?", "X2612")
    visitor.presses("Save and continue")


def mends_the_crn(visitor: Visitor) -> None:
    visitor.sees("CRN must be a letter and six numbers")
    visitor.types("What is the person’s CRN?", "x261234")
    visitor.presses("Save and continue")


def tells_of_the_place(visitor: Visitor) -> None:
    visitor.is_at("About the person")
    visitor.dates("Date of birth", date(1991, 5, 17))
    visitor.chooses("Male")
    visitor.presses("Save and continue")
    visitor.picks("Which region supervised", "London")
    visitor.presses("Save and continue")
    visitor.picks("Which delivery unit", "Croydon")
    visitor.presses("Save and continue")


def tells_of_supervision(visitor: Visitor) -> None:
    visitor.chooses("Yes")
    visitor.presses("Save and continue")
    visitor.picks("Kind of supervision", "Community order")
    visitor.dates("When did it start?", ago(200))
    visitor.presses("Save and continue")
    visitor.answers("Do you want to add", "No")
    visitor.presses("Save and continue")
    visitor.types("Index offence", "Affray")
    visitor.presses("Save and continue")


def tells_of_risk(visitor: Visitor) -> None:
    visitor.chooses("Yes")
    visitor.presses("Save and continue")
    visitor.chooses("High")
    visitor.dates("When was it assessed?", ago(150))
    visitor.presses("Save and continue")
    visitor.answers("Do you want to add", "No")
    visitor.presses("Save and continue")
    visitor.is_at("MAPPA")
    visitor.chooses("No")
    visitor.presses("Save and continue")


def tells_of_the_charge(visitor: Visitor) -> None:
    visitor.is_at("What is the charge?")
    visitor.types("Search the offence list", "robbery")
    visitor.presses("Search")
    visitor.follows("Robbery (TH68023)")
    visitor.dates("Date of the alleged offence", ago(20))
    visitor.dates("Date of charge", ago(12))
    visitor.presses("Save and continue")
    visitor.answers("Do you want to add", "No")
    visitor.presses("Save and continue")


def tells_of_the_court_and_the_rest(visitor: Visitor) -> None:
    visitor.answers("Has the person appeared in court", "Yes")
    visitor.dates("When was the first appearance?", ago(4))
    visitor.types("Which court?", "Croydon Magistrates’ Court")
    visitor.presses("Save and continue")
    for _ in ("others charged", "victims and relatives", "other reviews"):
        visitor.chooses("No")
        visitor.presses("Save and continue")
    visitor.answers("Is there interest from the media?", "No")
    visitor.answers("Have ministers been told?", "No")
    visitor.presses("Save and continue")


def changes_the_name(visitor: Visitor) -> None:
    visitor.follows("Change name")
    visitor.types("Known as", "Shay")
    visitor.presses("Save and continue")
    visitor.is_at("Check your answers")
    visitor.sees("Shay")


def tells_everything(visitor: Visitor) -> None:
    tells_of_the_place(visitor)
    tells_of_supervision(visitor)
    tells_of_risk(visitor)
    tells_of_the_charge(visitor)
    tells_of_the_court_and_the_rest(visitor)


def sees_every_answer_and_what_eligibility_says(visitor: Visitor) -> None:
    visitor.is_at("Check your answers")
    visitor.sees("Séamus Ó Dálaigh")
    visitor.sees("What eligibility says")
    visitor.sees("A review is required")


def records_and_submits(visitor: Visitor) -> str:
    visitor.presses("Record the case")
    visitor.sees("The case is recorded. Its reference is")
    reference = visitor.page.url.rstrip("/").rsplit("/", 1)[-1]
    visitor.follows("Submit to the national team")
    visitor.answers("Do you propose a review", "No")
    visitor.presses("Submit to the national team")
    return reference


def commissions(visitor: Visitor, reference: str) -> None:
    visitor.follows("Notifications", exact=True)
    visitor.follows(reference)
    visitor.follows("Commission a review")
    visitor.presses("Commission a review")
    visitor.sees("A review is commissioned")


def test_an_administrator_notifies_a_case_and_reads_the_decision(visitor: Visitor) -> None:
    # Given an administrator in London who answers one question after another
    visitor.signs_in_as("Priya Raman")
    visitor.follows("Record a charge")
    visitor.presses("Start a new notification")
    # When the CRN is mistyped, the page says how a CRN looks, and it is mended
    tells_of_the_person(visitor)
    mends_the_crn(visitor)
    # And everything else that is known is told
    tells_everything(visitor)
    # Then every answer is there to be checked, with what eligibility says
    sees_every_answer_and_what_eligibility_says(visitor)
    # And one answer can be changed on the way
    changes_the_name(visitor)
    # When the case is recorded and submitted, then it is with the national team
    reference = records_and_submits(visitor)
    visitor.sees("with the national team")
    # When an officer of the national team finds it on the desk and commissions the review
    visitor.becomes("Colin Baptiste")
    commissions(visitor, reference)
    # Then the administrator reads the decision
    visitor.becomes("Priya Raman")
    visitor.finds("Séamus Ó Dálaigh")
    visitor.follows("Open the notification")
    visitor.sees("Review commissioned")
    # And whoever leads the region's work sees that both have read the case
    visitor.becomes("Marcus Obi")
    visitor.opens(f"/cases/{reference}/seen")
    visitor.sees("Priya Raman")
    visitor.sees("Colin Baptiste")
