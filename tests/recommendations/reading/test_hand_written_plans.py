"""Plans written by hand in the layouts of many bodies, with what a person reads in them."""

from pathlib import Path

import pytest

from candour.recommendations.plan import Confidence, PlannedAction, PublishedPlan
from candour.recommendations.reading import read_plan
from tests.recommendations.reading.hand_written_plans import EXPECTED

PLANS = Path(__file__).parent / "hand_written"
NOT_ASKED = "*"


def plan_in(name: str) -> PublishedPlan:
    return read_plan((PLANS / name).read_bytes(), name).plan


def words(action: PlannedAction) -> tuple[str, str | None, str | None]:
    return action.text, action.owner, action.target_date_as_written


@pytest.mark.parametrize("name", EXPECTED)
def test_every_field_is_read_as_a_person_reads_it(name: str) -> None:
    expected = EXPECTED[name]
    found = plan_in(name).recommendations
    assert [one.number for one in found] == [number for number, *_ in expected]
    for (number, addressee, category, rationale, text, actions), one in zip(expected, found, strict=True):
        assert (addressee, category, text) == (one.addressee, one.response_category, one.text), number
        assert actions == [words(action) for action in one.actions], number
        assert rationale in {NOT_ASKED, one.rationale}, number


def test_a_response_in_prose_is_whole_and_ends_where_the_document_concludes() -> None:
    found = plan_in("government_response.txt").recommendations
    assert (found[0].response_text or "").startswith("We accept this recommendation in principle.")
    assert (found[0].response_text or "").endswith("regulations will follow.")
    assert found[-1].response_text == "A written statement will be made."


def test_an_owner_divided_between_rows_is_left_to_a_person() -> None:
    first = plan_in("a_row_to_a_printed_line.txt").recommendations[0].actions[0]
    assert first.confidence is Confidence.LOW


def test_a_running_title_between_tables_is_nobody_addressed() -> None:
    assert {one.addressee for one in plan_in("a_row_to_a_printed_line.txt").recommendations} == {
        "Northumbria CRC"
    }
