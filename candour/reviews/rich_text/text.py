"""The words of a document: as plain text with offsets, block by block, counted and hashed."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from candour.reviews.rich_text.schema import Node, children, is_text_block

BETWEEN = "\n\n"
"""What stands between two blocks in the plain text."""
WORD = re.compile(r"\S*\w\S*")


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference to a person of the register, and where its words stand in the text of its block."""

    register: int
    words: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.words)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a heading, wherever it stands."""

    id: str
    kind: str
    level: int
    """Of a heading; 0 for a paragraph."""
    text: str
    start: int
    """Its offset in the plain text of the document, in characters."""
    within: tuple[str, ...]
    """The kinds of what stands around it, outermost first."""
    mentions: tuple[Mention, ...]
    node: Node

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def blocks(document: Node) -> list[Block]:
    """Every paragraph and heading in the order of reading."""
    found: list[Block] = []
    offset = 0
    for node, within in _text_blocks(document, ()):
        block = _block(node, within, offset)
        found.append(block)
        offset = block.end + len(BETWEEN)
    return found


def plain_text(document: Node) -> str:
    """The words alone. `blocks` gives the offset of each block in it."""
    return BETWEEN.join(block.text for block in blocks(document))


def word_count(document: Node) -> int:
    return sum(len(WORD.findall(block.text)) for block in blocks(document))


def digest(document: Node) -> str:
    """SHA-256 of the canonical JSON, in hexadecimal."""
    text = json.dumps(document, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def inline_text(node: Node) -> str:
    """The words of one inline node."""
    if node["type"] == "text":
        return str(node["text"])
    return "\n" if node["type"] == "hard_break" else str(node["attrs"]["as"])


def _text_blocks(parent: Node, within: tuple[str, ...]) -> Iterator[tuple[Node, tuple[str, ...]]]:
    for node in children(parent):
        if is_text_block(node):
            yield node, within
        else:
            yield from _text_blocks(node, (*within, node["type"]))


def _block(node: Node, within: tuple[str, ...], offset: int) -> Block:
    text, mentions = "", []
    for inline in children(node):
        words = inline_text(inline)
        if inline["type"] == "person":
            mentions.append(Mention(inline["attrs"]["register"], words, len(text)))
        text += words
    attributes = node.get("attrs", {})
    return Block(
        id=attributes.get("id", ""),
        kind=node["type"],
        level=attributes.get("level", 0),
        text=text,
        start=offset,
        within=within,
        mentions=tuple(mentions),
        node=node,
    )
