"""CSV with any usual separator; lines before the heading row may hold title and dates."""

import csv
import io
from collections.abc import Sequence

from candour.recommendations.reading.columns import columns_of
from candour.recommendations.reading.document import Block, Cell, Document, Paragraph, Row, Table
from candour.recommendations.reading.formats.inline import pieces
from candour.recommendations.reading.formats.limits import MOST_BYTES

_SEPARATORS = (",", ";", "\t", "|")
_FORMULA = ("'=", "'+", "'-", "'@", "'\t", "'\r")
_SAMPLE_ROWS = 200
NumberedRow = tuple[list[str], tuple[int, ...]]


def separator_of(text: str) -> str | None:
    """The separator under which some early row is the heading of a plan."""
    for separator in _SEPARATORS:
        rows = _rows(text[:400_000], separator, most=_SAMPLE_ROWS)
        if any(columns_of([cell.strip() for cell in row]) for row, _ in rows):
            return separator
    return None


def read_delimited(text: str, separator: str) -> Document:
    blocks: list[Block] = []
    rows: list[Row] = []
    for cells, lines in _rows(text, separator):
        filled = [cell for cell in cells if cell.strip()]
        if (len(filled) == 1 and not rows and cells[0].strip()) or (len(cells) == 1 and filled):
            if rows:
                blocks.append(Table(tuple(rows)))
                rows = []
            found = pieces(_plain(filled[0]), lines)
            blocks += [Paragraph(piece, adjacent=piece.soft) for piece in found]
        elif filled:
            rows.append(Row(tuple(Cell(pieces(_plain(cell), lines)) for cell in cells), lines))
    if rows:
        blocks.append(Table(tuple(rows)))
    return Document(tuple(blocks), tuple(text.split("\n")))


def _plain(cell: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from taking the text for a formula."""
    return cell[1:] if cell.startswith(_FORMULA) else cell


def _rows(text: str, separator: str, most: int | None = None) -> Sequence[NumberedRow]:
    csv.field_size_limit(MOST_BYTES)
    reader = csv.reader(io.StringIO(text), delimiter=separator)
    found: list[NumberedRow] = []
    before = 0
    try:
        for row in reader:
            found.append((row, tuple(range(before + 1, reader.line_num + 1))))
            before = reader.line_num
            if most and len(found) >= most:
                break
    except csv.Error:
        return found
    return found
