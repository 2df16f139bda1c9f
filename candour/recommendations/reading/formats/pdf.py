"""PDF files: ruled tables cell by cell; tables without lines and running text by the words' places."""

import io
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pdfplumber

from candour.recommendations.reading.columns import columns_of
from candour.recommendations.reading.document import Block, Cell, Document, Paragraph, Piece, Row, Table
from candour.recommendations.reading.formats.aligned import read_aligned
from candour.recommendations.reading.formats.inline import pieces
from candour.recommendations.reading.formats.running_titles import PrintedLine, running_titles
from candour.recommendations.reading.unreadable import UnreadablePlan
from candour.recommendations.reading.wording import even

MOST_PAGES = 400
_PARAGRAPH_GAP = 0.75
"""A gap between two lines of more than this share of a line's height begins a paragraph."""
_ROW_GAP = 0.55
_WORD_GAP = 0.6
_POINTS_A_COLUMN = 2.6
_EDGE = 1.0
_PROTECTED = "The PDF is protected by a password. Save it without one and try again."
_DAMAGED = "The PDF is damaged or incomplete, so it cannot be read."
Word = dict[str, Any]
Box = tuple[float, float, float, float]


@dataclass(slots=True)
class _Pages:
    blocks: list[Block] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    words: list[Sequence[Word]] = field(default_factory=list)
    printed: dict[int, PrintedLine] = field(default_factory=dict)
    """The printed line of each block that is a paragraph."""


def read_pdf(content: bytes) -> Document:
    """The document of a PDF. Raises UnreadablePlan where it is protected, damaged or has no text."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(content)) as pdf:
            return _read(pdf)
    except UnreadablePlan:
        raise
    except Exception as error:  # pdfminer raises many kinds for a damaged or protected file
        protected = (
            "password" in f"{type(error).__name__} {error!r}".casefold()
            or "encrypt" in repr(error).casefold()
        )
        raise UnreadablePlan(_PROTECTED if protected else _DAMAGED) from error


def _read(pdf: "pdfplumber.pdf.PDF") -> Document:
    if len(pdf.pages) > MOST_PAGES:
        raise UnreadablePlan(f"The PDF has {len(pdf.pages)} pages; a plan may have at most {MOST_PAGES}.")
    found = _Pages()
    for page in pdf.pages:
        _page(found, page)
        page.close()
    titles = running_titles(
        [[_printed(page, line) for line in _lines(words)] for page, words in enumerate(found.words)]
    )
    kept = [block for place, block in enumerate(found.blocks) if found.printed.get(place) not in titles]
    ruled = Document(tuple(kept), tuple(found.lines))
    if any(columns_of(row.texts) for row in ruled.rows()):
        return ruled
    if not any(line.strip() for line in found.lines):
        raise UnreadablePlan(
            "The PDF holds no text, only pictures of pages. Use a version whose text can be selected."
        )
    return _unruled(found.words, titles) or ruled


def _printed(page: int, line: Sequence[Word]) -> PrintedLine:
    first = line[0]
    wide = _WORD_GAP * float(first["bottom"] - first["top"])
    text = str(first["text"])
    for before, word in pairwise(line):
        text += ("  " if float(word["x0"]) - float(before["x1"]) >= wide else " ") + str(word["text"])
    return PrintedLine(page, round(first["top"]), round(first["bottom"]), text)


def _unruled(pages: Sequence[Sequence[Word]], titles: frozenset[PrintedLine]) -> Document | None:
    """No ruled table of a plan: the text with its columns kept by spaces."""
    kept = (
        [line for line in _lines(words) if _printed(page, line) not in titles or _has_columns(line)]
        for page, words in enumerate(pages)
    )
    return read_aligned(even("\n".join(line for lines in kept for line in (*_spaced(lines), ""))))


def _has_columns(line: Sequence[Word]) -> bool:
    """Whether wide gaps divide a line into three or more, as the headings of a table are."""
    height = float(line[0]["bottom"] - line[0]["top"])
    gaps = [float(after["x0"]) - float(before["x1"]) for before, after in pairwise(line)]
    return sum(1 for gap in gaps if gap >= _WORD_GAP * height) > 1


def _spaced(lines: Iterable[Sequence[Word]]) -> Iterator[str]:
    """Lines of print as text: words in reach of each other by one space, others at their own place."""
    before: float | None = None
    for line in lines:
        height = float(line[0]["bottom"] - line[0]["top"])
        if before is not None and float(line[0]["top"]) - before > _ROW_GAP * height:
            yield ""
        text, end = "", 0.0
        for word in line:
            near = text and float(word["x0"]) - end < _WORD_GAP * height
            place = int(float(word["x0"]) / _POINTS_A_COLUMN)
            text += " " if near else " " * max(place - len(text), 2 if text else 0)
            text += str(word["text"])
            end = float(word["x1"])
        yield text
        before = max(float(word["bottom"]) for word in line)


def _page(found: _Pages, page: "pdfplumber.page.Page") -> None:
    words = page.extract_words(keep_blank_chars=False, use_text_flow=False, extra_attrs=["fontname"])
    found.words.append(words)
    tables = sorted(page.find_tables(), key=lambda table: table.bbox[1])
    top = 0.0
    for table in tables:
        x0, upper, x1, lower = table.bbox
        between = [word for word in words if top - _EDGE <= _middle(word) < upper]
        _paragraphs(found, between)
        inside = [
            word for word in words if upper <= _middle(word) <= lower and x0 - _EDGE <= word["x0"] <= x1
        ]
        rows = tuple(_rows(found, table, inside))
        if rows:
            found.blocks.append(Table(rows))
        top = lower
    _paragraphs(found, [word for word in words if _middle(word) >= top])


def _middle(word: Word) -> float:
    return float(word["top"] + word["bottom"]) / 2


def _paragraphs(found: _Pages, words: Sequence[Word]) -> None:
    before: float | None = None
    for line in _lines(words):
        text = " ".join(str(word["text"]) for word in line)
        found.lines.append(even(text))
        height = float(line[0]["bottom"] - line[0]["top"])
        near = before is not None and float(line[0]["top"]) - before < _PARAGRAPH_GAP * height
        for piece in pieces(text, (len(found.lines),)):
            found.printed[len(found.blocks)] = _printed(len(found.words) - 1, line)
            found.blocks.append(Paragraph(piece, adjacent=near))
        before = float(line[0]["bottom"])


def _lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Words in the same line of print, from left to right, from top to bottom."""
    line: list[Word] = []
    for word in sorted(words, key=lambda word: (round(_middle(word)), word["x0"])):
        if line and _middle(word) - _middle(line[0]) > float(line[0]["bottom"] - line[0]["top"]) / 2:
            yield sorted(line, key=lambda found: float(found["x0"]))
            line = []
        line.append(word)
    if line:
        yield sorted(line, key=lambda found: float(found["x0"]))


def _rows(found: _Pages, table: "pdfplumber.table.Table", words: Sequence[Word]) -> Iterator[Row]:
    starts = sorted({float(box[0]) for box in table.cells})
    for row in table.rows:
        found.lines.append("")
        line = len(found.lines)
        cells = tuple(
            _cell(box, words, line) if box else Cell(covered=True, across=_crosses(row.cells, start))
            for box, start in zip(row.cells, starts, strict=True)
        )
        found.lines[line - 1] = "\t".join(cell.text for cell in cells)
        yield Row(cells, (line,))


def _crosses(boxes: Sequence[Box | None], start: float) -> bool:
    """Whether a cell of the same row reaches over the place where a column begins."""
    return any(box[0] < start - _EDGE and start + _EDGE < box[2] for box in boxes if box)


def _cell(box: Box, words: Sequence[Word], line: int) -> Cell:
    x0, top, x1, bottom = box
    inside = [w for w in words if x0 <= (w["x0"] + w["x1"]) / 2 <= x1 and top <= _middle(w) <= bottom]
    return Cell(
        tuple(piece for text, bold in _cell_paragraphs(inside) for piece in _bolded(text, bold, line))
    )


def _bolded(text: str, bold: str, line: int) -> Iterator[Piece]:
    for number, piece in enumerate(pieces(text, (line,))):
        yield Piece(piece.text, piece.lines, piece.item, piece.soft, bold if number == 0 else "")


def _cell_paragraphs(words: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """The paragraphs of a cell, by the gaps between its lines, with the bold words each begins with."""
    paragraph: list[Word] = []
    before: float | None = None
    for line in _lines(words):
        height = float(line[0]["bottom"] - line[0]["top"])
        gap = float(line[0]["top"]) - before if before is not None else 0.0
        if paragraph and gap > _PARAGRAPH_GAP * height:
            yield _text_and_bold(paragraph)
            paragraph = []
        paragraph += line
        before = max(float(word["bottom"]) for word in line)
    if paragraph:
        yield _text_and_bold(paragraph)


def _text_and_bold(words: Sequence[Word]) -> tuple[str, str]:
    bold: list[str] = []
    for word in words:
        if "bold" not in str(word["fontname"]).casefold():
            break
        bold.append(str(word["text"]))
    return even(" ".join(str(word["text"]) for word in words)), even(" ".join(bold))
