"""A review's printed document as a whole, and its own words. Knows no framework."""

from __future__ import annotations

from dataclasses import dataclass, field

from candour.paper import MARKING
from candour.paper.pieces import (
    Block,
    Cell,
    Heading,
    Items,
    Paragraph,
    Quotation,
    Run,
    Runs,
    Table,
    printable,
    told,
)

__all__ = [
    "Block",
    "Cell",
    "Copy",
    "Heading",
    "Items",
    "Paragraph",
    "Printed",
    "Quotation",
    "Run",
    "Runs",
    "Table",
    "heading",
    "labelled",
    "own",
    "printable",
    "said",
    "table",
    "told",
]


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
    marking: str = MARKING
    lines: tuple[str, ...] = field(default=())
    """Under the title."""
    standing_words: str = ""
    """What every page says instead, of a paper that is issued rather than signed and submitted."""

    @property
    def standing(self) -> str:
        """What every page says of the signature."""
        if self.standing_words:
            return self.standing_words
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
