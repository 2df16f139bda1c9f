"""The neutral structure that every format is turned into: paragraphs and tables, with their source lines."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from candour.recommendations.reading.wording import divided_at_hyphen

Lines = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One paragraph or list entry, in a cell or on its own."""

    text: str
    lines: Lines = ()
    item: bool = False
    """A bullet or numbered entry of a list."""
    soft: bool = False
    """Follows the piece before it after a mere line break, so it may be only a wrapped line."""
    bold: str = ""
    """The words at its beginning that are printed in bold."""
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    pieces: tuple[Piece, ...] = ()
    covered: bool = False
    """Lies under a merged cell that began in a row above or a column before."""
    across: bool = False
    """Covered by a cell before it in the same row, so nothing of the row above holds for it."""

    @property
    def text(self) -> str:
        return join_words(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    lines: Lines = ()

    @property
    def texts(self) -> list[str]:
        return [cell.text for cell in self.cells]


@dataclass(frozen=True, slots=True)
class Paragraph:
    piece: Piece
    heading: bool = False
    adjacent: bool = False
    """On the very next line after the paragraph before it, so it may only be a wrapped line."""

    @property
    def text(self) -> str:
        return self.piece.text


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[Row, ...]


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    blocks: tuple[Block, ...]
    lines: tuple[str, ...] = field(default=())
    """The numbered source lines, the first being line 1."""
    cautions: tuple[tuple[str, str], ...] = ()
    """What a person should know of the whole file: a code, and the words."""

    def rows(self) -> Iterable[Row]:
        for block in self.blocks:
            if isinstance(block, Table):
                yield from block.rows

    def paragraphs(self) -> Iterable[Paragraph]:
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block


def join_words(parts: Iterable[str]) -> str:
    """Texts joined by one space; a word that was divided at a hyphen is joined without one."""
    joined = ""
    for part in parts:
        words = part.strip()
        if not words:
            continue
        divided = divided_at_hyphen(joined, words)
        joined += words if divided or not joined else " " + words
    return joined


def merge_lines(*groups: Lines) -> Lines:
    """Every line number named, once each and in order."""
    filled = [group for group in groups if group]
    if all(before[-1] < after[0] for before, after in pairwise(filled)):
        return sum(filled, ())
    return tuple(sorted({line for group in groups for line in group}))
