"""A pack as a Word file, written part by part: no template, no property but a title."""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from html import escape

from candour.disclosure.rendering.pack import Pack
from candour.disclosure.rendering.word_parts import HEAD, MAIN, OFFICE, fixed_parts
from candour.paper.pieces import Block, Cell, Heading, Items, Paragraph, Quotation, Run, Runs, Table

NO_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that the container can say: a file tells nothing of the hour at which it was made."""
WIDTH = 9070
"""Of a line in twentieths of a point: A4 between margins of 25 mm."""
DEEPEST = 2
PAGE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
    '<w:footerReference w:type="default" r:id="rId5"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1588" w:right="1418" w:bottom="1474" w:left="1418" '
    'w:header="680" w:footer="624" w:gutter="0"/></w:sectPr>'
)
TABLE = (
    f'<w:tblPr><w:tblW w:w="{WIDTH}" w:type="dxa"/><w:tblBorders>'
    '<w:bottom w:val="single" w:sz="4" w:space="0" w:color="B1B4B6"/>'
    '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="B1B4B6"/></w:tblBorders>'
    '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020"/></w:tblPr>'
)


def to_docx(pack: Pack) -> bytes:
    """The same bytes for the same pack."""
    writer = _Writer()
    body = writer.front(pack) + writer.blocks(pack.blocks)
    document = (
        f'{HEAD}<w:document xmlns:w="{MAIN}" xmlns:r="{OFFICE}"><w:body>{body}{PAGE}</w:body></w:document>'
    )
    fields = ("title", "marking", "copy_line", "page_words")
    escaped = {name: _xml(getattr(pack, name)) for name in fields}
    parts = {**fixed_parts(pack, writer.lists, escaped), "word/document.xml": document}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, NO_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content.encode())
    return file.getvalue()


def _xml(words: str) -> str:
    return escape(words, quote=False)


class _Writer:
    """Keeps the lists, since each takes a number of its own."""

    def __init__(self) -> None:
        self.lists: list[tuple[bool, int]] = []

    def front(self, pack: Pack) -> str:
        made = _paragraph("Heading1", (Run(pack.title),)) + _paragraph("Subtitle", (Run(pack.subtitle),))
        if pack.contents:
            made += _paragraph("Heading2", (Run(pack.contents_heading),))
            made += "".join(_paragraph("Contents", (Run(title),)) for title in pack.contents)
        return made

    def blocks(self, blocks: Iterable[Block], style: str = "Normal", depth: int = 0) -> str:
        return "".join(self.block(block, style, depth) for block in blocks)

    def block(self, block: Block, style: str, depth: int) -> str:
        if isinstance(block, Heading):
            more = "<w:pageBreakBefore/>" if block.new_page else ""
            return _paragraph(f"Heading{block.level}", block.runs, more)
        if isinstance(block, Paragraph):
            return _paragraph("Remark" if block.quiet and style == "Normal" else style, block.runs)
        if isinstance(block, Items):
            return self.items(block, style, depth)
        if isinstance(block, Quotation):
            return self.blocks(block.blocks, "Quote", depth)
        return self.table(block)

    def items(self, items: Items, style: str, depth: int) -> str:
        self.lists.append((items.ordered, items.start))
        number, level = len(self.lists), min(depth, DEEPEST)
        made = ""
        for item in items.items:
            for place, block in enumerate(item):
                if not isinstance(block, Paragraph):
                    made += self.block(block, style, depth + 1)
                    continue
                mark = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
                indent = f'<w:ind w:left="{454 * (level + 1)}"/>'
                made += _paragraph(style, block.runs, *(("", mark) if place == 0 else ("", "", indent)))
        return made

    def table(self, table: Table) -> str:
        widths = [WIDTH * share // sum(table.widths) for share in table.widths]
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        rows = "".join(self.row(table, y, widths) for y in range(table.rows))
        return f"<w:tbl>{TABLE}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>{_paragraph('Normal', ())}"

    def row(self, table: Table, y: int, widths: list[int]) -> str:
        head = "<w:tblHeader/>" if table.headed and y == 0 else ""
        cells = [cell for cell in table.cells if cell.y <= y < cell.y + cell.rowspan]
        drawn = "".join(self.cell(cell, y, widths) for cell in sorted(cells, key=lambda cell: cell.x))
        return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{drawn}</w:tr>"

    def cell(self, cell: Cell, y: int, widths: list[int]) -> str:
        """A cell that goes on over several rows has its words in the first."""
        width = sum(widths[cell.x : cell.x + cell.colspan])
        span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
        begins = cell.y == y
        merge = (
            (f"<w:vMerge{' w:val=' + chr(34) + 'restart' + chr(34) if begins else ''}/>")
            if cell.rowspan > 1
            else ""
        )
        inside = self.blocks(_strong(cell), "InTable") if begins else ""
        ends_well = inside.endswith("</w:p>")
        inside += "" if ends_well else _paragraph("InTable", ())
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}</w:tcPr>{inside}</w:tc>'


def _strong(cell: Cell) -> Iterable[Block]:
    for block in cell.blocks:
        if cell.header and isinstance(block, Paragraph):
            yield Paragraph(tuple(replace(run, strong=True) for run in block.runs))
        else:
            yield block


def _paragraph(style: str, runs: Runs, before: str = "", number: str = "", indent: str = "") -> str:
    """The parts of its properties in the order that the format asks for."""
    drawn = "".join(map(_run, runs))
    properties = f'<w:pStyle w:val="{style}"/>{before}{number}{indent}'
    return f"<w:p><w:pPr>{properties}</w:pPr>{drawn}</w:p>"


def _run(run: Run) -> str:
    form = ("<w:b/>" if run.strong else "") + ("<w:i/>" if run.em else "")
    form += '<w:u w:val="dotted"/>' if run.boxed else ""
    words = "<w:br/>".join(
        f'<w:t xml:space="preserve">{_xml(line)}</w:t>' if line else "" for line in run.text.split("\n")
    )
    return f"<w:r>{f'<w:rPr>{form}</w:rPr>' if form else ''}{words}</w:r>"
