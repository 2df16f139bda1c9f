"""One row: everything that is wrong with it at once, and what a person should look at."""

from datetime import date

import pytest

from candour.notifications.intake.checking import Checked, Checker, day
from candour.notifications.intake.reading import Line
from candour.policy.load import load_policy
from tests.notifications.intake.extracts import row

TODAY = date(2026, 3, 2)


def checked(**other: str) -> Checked:
    return Checker(load_policy(), today=TODAY).check(Line(2, row(1, **other)))


def test_a_whole_row_has_no_errors_and_no_doubts() -> None:
    found = checked()
    assert (found.errors, found.doubts) == ([], [])
    assert found.values["charged_on"] == "2026-01-22"


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ({"crn": ""}, "CRN is missing"),
        ({"crn": "1234567"}, "a letter and six digits"),
        ({"family_name": ""}, "Family name is missing"),
        ({"family_name": "=HYPERLINK(1)"}, "spreadsheet formula"),
        ({"court": "+441"}, "spreadsheet formula"),
        ({"family_name": "O" * 121}, "121 characters"),
        ({"court": "New\ncastle"}, "line break"),
        ({"region": "N99"}, "Region “N99”"),
        ({"offence_code": "ROBBERY"}, "not written as one"),
        ({"mode": "sort of"}, "Mode “sort of”"),
        ({"alleged_offence_date": "31/02/2026"}, "is not a date"),
        ({"alleged_offence_date": "46042"}, "is not a date"),
        ({"alleged_offence_date": "2026-03-03", "charged_on": ""}, "in the future"),
        ({"first_court_appearance": "2026-04-01"}, "until it has happened"),
        ({"date_of_birth": "1091-05-17"}, "before 1900"),
        ({"charged_on": "2026-01-19"}, "before the alleged offence"),
        ({"supervision_end": "2025-03-01"}, "ends before it starts"),
        ({"victim_age": "34 years"}, "whole number"),
        ({"risk_level": "severe"}, "RoSH “severe”"),
        ({"risk_assessed_on": ""}, "the day of the assessment is not"),
        ({"risk_level": ""}, "the level is not"),
        ({"supervision_type": "holiday"}, "Supervision type “holiday”"),
    ],
)
def test_each_error_is_named_in_words(other: dict[str, str], says: str) -> None:
    assert any(says in error for error in checked(**other).errors)


def test_all_errors_of_a_row_come_at_once() -> None:
    assert len(checked(crn="", region="N99", alleged_offence_date="x", victim_age="-").errors) == 5


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ({"offence_code": ""}, "no offence code"),
        ({"supervision_start": "", "supervision_type": ""}, "no supervision dates"),
        ({"supervision_type": ""}, "type of supervision"),
        ({"delivery_unit": "Atlantis"}, "not a delivery unit of that region"),
    ],
)
def test_what_is_unclear_is_a_doubt_and_no_error(other: dict[str, str], says: str) -> None:
    found = checked(**other)
    assert found.errors == []
    assert any(says in doubt for doubt in found.doubts)


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-09",
        "09/01/2026",
        "9/1/2026",
        "09-01-2026",
        "9 January 2026",
        "9 Jan 2026",
        "2026-01-09 00:00:00",
    ],
)
def test_a_date_is_read_in_every_form_that_extracts_use(text: str) -> None:
    assert day(text) == date(2026, 1, 9)


def test_names_of_places_and_levels_become_the_keys_of_the_policy() -> None:
    found = checked(region="north east", risk_level="Very High", supervision_type="Community order").values
    assert (found["region"], found["risk_level"], found["supervision_type"]) == (
        "N54",
        "very_high",
        "community_order",
    )
