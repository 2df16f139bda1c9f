"""What a document may hold. The editor's own schema (design_system/editor/schema.js) says the same."""

from typing import Any

Node = dict[str, Any]

INLINE = frozenset({"text", "hard_break", "person"})
LISTS = frozenset({"bullet_list", "ordered_list"})
CELLS = frozenset({"table_cell", "table_header"})
TEXT_BLOCKS = frozenset({"paragraph", "heading"})
TOP = TEXT_BLOCKS | LISTS | {"blockquote", "table"}

HOLDS: dict[str, frozenset[str]] = {
    "doc": TOP,
    "paragraph": INLINE,
    "heading": INLINE - {"hard_break"},
    "bullet_list": frozenset({"list_item"}),
    "ordered_list": frozenset({"list_item"}),
    "list_item": frozenset({"paragraph"}) | LISTS,
    "blockquote": frozenset({"paragraph"}) | LISTS,
    "table": frozenset({"table_row"}),
    "table_row": CELLS,
    "table_cell": frozenset({"paragraph"}),
    "table_header": frozenset({"paragraph"}),
}
BEGINS_WITH_A_PARAGRAPH = frozenset({"list_item"}) | CELLS
NEVER_EMPTY = frozenset({"bullet_list", "ordered_list", "blockquote", "table", "table_row"})
MARKS = ("strong", "em")
LEVELS = (2, 3, 4)

NAMES = {
    "paragraph": "a paragraph",
    "heading": "a heading",
    "bullet_list": "a list",
    "ordered_list": "a numbered list",
    "list_item": "an entry of a list",
    "blockquote": "a quotation",
    "table": "a table",
    "table_row": "a row of a table",
    "table_cell": "a cell of a table",
    "table_header": "a heading of a table",
    "text": "words",
    "hard_break": "a line break",
    "person": "a person",
    "doc": "the section",
}

MOST_CHARACTERS = 1_000_000
MOST_BLOCKS = 20_000
DEEPEST = 16
MOST_CELLS = 20
LONGEST_NAME = 200


def empty() -> Node:
    return {"type": "doc", "content": []}


def children(node: Node) -> list[Node]:
    """The nodes inside, also of a section in which nothing was ever written."""
    inside: list[Node] = node.get("content") or []
    return inside


def is_text_block(node: Node) -> bool:
    return node["type"] in TEXT_BLOCKS
