"""A document as a Word file: a clean template, real headings, marked header rows, its language said."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm
from docx.table import _Cell as WordCell
from docx.text.paragraph import Paragraph as WordParagraph

from candour.reviews.rendering import word_styles as styles
from candour.reviews.rendering.pieces import (
    Block,
    Cell,
    Heading,
    Items,
    Paragraph,
    Printed,
    Quotation,
    Run,
    Table,
)
from candour.reviews.rendering.word_numbers import Numbering

Container = WordDocument | WordCell
DEEPEST_LIST = 3
LEFT_BEHIND = ("/thumbnail", "/extended-properties", "/customXml", "/stylesWithEffects")
"""Parts of the template that say something of the machine on which it was made, or nothing."""
NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
"""A file says nothing of the hour at which it was made; the day stands in its text."""


def to_docx(printed: Printed) -> bytes:
    document = Document()
    _lay_out(document, printed)
    styles.set_up(document, printed.language)
    styles.mark_pages(document, printed)
    writer = _Writer(document, printed)
    writer.front()
    writer.write(document, printed.blocks)
    writer.last()
    styles.make_accessible(document, writer.tables)
    _clean(document, printed)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _lay_out(document: WordDocument, printed: Printed) -> None:
    section = document.sections[0]
    wide, high = Mm(210), Mm(297)
    if printed.landscape:
        section.orientation, wide, high = WD_ORIENT.LANDSCAPE, high, wide
    section.page_width, section.page_height = wide, high
    section.left_margin = section.right_margin = section.bottom_margin = section.top_margin = Mm(25)
    section.header_distance = section.footer_distance = Mm(12)


def _clean(document: WordDocument, printed: Printed) -> None:
    """What the template brought with it says nothing of this document, and goes."""
    properties = document.core_properties
    properties.title = f"{printed.title}, {printed.copy.reference}"
    properties.subject = printed.marking
    properties.language = styles.LANGUAGES[printed.language]
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.category = printed.standing
    properties.created = properties.modified = NO_DAY
    properties.revision = 1
    for relations in (document.part.package.rels, document.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.endswith(LEFT_BEHIND):
                relations.pop(key)


class _Writer:
    def __init__(self, document: WordDocument, printed: Printed) -> None:
        self.document = document
        self.printed = printed
        self.numbering = Numbering(document)
        self.tables: list[Table] = []
        self.style_ids = {style.name: style.style_id for style in document.styles}

    def front(self) -> None:
        self._own("Subtitle", self.printed.subtitle)
        self._own("Heading 1", self.printed.title)
        for line in self.printed.lines:
            self._own("Normal", line)
        self._own("Normal", self.printed.standing, strong=True)
        if self.printed.copy.signed:
            self._own("Normal", self.printed.copy.signed)

    def last(self) -> None:
        copy = self.printed.copy
        kept = "issued" if self.printed.standing_words else "submitted"
        which = "of this draft" if copy.is_draft else f"that was {kept}"
        self._own("Heading 2", "About this copy")
        made = f"Case {copy.reference}, copy {copy.number}, made on {copy.made_on}. {self.printed.standing}."
        self._own("Normal", made)
        self._own("Normal", f"SHA-256 of the content {which}:")
        self._own("Normal", copy.digest)

    def _own(self, style: str, text: str, *, strong: bool = False) -> None:
        self._runs(self._paragraph(self.document, style), (Run(text, strong=strong, language="en"),))

    def write(
        self, into: Container, blocks: Sequence[Block], *, style: str = "Normal", depth: int = 0
    ) -> None:
        for block in blocks:
            if isinstance(block, Heading):
                paragraph = self._paragraph(into, f"Heading {block.level}")
                paragraph.paragraph_format.page_break_before = block.new_page or None
                self._runs(paragraph, block.runs)
            elif isinstance(block, Paragraph):
                quiet = "Remark" if block.quiet and style == "Normal" else style
                self._runs(self._paragraph(into, quiet), block.runs)
            elif isinstance(block, Items):
                self._list(into, block, depth + 1)
            elif isinstance(block, Quotation):
                self.write(into, block.blocks, style="Quote", depth=depth)
            else:
                self._table(block)

    def _paragraph(self, into: Container, style: str) -> WordParagraph:
        paragraph = into.add_paragraph()
        self._style(paragraph, style)
        return paragraph

    def _style(self, paragraph: WordParagraph, style: str) -> None:
        """By its id: looking a style up by name for each paragraph takes most of the time of a long table."""
        paragraph.paragraph_format.element.style = self.style_ids[style]

    def _runs(self, paragraph: WordParagraph, runs: Sequence[Run], *, strong: bool = False) -> None:
        for run in runs:
            made = paragraph.add_run(run.text)
            made.bold, made.italic = run.strong or strong or None, run.em or None
            if run.language and run.language != self.printed.language:
                language = OxmlElement("w:lang")
                language.set(qn("w:val"), styles.LANGUAGES[run.language])
                made.font.element.get_or_add_rPr().append(language)

    def _list(self, into: Container, items: Items, depth: int) -> None:
        level = "" if depth == 1 else f" {min(depth, DEEPEST_LIST)}"
        kind = f"List Number{level}" if items.ordered else f"List Bullet{level}"
        number = self.numbering.beginning_at(items.start, style=kind) if items.ordered else None
        for item in items.items:
            for place, block in enumerate(item):
                if not isinstance(block, Paragraph):
                    self.write(into, [block], depth=depth)
                    continue
                paragraph = self._paragraph(into, kind if place == 0 else f"List Continue{level}")
                self._runs(paragraph, block.runs)
                if place == 0 and number is not None:
                    self.numbering.give(paragraph, number)

    def _table(self, table: Table) -> None:
        if table.caption:
            self._own("Caption", table.caption)
        made = self.document.add_table(rows=table.rows, cols=len(table.widths), style="Table Grid")
        made.autofit = False
        grid = [row.cells for row in made.rows]
        widths = self._widths(table)
        for row in grid:
            for cell, width in zip(row, widths, strict=True):
                cell.width = width
        for cell in table.cells:
            self._cell(grid, cell)
        self.tables.append(table)
        self._paragraph(self.document, "After a table")

    def _widths(self, table: Table) -> list[Length]:
        room = styles.room(self.printed)
        return [Length(room * share // sum(table.widths)) for share in table.widths]

    def _cell(self, grid: list[tuple[WordCell, ...]], cell: Cell) -> None:
        place = grid[cell.y][cell.x]
        if cell.colspan > 1 or cell.rowspan > 1:
            place = place.merge(grid[cell.y + cell.rowspan - 1][cell.x + cell.colspan - 1])
        first = True
        for block in cell.blocks:
            if not isinstance(block, Paragraph):
                self.write(place, [block], style="In a table")
                continue
            paragraph = place.paragraphs[0] if first else place.add_paragraph()
            self._style(paragraph, "In a table")
            self._runs(paragraph, block.runs, strong=cell.header)
            first = False
