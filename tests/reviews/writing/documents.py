"""Invented documents of every shape that a section may have."""

from typing import Any

from hypothesis import strategies as st

from candour.reviews import rich_text
from candour.reviews.rich_text import Node

WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffd"), min_size=1, max_size=12
)
SIGNS = st.text(st.sampled_from("ab \\*_@[](|)#>-+1.¶↵!{}2x\t"), min_size=1, max_size=12)
TEXT = st.one_of(WORDS, SIGNS)
MARKS = st.sampled_from([[], [{"type": "strong"}], [{"type": "em"}], [{"type": "strong"}, {"type": "em"}]])


def _marked(node: Node, marks: list[Node]) -> Node:
    return {**node, "marks": marks} if marks else node


RUNS = st.builds(lambda text, marks: _marked({"type": "text", "text": text}, marks), TEXT, MARKS)
PEOPLE = st.builds(
    lambda words, number, marks: _marked(
        {"type": "person", "attrs": {"register": number, "as": words}}, marks
    ),
    TEXT.filter(lambda words: bool(words.strip())),
    st.integers(1, 10**6),
    MARKS,
)
BREAKS = st.just({"type": "hard_break"})


def _node(kind: str, inside: Any, **attributes: Any) -> Any:
    shape = {"type": kind, "attrs": attributes} if attributes else {"type": kind}
    return inside.map(lambda content: {**shape, "content": content})


PARAGRAPHS = _node("paragraph", st.lists(st.one_of(RUNS, PEOPLE, BREAKS), max_size=5))
HEADINGS = st.sampled_from([2, 3, 4]).flatmap(
    lambda level: _node("heading", st.lists(st.one_of(RUNS, PEOPLE), max_size=3), level=level)
)


def _lists(inside: Any) -> Any:
    items = st.builds(
        lambda first, rest: {"type": "list_item", "content": [first, *rest]},
        PARAGRAPHS,
        st.lists(inside, max_size=2),
    )
    some = st.lists(items, min_size=1, max_size=3)
    numbered = st.integers(1, 900).flatmap(lambda start: _node("ordered_list", some, start=start))
    return st.one_of(PARAGRAPHS, _node("bullet_list", some), numbered)


NESTED = st.recursive(PARAGRAPHS, _lists, max_leaves=6)
QUOTES = _node("blockquote", st.lists(NESTED, min_size=1, max_size=3))
CELLS = st.builds(
    lambda kind, columns, rows, content: {
        "type": kind,
        "attrs": {"colspan": columns, "rowspan": rows},
        "content": content,
    },
    st.sampled_from(["table_cell", "table_header"]),
    st.integers(1, 3),
    st.integers(1, 3),
    st.lists(PARAGRAPHS, min_size=1, max_size=2),
)
TABLES = _node(
    "table",
    st.lists(_node("table_row", st.lists(CELLS, min_size=1, max_size=3)), min_size=1, max_size=3),
)
DOCUMENTS = st.lists(st.one_of(PARAGRAPHS, HEADINGS, NESTED, QUOTES, TABLES), max_size=5).map(
    lambda content: rich_text.checked({"type": "doc", "content": content})
)


def paragraph(*inline: str | Node, id: str = "") -> Node:  # noqa: A002  # the name of the attribute
    content = [{"type": "text", "text": one} if isinstance(one, str) else one for one in inline]
    return {"type": "paragraph", **({"attrs": {"id": id}} if id else {}), "content": content}


def document(*blocks: str | Node) -> Node:
    """A checked document; a text stands for a paragraph."""
    content = [paragraph(one) if isinstance(one, str) else one for one in blocks]
    return rich_text.checked({"type": "doc", "content": content})


def person(register: int, words: str) -> Node:
    return {"type": "person", "attrs": {"register": register, "as": words}}


def without_ids(node: Node) -> Node:
    """The shape and the words alone."""
    made = {key: value for key, value in node.items() if key not in {"attrs", "content"}}
    if attributes := {key: value for key, value in node.get("attrs", {}).items() if key != "id"}:
        made["attrs"] = attributes
    if "content" in node:
        made["content"] = [without_ids(child) for child in node["content"]]
    return made


def words_of(text: str) -> list[str]:
    return text.split()
