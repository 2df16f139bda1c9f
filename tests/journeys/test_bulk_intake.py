"""An extract is tried, its doubts are settled, it is taken in one step, and sending it again adds nothing."""

from pathlib import Path

import pytest

from tests.journeys.days import ago
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.journey

HEADS = (
    "CRN,Family name,Given names,Region,Offence code,Offence,Offence date,Charge date,First court appearance"
)
SUPERVISION = f"licence,{ago(300)},high,{ago(200)}"
CHARGED = f"{ago(20)},{ago(12)},{ago(6)}"
ROWS = (
    f"X269001,Prosser,Nerys,Wales,TH68023,Robbery,{CHARGED},{SUPERVISION}",
    f"X269002,Beynon,Huw,Wales,TH68023,Robbery,31 Brumaire,{ago(12)},{ago(6)},{SUPERVISION}",
    f"X260013,Somebody-Else,Siân,Wales,TH68023,Robbery,{ago(18)},{ago(12)},{ago(6)},{SUPERVISION}",
    f"X269003,Ashdown,Leo,London,TH68023,Robbery,{CHARGED},{SUPERVISION}",
)


def extract_in(folder: Path) -> Path:
    heads = f"{HEADS},Supervision type,Supervision start,RoSH,RoSH date"
    file = folder / "court-extract.csv"
    file.write_text("\n".join((heads, *ROWS)) + "\n", encoding="utf-8")
    return file


def brings(visitor: Visitor, file: Path) -> None:
    visitor.opens("/")
    visitor.follows("Take an extract")
    visitor.uploads("The extract, as CSV", file)
    visitor.presses("Check the file")


def rows_counted(visitor: Visitor, kind: str) -> str:
    table = visitor.page.get_by_role("table", name="How the rows add up")
    return table.get_by_role("row", name=kind).get_by_role("cell").first.inner_text().strip()


def leaves_the_doubtful_row_out(visitor: Visitor) -> None:
    visitor.follows("Parked")
    visitor.page.get_by_role("table", name="Rows of the file").get_by_role("link").last.click()
    visitor.checked()
    visitor.chooses("Leave it out")
    visitor.types(
        "What did you find?", "The court has the wrong number; the person was never supervised here."
    )
    visitor.presses("Settle")
    visitor.sees("Settled.")


def takes_the_file(visitor: Visitor) -> None:
    visitor.presses("Take 1 row")
    visitor.sees("1 row becomes 1 case")
    visitor.presses("Take the rows")
    visitor.sees("The file is taken. Cases recorded: 1.")


def test_an_extract_is_tried_taken_and_sent_again(visitor: Visitor, tmp_path: Path) -> None:
    # Given an administrator in Wales with an extract of four rows
    visitor.signs_in_as("Carys Llewellyn")
    file = extract_in(tmp_path)
    # When it is checked, then every row has its place, and nothing is taken yet
    brings(visitor, file)
    counted = [rows_counted(visitor, kind) for kind in ("To be taken", "Parked", "Not taken", "Errors")]
    assert counted == ["1", "1", "1", "1"]
    visitor.opens("/cases/?show=region&q=Prosser")
    visitor.sees("No case fits")
    # When the row in doubt is settled and the file is taken
    visitor.page.go_back()
    leaves_the_doubtful_row_out(visitor)
    takes_the_file(visitor)
    # Then the case is there
    visitor.finds("Nerys Prosser")
    # And the same file sent again takes nothing twice
    brings(visitor, file)
    visitor.does_not_see("Take 1 row")
    visitor.opens("/cases/?show=region&q=Prosser")
    visitor.sees("1 case")
