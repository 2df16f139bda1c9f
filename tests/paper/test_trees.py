"""An editor's tree becomes blocks in order, and a ragged table a whole one."""

from collections.abc import Mapping
from typing import Any

from candour.paper.pieces import Heading, Items, Paragraph, Quotation, Run, Runs, Table
from candour.paper.trees import blocks_of

Node = dict[str, Any]


def words(node: Mapping[str, Any]) -> Runs:
    return tuple(Run(inline["text"]) for inline in node.get("content") or [])


def paragraph(text: str) -> Node:
    return {"type": "paragraph", "content": [{"type": "text", "text": text}]}


def cell(text: str, kind: str = "table_cell", **spans: int) -> Node:
    return {"type": kind, "attrs": spans, "content": [paragraph(text)]}


def heading(level: int, text: str) -> Node:
    return {"type": "heading", "attrs": {"level": level}, "content": [{"type": "text", "text": text}]}


def drawn(*nodes: Node) -> tuple[Any, ...]:
    return blocks_of({"type": "doc", "content": list(nodes)}, words)


def table_of(*rows: list[Node]) -> Table:
    (found,) = drawn({"type": "table", "content": [{"type": "table_row", "content": row} for row in rows]})
    assert isinstance(found, Table)
    return found


def test_a_heading_goes_down_one_level_at_a_time() -> None:
    found = drawn(heading(4, "Deep"), heading(2, "Back"), heading(4, "Deep again"))
    assert [block.level for block in found if isinstance(block, Heading)] == [3, 3, 4]


def test_what_holds_nothing_is_left_out() -> None:
    assert drawn({"type": "paragraph"}, {"type": "heading"}, {"type": "bullet_list"}, {"type": "table"}) == ()


def test_lists_and_quotations_keep_what_stands_in_them() -> None:
    item = {"type": "list_item", "content": [paragraph("One")]}
    listed = {"type": "ordered_list", "attrs": {"start": 4}, "content": [item]}
    found = drawn(listed, {"type": "blockquote", "content": [paragraph("Two")]})
    assert found == (
        Items(((Paragraph((Run("One"),)),),), ordered=True, start=4),
        Quotation((Paragraph((Run("Two"),)),)),
    )


def test_a_short_row_is_filled_and_a_cell_that_reaches_too_far_is_cut() -> None:
    found = table_of(
        [cell("A", "table_header"), cell("B", "table_header", rowspan=3)],
        [cell("1", rowspan=9), cell("2", colspan=2)],
        [cell("3")],
    )
    places = {(each.x, each.y): (each.colspan, each.rowspan) for each in found.cells}
    assert (found.headed, found.rows, len(found.widths)) == (True, 3, 3)
    assert places == {
        (0, 0): (1, 1),
        (1, 0): (1, 1),
        (2, 0): (1, 1),
        (0, 1): (1, 2),
        (1, 1): (2, 1),
        (1, 2): (1, 1),
        (2, 2): (1, 1),
    }


def test_a_cell_that_would_cover_another_is_cut_at_it() -> None:
    found = table_of([cell("1"), cell("2", rowspan=2)], [cell("3", colspan=2)])
    assert [(each.x, each.y, each.colspan) for each in found.cells] == [(0, 0, 1), (1, 0, 1), (0, 1, 1)]
