"""Two versions side by side."""

from hypothesis import given, settings

from candour.reviews import rich_text
from tests.reviews.writing.documents import DOCUMENTS, document, paragraph


def kinds(before: rich_text.Node, after: rich_text.Node) -> list[str]:
    return [change.kind + (" moved" if change.moved else "") for change in rich_text.compare(before, after)]


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS)
def test_a_version_is_the_same_as_itself(doc: rich_text.Node) -> None:
    assert set(kinds(doc, doc)) <= {"same"}


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS, DOCUMENTS)
def test_both_versions_can_be_read_from_their_comparison(old: rich_text.Node, new: rich_text.Node) -> None:
    changes = rich_text.compare(old, new)
    after = [change.after.id for change in changes if change.after]
    assert after == [block.id for block in rich_text.blocks(new)]
    before = [change.before.id for change in changes if change.before]
    assert sorted(before) == sorted(block.id for block in rich_text.blocks(old))
    for change in changes:
        kept = [piece for piece in change.pieces if piece.kind != "added"]
        assert "".join(piece.text for piece in kept) == (change.before.text if change.before else "")


def test_words_that_came_and_went_are_told_apart() -> None:
    [change] = rich_text.compare(
        document(paragraph("The plan was sufficient.", id="a")),
        document(paragraph("The plan was not sufficient.", id="a")),
    )
    assert [(piece.kind, piece.text) for piece in change.pieces if piece.kind != "same"] == [
        ("added", "not ")
    ]


def test_a_paragraph_that_moved_is_not_shown_as_new() -> None:
    one, two, three = (paragraph(words, id=words) for words in ("one", "two", "three"))
    assert kinds(document(one, two, three), document(three, one, two)) == ["same moved", "same", "same"]


def test_what_was_removed_stands_where_it_was() -> None:
    one, two, three = (paragraph(words, id=words) for words in ("one", "two", "three"))
    assert kinds(document(one, two, three), document(one, three)) == ["same", "removed", "same"]
    assert kinds(document(one), document()) == ["removed"]


def test_a_change_of_form_alone_is_said() -> None:
    bold = {"type": "text", "text": "one", "marks": [{"type": "strong"}]}
    assert kinds(document(paragraph("one", id="a")), document(paragraph(bold, id="a"))) == ["reformatted"]


def test_ids_are_kept_by_what_was_written_again_in_the_plain_form() -> None:
    before = document("The first paragraph stays.", "The second one is changed a little.", "The third goes.")
    text = "The first paragraph stays.\n\nSomething new.\n\nThe second one was changed a little."
    after = rich_text.keep_ids(before, rich_text.from_markup(text))
    old, new = rich_text.blocks(before), rich_text.blocks(after)
    assert (new[0].id, new[2].id) == (old[0].id, old[1].id)
    assert new[1].id not in {block.id for block in old}


@settings(max_examples=60, deadline=None)
@given(DOCUMENTS)
def test_a_document_that_went_through_the_plain_form_keeps_its_ids(doc: rich_text.Node) -> None:
    again = rich_text.keep_ids(doc, rich_text.from_markup(rich_text.to_markup(doc)))
    texts = [block.text for block in rich_text.blocks(doc)]
    for before, after in zip(rich_text.blocks(doc), rich_text.blocks(again), strict=True):
        if texts.count(before.text) == 1:
            assert before.id == after.id


def test_a_long_place_that_was_rewritten_is_paired_by_equal_words_alone() -> None:
    before = document(*[f"Old words number {number}" for number in range(210)])
    after = document(*[f"Other new sentence number {number}" for number in range(210)])
    assert set(kinds(before, after)) == {"added", "removed"}
