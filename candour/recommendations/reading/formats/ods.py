"""OpenDocument spreadsheets and texts: rows of cells, and lines of text as paragraphs."""

from collections.abc import Iterator
from html import escape

from lxml import etree

from candour.recommendations.reading.document import Block, Cell, Document, Paragraph, Row, Table
from candour.recommendations.reading.formats.inline import pieces
from candour.recommendations.reading.formats.limits import open_zip, read_part
from candour.recommendations.reading.formats.xml import parse_xml

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_MOST_REPEATED = 40
_FORMULA = ("'=", "'+", "'-", "'@", "'\t", "'\r")


def read_ods(content: bytes) -> Document:
    with open_zip(content) as archive:
        root = parse_xml(read_part(archive, "content.xml"))
    blocks: list[Block] = []
    lines: list[str] = []
    for element in _top(root):
        if element.tag == f"{_TABLE}table":
            blocks += _blocks(element, lines)
        else:
            found = pieces(_markup(element), (len(lines) + 1,))
            lines.append(" ".join(piece.text for piece in found))
            heading = element.tag == f"{_TEXT}h"
            blocks += [Paragraph(piece, heading=heading, adjacent=piece.soft) for piece in found]
    return Document(tuple(blocks), tuple(lines))


def _top(root: etree._Element) -> Iterator[etree._Element]:
    """Tables, and paragraphs outside them, in order."""
    for element in root.iter(f"{_TABLE}table", f"{_TEXT}p", f"{_TEXT}h"):
        if next(element.iterancestors(f"{_TABLE}table"), None) is None:
            yield element


def _blocks(table: etree._Element, lines: list[str]) -> Iterator[Block]:
    """A sheet's rows; before and between tables, rows with one cell are paragraphs."""
    rows: list[Row] = []
    for element in table.iter(f"{_TABLE}table-row"):
        cells = _cells(element, (len(lines) + 1,))
        while cells and not cells[-1].text and not cells[-1].covered:
            cells.pop()
        lines.append("\t".join(cell.text for cell in cells))
        if len(cells) == 1 and cells[0].text:
            if rows:
                yield Table(tuple(rows))
                rows = []
            yield from (Paragraph(piece, adjacent=piece.soft) for piece in cells[0].pieces)
        elif cells:
            width = len(rows[-1].cells) if rows else 0
            rows.append(Row(tuple(cells + [Cell()] * (width - len(cells))), (len(lines),)))
    if rows:
        yield Table(tuple(rows))


def _cells(row: etree._Element, line: tuple[int, ...]) -> list[Cell]:
    cells: list[Cell] = []
    until = 0
    for element in row.iter(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
        if next(element.iterancestors(f"{_TABLE}table-row")) is not row:
            continue
        repeated = element.get(f"{_TABLE}number-columns-repeated") or "1"
        times = min(int(repeated), _MOST_REPEATED) if repeated.isdigit() and len(repeated) < 8 else 1
        covered = element.tag == f"{_TABLE}covered-table-cell"
        across = covered and len(cells) < until
        if not covered:
            until = len(cells) + _columns_spanned(element)
        markup = "".join(f"<p>{part}</p>" for part in _parts(element))
        cells += [Cell(() if covered else pieces(markup, line), covered=covered, across=across)] * times
    return cells


def _columns_spanned(cell: etree._Element) -> int:
    written = cell.get(f"{_TABLE}number-columns-spanned") or "1"
    return int(written) if written.isdigit() and len(written) < 6 else 1


def _parts(cell: etree._Element) -> Iterator[str]:
    for number, element in enumerate(cell.iter(f"{_TEXT}p", f"{_TEXT}h")):
        text = _markup(element)
        yield text.replace("'", "", 1) if number == 0 and text.startswith(_FORMULA) else text


def _markup(element: etree._Element) -> str:
    text = escape(element.text or "", quote=False)
    for child in element:
        if child.tag == f"{_TEXT}line-break":
            text += "<br>"
        elif child.tag in {f"{_TEXT}s", f"{_TEXT}tab"}:
            text += " "
        elif child.tag != f"{_TEXT}note":
            text += _markup(child)
        text += escape(child.tail or "", quote=False)
    return text.replace("*", "&#42;").replace("_", "&#95;")
