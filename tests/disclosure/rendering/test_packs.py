"""A pack says what it must, in plain words, and nothing that was withheld."""

import re
from dataclasses import replace

import pytest

from candour.disclosure.redacted import canonical
from candour.disclosure.rendering import (
    LetterIncomplete,
    Pack,
    drawn_as,
    family_pack,
    from_json,
    other_pack,
    reading_of,
    to_json,
)
from candour.disclosure.rendering.drawing import fitted
from candour.disclosure.rendering.explaining import explained, paragraphs_in
from candour.disclosure.words import WordsMissing, missing_in, words_in
from candour.paper.pieces import Cell, Items, Paragraph, Quotation, Run, Table
from tests.disclosure.rendering.scene import ABOUT, LETTER, agency_pack, model, pack

WITHHELD = ("Okonkwo", "Acacia", "Ngozi", "Smith", "3 May")


def words_of(given: Pack) -> str:
    return "\n".join(paragraphs_in(given.blocks))


def test_a_family_is_told_everything_they_need_in_order() -> None:
    assert pack().contents == (
        "A letter to you",
        "How to read the review",
        "Summary",
        "What will change",
        "What happened, in order",
        "Who to talk to",
        "Words explained",
        "Where words are left out",
        "About this copy",
    )


def test_a_family_reads_titles_without_the_words_of_the_service() -> None:
    given = model()
    (first, *rest) = given.sections
    planned = replace(given, sections=(replace(first, key="assessment", title="Analysis: assessment"), *rest))
    assert "How we judged the risk" in family_pack(planned, LETTER, ABOUT).contents
    assert "Analysis: assessment" in other_pack(planned, ABOUT).contents


def test_nothing_that_was_withheld_reaches_a_pack() -> None:
    held = canonical(to_json(pack())).decode()
    assert not [words for words in WITHHELD if words in held]


def test_only_terms_that_the_pack_uses_are_explained() -> None:
    told = words_of(pack())
    assert "recall: Sending somebody" in told
    assert "MAPPA" not in told
    assert explained(pack().blocks, {}) == []


def test_a_letter_that_lacks_something_says_all_that_it_lacks() -> None:
    nobody = replace(LETTER, to="", next_steps=(), contact=replace(LETTER.contact, phone="", email=""))
    with pytest.raises(LetterIncomplete) as refused:
        family_pack(model(), nobody, ABOUT)
    assert refused.value.missing == (
        "Say who the letter is to.",
        "Give a phone number or an email address for them.",
        "Say what happens next.",
    )


def test_somebody_who_was_harmed_gets_other_first_words_than_somebody_who_lost_a_relative() -> None:
    assert "sorry for your loss" in words_of(pack())
    harmed = family_pack(model(), replace(LETTER, bereaved=False, own_words="We met in May."), ABOUT)
    assert "sorry for what happened to you" in words_of(harmed)
    assert "We met in May." in words_of(harmed)


def test_the_fixed_words_of_a_letter_are_within_reach_of_a_reader_of_twelve() -> None:
    ages = {part.title: part.ease.reading_age for part in reading_of(pack().blocks)}
    assert max(age for title, age in ages.items() if age and title != "Words explained") <= 12


def test_another_recipient_gets_no_letter_but_the_purpose() -> None:
    told = words_of(agency_pack())
    assert "Dear" not in told
    assert "the inquest" in told
    assert "It was made for the coroner on 5 June 2026" in told


def test_a_copy_with_nothing_left_out_says_so() -> None:
    from candour.disclosure.redacted import read_original, redact
    from tests.disclosure.redacted.scene import paragraph, whole

    plain = redact(read_original(whole(paragraph("b1", "All of it.")), parts=["sections"]), [], {})
    told = words_of(family_pack(plain, LETTER, ABOUT))
    assert "No words are left out of this copy." in told
    assert "Where words are left out" not in told


def test_a_pack_is_the_same_after_being_kept_as_json() -> None:
    given = pack()
    again = from_json(to_json(given))
    assert (again, again.sha256) == (given, given.sha256)
    with pytest.raises(ValueError, match="no pack"):
        from_json({"format": "other"})


def test_a_table_becomes_a_list_for_each_row_in_large_print() -> None:
    head = (Cell(0, 0, (Paragraph((Run("When"),)),), header=True), Cell(1, 0, (), header=True))
    body = (Cell(0, 1, (Paragraph((Run("May"),)),)), Cell(1, 1, (Quotation((Paragraph((Run("Q"),)),)),)))
    table = Table("", (1, 1), (*head, *body, Cell(0, 2, ()), Cell(1, 2, ())), 3, headed=True)
    given = replace(pack(), blocks=(Items(((table,),)), Quotation((replace(table, headed=False, rows=2),))))
    first, second = drawn_as("text", given).blocks
    assert list(paragraphs_in([first])) == ["When: May", "Q"]
    assert list(paragraphs_in([second])) == ["When", "May", "Q"]


def test_every_fixed_text_has_the_braces_that_are_filled_in() -> None:
    english = words_in("en")
    assert english.day("2026-06-05") == "5 June 2026"
    assert english.day(None) == ""
    assert not [key for key, text in english.texts.items() if re.search(r"[{}]{2}|\{\W", text)]


def test_welsh_knows_its_months_and_waits_for_its_texts() -> None:
    assert len(missing_in("cy")) == len(words_in("en").texts)
    with pytest.raises(WordsMissing) as refused:
        words_in("cy")
    assert "have them translated" in str(refused.value)


def test_a_column_of_dates_takes_less_room_than_one_of_text() -> None:
    cells = (
        Cell(0, 0, (Paragraph((Run("When"),)),)),
        Cell(1, 0, (Paragraph((Run("word " * 40),)),)),
        Cell(0, 1, (Paragraph((Run("long " * 40),)),), colspan=2),
    )
    assert fitted(Table("", (1, 1), cells, 2, headed=False)).widths == (14, 48)


def test_a_reader_who_occurs_in_the_review_is_told_that_their_own_name_stands() -> None:
    text = words_of(family_pack(model(), LETTER, replace(ABOUT, own_name="Relative Q")))
    assert "Only you are named: where the review speaks of you, it uses your own name, Relative Q." in text
    assert "such as “Mr J”" in text
    assert "Only you are named" not in words_of(pack())
