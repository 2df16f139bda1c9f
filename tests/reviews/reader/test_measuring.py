"""Reading ease: words, sentences and syllables, and what the score means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candour.reviews.reader.measuring import Ease, ease_of_text, in_words, sentences_in, syllables

COUNTED = {
    "the": 1, "probation": 3, "created": 3, "walked": 1, "wanted": 2, "table": 2, "make": 1, "makes": 1,
    "houses": 2, "boxes": 2, "area": 3, "idea": 3, "curiosity": 5, "special": 2, "question": 2,
    "serious": 3,
    "previous": 3, "police": 2, "violence": 3, "actual": 3, "people": 2, "video": 3, "practitioner": 4,
    "officer": 3, "being": 2, "science": 2, "quiet": 2, "used": 1, "missed": 1, "sufficient": 3,
    "language": 2,
    "religion": 3, "racism": 3,
    "offence": 2, "offences": 3, "whole": 1, "rule": 1, "rules": 1, "little": 2,
    "changes": 2, "judgement": 2, "responsible": 4, "management": 3, "agency": 3, "family": 3,
    "chronology": 4,
    "period": 3, "situation": 4, "initial": 3, "various": 3, "tables": 2,
    "well-known": 2, "doctor’s": 2,
    "MAPPA": 3, "2021": 2, "assessment": 3, "element": 3,
}  # fmt: skip


@pytest.mark.parametrize(("word", "count"), COUNTED.items())
def test_syllables_are_counted_as_a_dictionary_divides_them(word: str, count: int) -> None:
    assert syllables(word) == count


@given(st.from_regex(r"[A-Za-z]{1,20}", fullmatch=True))
def test_every_word_has_a_syllable(word: str) -> None:
    assert syllables(word) >= 1


def test_short_forms_do_not_end_a_sentence() -> None:
    text = "Mr. Jones came at 5 p.m. to the office, e.g. with a friend. He left. Why?"
    assert [text[start:end] for start, end in sentences_in(text)][-2:] == ["He left.", "Why?"]
    assert text[slice(*next(iter(sentences_in("Dr. Lee rang."))))] == text[:13]


def test_a_line_without_a_full_stop_is_a_sentence() -> None:
    assert len(list(sentences_in("What happened\nHe was seen each week"))) == 2


@given(st.text(max_size=300))
def test_sentences_lie_in_the_text_one_after_another(text: str) -> None:
    last = 0
    for start, end in sentences_in(text):
        assert last <= start < end <= len(text)
        last = end


def test_the_score_is_the_published_formula() -> None:
    ease = ease_of_text("The cat sat on the mat. It was warm there.")
    assert ease == Ease(words=10, sentences=2, syllables=10)
    assert ease.score == round(206.835 - 1.015 * 5 - 84.6)


def test_an_empty_text_has_no_score_and_says_so() -> None:
    assert ease_of_text("").score is None
    assert in_words(None) == "nothing is written yet"


@pytest.mark.parametrize(
    ("score", "words"), [(85, "easy"), (60, "plain"), (55, "fairly"), (40, "hard"), (5, "very hard")]
)
def test_a_score_is_said_in_words(score: int, words: str) -> None:
    assert in_words(score).startswith(words)
