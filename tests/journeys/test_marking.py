"""A review is marked against the standards, blind where two mark it, until the region reads the report."""

import re
from datetime import date
from http import HTTPStatus
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import expect

from candour.quality.queries.sampling import Period, quarter_of
from candour.quality.sampling.command import run as sample
from tests.databases import owner_address
from tests.journeys.conftest import JOURNEY
from tests.journeys.days import ago
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

CASE = "Callum Redfern"
DRAWN = "Clive Danvers"
SYSTEMS = "Overall judgements"
ANALYSIS = "Analysis of practice"
STANDARDS = (SYSTEMS, "Learning", "Victims and their families")
"""Of Redfern's review the first standard is marked already."""
ANSWERS = ("Yes", "Yes", "Partly", "Yes")
"""What the other assessor answers too, so that only what a journey is about has to be settled."""
SAVED = re.compile(r"^Saved \d\d:\d\d")
OWN = "Nobody asks in this review whether the list for the service could have been kept open."
IMPROVE = "Ask the head of the unit when the closing of the service was known."
OTHERS = "Judgements are clear and balanced"
OVERVIEW = "The review is open about practice, and looks for its reasons beyond the practitioner."
TOGETHER = "We read the chapter on systems again together: it looks beyond the practitioner."


def goes_on_marking(assessor: Visitor) -> None:
    assessor.follows("Quality", exact=True)
    assessor.follows("My marking")
    assessor.follows(CASE)
    assessor.follows("Go on marking")


def marks(assessor: Visitor, standard: str, rating: str = "Good") -> None:
    """Answer every question of the standard, rate it with its reason, and pick a passage as evidence."""
    assessor.follows(standard, exact=True)
    for place, question in enumerate(assessor.page.locator(".candour-question").all()):
        question.get_by_label(ANSWERS[place % len(ANSWERS)], exact=True).check()
    assessor.answers("Rating of", rating)
    assessor.types("Why this rating?", OWN)
    assessor.types("What to improve, and where", IMPROVE)
    saves(assessor)
    assessor.types("Number of the paragraph", "4")
    assessor.presses("Save and pick this passage")
    assessor.sees("Saved, with the passage")


def saves(assessor: Visitor) -> None:
    """Press Save, and wait until the service has the words."""
    assessor.page.get_by_role("button", name="Save", exact=True).first.click()
    expect(assessor.page.locator("[data-part=saved]")).to_have_text(SAVED)


def marks_the_whole(assessor: Visitor, rating: str = "Good") -> None:
    assessor.follows("The whole", exact=True)
    assessor.answers("Composite rating", rating)
    assessor.types("Why this composite rating?", OWN)
    saves(assessor)
    assessor.checked()


def locks(assessor: Visitor) -> None:
    assessor.follows("Back")
    assessor.sees("Everything is there")
    assessor.presses("Lock your marks")
    assessor.is_at("Lock your marks")
    assessor.presses("Lock your marks")
    assessor.sees("Your marks are locked")


def issues_the_report(assessor: Visitor) -> None:
    assessor.presses("Finish the consolidation")
    assessor.types("What the report says as a whole", OVERVIEW)
    assessor.presses("Save")
    assessor.presses("Issue the report")
    assessor.sees("It names no assessor")
    assessor.presses("Issue the report")
    assessor.sees("Composite rating: Good")


def opens_the_report(lead: Visitor) -> None:
    lead.follows("Quality", exact=True)
    lead.is_at("Quality assurance reports")
    lead.follows(DRAWN)


def submits_a_review(office: Visitor) -> None:
    office.follows("Reviews to submit")
    office.follows(DRAWN)
    office.follows("Submit it to the national team")
    office.presses("Submit it to the national team")
    office.sees("The review is submitted")


def it_was_submitted_on(day: date) -> None:
    """As if it had been submitted then: nobody waits in a journey until a quarter is over."""
    with psycopg.connect(owner_address(JOURNEY)) as database:
        database.execute(
            "UPDATE quality_assessment SET arrived_at = %s WHERE round = 1 AND status = 'to_allocate'", [day]
        )


def draws_a_sample(inspector: Visitor, period: Period) -> str:
    """Commit, close and reveal. Gives the commitment that was shown before the draw."""
    inspector.follows("Quality", exact=True)
    inspector.follows("Samples")
    inspector.presses("Plan a draw")
    inspector.picks("Which period?", period.name)
    inspector.presses("Commit the seed")
    first = period.first
    inspector.follows(f"{first.day} {first:%B %Y} to")
    inspector.sees("Shown with the draw, and to nobody before")
    commitment = re.search(r"\b[0-9a-f]{64}\b", inspector.page.locator("main").inner_text())
    assert commitment
    inspector.presses("Close the frame")
    inspector.presses("Close the frame")
    inspector.presses("Draw the sample")
    inspector.presses("Draw the sample")
    inspector.sees("The draw repeats")
    inspector.sees("Drawn: 1 review of 1")
    return commitment[0]


def takes_the_draw_away(inspector: Visitor, file: Path) -> None:
    address = inspector.page.get_by_role("link", name="The draw (JSON)").get_attribute("href")
    assert address
    file.write_bytes(inspector.page.request.get(address).body())


def takes_on_what_was_drawn(inspector: Visitor) -> None:
    inspector.page.locator("main ol a").click()
    inspector.follows("Allocate the review to be marked")
    inspector.picks("Who marks the review?", "Ines Duarte (1 review to mark)")
    inspector.presses("Allocate")
    inspector.follows("Declare that you are independent")
    inspector.presses("Declare and begin")
    inspector.sees("What is missing before you can lock")


def test_an_inspector_draws_a_sample_marks_what_was_drawn_and_the_region_reads_the_report(
    visitor: Visitor, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # Given a review that was submitted in a quarter that is over
    visitor.signs_in_as("Priya Raman")
    submits_a_review(visitor)
    it_was_submitted_on(ago(240))
    # When an inspector commits a seed, closes the frame, and draws
    visitor.becomes("Ines Duarte")
    commitment = draws_a_sample(visitor, quarter_of(ago(240)))
    # Then whoever takes the draw away finds that it repeats, and that the seed is the one committed
    draw = tmp_path / "draw.json"
    takes_the_draw_away(visitor, draw)
    assert sample(["verify", str(draw), "--commitment", commitment]) == 0, capsys.readouterr()
    # When she marks every standard and the whole of the review that was drawn, and locks her marks
    takes_on_what_was_drawn(visitor)
    for standard in (ANALYSIS, *STANDARDS):
        marks(visitor, standard)
    marks_the_whole(visitor)
    locks(visitor)
    # Then what she gave is settled, she issues the report, and the region reads it
    visitor.follows("Compare and settle the marks")
    issues_the_report(visitor)
    visitor.becomes("Marcus Obi")
    opens_the_report(visitor)
    visitor.sees(OVERVIEW)
    visitor.sees("Composite rating: Good")


def opens_what_was_marked_blind(assessor: Visitor) -> str:
    """The address of the round."""
    assessor.opens("/quality/mine")
    assessor.follows(CASE)
    assessor.sees("each reads only their own marks")
    return assessor.page.url


def cannot_read_the_others(assessor: Visitor, address: str) -> None:
    answer = assessor.page.request.get(f"{address}consolidate/")
    assert answer.status == HTTPStatus.NOT_FOUND
    assert OTHERS not in answer.text()
    assert OWN not in answer.text()


def puts_on_record(assessor: Visitor) -> None:
    assessor.follows("Compare and settle the marks")
    assessor.sees(OTHERS)
    assessor.sees("Ratings differ")
    assessor.follows(f"Discuss and settle “{SYSTEMS}”")
    assessor.answers("Settled rating", "Good")
    assessor.types("Why this rating stands", TOGETHER)
    assessor.presses("Put on record")
    assessor.sees("Waits for Tamsin Oyelaran to agree")


def agrees(assessor: Visitor, address: str) -> None:
    assessor.opens(f"{address}consolidate/")
    assessor.sees(OWN)
    assessor.follows(f"Discuss and settle “{SYSTEMS}”")
    assessor.presses("I agree with this rating")


def test_two_assessors_mark_blind_and_settle_what_differs(visitor: Visitor, another_visitor: Visitor) -> None:
    visitor.checks = another_visitor.checks = False  # the other journey checks these pages
    # Given an assessor who has locked her marks, and another who goes on marking
    another_visitor.signs_in_as("Tamsin Oyelaran")
    address = opens_what_was_marked_blind(another_visitor)
    visitor.signs_in_as("Ines Duarte")
    goes_on_marking(visitor)
    # When she rates one standard otherwise
    for standard in STANDARDS:
        marks(visitor, standard, "Requires improvement" if standard == SYSTEMS else "Good")
    marks_the_whole(visitor)
    # Then neither reads what the other gave
    cannot_read_the_others(visitor, address)
    cannot_read_the_others(another_visitor, address)
    # And when both have locked, each reads both, and they settle on the record what differs
    locks(visitor)
    puts_on_record(visitor)
    agrees(another_visitor, address)
    expect(another_visitor.page.get_by_role("button", name="Finish the consolidation")).to_be_visible()
