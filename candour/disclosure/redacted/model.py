"""The redacted model: what a recipient may read, and nothing of what was withheld. Approved by its hash."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from candour.disclosure.redacted.original import Node, text_nodes

FORMAT = "candour-redacted-1"
TEXT, BREAK, OWN = "text", "hard_break", "own"
LABEL, WITHHELD, GENERAL = "label", "withheld", "general"
PIECES = frozenset({TEXT, BREAK, OWN, LABEL, WITHHELD, GENERAL})


@dataclass(frozen=True, slots=True)
class RedactedSection:
    key: str
    title: str
    tree: Node
    """As in the original, with inline nodes `label`, `withheld` and `general` in the place of words."""


@dataclass(frozen=True, slots=True)
class Redacted:
    """In the order of reading."""

    language: str
    sections: tuple[RedactedSection, ...] = field(default=())

    @property
    def sha256(self) -> str:
        return digest(to_json(self))


@dataclass(frozen=True, slots=True)
class Place:
    """One paragraph or heading of the model, with where it stands."""

    section: RedactedSection
    number: int
    """From 1, counted through the section."""
    block: str
    pieces: tuple[Node, ...]

    @property
    def text(self) -> str:
        """As it is read, with `[...]` where words are withheld; fixed words are left out."""
        return "".join(shown(piece) for piece in self.pieces)


def shown(piece: Node) -> str:
    kind = piece["type"]
    if kind in (WITHHELD, OWN):
        return "[…]" if kind == WITHHELD else ""
    return "\n" if kind == BREAK else str(piece["text"])


def label_of(piece: Node) -> str:
    """The label as it was given; where a sentence begins with it, the piece is read with a capital."""
    return str(piece.get("label", piece["text"]))


def places(model: Redacted) -> Iterator[Place]:
    """Every block that holds anything of the review."""
    for section in model.sections:
        number = 0
        for node in text_nodes(section.tree):
            pieces = tuple(node.get("content") or [])
            if any(piece["type"] != OWN for piece in pieces):
                number += 1
                yield Place(section, number, str(node.get("attrs", {}).get("id", "")), pieces)


def to_json(model: Redacted) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "language": model.language,
        "sections": [
            {"key": section.key, "title": section.title, "content": section.tree}
            for section in model.sections
        ],
    }


def from_json(data: Mapping[str, Any]) -> Redacted:
    """Raises ValueError for what is no model, or holds a kind of piece that a model does not know."""
    if data.get("format") != FORMAT:
        raise ValueError(f"This is no redacted model of the kind {FORMAT}.")
    sections = [RedactedSection(one["key"], one["title"], one["content"]) for one in data["sections"]]
    unknown = {
        piece["type"]
        for section in sections
        for node in text_nodes(section.tree)
        for piece in node.get("content") or []
    } - PIECES
    if unknown:
        raise ValueError(f"The model holds pieces of a kind that is not known: {', '.join(sorted(unknown))}.")
    return Redacted(str(data["language"]), tuple(sections))


def canonical(data: Mapping[str, Any]) -> bytes:
    """Sorted keys, no spaces, UTF-8: one form for one content."""
    return json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def digest(data: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(data)).hexdigest()
