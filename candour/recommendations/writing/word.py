"""A plan as a Word document: landscape, British English, header rows that repeat and are marked."""

import io
from collections.abc import Sequence

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from candour.recommendations.plan import PublishedPlan
from candour.recommendations.writing.published_layout import (
    CATEGORY_COLUMNS,
    INTRODUCTION,
    TOTALS_COLUMNS,
    Layout,
    Row,
    lay_out,
)

_PLAN_WIDTHS = (14, 58, 28, 96, 48, 33)
_PROSE_WIDTHS = (14, 50, 26, 60, 40, 27, 60)
_CATEGORY_WIDTHS = (40, 118, 119)
_TOTALS_WIDTHS = (60, 30)
_BLACK = RGBColor(0x0B, 0x0C, 0x0C)


def to_docx(plan: PublishedPlan) -> bytes:
    """The plan as a Word document in the layout of the published plans."""
    layout = lay_out(plan)
    document = Document()
    _set_up(document, layout.title)
    _write_front(document, layout)
    document.add_heading(layout.plan_heading, level=2)
    widths = _PLAN_WIDTHS if len(layout.columns) == len(_PLAN_WIDTHS) else _PROSE_WIDTHS
    _add_table(document, layout.columns, layout.rows, widths)
    if layout.totals:
        document.add_paragraph()
        _add_table(document, TOTALS_COLUMNS, layout.totals, _TOTALS_WIDTHS)
    _make_accessible(document)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _set_up(document: WordDocument, title: str) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(10)
    section.top_margin = section.bottom_margin = Mm(15)
    properties = document.core_properties
    # Word shows the first 255 characters of a title and refuses more.
    properties.title, properties.language = title[:255], "en-GB"
    properties.author = properties.comments = ""
    for name, size in (("Normal", 10), ("Heading 1", 18), ("Heading 2", 14)):
        _set_up_style(document, name, size)
    _speak_british_english(document)


def _set_up_style(document: WordDocument, name: str, size: int) -> None:
    font = document.styles[name].font
    font.name, font.size, font.color.rgb = "Arial", Pt(size), _BLACK
    fonts = font.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)


def _speak_british_english(document: WordDocument) -> None:
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _write_front(document: WordDocument, layout: Layout) -> None:
    for line in layout.lines_before_title:
        document.add_paragraph(line)
    document.add_heading(layout.title, level=1)
    for line in layout.lines_after_title:
        document.add_paragraph(line)
    document.add_heading("INTRODUCTION", level=2)
    for line in INTRODUCTION:
        document.add_paragraph(line)
    if layout.categories:
        _add_table(document, CATEGORY_COLUMNS, layout.categories, _CATEGORY_WIDTHS)
    for note in layout.footnotes:
        document.add_paragraph(note)


def _add_table(
    document: WordDocument, columns: Sequence[str], rows: Sequence[Row], widths: Sequence[int]
) -> None:
    table = document.add_table(rows=1 + len(rows), cols=len(columns), style="Table Grid")
    table.autofit = False
    for row, source in zip(table.rows, [Row(tuple(columns), is_sub_heading=True), *rows], strict=True):
        for cell, text, width in zip(row.cells, source.cells, widths, strict=True):
            cell.width = Mm(width)
            cell.paragraphs[0].add_run(text).bold = source.is_sub_heading or None


def _make_accessible(document: WordDocument) -> None:
    """Mark what python-docx has no words for: header rows, and rows that stay on one page."""
    for table in document.element.body.iter(qn("w:tbl")):
        rows = list(table.iter(qn("w:tr")))
        for row in rows:
            row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        rows[0].get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        caption = OxmlElement("w:tblCaption")
        caption.set(qn("w:val"), ", ".join(text for text in rows[0].itertext() if text.strip()))
        table.tblPr.append(caption)
