"""A case of another region is not there, and an emergency opens it in the light."""

import pytest

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

WHY = "The police ask for the address tonight and nobody in London answers."


def learns_the_reference(visitor: Visitor) -> str:
    visitor.signs_in_as("Priya Raman")
    return visitor.finds("Nathan Brightwell")


def test_a_case_of_another_region_is_not_there(visitor: Visitor) -> None:
    # Given a case in London
    reference = learns_the_reference(visitor)
    # When an administrator in Wales knows its reference and its name
    visitor.becomes("Carys Llewellyn")
    visitor.opens(f"/cases/{reference}")
    # Then the page of the case says nothing of it
    visitor.does_not_see("Brightwell")
    visitor.is_at("not found")
    visitor.opens(f"/notifications/{reference}/")
    visitor.does_not_see("Brightwell")
    # And no search finds it
    for words in ("Brightwell", reference, "X260015"):
        visitor.opens(f"/cases/?show=region&q={words}")
        visitor.sees("No case fits")
    # And the list of her region counts its own open cases alone
    visitor.opens("/cases/?show=region")
    visitor.sees("8 cases")


def test_an_emergency_opens_a_case_and_somebody_else_reviews_it(visitor: Visitor) -> None:
    # Given the lead of Wales, who must read a case in London tonight
    reference = learns_the_reference(visitor)
    visitor.becomes("Gethin Pryce")
    visitor.follows("Use emergency access")
    # When no reason is given, nothing opens
    visitor.types("Reference of the case", reference)
    visitor.chooses("A court or the police needs an answer today")
    visitor.presses("Open the case")
    visitor.sees("There is a problem")
    # When the reason is given, then the case opens for reading, under a banner
    visitor.types("Why must you open it now?", WHY)
    visitor.presses("Open the case")
    visitor.sees("You opened this case by emergency access")
    visitor.does_not_see("Record what the court did")
    # And the person who used it cannot review it
    visitor.opens("/cases/emergency/uses")
    visitor.sees(WHY)
    # When the lead of London reviews the use, then what was found is kept
    visitor.becomes("Marcus Obi")
    visitor.follows("Review emergency access")
    visitor.follows("Review the use by")
    visitor.types("What did you find?", "The police log confirms the call; the use was needed.")
    visitor.presses("Save")
    visitor.sees("The review is recorded")
