"""References to people of the register inside a document."""

from collections.abc import Callable, Collection

from candour.reviews.rich_text.checking import joined
from candour.reviews.rich_text.schema import Node, children, is_text_block
from candour.reviews.rich_text.text import blocks


def people_in(document: Node) -> set[int]:
    """The numbers of everybody who is referred to."""
    return {mention.register for block in blocks(document) for mention in block.mentions}


def without_people(document: Node, *, unknown: Collection[int]) -> Node:
    """The same words, with references to these people as plain words: a name is never lost with its entry."""
    return _each_text_block(document, lambda nodes: joined([_plain(node, unknown) for node in nodes]))


def convert(document: Node, *, words: str, register: int) -> Node:
    """The same words, with a name that was typed turned into a reference wherever it stands by itself."""
    return _each_text_block(
        document, lambda nodes: [part for node in nodes for part in _divided(node, words, register)]
    )


def _each_text_block(node: Node, change: Callable[[list[Node]], list[Node]]) -> Node:
    if is_text_block(node):
        return {**node, "content": change(children(node))}
    if "content" not in node:
        return node
    return {**node, "content": [_each_text_block(child, change) for child in children(node)]}


def _plain(node: Node, unknown: Collection[int]) -> Node:
    if node["type"] != "person" or node["attrs"]["register"] not in unknown:
        return node
    kept = {"marks": node["marks"]} if "marks" in node else {}
    return {"type": "text", "text": node["attrs"]["as"], **kept}


def _divided(node: Node, words: str, register: int) -> list[Node]:
    from candour.reviews.rich_text.names import whole_words

    if node["type"] != "text":
        return [node]
    parts: list[Node] = []
    text, begin = node["text"], 0
    for match in whole_words(words).finditer(text):
        parts += [
            {**node, "text": text[begin : match.start()]},
            _reference(node, match[0], register),
        ]
        begin = match.end()
    parts.append({**node, "text": text[begin:]})
    return [part for part in parts if part["type"] != "text" or part["text"]]


def _reference(node: Node, words: str, register: int) -> Node:
    kept = {"marks": node["marks"]} if "marks" in node else {}
    return {"type": "person", "attrs": {"register": register, "as": words}, **kept}
