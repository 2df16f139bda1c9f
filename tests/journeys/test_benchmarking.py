"""Several people mark one review, each alone; the marks are revealed together, with how far they agree."""

import pytest

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

TITLE = "Spring calibration"
STANDARDS = ("Analysis of practice", "Overall judgements", "Learning", "Victims and their families")
OWN = "The reasons for what was decided are told, and one of them is left open."


def opens_a_session(lead: Visitor) -> None:
    lead.follows("Quality", exact=True)
    lead.follows("Benchmarking")
    lead.presses("Open a session")
    lead.types("What is the session called?", TITLE)
    lead.page.get_by_role("group", name="Which reviews are marked?").get_by_role("checkbox").first.check()
    for person in ("Ines Duarte", "Emrys Kaur"):
        lead.page.get_by_label(person, exact=False).first.check()
    lead.presses("Open the session")
    lead.sees("The session is open, and its markers are told")


def opens_the_session(visitor: Visitor) -> None:
    visitor.follows("Quality", exact=True)
    visitor.follows("Benchmarking")
    visitor.follows(TITLE)


def marks_and_locks(marker: Visitor, rating: str) -> None:
    opens_the_session(marker)
    marker.does_not_see("How far the markers agree")
    marker.follows("SFO-")
    marker.does_not_see(OWN)
    for name in (*STANDARDS, "The whole review"):
        marker.answers(f"{name}: your rating", rating)
        marker.types(f"Why? ({name})", OWN)
    marker.presses("Keep your ratings")
    marker.sees("5 of 5 rated")
    marker.presses("Lock your marks")
    marker.is_at("Lock your marks")
    marker.presses("Lock your marks")
    marker.sees("You locked them on")


def test_marks_of_a_session_are_revealed_together(visitor: Visitor) -> None:
    # Given a session that the national lead opens
    visitor.signs_in_as("Nadia Feroz")
    opens_a_session(visitor)
    # When each marker rates the review alone, and locks
    visitor.becomes("Ines Duarte")
    marks_and_locks(visitor, "Good")
    visitor.becomes("Emrys Kaur")
    marks_and_locks(visitor, "Outstanding")
    # Then the lead reveals the marks, and everybody reads how far they agree
    visitor.becomes("Nadia Feroz")
    opens_the_session(visitor)
    visitor.presses("Reveal the marks")
    visitor.is_at("Reveal the marks")
    visitor.presses("Reveal the marks")
    visitor.sees("Agreement by standard")
    visitor.becomes("Ines Duarte")
    opens_the_session(visitor)
    visitor.presses("How far the markers agree")
    visitor.sees("Emrys Kaur")
