"""Notes in the margin: what could stop a reader, or hurt one, with its place in the text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.policy.load import load_policy
from candour.reviews.reader import Note, Person, notes_on, terms_of

DANIEL = Person(
    family_name="Okafor",
    given_names="Daniel James",
    title="Mr",
    known_as="Danny",
    aliases=("Big D",),
    role="person_on_probation",
)
GRACE = Person(family_name="Temple", given_names="Grace", role="victim")


def paragraph(text: str, number: str = "a") -> dict[str, Any]:
    return {"type": "paragraph", "attrs": {"id": number}, "content": [{"type": "text", "text": text}]}


def section(*texts: str) -> dict[str, Any]:
    return {"type": "doc", "content": [paragraph(text, f"b{place}") for place, text in enumerate(texts)]}


def read(
    *texts: str, register: tuple[Person, ...] = (DANIEL, GRACE), glossary: tuple[str, ...] = ()
) -> list[Note]:
    return notes_on(section(*texts), register, frozenset(glossary), section="assessment")


def told(kind: str, *texts: str, **more: Any) -> list[str]:
    return [note.words for note in read(*texts, **more) if note.kind == kind]


@pytest.mark.parametrize(
    "words",
    [
        "Daniel Okafor",
        "Mr Okafor",
        "Okafor",
        "Daniel",
        "Danny",
        "Big D",
        "Danny Okafor",
        "Mr Daniel James Okafor",
    ],
)
def test_every_form_of_a_registered_name_is_noted_where_it_stands(words: str) -> None:
    notes = [note for note in read("In March", f"the call came to {words} by night.") if note.kind == "name"]
    assert [(note.words, note.block, note.start) for note in notes] == [
        (words, "b1", len("the call came to "))
    ]
    assert notes[0].end == notes[0].start + len(words)


def test_a_reference_to_the_register_is_no_name() -> None:
    person = {"type": "person", "attrs": {"register": 1, "as": "Daniel Okafor"}}
    document = {"type": "doc", "content": [{"type": "paragraph", "attrs": {"id": "x"}, "content": [person]}]}
    assert notes_on(document, [DANIEL], frozenset()) == []


@pytest.mark.parametrize("words", ["DJO", "D.O.", "DO"])
def test_initials_of_registered_people_are_noted(words: str) -> None:
    assert told("initials", f"It was said that {words} had moved.") == [words]


def test_a_title_and_a_surname_of_somebody_unknown_are_noted() -> None:
    assert told("name", "He spoke with Mrs Blackwood and with an Officer in Training.") == ["Mrs Blackwood"]


@pytest.mark.parametrize("row", load_policy().unsuitable_descriptions, ids=lambda row: row.key)
def test_every_unsuitable_description_is_found_with_its_reason_in_either_apostrophe(row: Any) -> None:
    for form in row.forms:
        for written in (form, form.replace("'", "’"), form.capitalize()):
            notes = read(f"Here it says {written} once.", register=())
            assert any(note.reason == row.why and note.suggestion == row.instead for note in notes), written


def test_the_longest_description_is_noted_once() -> None:
    assert told("description", "She had a chaotic lifestyle.") == ["chaotic lifestyle"]


def test_plain_words_about_a_person_are_not_noted() -> None:
    assert read("The woman who was harmed had asked the police for help twice that week.") == []


@pytest.mark.parametrize("row", load_policy().jargon, ids=lambda row: row.key)
def test_every_term_of_the_field_is_offered_with_its_meaning_until_the_glossary_has_it(row: Any) -> None:
    for form in (row.key, *row.forms):
        text = f"there was talk of {form} that week."
        assert row.meaning in {note.suggestion for note in read(text) if note.kind == "jargon"}, form
        assert told("jargon", text, glossary=(row.key.lower(),)) == [], form


def test_capitals_that_nobody_explains_are_noted_once_and_counted() -> None:
    notes = [note for note in read("The QZT met. The QZT met again.", "QZT closed.") if note.kind == "jargon"]
    assert [(note.words, note.times, note.block) for note in notes] == [("QZT", 3, "b0")]


@pytest.mark.parametrize(
    "text",
    [
        "The quality team (QZT) met. The QZT met again.",
        "The QZT (the team for quality) met.",
        "The NHS and a GP in the UK, with CCTV.",
        "In part IV of the Act.",
    ],
)
def test_what_is_explained_or_known_to_all_is_not_noted(text: str) -> None:
    assert told("jargon", text) == []


def test_a_long_sentence_is_noted_from_its_first_word_to_its_last() -> None:
    long = " ".join(["word"] * 31) + "."
    notes = [note for note in read(f"Short. {long} Short.") if note.kind == "sentence"]
    assert [(note.start, note.end) for note in notes] == [(7, 7 + len(long))]
    assert "31 words" in notes[0].reason


def test_a_hard_section_and_a_long_one_are_noted_as_a_whole() -> None:
    hard = "Organisational accountability necessitates comprehensive documentation. " * 30
    assert any("reading ease" in note.reason for note in read(hard) if note.kind == "section")
    assert any("words" in note.reason for note in read("He came in. " * 900) if note.kind == "section")


def test_a_glossary_explains_in_lines_headings_and_tables() -> None:
    cell = {"type": "table_cell", "content": [paragraph("RAR (rehabilitation activity requirement)", "c")]}
    heading = {
        "type": "heading",
        "attrs": {"id": "h", "level": 2},
        "content": [{"type": "text", "text": "SPO"}],
    }
    document = {
        "type": "doc",
        "content": [
            paragraph("MAPPA: agencies work together."),
            paragraph("Licence – rules after release"),
            heading,
            {"type": "table", "content": [{"type": "table_row", "content": [cell]}]},
        ],
    }
    assert {"mappa", "licence", "spo", "rar", "rehabilitation activity requirement"} <= terms_of(document)


def test_a_welsh_review_is_read_for_names_and_capitals_alone() -> None:
    document = section("Roedd Daniel Okafor a QZT yno, blame.")
    assert {note.kind for note in notes_on(document, [DANIEL], frozenset(), language="cy")} == {
        "name",
        "jargon",
    }


def test_a_section_in_which_nothing_was_written_has_no_notes() -> None:
    assert notes_on({}, [DANIEL], frozenset()) == []


@given(st.lists(st.text(max_size=200), max_size=4))
def test_every_note_quotes_the_very_words_at_its_place(texts: list[str]) -> None:
    more = [*texts, "MAPPA, Danny Okafor, the offender and a chaotic lifestyle."]
    for note in read(*more):
        if note.block:
            text = more[int(note.block[1:])].replace("’", "'").replace("‘", "'")
            assert text[note.start : note.end] == note.words.replace("’", "'").replace("‘", "'")
        assert note.reason
        assert note.suggestion
