"""HTML pages: tables with spans and nested lists; everything else as paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml import html as lxml_html

from candour.recommendations.reading.columns import columns_of
from candour.recommendations.reading.document import Block, Cell, Document, Paragraph, Table
from candour.recommendations.reading.formats.grid import SpannedCell, lay_out
from candour.recommendations.reading.formats.inline import pieces
from candour.recommendations.reading.unreadable import UnreadablePlan

_DROPPED = ("script", "style", "template", "noscript", "svg", "iframe", "object", "nav", "head", "select")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "hr",
        "figure",
        "aside",
        "address",
        "form",
        "fieldset",
        "details",
        "summary",
        "body",
        "caption",
        "table",
        "tr",
        "td",
    ]
)


_LAYOUT = frozenset({"table", "thead", "tbody", "tfoot", "tr", "td"})


def read_html(text: str) -> Document:
    """The page's paragraphs and tables in order. Raises UnreadablePlan where there is no page."""
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(_DECLARATION.sub("", text).encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise UnreadablePlan("The page could not be read as HTML.") from error
    for element in list(root.iter(*_DROPPED)):
        if element.getparent() is not None:
            _drop(element)
    walk = _Walk()
    walk.read(root)
    walk.flush()
    return Document(tuple(walk.blocks), tuple(text.split("\n")))


@dataclass(slots=True)
class _Walk:
    """Gathers running mark-up until a block or a table begins."""

    blocks: list[Block] = field(default_factory=list)
    markup: list[str] = field(default_factory=list)
    line: int = 0

    def read(self, root: etree._Element) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "start" and element.tag == "table" and not _lays_out(element):
                self.flush()
                self.blocks.append(read_table(element))
                walker.skip_subtree()
            elif event == "start":
                self._start(element)
            else:
                self._end(element)

    def _start(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag in _BLOCKS and tag not in {"ul", "ol", "li"}:
            self.flush()
        self.line = self.line or _line(element)
        opening = "" if tag in _LAYOUT else f"<{tag}>"
        self.markup.append(f"{opening}{_escaped(element.text)}")

    def _end(self, element: etree._Element) -> None:
        tag = str(element.tag)
        if tag not in _LAYOUT:
            self.markup.append("" if tag == "br" else f"</{tag}>")
        if tag in _BLOCKS and tag not in {"ul", "ol", "li"}:
            self.flush()
        self.markup.append(_escaped(element.tail))

    def flush(self) -> None:
        lines = (self.line,) if self.line else ()
        for piece in pieces("".join(self.markup), lines, breaks=False):
            self.blocks.append(Paragraph(piece, heading=piece.heading, adjacent=piece.soft))
        self.markup, self.line = [], 0


def _line(element: etree._Element) -> int:
    line: object = getattr(element, "sourceline", None)
    return line if isinstance(line, int) else 0


def _drop(element: etree._Element) -> None:
    """Takes an element away and leaves the text that follows it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    element.tail = None
    parent.remove(element)


def _escaped(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace("*", "&#42;").replace("_", "&#95;")


def read_table(table: etree._Element) -> Table:
    return Table(tuple(lay_out((_cells(row), (_line(row),)) for row in _rows(table))))


def _lays_out(table: etree._Element) -> bool:
    """A table that only places the parts of the page: it holds tables and has no headings of its own."""
    rows = list(_rows(table))
    if table.find(".//table") is None or any(cell.tag == "th" for row in rows for cell in row):
        return False
    first = [" ".join(str(text) for text in cell.itertext()) for cell in rows[0]] if rows else []
    return columns_of(first) is None


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The table's own rows, not those of a table inside a cell."""
    for row in table.iter("tr"):
        owner = next((parent for parent in row.iterancestors("table")), None)
        if owner is table:
            yield row


def _cells(row: etree._Element) -> list[SpannedCell]:
    cells = [cell for cell in row if cell.tag in {"td", "th"}]
    return [(_cell(cell), _span(cell, "colspan"), _span(cell, "rowspan")) for cell in cells]


def _cell(cell: etree._Element) -> Cell:
    lines = tuple({line for part in cell.iter() if (line := _line(part))})
    markup = "".join(_markup(cell))
    return Cell(pieces(markup, tuple(sorted(lines)), breaks=False))


def _markup(cell: etree._Element) -> Iterator[str]:
    yield _escaped(cell.text)
    for event, element in etree.iterwalk(cell, events=("start", "end")):
        if element is cell:
            continue
        tag = str(element.tag)
        if event == "start":
            yield f"<{tag}>{_escaped(element.text)}"
        else:
            yield ("" if tag == "br" else f"</{tag}>") + _escaped(element.tail)


def _span(cell: etree._Element, name: str) -> int:
    written = (cell.get(name) or "1").strip()
    return int(written) if written.isdigit() and len(written) < 6 else 1
