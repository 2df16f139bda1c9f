"""What is left to somebody's eye: roles with places, uniqueness, health, ties, quotations."""

import json
from pathlib import Path

import pytest

from candour.disclosure.engine import suggest
from candour.disclosure.engine.telling import turns
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


TURNED = [
    "He is the nephew of the man who killed two boatmen.",
    "Her brother was an officer at a nearby prison.",
    "She was on a quiz show as a girl.",
    "He won the village marathon twice.",
    "She once bowled for the county.",
    "She was a junior champion.",
    "They were both caught up in the minibus crash.",
    "Her photograph was in every paper.",
    "He has forty thousand followers.",
    "He was the middle of nine cousins.",
    "It is the second door on the left.",
    "Everybody on the number 7 bus knew him.",
    "Apart from her brother there was nobody of that faith.",
    "It is a gift that hardly anyone has.",
    "He lost a hand at sea.",
    "She lost both parents in a flood.",
    "She is the autism lead for the region.",
    "They are the couple who foster on the hill.",
    "He was the town's first woman driver.",
    "They come from a hamlet of six houses.",
    "There were only nine residents at the time.",
    "Few families in the dale have kept the old faith.",
    "Nobody else of that name was ever there.",
    "It was the only house with a red door.",
    "He was the first to reach the scene.",
    "She has eleven children.",
    "He has one arm.",
    "She was adopted from a convent abroad.",
    "They live at the end of the pier.",
    "His landlord is also his uncle.",
    "They met at a self-help group.",
    "He was the tallest of the three.",
    "Her cousin breeds alpacas.",
    "They lived two doors from the vet.",
    "He went to the same chapel as the governor.",
    "It was the first in living memory.",
    "She lives under a new identity.",
    "She plays the tuba on Sundays.",
    "His people have been there for four generations.",
    "She is the niece of a footballer.",
    "The attack was widely reported.",
    "He was the subject of a podcast.",
    "There is a plaque to him there.",
    "He represented his county.",
    "Everyone in the village knew him.",
    "It was the 2019 murder that was meant.",
    "It was on his daughter's birthday.",
    "He was struck by lightning as a boy.",
    "She was the girl who was abducted.",
    "The flat used to be a synagogue.",
    "She had sung at the opera.",
    "He was once a priest in another country.",
    "Her brother is a famous chef.",
    "He is the curator of the lace museum.",
    "He speaks only Tigrinya.",
    "She was made a dame that year.",
    "He rides a penny-farthing.",
    "His offence was bigamy.",
    "They grew up on an island.",
    "It was the night of the royal wedding.",
]


def test_every_turn_of_speech_that_tells_has_a_sentence_here_and_says_why_it_tells() -> None:
    shown = [{each.reason for _, each in found(text) if each.kind == "uniqueness"} for text in TURNED]
    assert len(TURNED) == len(turns())
    assert not [
        turn.reason for turn, reasons in zip(turns(), shown, strict=True) if turn.reason not in reasons
    ]


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("She spoke to a retired judge about it.", "retired judge"),
        ("He is married to the governor of it.", "married to the governor"),
        ("His uncle had been the mayor then.", "uncle had been the mayor"),
        ("She was a patient at the clinic to which he was taken.", "patient at the clinic"),
        ("He keeps the wool shop opposite the station.", "keeps the wool shop opposite the station"),
        ("It is the smallest school in the valley.", "the smallest school in"),
    ],
)
def test_a_role_is_shown_where_it_leads_to_one_person(text: str, passage: str) -> None:
    assert passage in passages(text, tier=2)


@pytest.mark.parametrize(
    "text",
    [
        "The probation officer at the office was new.",
        "The first appointment was missed, and the only reason given was work.",
        "The manager of the team agreed. The last assessment was late.",
        "It was the first time that the officer in charge had seen the latest report.",
        "She called it “a good day”.",
        "The parents of the pupil were told. He is a serving prisoner.",
        "The last visit was before the review, and he came first to the office.",
        "The unpaid work scheme is known as payback.",
    ],
)
def test_what_could_be_anybody_is_not_shown(text: str) -> None:
    assert passages(text) == []
