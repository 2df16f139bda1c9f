"""The plain form for writers without scripts says the same as the document."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.reviews import rich_text
from tests.reviews.writing.documents import DOCUMENTS, document, paragraph, person, without_ids, words_of


@settings(max_examples=300, deadline=None)
@given(DOCUMENTS)
def test_a_document_comes_back_from_its_plain_form(doc: rich_text.Node) -> None:
    there = rich_text.to_markup(doc)
    assert without_ids(rich_text.from_markup(there)) == without_ids(doc)


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from("ab \n\\*_@[](|)#>-+1.¶↵!{}2x\t"), max_size=80))
def test_whatever_is_typed_can_be_read_and_is_stable(text: str) -> None:
    first = rich_text.from_markup(text)
    assert without_ids(rich_text.from_markup(rich_text.to_markup(first))) == without_ids(first)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(categories=["Ll", "Lu", "Zs"], include_characters="\n-#>|*_1.) "), max_size=200))
def test_no_word_that_is_typed_is_lost(text: str) -> None:
    def letters(words: str) -> str:
        return "".join(sign for sign in words if sign.isalpha())

    assert letters(rich_text.plain_text(rich_text.from_markup(text))) == letters(text)


def test_the_plain_form_is_what_people_expect() -> None:
    doc = rich_text.from_markup(
        "## What was known\n\nThe **plan** fitted the __risk__.\n\n"
        "- one\n- two\n  - inside\n\n1. first\n2. second\n\n"
        "> said so\n\n|! Day |! Event |\n| 3 May | Seen by @[Mr Okafor](7) |"
    )
    assert [node["type"] for node in doc["content"]] == [
        "heading",
        "paragraph",
        "bullet_list",
        "ordered_list",
        "blockquote",
        "table",
    ]
    assert rich_text.people_in(doc) == {7}
    assert "The plan fitted the risk." in rich_text.plain_text(doc)


@pytest.mark.parametrize(
    "words", ["- not a list", "# no heading", "1. no number", "> no quotation", "| no table"]
)
def test_words_that_look_like_marks_stay_words(words: str) -> None:
    doc = document(paragraph(words, person(3, "Ms A]b")))
    assert without_ids(rich_text.from_markup(rich_text.to_markup(doc))) == without_ids(doc)


def test_the_words_of_a_document_stand_in_its_plain_form() -> None:
    doc = document("Nothing was recorded between March and June.")
    assert words_of(rich_text.to_markup(doc)) == words_of(rich_text.plain_text(doc))
