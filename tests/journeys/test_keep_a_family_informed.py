"""A liaison officer keeps promises, offers the review after a conviction, and hands the copy over."""

import subprocess
import sys

import pytest

from tests.databases import ROOT
from tests.journeys.conftest import JOURNEY, environment_of
from tests.journeys.days import TODAY
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey


def says_that_the_promise_was_not_kept(visitor: Visitor) -> None:
    visitor.follows("Say whether it was kept")
    visitor.answers("Was it kept?", "No")
    visitor.types("Why not?", "The verdict came while I was with another family. I said that I am sorry.")
    visitor.dates("On which day?", TODAY)
    visitor.sends()


def records_the_offer(visitor: Visitor) -> None:
    visitor.follows("Record that they were offered the review")
    visitor.sees("apart from the Victim Contact Scheme")
    visitor.dates("When were they told", TODAY)
    visitor.chooses("Phone call (preferred)")
    visitor.answers("Did it name somebody to turn to", "Yes")
    visitor.sends()


def records_a_contact(visitor: Visitor) -> None:
    visitor.follows("Record a contact")
    visitor.dates("When was it?", TODAY)
    visitor.chooses("They got in touch")
    visitor.chooses("Phone call")
    visitor.answers("Were they reached?", "Yes")
    visitor.types("What was said?", "She would like to read it with her sister.")
    visitor.sees("Kept at")  # as it is typed, without a button
    visitor.types("What did they ask", "May my sister be there?")
    visitor.sends()


def test_a_liaison_officer_keeps_a_family_informed(visitor: Visitor) -> None:
    # Given a conviction yesterday, and a promise whose day has passed
    visitor.signs_in_as("Beth Carrow")
    visitor.follows("Families", exact=True)
    visitor.follows("Ellen", exact=True)
    visitor.sees("Tell them, and offer them the review")
    says_that_the_promise_was_not_kept(visitor)
    visitor.sees("Not kept")
    # When she is offered the review, then her answer is awaited
    records_the_offer(visitor)
    visitor.sees("Their answer is awaited")
    # When she rings, then her question is owed an answer
    records_a_contact(visitor)
    visitor.sees("Answer a question that they asked")
    # When she accepts, then a copy is owed
    visitor.follows("Record their answer")
    visitor.chooses("They would like to have it")
    visitor.dates("When did they answer?", TODAY)
    visitor.sends()
    visitor.sees("A copy of the review")
    # Then contact does not end while anything is owed
    visitor.follows("Say that nothing is owed")
    visitor.sees("the case cannot be closed")
    # And a reviewing manager of the same case finds nothing of it
    visitor.becomes("Femi Bankole")
    visitor.finds("Malcolm Reid")
    visitor.does_not_see("Ellen")


def brings_the_copy_to_its_approval() -> None:
    command = [sys.executable, "-m", "tests.journeys.approved_copy_scene"]
    subprocess.run(command, cwd=ROOT, env=environment_of(JOURNEY), check=True)


def plans_and_holds_a_meeting(visitor: Visitor) -> None:
    visitor.follows("Plan a meeting")
    visitor.dates("On which day?", TODAY)
    visitor.chooses("Where they live")
    visitor.sends()
    visitor.follows("Say how it went")
    visitor.dates("On which day was it held?", TODAY)
    visitor.types("Who was there", "Head of the delivery unit\nVictim liaison officer\nHis sister")
    visitor.types("What was said", "The head of the unit said what was found, and that he was sorry.")
    visitor.types("What did they ask", "Who read my letter in May?")
    visitor.chooses("Nothing more was wanted")
    visitor.sends()


def test_the_copy_is_handed_over_at_a_meeting_and_a_question_is_answered(visitor: Visitor) -> None:
    # Given somebody who asked for the review, and whose copy was approved this morning
    brings_the_copy_to_its_approval()
    visitor.signs_in_as("Beth Carrow")
    visitor.follows("Families", exact=True)
    visitor.sees("A copy of the review waits to be handed over")
    visitor.follows("Jonah", exact=True)
    visitor.sees("Copies of the review for them")
    # When the copy is handed over at a meeting, with the recipient typed again
    plans_and_holds_a_meeting(visitor)
    visitor.follows("Hand it over")
    visitor.types("Type the recipient again", "Jonah")
    visitor.chooses("Handed over at a meeting")
    visitor.types("Anything to remember", "He signed that he has it. His sister was beside him.")
    visitor.sends()
    visitor.sees("It is recorded that the copy left")
    # Then he has a copy, the register says who gave it to him, and nothing of it is owed any more
    visitor.opens("/families/")
    visitor.does_not_see("A copy of the review waits to be handed over")
    visitor.follows("Jonah", exact=True)
    visitor.sees("They have a copy of the review.")
    visitor.sees("He signed that he has it.")
    # And his question is answered, the promise is kept, and contact may end
    visitor.follows("Write down the answer")
    visitor.types("What were they answered", "The duty officer did, and told nobody. The review says so.")
    visitor.dates("On which day?", TODAY)
    visitor.sends()
    visitor.sees("answered on")
