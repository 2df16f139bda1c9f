"""What a browser sends is checked strictly; what is kept is the same words with ids."""

import itertools
from typing import Any

import pytest
from hypothesis import given, settings

from candour.reviews import rich_text
from candour.reviews.rich_text import NotADocument, schema
from tests.reviews.writing.documents import DOCUMENTS, document, paragraph, person


def ids(node: rich_text.Node) -> list[str]:
    own = [node["attrs"]["id"]] if "id" in node.get("attrs", {}) else []
    return own + [one for child in node.get("content", []) for one in ids(child)]


def doc(*blocks: Any) -> dict[str, Any]:
    return {"type": "doc", "content": list(blocks)}


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS)
def test_a_checked_document_is_left_as_it_is(good: rich_text.Node) -> None:
    assert rich_text.checked(good) == good


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS)
def test_every_block_has_an_id_of_its_own(good: rich_text.Node) -> None:
    assert len(ids(good)) == len(set(ids(good)))


def test_an_id_that_is_used_twice_is_kept_by_the_first_and_made_anew_for_the_second() -> None:
    numbers = itertools.count()
    made = rich_text.checked(
        doc(paragraph("a", id="same"), paragraph("b", id="same"), paragraph("c")),
        make_id=lambda: f"new{next(numbers)}",
    )
    assert ids(made) == ["same", "new0", "new1"]


RAW: list[tuple[Any, str]] = [
    ("words", "not the text"),
    ({"type": "paragraph"}, "not the text"),
    (doc("words"), "cannot hold"),
    (doc({"type": "image", "attrs": {"src": "x"}}), "cannot hold “image”"),
    (doc({"type": "text", "text": "loose"}), "The section cannot hold words"),
    (doc({"type": "table", "content": []}), "A table is empty"),
    (doc({"type": "paragraph", "attrs": {"style": "color:red"}}), "A paragraph holds something"),
    (doc({"type": "paragraph", "onclick": "x"}), "holds something that a section cannot keep"),
    (doc({"type": "heading", "attrs": {"level": 1}}), "from 2 to 4"),
    (doc({"type": "heading", "attrs": {"level": True}}), "from 2 to 4"),
    (doc({"type": "paragraph", "content": "words"}), "damaged"),
    (doc({"type": "paragraph", "content": [{"type": "text", "text": 5}]}), "damaged"),
    (doc(paragraph({"type": "text", "text": "a", "marks": [{"type": "link"}]})), "bold or in italics"),
    (doc(paragraph({"type": "person", "attrs": {"register": "1", "as": "A"}})), "Insert it again"),
    (doc(paragraph({"type": "person", "attrs": {"register": 1, "as": " "}})), "says nothing"),
    (doc(paragraph({"type": "person", "attrs": {"register": 1}})), "damaged"),
    (doc({"type": "paragraph", "attrs": []}), ""),
]


@pytest.mark.parametrize(("given_", "reason"), RAW[:-1])
def test_what_a_section_cannot_hold_is_refused_in_words(given_: Any, reason: str) -> None:
    with pytest.raises(NotADocument, match=reason):
        rich_text.checked(given_)


def test_lists_that_stand_too_deep_are_refused() -> None:
    inside: Any = paragraph("deep")
    for _level in range(20):
        inside = {
            "type": "bullet_list",
            "content": [{"type": "list_item", "content": [paragraph("a"), inside]}],
        }
    with pytest.raises(NotADocument, match="too deeply"):
        rich_text.checked(doc(inside))


def test_a_section_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "MOST_CHARACTERS", 10)
    with pytest.raises(NotADocument, match="at most 10 characters"):
        rich_text.checked(doc(paragraph("twelve letters")))


def test_too_many_blocks_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "MOST_BLOCKS", 3)
    with pytest.raises(NotADocument, match="at most 3 paragraphs"):
        rich_text.checked(doc(*[paragraph("a") for _number in range(4)]))


def test_nothing_at_all_is_an_empty_section() -> None:
    assert rich_text.checked({}) == rich_text.empty()
    assert rich_text.plain_text({}) == ""


def test_signs_that_no_database_holds_are_left_out_and_lines_are_spaces() -> None:
    made = document(paragraph("a\0b\nc", {"type": "text", "text": "\x01"}))
    assert rich_text.plain_text(made) == "ab c"


def test_an_entry_without_words_gets_its_paragraph_and_a_heading_keeps_to_one_line() -> None:
    entry = {"type": "bullet_list", "content": [{"type": "list_item"}]}
    heading = {
        "type": "heading",
        "attrs": {"level": 3},
        "content": [{"type": "text", "text": "a"}, {"type": "hard_break"}],
    }
    made = rich_text.checked(doc(entry, heading))
    assert made["content"][0]["content"][0]["content"][0]["type"] == "paragraph"
    assert rich_text.plain_text(made).endswith("a ")


@settings(max_examples=100, deadline=None)
@given(DOCUMENTS)
def test_each_block_stands_where_its_offset_says(good: rich_text.Node) -> None:
    text = rich_text.plain_text(good)
    for block in rich_text.blocks(good):
        assert text[block.start : block.end] == block.text
        for mention in block.mentions:
            assert block.text[mention.start : mention.end] == mention.words


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS)
def test_taking_references_out_keeps_every_word(good: rich_text.Node) -> None:
    plain = rich_text.without_people(good, unknown=rich_text.people_in(good))
    assert not rich_text.people_in(plain)
    assert rich_text.plain_text(plain) == rich_text.plain_text(good)


def test_words_are_counted_and_the_hash_changes_with_them() -> None:
    one, other = document("Two words."), document("Two words!")
    assert rich_text.word_count(document("Two words - no more.", "")) == 4
    assert rich_text.digest(one) != rich_text.digest(other)
    assert rich_text.digest(one) == rich_text.digest(dict(reversed(one.items())))


def test_a_name_becomes_a_reference_only_where_it_stands_by_itself() -> None:
    doc_ = document("Dean saw Dean's plan; Deane did not.")
    made = rich_text.convert(doc_, words="Dean", register=4)
    assert rich_text.plain_text(made) == rich_text.plain_text(doc_)
    assert len(rich_text.blocks(made)[0].mentions) == 2
    assert rich_text.convert(made, words="Dean", register=4) == made


def test_references_are_shown_in_the_words_of_whoever_reads() -> None:
    made = document(paragraph("Seen by ", person(7, "Mr Okafor"), "."))
    assert "Mr Okafor" in rich_text.to_html(made)
    assert "the person on probation" in rich_text.to_html(made, {7: "the person on probation"})
