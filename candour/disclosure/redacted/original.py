"""A submitted review, frozen, as blocks that decisions can point at. Read once, never changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Node = Mapping[str, Any]
TEXT_BLOCKS = frozenset({"paragraph", "heading"})
OWN = "own"
"""An inline node of the service's fixed words: shown, never part of the text that is decided on."""


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    title: str
    tree: Node


@dataclass(frozen=True, slots=True)
class Original:
    """All that can be shared of one submission, in the order of reading."""

    language: str
    sections: tuple[Section, ...]

    @property
    def titles(self) -> dict[str, str]:
        """By the key of the section."""
        return {section.key: section.title for section in self.sections}


@dataclass(frozen=True, slots=True)
class Mention:
    """A person of the register where the writer referred to one."""

    entity: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading or a plain field, wherever it stands."""

    id: str
    section: str
    text: str
    mentions: tuple[Mention, ...]


def blocks_of(original: Original) -> tuple[Block, ...]:
    """Every block with words in it, in the order of reading."""
    found = (
        block_of(node, section.key) for section in original.sections for node in text_nodes(section.tree)
    )
    return tuple(block for block in found if block.text)


def text_nodes(parent: Node) -> Iterator[Node]:
    """Every paragraph and heading inside, in the order of reading."""
    for node in parent.get("content") or []:
        if node["type"] in TEXT_BLOCKS:
            yield node
        else:
            yield from text_nodes(node)


def block_of(node: Node, section: str) -> Block:
    text, mentions = "", []
    for inline in node.get("content") or []:
        words = inline_text(inline)
        if inline["type"] == "person":
            mentions.append(Mention(str(inline["attrs"]["register"]), len(text), len(text) + len(words)))
        text += words
    return Block(str(node.get("attrs", {}).get("id", "")), section, text, tuple(mentions))


def inline_text(node: Node) -> str:
    """The words of one inline node that can be decided on."""
    if node["type"] == "text":
        return str(node["text"])
    if node["type"] == "hard_break":
        return "\n"
    return "" if node["type"] == OWN else str(node["attrs"]["as"])
