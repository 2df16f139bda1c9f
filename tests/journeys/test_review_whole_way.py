"""The whole way of a review, from the early look to its submission, by the people whose work it is."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.databases import ROOT, clone, drop, ensure_template, one_at_a_time
from tests.journeys.conftest import JOURNEY, collect_static, environment_of
from tests.journeys.days import ago, working_day_after
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

SECTIONS = 15
SAVED = re.compile(r"^Saved \d\d:\d\d:\d\d$")
DIGEST = re.compile(r"[0-9a-f]{64}")
WORDS = "The assessment rested on what he said. The police were not asked, because nobody had that task."
ASSESSMENT = "The assessment was expected to rest on what the police knew; it rested on what he said."
REASON = (
    "The unit had no way of asking the police, because the post that asked was cut and nobody was given it."
)
LEARNING = "The unit needs a named person who asks the police before every first assessment."
DEED = (
    "The head of the unit names one person who asks the police before each first assessment, "
    "and checks ten cases each month."
)
COMMENT = "The post that asked the police was moved to another unit, not cut."
HEARD = (
    ("Probation practitioner", "Practitioner"),
    ("Senior probation officer", "Manager"),
    ("Head of the delivery unit", "Delivery unit"),
    ("Head of operations", "Region"),
    ("Policy lead for supervision", "National"),
    ("Police offender manager", "Multi-agency"),
)


@pytest.fixture(scope="session")
def demo_template() -> Iterator[str]:
    """A database with one review that was commissioned; it stands in for the whole demo."""
    name = f"whole_way_{os.getpid()}"
    with one_at_a_time():
        ensure_template()
        clone(name)
        subprocess.run(
            [sys.executable, "-m", "tests.journeys.whole_way_scene"],
            cwd=ROOT,
            env=environment_of(name),
            check=True,
        )
        collect_static(name)
    yield name
    drop(name)


@pytest.fixture
def worker(address: str) -> Iterator[None]:
    """The program that does the work behind the pages, in the journey's own database."""
    command = [sys.executable, "manage.py", "procrastinate", "worker"]
    program = subprocess.Popen(
        command, cwd=ROOT, env=environment_of(JOURNEY), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    yield
    program.terminate()
    program.wait(timeout=20)


def beholds(visitor: Visitor) -> None:
    """Check this page; every kind of page is checked once on the way."""
    visitor.checks = True
    visitor.checked()
    visitor.checks = False


def looks_early(lead: Visitor) -> None:
    lead.follows("Go to the early look")
    lead.follows("Begin the early look")
    lead.presses("Begin")
    lead.follows("Add a record that was read")
    lead.types("Which record was read?", "nDelius contacts")
    lead.dates("When was it read?", ago(0))
    lead.presses("Add the record")
    sees_to_safety(lead)
    sees_to_staff(lead)
    lead.presses("Check and complete")
    beholds(lead)
    lead.presses("Complete the early look")
    lead.sees("The early look is complete")


def sees_to_safety(lead: Visitor) -> None:
    lead.follows("Is anybody at risk now?")
    lead.chooses("Somebody may be at risk now")
    lead.types("Who may be at risk", "A former partner, whose safety was never asked about.")
    lead.sends()
    lead.follows("Add an immediate action")
    lead.types("What is done at once?", "Agree with the police how the former partner is kept safe.")
    lead.types("Who does it?", "Head of Croydon delivery unit")
    lead.dates("By when?", working_day_after(3))
    lead.presses("Add the action")


def sees_to_staff(lead: Visitor) -> None:
    lead.follows("support offered to staff")
    lead.dates("When was support offered", ago(1))
    lead.types("To whom", "The practitioner and the senior probation officer, in person.")
    lead.sends()
    lead.follows("separate route raised")
    lead.chooses("No")
    lead.sends()


def allocates(lead: Visitor, reference: str) -> None:
    lead.opens(f"/reviews/{reference}/")
    lead.follows("Allocate the review")
    beholds(lead)
    lead.picks("Who writes the review?", "Hannah Kowalski (no open review)")
    lead.picks("Who countersigns it?", "Joan Whitcombe (no open review)")
    lead.chooses("The region's own SFO team")
    lead.presses("Allocate the review")
    lead.sees("both managers are told")


def finds_her_review(manager: Visitor) -> None:
    manager.follows("Reviews with you")
    manager.follows("Nathan Brightwell")


def gathers_what_happened(writer: Visitor) -> None:
    writer.follows("Say which period")
    writer.dates("From which day", ago(400))
    writer.dates("Until which day", ago(20))
    writer.presses("Keep the period")
    writer.follows("Chronology", exact=True)
    writer.presses("Add many")
    lines = [f"{ago(days):%d/%m/%Y} | contact | He came, week {days // 49}." for days in range(60, 400, 49)]
    lines += [
        f"{ago(380):%d/%m/%Y} | assessment | The risk of serious harm was assessed as medium.",
        f"about {ago(120):%d/%m/%Y} | | The post that asked the police was vacant.",
        f"{ago(40):%d/%m/%Y} | police | The practitioner asked about calls, and wrote down the answer.",
    ]
    writer.types("One entry a line", "\n".join(lines))
    writer.chooses("Significant")
    writer.presses("Add the entries")
    writer.sees(f"Entries added: {len(lines)}")
    beholds(writer)


def hears_every_level(writer: Visitor) -> None:
    writer.follows("Interviews", exact=True)
    for role, level in HEARD:
        writer.presses("Plan an interview")
        writer.types("Role", role)
        writer.chooses(level)
        writer.presses("Plan the interview")
        writer.follows(role)
        writer.follows("It was held")
        writer.dates("When was it held?", ago(0))
        writer.types("Points raised", "Nobody was asked to cover the post.")
        writer.presses("Save")
        writer.sees("The interview was held")
        writer.page.get_by_role("link", name="Interviews", exact=True).first.click()


def judges(writer: Visitor, area: str, text: str, *, sufficient: bool, evidence: str) -> None:
    writer.follows(f"Add a judgement on {area}")
    writer.answers("Was practice sufficient?", "Sufficient" if sufficient else "Not sufficient")
    writer.types("The judgement", text)
    writer.answers("Was it a missed opportunity?", "No" if sufficient else "Yes")
    if not sufficient:
        writer.types("What did it mean", "A woman was in danger, and nobody could tell her.")
        for theme in ("Professional curiosity", "Safeguarding enquiries"):
            writer.chooses(theme)
    writer.presses("Save")
    rests_on(writer, evidence)


def rests_on(writer: Visitor, *evidence: str) -> None:
    writer.is_at("What shows it?")
    for each in evidence:
        writer.page.get_by_label(each, exact=False).first.check()
    writer.presses("Save and go to the thread")


def says_why(writer: Visitor) -> None:
    writer.follows("Say why for", exact=False)
    writer.types("Why was practice as it was?", REASON)
    writer.answers("At which level does it lie?", "Manager")
    writer.chooses("Management oversight")
    writer.presses("Save")
    rests_on(writer, "The post that asked", "Senior probation officer")


def draws_the_learning(writer: Visitor) -> None:
    writer.follows("Add a learning point")
    writer.types("What has to change?", LEARNING)
    writer.answers("At which level?", "Delivery unit")
    writer.answers("Is it learning for work with other agencies", "Yes")
    writer.page.get_by_label(REASON[:40], exact=False).check()
    writer.presses("Save")
    writer.follows("Add an action")
    writer.types("Specific", "The head of the unit is reminded to ask the police.")
    writer.presses("Save")
    writer.sees("is not specific (S)")
    writer.follows("Change The head of the unit")
    writer.types("Specific", DEED)
    writer.types("whose action is it", "Action lead for Croydon")
    writer.types("Their username", "demo-anthea")
    writer.types("what makes it possible", "The head of the unit agreed, and it needs two hours each week.")
    writer.types("Measurable", "Ten cases each month are checked; in all of them the police were asked.")
    writer.dates("Time-bound", working_day_after(90))
    writer.presses("Save")


def completes_the_thread(writer: Visitor) -> None:
    writer.follows("Add good practice")
    writer.types(
        "What was done well?", "The practitioner asked the police, and wrote down the answer at once."
    )
    writer.presses("Save")
    rests_on(writer, "The practitioner asked about calls")
    writer.follows("Add a characteristic")
    writer.picks("Which characteristic?", "Age and maturity")
    writer.types("Was it known", "It was known, and work was fitted to it.")
    writer.presses("Save")
    for level in ("Practitioner", "Region", "National"):
        writer.follows(f"Say how it was looked at : {level}")
        writer.types(
            "How was it looked at", "The person was heard, the minutes were read; nothing was found."
        )
        writer.presses("Save")
    writer.follows("Judge the whole")
    writer.chooses("In part")
    writer.types("Why?", "Much was done with care. What the police knew was not asked for.")
    writer.presses("Save")


def builds_the_thread(writer: Visitor, reference: str) -> None:
    writer.opens(f"/reviews/{reference}/thread/")
    writer.sees("places to mend before it can be signed")
    judges(writer, "assessment", ASSESSMENT, sufficient=False, evidence="The risk of serious harm")
    writer.sees("Practice fell short, with no why")
    says_why(writer)
    for area in ("planning", "delivery", "reviewing"):
        text = f"What was expected of {area} was done, and the record shows it."
        judges(writer, area, text, sufficient=True, evidence="He came, week 2")
    draws_the_learning(writer)
    completes_the_thread(writer)
    writer.opens(f"/reviews/{reference}/thread/lines")
    writer.sees("Nothing in the thread stands in the way of the countersignature")
    beholds(writer)


def writes(writer: Visitor, words: str) -> None:
    """Type at the end of the section, and see that the server has it."""
    writer.page.locator(".ProseMirror").click()
    writer.page.keyboard.press("Control+End")
    writer.page.keyboard.insert_text(words)
    label = writer.page.locator("[data-part=saved]")
    expect(label).not_to_have_text(SAVED)
    writer.page.get_by_role("button", name="Save now").click()
    expect(label).to_have_text(SAVED)


def writes_every_section(writer: Visitor, reference: str) -> None:
    writer.opens(f"/reviews/{reference}/writing/")
    writer.follows("Case details")
    beholds(writer)
    for number in range(1, SECTIONS + 1):
        writer.sees(f"section {number} of {SECTIONS}")
        writes(writer, WORDS)
        writer.chooses("Ready")
        writer.presses("Mark")
        if number < SECTIONS:
            writer.follows("Next:")
    writer.opens(f"/reviews/{reference}/writing/")
    writer.sees(f"{SECTIONS} of {SECTIONS}")


def sends_an_extract(writer: Visitor, reference: str) -> None:
    writer.opens(f"/reviews/{reference}/")
    writer.sees("No extract has been sent to the head of the delivery unit")
    beholds(writer)
    writer.follows("Factual accuracy")
    writer.presses("Send an extract")
    beholds(writer)
    writer.chooses("The head of the delivery unit")
    writer.picks("Who receives it?", "Lewis Grant, Head of delivery unit")
    writer.page.get_by_label("Analysis: assessment", exact=False).first.check()
    writer.presses("Send the extract")
    writer.sees("The extract was sent to Lewis Grant")
    goes_on(writer, "Send for factual accuracy")


def goes_on(visitor: Visitor, move: str) -> None:
    """Follow a move of the review, and confirm it."""
    visitor.follows(move)
    visitor.presses(move)


def comments(head: Visitor) -> None:
    head.follows("Extracts to check")
    head.follows("SFO-")
    head.sees(WORDS)
    head.follows("Comment on this passage")
    beholds(head)
    head.types("What is not right", COMMENT)
    head.presses("Keep this comment")
    head.presses("Finish")
    head.presses("Finish")
    head.sees("The reviewing manager has been told")


def answers_and_sends_on(writer: Visitor, reference: str) -> None:
    writer.opens(f"/reviews/{reference}/")
    writer.sees("1 comment to answer")
    writer.follows("See what was said of the facts")
    writer.sees(COMMENT)
    writer.follows("Answer this comment")
    writer.sees("The sections are closed while their facts are checked")
    beholds(writer)
    writer.chooses("Accepted in part")
    writer.types("Your answer", "The section on assessment will say that the post was moved.")
    writer.presses("Keep the answer")
    is_satisfied(writer)
    goes_on(writer, "Send it to be countersigned")
    writer.sees("The review is with the countersigning manager")


def is_satisfied(manager: Visitor) -> None:
    manager.follows("Record that you are satisfied")
    manager.presses("Record that I am satisfied")
    manager.sees("That you are satisfied is on the record")


def returns_it(signer: Visitor) -> None:
    finds_her_review(signer)
    signer.follows("Read the whole picture, and sign")
    signer.sees("Every link holds, from what happened to what changes")
    beholds(signer)
    signer.follows("Return it for changes")
    signer.types("What should be changed", "Balanced. Please say in the assessment that the post was moved.")
    signer.presses("Return it for changes")
    signer.sees("The review is back with its author")


def mends_and_sends_again(writer: Visitor, reference: str) -> None:
    finds_her_review(writer)
    writer.sees("Returned for changes by Joan Whitcombe")
    beholds(writer)
    writer.opens(f"/reviews/{reference}/writing/assessment/")
    writes(writer, " The post was moved to another unit.")
    writer.opens(f"/reviews/{reference}/")
    goes_on(writer, "Send for factual accuracy")
    writer.follows("See what was said of the facts")
    is_satisfied(writer)
    goes_on(writer, "Send it to be countersigned")


def signs(signer: Visitor, reference: str) -> None:
    signer.opens(f"/reviews/{reference}/accuracy/")
    is_satisfied(signer)
    signer.follows("Read the whole picture, and sign")
    signer.presses("Countersign")
    beholds(signer)
    signer.types("Your grade", "Head of operations")
    signer.types("Your statement", "I have read the whole. It says why, and I am satisfied with it.")
    signer.presses("Sign this review")
    signer.sees("The review is countersigned")


def submits(office: Visitor) -> None:
    office.follows("Reviews to submit")
    office.follows("Nathan Brightwell")
    goes_on(office, "Submit it to the national team")
    office.sees("The review is submitted")


def reads_what_was_submitted(lead: Visitor, reference: str) -> str:
    """The digest that the page shows."""
    lead.opens(f"/reviews/{reference}/")
    lead.follows("Read what was submitted")
    lead.sees("The digest worked out from this page's text now is the one that was kept")
    beholds(lead)
    lead.sees("The post was moved to another unit.")
    lead.sees(LEARNING)
    shown = DIGEST.search(lead.page.locator("main").inner_text())
    assert shown
    return shown.group()


def asks_for_a_copy(lead: Visitor, digest: str) -> None:
    lead.follows("Make a PDF or Word copy")
    lead.chooses("Review")
    lead.chooses("PDF")
    lead.presses("Make a copy")
    lead.sees("Copy 1 is being made")
    expect(lead.page.get_by_role("link", name="Download copy 1")).to_be_visible()
    beholds(lead)
    lead.sees(digest[:16])


def is_commissioned_and_allocated(lead: Visitor) -> str:
    """The early look and the allocation. Gives the reference of the case."""
    lead.signs_in_as("Marcus Obi")
    reference = lead.finds("Brightwell")
    lead.opens(f"/reviews/{reference}/")
    looks_early(lead)
    allocates(lead, reference)
    return reference


def writes_the_review(writer: Visitor, reference: str) -> None:
    finds_her_review(writer)
    writer.follows("Declare that you are independent, and begin")
    writer.presses("I declare this, and begin")
    gathers_what_happened(writer)
    hears_every_level(writer)
    builds_the_thread(writer, reference)
    writes_every_section(writer, reference)


def sees_the_action(owner: Visitor) -> None:
    owner.opens("/actions/")
    owner.sees(DEED)
    owner.follows("My actions")
    beholds(owner)
    owner.sees(DEED)


def test_a_review_goes_the_whole_way_from_early_look_to_submission(visitor: Visitor, worker: None) -> None:
    visitor.checks = False  # `beholds` checks the pages; other journeys check those that are not of a review
    # Given a review to which the regional lead gave an early look, and then two managers
    reference = is_commissioned_and_allocated(visitor)
    # And that the reviewing manager wrote: what happened, who was heard, why, and every section
    visitor.becomes("Hannah Kowalski")
    writes_the_review(visitor, reference)
    # When the head of the delivery unit is sent an extract, comments, and is answered
    sends_an_extract(visitor, reference)
    visitor.becomes("Lewis Grant")
    comments(visitor)
    visitor.becomes("Hannah Kowalski")
    answers_and_sends_on(visitor, reference)
    # And the countersigning manager returns the review once, and signs it when it is mended
    visitor.becomes("Joan Whitcombe")
    returns_it(visitor)
    visitor.becomes("Hannah Kowalski")
    mends_and_sends_again(visitor, reference)
    visitor.becomes("Joan Whitcombe")
    signs(visitor, reference)
    # Then the region's office submits it
    visitor.becomes("Priya Raman")
    submits(visitor)
    # And the lead reads exactly what was submitted, with its digest, and has it as PDF
    visitor.becomes("Marcus Obi")
    asks_for_a_copy(visitor, reads_what_was_submitted(visitor, reference))
    # And the action stands among those of its owner, who cannot open the case
    visitor.becomes("Anthea Boyle")
    sees_the_action(visitor)
