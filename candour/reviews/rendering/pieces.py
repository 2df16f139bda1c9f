"""What a printed document is made of, before any file format is chosen. Knows no framework."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy of a case's paper: what stands on each of its pages."""

    reference: str
    number: int
    made_on: str
    """The day in words."""
    digest: str
    """SHA-256 of the content that is shown, in hexadecimal."""
    submitted_on: str = ""
    """The day in words; empty for a draft."""
    signed: str = ""
    """Who signed this very content, by role, and when; empty where nobody did."""

    @property
    def is_draft(self) -> bool:
        return not self.submitted_on


@dataclass(frozen=True, slots=True)
class Printed:
    """A whole document in order."""

    title: str
    subtitle: str
    language: str
    """en or cy."""
    copy: Copy
    blocks: tuple[Block, ...]
    landscape: bool = False
    contents: bool = False
    marking: str = "OFFICIAL-SENSITIVE"
    lines: tuple[str, ...] = field(default=())
    """Under the title."""

    @property
    def standing(self) -> str:
        """What every page says of the signature."""
        if not self.copy.is_draft:
            return f"Submitted {self.copy.submitted_on}"
        return "Signed, not submitted" if self.copy.signed else "Draft, not signed"


def own(text: str, *, strong: bool = False, em: bool = False) -> Run:
    """The service's own words, which are English."""
    return Run(printable(text), strong, em, "en")


def heading(level: int, text: str, *, new_page: bool = False) -> Heading:
    return Heading(level, (own(text),), new_page)


def said(text: str, *, quiet: bool = False) -> Paragraph:
    """A paragraph of the service's own words."""
    return Paragraph((own(text),), quiet)


def told(text: str | None) -> tuple[Paragraph, ...]:
    """What somebody wrote in a plain field: a paragraph for each, where an empty line parts them."""
    parts = [part.strip("\n ") for part in re.split(r"\n[ ]*\n", printable(text))]
    return tuple(Paragraph((Run(part),)) for part in parts if part)


def labelled(label: str, text: str | None) -> tuple[Paragraph, ...]:
    """`label` in bold before what somebody wrote; nothing where nothing was written."""
    paragraphs = told(text)
    if not paragraphs:
        return ()
    return (Paragraph((own(f"{label}: ", strong=True), *paragraphs[0].runs)), *paragraphs[1:])


def table(
    caption: str, widths: tuple[int, ...], heads: tuple[str, ...], rows: list[tuple[tuple[Block, ...], ...]]
) -> Table:
    """A plain table with one row of headings."""
    cells = [Cell(x, 0, (Paragraph((own(text),)),), header=True) for x, text in enumerate(heads)]
    cells += [Cell(x, y, blocks) for y, row in enumerate(rows, start=1) for x, blocks in enumerate(row)]
    return Table(caption, widths, tuple(cells), 1 + len(rows), headed=True)
