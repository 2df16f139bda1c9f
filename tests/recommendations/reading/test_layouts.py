"""Invented plans in other layouts, each with the structure that a person reads in it."""

from pathlib import Path

import pytest

from candour.recommendations.plan import PublishedPlan
from candour.recommendations.reading import read_plan

PLANS = Path(__file__).parent / "plans"
Actions = list[tuple[str | None, str | None]]

EXPECTED: dict[str, list[tuple[int | str, str | None, str, Actions]]] = {
    "headed_paragraphs.txt": [
        (1, "The Probation Service", "agreed", []),
        (2, "The Ministry of Justice", "not_agreed", []),
        (
            3,
            "HMPPS",
            "partly_agreed",
            [("Head of Learning, North and South", "May 2025"), ("Deputy Director", "12 June 2025")],
        ),
    ],
    "pipes.md": [
        (
            1,
            "Northtown PDU",
            "agreed",
            [("Head of Northtown PDU", "June 2023"), ("Quality Lead, Northtown", "31/07/2023")],
        ),
        (2, "HMPPS", "partly_agreed", [("Director of People", "Spring 2024")]),
        ("4a", "HMPPS", "not_agreed", []),
    ],
    "semicolons.csv": [
        (1, None, "agreed", [("Head, North", "May 2022"), ("Head, South", "Ongoing")]),
        (2, None, "agreed_in_principle", [("Thinker", "Q3 2022")]),
    ],
    "columns_of_spaces.txt": [
        (
            1,
            "HMPPS",
            "agreed",
            [("Head of Unpaid Work, National", "June 2022"), ("Learning Lead", "July 2022")],
        ),
        (
            2,
            "HMPPS",
            "partly_agreed",
            [("Director of Communications", "March 2023"), ("Director of Communications", "April 2023")],
        ),
        (3, "The Ministry of Justice", "not_agreed", []),
    ],
    "spans.html": [
        (
            1,
            "The North division",
            "agreed",
            [("Head of Fixing", "June 2021¹"), ("Head of Fixing", "Completed and ongoing")],
        ),
        (2, "The North division", "noted", []),
    ],
}


def plan_in(name: str) -> PublishedPlan:
    return read_plan((PLANS / name).read_bytes(), name).plan


@pytest.mark.parametrize("name", EXPECTED)
def test_the_plan_is_read_as_a_person_reads_it(name: str) -> None:
    found = [
        (
            one.number,
            one.addressee,
            one.response_category,
            [(action.owner, action.target_date_as_written) for action in one.actions],
        )
        for one in plan_in(name).recommendations
    ]
    assert found == EXPECTED[name]


def test_a_response_in_prose_is_kept_whole() -> None:
    first = plan_in("headed_paragraphs.txt").recommendations[0]
    assert first.response_text == (
        "We will publish a standard and share it with every region. A draft was tested in Wales."
    )


def test_a_season_is_kept_as_printed_and_marked_for_a_person() -> None:
    assert "target_not_understood" in {warning.code for warning in plan_in("pipes.md").warnings}


def test_a_raised_digit_is_a_footnote_mark() -> None:
    plan = plan_in("spans.html")
    assert plan.footnotes[0].marker == "1"
    assert [action.subject_to_delay for action in plan.recommendations[0].actions] == [True, False]


def test_source_lines_are_kept_for_every_action() -> None:
    reading = read_plan((PLANS / "columns_of_spaces.txt").read_bytes(), "plan")
    lines = reading.sources.text_of("recommendations[0].actions[1].owner")
    assert "Learning Lead" in lines[0][1]
