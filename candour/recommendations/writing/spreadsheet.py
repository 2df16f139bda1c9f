"""CSV and OpenDocument spreadsheets of a plan.

Both hold the published document from top to bottom, one printed line or table row to a row. A cell whose
first character a spreadsheet could take for a formula (= + - @, tab, carriage return) starts with an
apostrophe; a reader takes that apostrophe away again.
"""

import csv
import io

from odf.dc import Title
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableCellProperties, TableColumnProperties, TextProperties
from odf.table import Table, TableCell, TableColumn, TableHeaderRows, TableRow
from odf.text import P

from candour.recommendations.plan import PublishedPlan
from candour.recommendations.writing.published_layout import CATEGORY_COLUMNS, TOTALS_COLUMNS, Layout, lay_out

FORMULA_CHARACTERS = ("=", "+", "-", "@", "\t", "\r")
_COLUMN_WIDTHS = ("6cm", "8cm", "4cm", "12cm", "6cm", "4cm", "12cm")


def to_csv(plan: PublishedPlan) -> bytes:
    """The plan as CSV: UTF-8 with a byte-order mark, so that spreadsheets show accents."""
    text = io.StringIO()
    csv.writer(text).writerows(_safe_rows(lay_out(plan)))
    return text.getvalue().encode("utf-8-sig")


def to_ods(plan: PublishedPlan) -> bytes:
    """The plan as an OpenDocument spreadsheet of one sheet; every cell is text."""
    layout = lay_out(plan)
    document = OpenDocumentSpreadsheet()
    document.meta.addElement(Title(text=layout.title))
    sheet = Table(name="Action plan")
    wrapped, bold = _cell_styles(document)
    _add_columns(document, sheet, len(layout.columns))
    for cells in _safe_rows(layout):
        is_header = tuple(cells) in (layout.columns, CATEGORY_COLUMNS)
        row = _spreadsheet_row(cells, bold if is_header else wrapped)
        sheet.addElement(_as_header(row) if tuple(cells) == layout.columns else row)
    document.spreadsheet.addElement(sheet)
    content = io.BytesIO()
    document.write(content)
    return content.getvalue()


def formula_safe(text: str) -> str:
    """The text with an apostrophe before a first character that could begin a formula."""
    return f"'{text}" if text.startswith(FORMULA_CHARACTERS) else text


def _safe_rows(layout: Layout) -> list[list[str]]:
    return [[formula_safe(cell) for cell in row] for row in _rows(layout)]


def _rows(layout: Layout) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [(line,) for line in layout.lines_before_title]
    rows += [(layout.title,), *((line,) for line in layout.lines_after_title)]
    if layout.categories:
        rows += [CATEGORY_COLUMNS, *(row.cells for row in layout.categories)]
    rows += [(note,) for note in layout.footnotes]
    rows += [(layout.plan_heading,), layout.columns, *(row.cells for row in layout.rows)]
    if layout.totals:
        rows += [TOTALS_COLUMNS, *(row.cells for row in layout.totals)]
    return rows


def _cell_styles(document: OpenDocumentSpreadsheet) -> tuple[Style, Style]:
    styles = []
    for name, weight in (("Wrapped", "normal"), ("Header", "bold")):
        style = Style(name=name, family="table-cell")
        style.addElement(TableCellProperties(wrapoption="wrap", verticalalign="top"))
        style.addElement(TextProperties(fontweight=weight, language="en", country="GB"))
        document.automaticstyles.addElement(style)
        styles.append(style)
    return styles[0], styles[1]


def _add_columns(document: OpenDocumentSpreadsheet, sheet: Table, count: int) -> None:
    for number, width in enumerate(_COLUMN_WIDTHS[:count], start=1):
        style = Style(name=f"Column{number}", family="table-column")
        style.addElement(TableColumnProperties(columnwidth=width))
        document.automaticstyles.addElement(style)
        sheet.addElement(TableColumn(stylename=style))


def _spreadsheet_row(cells: list[str], style: Style) -> TableRow:
    row = TableRow()
    for text in cells:
        cell = TableCell(valuetype="string", stylename=style)
        for line in text.split("\n"):
            cell.addElement(P(text=line))
        row.addElement(cell)
    return row


def _as_header(row: TableRow) -> TableHeaderRows:
    header = TableHeaderRows()
    header.addElement(row)
    return header
