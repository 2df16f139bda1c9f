"""The blocks of a printed document, before any file format is chosen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

# XML, and so Word, cannot hold these; a PDF has no glyph for them.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufffe\uffff]"
)
LINE = re.compile("\r\n|[\r\u2028\u2029]")


def printable(text: str | None) -> str:
    """Text without what cannot be printed: control characters and marks that show nothing."""
    return UNPRINTABLE.sub("", LINE.sub("\n", text or "").replace("\t", " "))


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one form. A new line inside them breaks the line."""

    text: str
    strong: bool = False
    em: bool = False
    language: str = ""
    """Where it is not the document's own: the service's own words in a review written in Welsh."""
    boxed: bool = False
    """Drawn in a frame: words that stand in the place of others."""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    """From 2; the title of the document is 1."""
    runs: Runs
    new_page: bool = False
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: Runs
    quiet: bool = False
    """A remark beside the text, drawn smaller."""
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class Items:
    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False
    start: int = 1
    kind: Literal["list"] = "list"


@dataclass(frozen=True, slots=True)
class Quotation:
    blocks: tuple[Block, ...]
    kind: Literal["quotation"] = "quotation"


@dataclass(frozen=True, slots=True)
class Cell:
    """Its place in the table is said outright, so that no reader has to count."""

    x: int
    y: int
    blocks: tuple[Block, ...]
    header: bool = False
    colspan: int = 1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    caption: str
    widths: tuple[int, ...]
    """Shares of the width, one for each column."""
    cells: tuple[Cell, ...]
    rows: int
    headed: bool
    """Whether the whole first row is headings."""
    kind: Literal["table"] = "table"


Block = Heading | Paragraph | Items | Quotation | Table


def told(text: str | None) -> tuple[Paragraph, ...]:
    """What somebody wrote in a plain field: a paragraph for each, where an empty line parts them."""
    parts = [part.strip("\n ") for part in re.split(r"\n[ ]*\n", printable(text))]
    return tuple(Paragraph((Run(part),)) for part in parts if part)
