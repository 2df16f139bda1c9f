"""What is left to somebody's eye: roles with places, uniqueness, health, ties, quotations."""

import json
from pathlib import Path

import pytest

from candour.disclosure.engine import suggest
from tests.disclosure.engine.texts import found, passages

SENTENCES = [
    json.loads(line)
    for line in (Path(__file__).parent / "second_author.jsonl").read_text(encoding="utf-8").splitlines()
]


def _touched(kinds: set[str]) -> tuple[int, int]:
    total = hits = 0
    for sentence in SENTENCES:
        text = sentence["text"]
        shown = {
            place
            for each in suggest(text).suggestions
            if each.kind in kinds
            for place in range(each.start, each.end)
        }
        for mark in sentence["marks"]:
            if mark["kind"] in kinds:
                total += 1
                hits += bool(shown & set(range(mark["start"], mark["end"])))
    return hits, total


def test_nine_in_ten_roles_with_places_and_uniqueness_phrases_are_shown() -> None:
    hits, total = _touched({"role_with_place", "uniqueness"})
    assert total == 90
    assert hits >= 0.9 * total


def test_people_in_free_paragraphs_are_found_without_a_register() -> None:
    hits, total = _touched({"person"})
    assert hits >= 0.98 * total


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("He lived with diabetes for years.", "health"),
        ("He had come as an asylum seeker.", "characteristic"),
        ("They asked Ms Tranter's brother about it.", "relationship"),
        ("She said, “I told them again and again and nobody ever came to help”.", "quotation"),
        ("She said, 'I told them again and again and nobody ever came to help.'", "quotation"),
    ],
)
def test_it_is_shown_and_not_proposed(text: str, kind: str) -> None:
    assert [each.tier for _, each in found(text) if each.kind == kind] == [2]


@pytest.mark.parametrize(
    "text",
    [
        "The probation officer at the office was new.",
        "The first appointment was missed, and the only reason given was work.",
        "The manager of the team agreed. The last assessment was late.",
        "It was the first time that the officer in charge had seen the latest report.",
        "She called it “a good day”.",
    ],
)
def test_what_could_be_anybody_is_not_shown(text: str) -> None:
    assert passages(text) == []
