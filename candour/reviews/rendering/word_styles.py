"""How a Word file looks, what stands on each of its pages, and what python-docx has no words for."""

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as WordParagraph

from candour.reviews.rendering.pieces import Printed, Table

LANGUAGES = {"en": "en-GB", "cy": "cy-GB"}
FONT = "Arial"
INK = RGBColor(0x0B, 0x0C, 0x0C)
QUIET = RGBColor(0x50, 0x5A, 0x5F)
# name: size, space before, space after, bold, italic
LOOKS = {
    "Normal": (11, 0, 8, False, False),
    "Subtitle": (12, 0, 2, False, False),
    "Heading 1": (24, 0, 14, True, False),
    "Heading 2": (17, 22, 8, True, False),
    "Heading 3": (13.5, 16, 6, True, False),
    "Heading 4": (11.5, 12, 4, True, False),
    "Heading 5": (11, 12, 4, True, True),
    "Quote": (11, 0, 8, False, False),
    "Caption": (10, 10, 4, True, False),
    "Header": (9, 0, 0, False, False),
    "Footer": (9, 0, 0, False, False),
}
LISTS = [f"List {kind}{level}" for kind in ("Bullet", "Number", "Continue") for level in ("", " 2", " 3")]
ADDED = {"Remark": (9.5, 0, 8), "In a table": (10, 1, 3), "After a table": (6, 0, 0)}
THEMES = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def set_up(document: WordDocument, language: str) -> None:
    for name, (size, before, after) in ADDED.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        _look(style, size, before, after)
    for name, (size, before, after, bold, italic) in LOOKS.items():
        _look(document.styles[name], size, before, after, bold, italic)
    for name in LISTS:
        _look(document.styles[name], 11, 0, 5)
    document.styles["Remark"].font.color.rgb = document.styles["Subtitle"].font.color.rgb = QUIET
    document.styles["Quote"].paragraph_format.left_indent = Mm(8)
    document.styles["Quote"].paragraph_format.right_indent = Mm(8)
    _say_language(document, LANGUAGES[language])


def _say_language(document: WordDocument, language: str) -> None:
    """In the styles and the settings, and no trace of the language or the saves of the template."""
    settings = document.settings.element
    elements = [*document.styles.element.iter(qn("w:lang")), *settings.iter(qn("w:themeFontLang"))]
    for element in elements:
        element.attrib.clear()
        element.set(qn("w:val"), language)
    for tag in ("w:rsids", "w:savePreviewPicture"):
        for element in list(settings.iter(qn(tag))):
            settings.remove(element)


def _look(style: ParagraphStyle, size: float, before: float, after: float, *form: bool) -> None:
    font = style.font
    bold, italic = form or (False, False)
    font.name, font.size, font.color.rgb, font.bold, font.italic = FONT, Pt(size), INK, bold, italic
    for theme in THEMES:
        font.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(before), Pt(after), 1.15
    for border in style.element.iter(qn("w:pBdr")):
        border.getparent().remove(border)


def room(printed: Printed) -> Length:
    """How wide a line is, between margins of 25 mm on A4."""
    return Mm((297 if printed.landscape else 210) - 50)


def mark_pages(document: WordDocument, printed: Printed) -> None:
    """The reference, the marking and the copy above; how it stands and the page below."""
    section = document.sections[0]
    header = section.header.paragraphs[0]
    footer = section.footer.paragraphs[0]
    for paragraph in (header, footer):
        _tabs(paragraph, room(printed))
    header.add_run(f"{printed.copy.reference}\t")
    header.add_run(printed.marking).bold = True
    header.add_run(f"\tCopy {printed.copy.number}")
    footer.add_run(printed.standing).bold = printed.copy.is_draft or None
    footer.add_run("\t")
    footer.add_run(printed.marking).bold = True
    footer.add_run("\tPage ")
    _field(footer, "PAGE")
    footer.add_run(" of ")
    _field(footer, "NUMPAGES")


def _tabs(paragraph: WordParagraph, width: Length) -> None:
    """In the middle and at the right margin; the template's own stops are for paper of another width."""
    if paragraph.style is not None:
        paragraph.style.paragraph_format.tab_stops.clear_all()
    stops = paragraph.paragraph_format.tab_stops
    stops.add_tab_stop(Length(width // 2), WD_TAB_ALIGNMENT.CENTER)
    stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)


def _field(paragraph: WordParagraph, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph.paragraph_format.element.append(field)


def make_accessible(document: WordDocument, tables: Sequence[Table]) -> None:
    """Header rows that are marked and repeat, rows that stay on one page, and a caption that is heard."""
    for element, table in zip(document.element.body.iter(qn("w:tbl")), tables, strict=True):
        rows = list(element.iter(qn("w:tr")))
        for row in rows:
            row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        if table.headed:
            rows[0].get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        if table.caption:
            described = OxmlElement("w:tblCaption")
            described.set(qn("w:val"), table.caption)
            element.tblPr.append(described)
