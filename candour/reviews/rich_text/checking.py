"""Check what a browser sent: what is not on the list is refused, and every block has an id of its own."""

import re
import secrets
from collections.abc import Callable

from candour.reviews.rich_text import schema
from candour.reviews.rich_text.schema import Node

ID = re.compile(r"[A-Za-z0-9_-]{1,40}")
# Characters that no person types and no database or page holds.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
LINE = re.compile("\r\n|[\r\n]")


class NotADocument(Exception):
    """Why this cannot be a section, in words for the person who wrote it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def new_id() -> str:
    return secrets.token_hex(6)


def checked(document: object, *, make_id: Callable[[], str] = new_id) -> Node:
    """A clean copy, with an id for every block. A block that repeats an id gets a new one.

    Raises NotADocument.
    """
    if not document:
        return schema.empty()
    if not isinstance(document, dict) or document.get("type") != "doc":
        raise NotADocument("What was sent is not the text of a section.")
    return _Check(make_id).document(document)


class _Check:
    """One pass over one document: what was seen so far, and what it may still hold."""

    def __init__(self, make_id: Callable[[], str]) -> None:
        self.make_id = make_id
        self.seen: set[str] = set()
        self.characters = 0

    def document(self, given: Node) -> Node:
        _only(given, "type", "content", "attrs")
        return {"type": "doc", "content": self._inside(given, 0)}

    def _inside(self, parent: Node, depth: int) -> list[Node]:
        given = parent.get("content", [])
        if not isinstance(given, list):
            raise NotADocument("A part of the text is damaged.")
        if depth > schema.DEEPEST:
            raise NotADocument("Lists stand inside each other too deeply. Take some of them out.")
        nodes = [node for child in given if (node := self._node(child, parent["type"], depth + 1))]
        return joined(nodes) if parent["type"] in schema.TEXT_BLOCKS else nodes

    def _node(self, given: object, parent: str, depth: int) -> Node | None:
        kind = given.get("type") if isinstance(given, dict) else None
        if not isinstance(given, dict) or not isinstance(kind, str) or kind not in schema.NAMES:
            raise NotADocument(f"A section cannot hold “{str(kind)[:40]}”.")
        if kind not in schema.HOLDS[parent]:
            if kind == "hard_break":
                return {"type": "text", "text": " "}
            raise NotADocument(f"{_capital(schema.NAMES[parent])} cannot hold {schema.NAMES[kind]}.")
        return self._inline(given) if kind in schema.INLINE else self._block(given, depth)

    def _block(self, given: Node, depth: int) -> Node:
        _only(given, "type", "attrs", "content")
        attributes = given.get("attrs") or {}
        if not isinstance(attributes, dict):
            raise NotADocument("A part of the text is damaged.")
        kind = given["type"]
        # The id first: the ids of a block's parts are looked for among those after it.
        made: Node = {
            "type": kind,
            "attrs": {"id": self._id(attributes.get("id")), **_attributes(kind, attributes)},
        }
        made["content"] = self._whole(kind, self._inside(given, depth))
        return made

    def _whole(self, kind: str, inside: list[Node]) -> list[Node]:
        """An entry of a list begins with a paragraph; what has to hold something holds something."""
        first = inside[0]["type"] if inside else ""
        if kind in schema.BEGINS_WITH_A_PARAGRAPH and first != "paragraph":
            return [{"type": "paragraph", "attrs": {"id": self._id(None)}, "content": []}, *inside]
        if kind in schema.NEVER_EMPTY and not inside:
            raise NotADocument(f"{_capital(schema.NAMES[kind])} is empty. Take it out, or write in it.")
        return inside

    def _id(self, given: object) -> str:
        known = given if isinstance(given, str) and ID.fullmatch(given) and given not in self.seen else ""
        chosen = known or self.make_id()
        while chosen in self.seen and not known:
            chosen = self.make_id()
        self.seen.add(chosen)
        if len(self.seen) > schema.MOST_BLOCKS:
            raise NotADocument(f"A section holds at most {schema.MOST_BLOCKS:,} paragraphs and cells.")
        return chosen

    def _inline(self, given: Node) -> Node | None:
        kind = given["type"]
        if kind == "hard_break":
            return {"type": "hard_break"}
        if kind == "person":
            return _with_marks(_person(given), given)
        _only(given, "type", "text", "marks")
        text = given.get("text")
        if not isinstance(text, str):
            raise NotADocument("A part of the text is damaged.")
        self._count(text)
        cleaned = LINE.sub(" ", CONTROL.sub("", text))
        return _with_marks({"type": "text", "text": cleaned}, given) if cleaned else None

    def _count(self, text: str) -> None:
        self.characters += len(text)
        if self.characters > schema.MOST_CHARACTERS:
            raise NotADocument(
                f"A section holds at most {schema.MOST_CHARACTERS:,} characters. Divide it between sections."
            )


def joined(nodes: list[Node]) -> list[Node]:
    """Words that stand side by side in the same form are one run of words."""
    together: list[Node] = []
    for node in nodes:
        last = together[-1] if together else {}
        same = last.get("type") == node["type"] == "text" and last.get("marks") == node.get("marks")
        if same:
            last["text"] += node["text"]
        else:
            together.append(dict(node))
    return together


def _only(node: Node, *names: str) -> None:
    if not set(node) <= set(names):
        raise NotADocument("A part of the text holds something that a section cannot keep.")


def _attributes(kind: str, given: Node) -> Node:
    """What a block says of itself, besides its id."""
    allowed: dict[str, tuple[str, ...]] = {
        "heading": ("level",),
        "ordered_list": ("start",),
        "table_cell": ("colspan", "rowspan", "colwidth"),
        "table_header": ("colspan", "rowspan", "colwidth"),
    }
    if not set(given) <= {"id", *allowed.get(kind, ())}:
        raise NotADocument(f"{_capital(schema.NAMES[kind])} holds something that a section cannot keep.")
    if kind == "heading":
        return {"level": _number(given.get("level", 2), schema.LEVELS[0], schema.LEVELS[-1])}
    if kind == "ordered_list":
        return {"start": _number(given.get("start", 1), 0, 9_999)}
    if kind in schema.CELLS:
        spans = ("colspan", "rowspan")
        return {name: _number(given.get(name, 1), 1, schema.MOST_CELLS) for name in spans}
    return {}


def _number(given: object, least: int, most: int) -> int:
    if type(given) is not int or not least <= given <= most:
        raise NotADocument(f"A number in the text has to be from {least} to {most}.")
    return given


def _person(given: Node) -> Node:
    _only(given, "type", "attrs", "marks")
    attributes = given.get("attrs")
    if not isinstance(attributes, dict) or set(attributes) != {"register", "as"}:
        raise NotADocument("A reference to a person is damaged. Insert it again.")
    register, words = attributes["register"], attributes["as"]
    if type(register) is not int or register < 1 or not isinstance(words, str):
        raise NotADocument("A reference to a person is damaged. Insert it again.")
    shown = LINE.sub(" ", CONTROL.sub("", words))
    if not shown.strip() or len(shown) > schema.LONGEST_NAME:
        raise NotADocument("A reference to a person says nothing, or too much. Insert it again.")
    return {"type": "person", "attrs": {"register": register, "as": shown}}


def _with_marks(node: Node, given: Node) -> Node:
    marks = given.get("marks") or []
    if not isinstance(marks, list):
        raise NotADocument("A part of the text is damaged.")
    kinds = [mark.get("type") if isinstance(mark, dict) else None for mark in marks]
    if not set(kinds) <= set(schema.MARKS):
        raise NotADocument("Words can be bold or in italics, and nothing else.")
    if kinds:
        node["marks"] = [{"type": kind} for kind in schema.MARKS if kind in kinds]
    return node


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
