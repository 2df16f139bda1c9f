"""Word documents: paragraphs and tables in order, merged cells, lists, footnotes, tracked changes."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from lxml import etree

from candour.recommendations.reading.document import Block, Cell, Document, Paragraph, Piece, Row, Table
from candour.recommendations.reading.formats.inline import pieces
from candour.recommendations.reading.formats.limits import open_zip, read_part
from candour.recommendations.reading.formats.xml import parse_xml

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}instrText", f"{_W}fldData"})
_OFF = frozenset({"0", "false", "off", "none"})
_CHANGES = tuple(f"{_W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_TRACKED = (
    "tracked_changes",
    (
        "The document holds changes that nobody has accepted or refused yet. "
        "It was read as if all were accepted; check the words that were changed."
    ),
)
_MOST_SPAN = 40


@dataclass(slots=True)
class _Word:
    """What is needed besides the main part, and the lines written so far."""

    decimal: frozenset[str]
    headings: frozenset[str]
    blocks: list[Block] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    counters: Counter[str] = field(default_factory=Counter)


def read_docx(content: bytes) -> Document:
    with open_zip(content) as archive:
        names = set(archive.namelist())
        root = parse_xml(read_part(archive, "word/document.xml"))
        word = _Word(
            _decimal_lists(parse_xml(read_part(archive, "word/numbering.xml")))
            if "word/numbering.xml" in names
            else frozenset(),
            _heading_styles(parse_xml(read_part(archive, "word/styles.xml")))
            if "word/styles.xml" in names
            else frozenset(),
        )
        notes = parse_xml(read_part(archive, "word/footnotes.xml")) if "word/footnotes.xml" in names else None
    body = root.find(f"{_W}body")
    for element in _children(body if body is not None else root):
        if element.tag == f"{_W}tbl":
            word.blocks.append(_table(word, element))
        else:
            _paragraph(word, element)
    if notes is not None:
        _footnotes(word, notes)
    cautions = (_TRACKED,) if any(True for _ in root.iter(*_CHANGES)) else ()
    return Document(tuple(word.blocks), tuple(word.lines), cautions)


def _children(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables, also those inside content controls and tracked insertions."""
    for element in parent:
        if element.tag in {f"{_W}p", f"{_W}tbl"}:
            yield element
        elif element.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"}:
            yield from _children(element)


def _paragraph(word: _Word, element: etree._Element) -> None:
    markup = _markup(element)
    number = _list_number(word, element)
    if number and markup:
        markup = f"{number}. {markup}"
    word.lines.append("")
    line = len(word.lines)
    heading = _style(element) in word.headings
    found = pieces(_wrapped(element, markup, listed=bool(_list(element)) and not number), (line,))
    word.lines[line - 1] = " ".join(piece.text for piece in found)
    word.blocks += [Paragraph(piece, heading=heading, adjacent=piece.soft) for piece in found]


def _wrapped(element: etree._Element, markup: str, *, listed: bool) -> str:
    if not markup.strip():
        return ""
    return f"<ul><li>{markup}</li></ul>" if listed else f"<p>{markup}</p>"


def _table(word: _Word, table: etree._Element) -> Table:
    rows = [_row(word, row) for row in _table_rows(table)]
    return Table(tuple(rows))


def _table_rows(table: etree._Element) -> Iterator[etree._Element]:
    for element in table:
        if element.tag == f"{_W}tr":
            yield element
        elif element.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"}:
            yield from _table_rows(element)


def _row(word: _Word, row: etree._Element) -> Row:
    word.lines.append("")
    line = len(word.lines)
    properties = row.find(f"{_W}trPr")
    cells: list[Cell] = [Cell()] * _skipped(properties, "gridBefore")
    for element in row.iter(f"{_W}tc"):
        if next(element.iterancestors(f"{_W}tr")) is row:
            cells += _cell(word, element, line)
    word.lines[line - 1] = "\t".join(cell.text for cell in cells)
    return Row(tuple(cells), (line,))


def _skipped(properties: etree._Element | None, name: str) -> int:
    found = properties.find(f"{_W}{name}") if properties is not None else None
    return min(_integer(found), _MOST_SPAN) if found is not None else 0


def _integer(element: etree._Element) -> int:
    written = element.get(f"{_W}val") or "0"
    return int(written) if written.isdigit() and len(written) < 6 else 0


def _cell(word: _Word, cell: etree._Element, line: int) -> list[Cell]:
    properties = cell.find(f"{_W}tcPr")
    merged = properties.find(f"{_W}vMerge") if properties is not None else None
    below = merged is not None and merged.get(f"{_W}val") != "restart"
    across = max(1, _skipped(properties, "gridSpan"))
    found = tuple(_cell_pieces(word, cell, line))
    return [
        Cell(() if below else found, covered=below),
        *[Cell(covered=True, across=not below)] * (across - 1),
    ]


def _cell_pieces(word: _Word, cell: etree._Element, line: int) -> Iterator[Piece]:
    paragraphs = list(cell.iter(f"{_W}p"))
    for element in paragraphs:
        markup = _markup(element)
        number = _list_number(word, element)
        if number and not markup.strip() and len(paragraphs) == 1:
            yield Piece(str(number), (line,))
        elif markup.strip():
            yield from pieces(
                _wrapped(element, markup, listed=bool(_list(element)) and len(paragraphs) > 1), (line,)
            )


def _markup(paragraph: etree._Element) -> str:
    """The paragraph's text with tags for bold and raised words, and line breaks."""
    return "".join(_runs(paragraph))


def _runs(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED or not isinstance(child.tag, str):
            continue
        if child.tag == f"{_W}r":
            yield _styled(child, "".join(_run_text(child)))
        elif child.tag != f"{_W}tbl":
            yield from _runs(child)


def _run_text(run: etree._Element) -> Iterator[str]:
    for child in run:
        if child.tag == f"{_W}t":
            yield (
                escape(child.text or "", quote=False)
                .replace("*", "&#42;")
                .replace("_", "&#95;")
                .replace("\\", "&#92;")
            )
        elif child.tag in {f"{_W}br", f"{_W}cr"}:
            yield "<br>"
        elif child.tag == f"{_W}tab":
            yield " "
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag == f"{_W}footnoteReference":
            yield "^{" + str(child.get(f"{_W}id")) + "}"


def _styled(run: etree._Element, text: str) -> str:
    properties = run.find(f"{_W}rPr")
    if properties is None or not text.strip():
        return text
    if _is_on(properties, "b"):
        text = f"<b>{text}</b>"
    raised = properties.find(f"{_W}vertAlign")
    if raised is not None and raised.get(f"{_W}val") == "superscript" and "^{" not in text:
        text = f"<sup>{text}</sup>"
    return text


def _is_on(properties: etree._Element, name: str) -> bool:
    found = properties.find(f"{_W}{name}")
    return found is not None and (found.get(f"{_W}val") or "1") not in _OFF


def _list(paragraph: etree._Element) -> str | None:
    """The list that a paragraph belongs to, or None."""
    found = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}numId")
    number = found.get(f"{_W}val") if found is not None else None
    if number:
        return number if number != "0" else None
    return "style" if "list" in (_style(paragraph) or "").casefold() else None


def _list_number(word: _Word, paragraph: etree._Element) -> int | None:
    """The number that Word prints before a paragraph of a numbered list; None for bullets."""
    found = _list(paragraph)
    level = paragraph.find(f"{_W}pPr/{_W}numPr/{_W}ilvl")
    if not found or found not in word.decimal or (level is not None and level.get(f"{_W}val") != "0"):
        return None
    word.counters[found] += 1
    return word.counters[found]


def _style(paragraph: etree._Element) -> str | None:
    found = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return found.get(f"{_W}val") if found is not None else None


def _decimal_lists(numbering: etree._Element) -> frozenset[str]:
    """The lists whose first level counts 1, 2, 3."""
    abstract = set()
    for definition in numbering.iter(f"{_W}abstractNum"):
        first = definition.find(f"{_W}lvl/{_W}numFmt")
        if first is not None and first.get(f"{_W}val") == "decimal":
            abstract.add(definition.get(f"{_W}abstractNumId"))
    found = set()
    for number in numbering.iter(f"{_W}num"):
        reference = number.find(f"{_W}abstractNumId")
        if reference is not None and reference.get(f"{_W}val") in abstract:
            found.add(str(number.get(f"{_W}numId")))
    return frozenset(found)


def _heading_styles(styles: etree._Element) -> frozenset[str]:
    found = set()
    for style in styles.iter(f"{_W}style"):
        name = style.find(f"{_W}name")
        words = (name.get(f"{_W}val") or "").casefold() if name is not None else ""
        if words.startswith(("heading", "title")):
            found.add(str(style.get(f"{_W}styleId")))
    return frozenset(found)


def _footnotes(word: _Word, notes: etree._Element) -> None:
    for note in notes.iter(f"{_W}footnote"):
        if note.get(f"{_W}type") in {"separator", "continuationSeparator", "continuationNotice"}:
            continue
        text = " ".join(_markup(paragraph) for paragraph in note.iter(f"{_W}p")).strip()
        if text:
            word.lines.append("")
            line = len(word.lines)
            found = pieces("^{" + str(note.get(f"{_W}id")) + "} " + text, (line,))
            word.lines[line - 1] = " ".join(piece.text for piece in found)
            word.blocks += [Paragraph(piece) for piece in found]
