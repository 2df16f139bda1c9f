"""The text of a section as it is printed: in order, whole, and with people by their role."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from candour.reviews.rendering import Wording
from candour.reviews.rendering.content import blocks_of
from candour.reviews.rendering.pieces import Cell, Heading, Items, Paragraph, Table, printable
from candour.reviews.rendering.roles import is_neutral, letter, roles_in_words
from tests.reviews.rendering.scene import NAME, WORDING, cell, listed, paragraph, person, rows, text, title

Node = dict[str, Any]


def document(*blocks: Node) -> Node:
    return {"type": "doc", "content": list(blocks)}


def drawn(*blocks: Node, wording: Wording = WORDING) -> tuple[Any, ...]:
    return blocks_of(document(*blocks), wording)


def words_of(blocks: Any) -> str:
    found = []
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            found.append("".join(run.text for run in block.runs))
        elif isinstance(block, Items):
            found += [words_of(item) for item in block.items]
        elif isinstance(block, Table):
            found += [words_of(each.blocks) for each in block.cells]
        else:
            found.append(words_of(block.blocks))
    return " ".join(found)


def as_called(words: str) -> Node:
    return {"type": "person", "attrs": {"register": 7, "as": words}}


def test_a_person_is_printed_by_role_and_never_by_name() -> None:
    told = words_of(drawn(paragraph("Then ", person(7), " met ", person(8), ".")))
    assert told == "Then the person on probation met the responsible officer."


def test_a_role_that_begins_a_sentence_begins_with_a_capital() -> None:
    told = words_of(drawn(paragraph(person(7), " came. ", person(8), " wrote it down.")))
    assert told == "The person on probation came. The responsible officer wrote it down."


def test_the_writers_own_words_for_a_person_stay_where_they_name_nobody() -> None:
    assert words_of(drawn(paragraph("It was ", as_called("his mother"), "."))) == "It was his mother."


def test_words_that_name_somebody_are_not_printed() -> None:
    for words in (NAME, NAME.lower(), f"Mr {NAME}", f"{NAME}’s mother", "okonkwo-canary", "Danny", "D Smith"):
        assert (
            words_of(drawn(paragraph("It was ", as_called(words), "."))) == "It was the person on probation."
        )


def test_somebody_who_left_the_register_is_a_person() -> None:
    assert words_of(drawn(paragraph("By ", person(99), "."))) == "By a person."


def test_headings_never_skip_a_level() -> None:
    levels = [block.level for block in drawn(title(4, "a"), title(2, "b"), title(4, "c"), title(3, "d"))]
    assert levels == [3, 3, 4, 4]


def test_a_numbered_list_begins_where_it_began() -> None:
    (items,) = drawn(listed(paragraph("a"), ordered=True, start=4))
    assert (items.ordered, items.start) == (True, 4)


def test_marks_and_line_breaks_stay() -> None:
    (block,) = drawn(paragraph(text("a", "strong"), text("b", "em"), {"type": "hard_break"}, "c"))
    assert [(run.text, run.strong, run.em) for run in block.runs] == [
        ("a", True, False),
        ("b", False, True),
        ("\n", False, False),
        ("c", False, False),
    ]


def places(table: Table) -> list[tuple[int, int]]:
    return [
        (x, y)
        for each in table.cells
        for x in range(each.x, each.x + each.colspan)
        for y in range(each.y, each.y + each.rowspan)
    ]


def test_a_short_row_is_filled_and_a_first_row_of_headings_is_the_head() -> None:
    (table,) = drawn(rows([cell("a", "table_header"), cell("b", "table_header")], [cell("c")]))
    assert table.headed
    assert sorted(places(table)) == [(0, 0), (0, 1), (1, 0), (1, 1)]


SPANS = st.lists(
    st.lists(st.tuples(st.integers(1, 20), st.integers(1, 20)), min_size=1, max_size=4),
    min_size=1,
    max_size=4,
)


@given(SPANS)
def test_cells_of_any_spans_fill_the_table_once(spans: list[list[tuple[int, int]]]) -> None:
    made = [[cell("x", colspan=wide, rowspan=high) for wide, high in row] for row in spans]
    (table,) = drawn(rows(*made))
    found = places(table)
    assert len(found) == len(set(found)) == len(table.widths) * table.rows
    assert sum(1 for each in table.cells if each.blocks) == sum(map(len, spans))


@given(st.text())
def test_what_is_printable_stays_printable(words: str) -> None:
    once = printable(words)
    assert printable(once) == once
    assert all(ord(character) >= 32 or character == "\n" for character in once)


def test_several_of_one_role_are_told_apart_by_a_letter() -> None:
    told = roles_in_words([(3, "staff"), (9, "victim"), (4, "staff"), (5, "person_on_probation")])
    assert told == {
        3: "member of staff A",
        4: "member of staff B",
        9: "the person who was harmed",
        5: "the person on probation",
    }


def test_letters_go_on_after_the_alphabet() -> None:
    assert [letter(place) for place in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]


def test_what_looks_like_a_name_is_no_neutral_word() -> None:
    assert is_neutral("the second practitioner", ())
    assert is_neutral("Officer B", ())
    assert not is_neutral("Officer Brown", ())
    assert not is_neutral("brown", ("Brown",))
    assert not is_neutral("...", ())


def test_an_empty_cell_is_a_cell() -> None:
    (table,) = drawn(rows([{"type": "table_cell", "content": []}]))
    assert table.cells == (Cell(0, 0, ()),)
