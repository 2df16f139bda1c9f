"""Five thousand contacts come in, forty that matter are picked, and the timeline shows them and the gaps."""

import csv
from datetime import date, timedelta
from pathlib import Path

import psycopg
import pytest

from tests.databases import owner_address
from tests.journeys.conftest import JOURNEY
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

MANY, MATTER = 5000, 40
HEADINGS = ("Contact Date", "Start Time", "Contact Type", "Contact Outcome", "Officer", "Notes")
FIRST, HOLE = date(2024, 1, 8), timedelta(days=70)
WRITING = """
UPDATE reviews_review SET status = 'writing', standing_status = 'active', countersigning_manager_id = NULL,
    reviewing_manager_id = (SELECT id FROM staff_user WHERE full_name = %(who)s)
WHERE id = (
    SELECT reviews_review.id FROM reviews_review JOIN cases_case ON cases_case.id = reviews_review.case_id
    JOIN staff_user ON staff_user.full_name = %(who)s AND staff_user.region_id = cases_case.region_id
    WHERE status IN ('early_look', 'to_allocate', 'allocated', 'writing') AND NOT EXISTS (
        SELECT FROM reviews_chronologyentry WHERE reviews_chronologyentry.review_id = reviews_review.id
    ) AND NOT EXISTS (
        SELECT FROM reviews_contactextract WHERE reviews_contactextract.review_id = reviews_review.id
    ) ORDER BY reviews_review.id LIMIT 1
)
RETURNING case_id
"""
LISTED = """
INSERT INTO cases_accessentry (case_id, user_id, relation, barred, since, reason, given_by_id)
SELECT %(case)s, id, 'reviewing_manager', false, now(), 'Writes the review', id
FROM staff_user WHERE full_name = %(who)s
"""


@pytest.fixture
def reference(address: str) -> str:
    """The case of a review that Hannah Kowalski is writing."""
    assert address
    who = "Hannah Kowalski"
    with psycopg.connect(owner_address(JOURNEY)) as connection:
        row = connection.execute(WRITING, {"who": who}).fetchone()
        assert row is not None, "the demo has a review in Hannah's region"
        connection.execute(LISTED, {"case": row[0], "who": who})
        found = connection.execute("SELECT reference FROM cases_case WHERE id = %s", row).fetchone()
    assert found is not None
    return str(found[0])


def contacts_in(folder: Path) -> Path:
    """A file as nDelius prints it: lines above the headings, semicolons, and one hole of ten weeks."""
    file = folder / "contacts.csv"
    with file.open("w", encoding="cp1252", newline="") as written:
        out = csv.writer(written, delimiter=";")
        out.writerows([["Contact log"], ["Printed by the system"], HEADINGS])
        out.writerows(contact(number) for number in range(MANY))
    return file


def contact(number: int) -> list[str]:
    day = FIRST + timedelta(days=number // 8) + (HOLE if number >= MANY // 2 else timedelta())
    kind = ("Planned Office Visit", "Home Visit", "Telephone Contact")[number % 3]
    words = "A threat was reported" if number % (MANY // MATTER) == 0 else "Spoke about work"
    return [
        f"{day:%d/%m/%Y}",
        f"{9 + number % 8:02}:15",
        kind,
        "Attended",
        "Officer, Ann",
        f"{words}, {number}.",
    ]


def brings_all_contacts(visitor: Visitor, reference: str, file: Path) -> None:
    visitor.opens(f"/reviews/{reference}/contacts/")
    visitor.presses("Bring contacts from nDelius")
    visitor.uploads("The contacts, as CSV", file)
    visitor.presses("Read the file")
    visitor.sees("5,000 contacts would come in")
    visitor.presses("Take 5,000 contacts")
    visitor.sees("Taken: 5,000 contacts")


def picks_those_that_speak_of_a_threat(visitor: Visitor) -> None:
    visitor.types("Words", "threat")
    visitor.presses("Apply filters")
    visitor.sees("40 contacts")
    visitor.page.get_by_label("All 40 that fit the filters").check()
    visitor.picks("How much they matter", "Key event")
    visitor.presses("Add to the chronology")
    visitor.sees("Added to the chronology: 40 contacts.")


def test_forty_of_five_thousand_contacts_stand_on_the_timeline(
    visitor: Visitor, reference: str, tmp_path: Path
) -> None:
    # Given a reviewing manager with a file of five thousand contacts
    visitor.signs_in_as("Hannah Kowalski")
    brings_all_contacts(visitor, reference, contacts_in(tmp_path))
    # When those that matter are found and picked, with the keyboard alone for one more
    picks_those_that_speak_of_a_threat(visitor)
    visitor.opens(f"/reviews/{reference}/contacts/")
    visitor.sees("4,960 to look at")
    visitor.page.keyboard.press("j")
    visitor.page.keyboard.press("j")
    visitor.page.keyboard.press("Space")
    visitor.sees("1 ticked on this page")
    visitor.presses("Put aside")
    visitor.sees("Put aside: 1 contact.")
    # Then the timeline shows them, each leads to its entry, and the hole in contact is pointed out
    visitor.opens(f"/reviews/{reference}/chronology/timeline")
    gaps = visitor.page.get_by_role("table", name="Without a contact in nDelius")
    assert gaps.get_by_role("row").nth(1).get_by_role("cell").last.inner_text() == "10"
    visitor.page.locator(".candour-lanes__mark").first.click()
    visitor.checked()
    visitor.sees("A threat was reported, 0.")
    visitor.sees("contacts.csv, line 4")
    # And the same file brought again takes nothing twice
    visitor.opens(f"/reviews/{reference}/contacts/bring")
    visitor.uploads("The contacts, as CSV", contacts_in(tmp_path))
    visitor.presses("Read the file")
    visitor.sees("This very file was taken before")
