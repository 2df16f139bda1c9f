"""An analyst brings a published plan into the ledger, with every doubt settled, all or nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

REAL = Path(__file__).parents[3] / "shared" / "inputs" / "action-plan-2023-mcsweeney-review.txt"
ROWS = (
    (
        "1",
        "check who lives at an address before a tag is fitted.",
        "Agreed",
        "Enquiries with the police will be made before each fitting.",
        "Head of Operations, East Moor",
        "30 June 2025",
    ),
    (
        "2",
        "give each practitioner time to read the files of a new case.",
        "Agreed",
        "Two hours will be set aside for every transfer.",
        "Head of Operations, East Mor",
        "September 2025",
    ),
    (
        "4",
        "write down why a recall was not made.",
        "Partly Agreed",
        "The form will have a field for it.",
        "Head of Digital Change",
        "Ongoing",
    ),
)
HEADS = (
    "Rec No",
    "Recommendation",
    "Agreed/ Partly Agreed/ Not Agreed",
    "Response Action Taken/Planned",
    "Responsible Owner",
    "Target Date",
)


def in_lines_with_tabs(folder: Path) -> Path:
    """As text taken from a document: one row to a line."""
    return _written(folder / "east-moor.txt", ["\t".join(row) for row in (HEADS, *ROWS)])


def in_a_table_of_pipes(folder: Path) -> Path:
    """The same plan in Markdown."""
    rows = ["| " + " | ".join(row) + " |" for row in (HEADS, *ROWS)]
    return _written(folder / "east-moor.md", [rows[0], "|---" * len(HEADS) + "|", *rows[1:]])


def _written(file: Path, table: list[str]) -> Path:
    title = "An inspection of probation services in East Moor"
    front = [
        "Action Plan Submitted: 10 March 2025",
        f"A Response to: {title}",
        "Report Published: 3 March 2025",
    ]
    file.write_text("\n\n".join([*front, f"ACTION PLAN: {title}"]) + "\n\n" + "\n".join(table) + "\n")
    return file


def brings_in(visitor: Visitor, file: Path) -> None:
    visitor.opens("/")
    visitor.follows("Import a published plan")
    visitor.uploads("Published action plans", file)
    visitor.sends()


def corrects_the_owner(visitor: Visitor) -> None:
    visitor.unfolds("Recommendation 2")
    visitor.follows("Correct action 1 of recommendation 2")
    visitor.types("Owner as printed", "Head of Operations, East Moor")
    visitor.presses("Save")


def settles_everything(visitor: Visitor) -> None:
    waiting = visitor.page.get_by_role("button", name="Settle")
    for _ in range(40):
        if not waiting.count():
            return
        visitor.page.get_by_label("What you found when you looked").first.fill("Compared with the document.")
        visitor.presses("Settle")


def confirms(visitor: Visitor, counted: str) -> None:
    visitor.presses("Finish checking")
    visitor.sees(counted)
    visitor.presses("Import the plan")
    visitor.sees("The plan was imported")


def is_in_the_ledger(visitor: Visitor, words: str) -> None:
    visitor.opens("/recommendations/")
    visitor.types("Search", words)
    visitor.presses("Apply filters")
    visitor.sees(words)


@pytest.mark.parametrize("written", [in_lines_with_tabs, in_a_table_of_pipes], ids=["tabs", "pipes"])
def test_a_plan_is_checked_corrected_and_imported_once(
    visitor: Visitor, tmp_path: Path, written: Callable[[Path], Path]
) -> None:
    # Given an analyst with a plan in which one owner is misprinted and a number is left out
    visitor.signs_in_as("Mei Castellan")
    file = written(tmp_path)
    # When it is brought in, then it is read beside its lines, and the gap is something to check
    brings_in(visitor, file)
    visitor.sees("Nothing is imported yet")
    visitor.sees("The numbering leaves out 3")
    # When the owner is corrected and everything is settled
    corrects_the_owner(visitor)
    settles_everything(visitor)
    # Then the plan is imported and stands in the ledger
    confirms(visitor, "3 recommendations and 3 actions will be added to the ledger")
    is_in_the_ledger(visitor, "check who lives at an address")
    # And the same document brought in again leads to the plan that is there
    brings_in(visitor, file)
    visitor.sees("is already imported")


def test_a_published_plan_is_imported_in_full(visitor: Visitor) -> None:
    # Given the published plan of an independent review
    visitor.signs_in_as("Mei Castellan")
    brings_in(visitor, REAL)
    # When every doubt is looked at and settled
    visitor.sees("Things to check")
    settles_everything(visitor)
    # Then its ten recommendations and their actions are imported
    confirms(visitor, "10 recommendations and 28 actions will be added to the ledger")


def test_a_document_that_cannot_be_read_changes_nothing(visitor: Visitor, tmp_path: Path) -> None:
    # Given a file that is no document
    broken = tmp_path / "plan.docx"
    broken.write_bytes(b"PK\x03\x04 this is not a document")
    visitor.signs_in_as("Mei Castellan")
    # When it is brought in, then the page says what is wrong with it
    brings_in(visitor, broken)
    visitor.sees("There is a problem")
    visitor.sees("The document is damaged or incomplete")
    # And nothing was begun
    visitor.opens("/recommendations/imports")
    visitor.does_not_see("plan.docx")
