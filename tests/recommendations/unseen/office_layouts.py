"""Word documents and PDF files."""

import io
import json
import random

import typst
from docx import Document
from docx.document import Document as WordDocument
from docx.table import Table, _Cell

from tests.recommendations.unseen.plans import Truth
from tests.recommendations.unseen.rows import (
    COLUMNS,
    ORDERS,
    Row,
    action_rows,
    category_rows,
    cells,
    footnote_lines,
    front_lines,
    headers,
    stacked_rows,
    totals_rows,
)


def word_document(truth: Truth) -> bytes:
    """One row to an action, with the recommendation's cells merged downwards in some documents."""
    rng = random.Random(truth.seed)
    order, merged = rng.choice(ORDERS), rng.random() < 0.5
    document = Document()
    for line in front_lines(truth.plan, rng):
        document.add_paragraph(line)
    _add_table(document, category_rows(truth.plan))
    for line in footnote_lines(truth.plan):
        document.add_paragraph(line)
    document.add_heading(f"ACTION PLAN: {truth.plan.title}", level=2)
    rows = list(action_rows(truth.plan, rng))
    title = headers(rng, order, published=rng.random() < 0.5)
    table = _add_table(document, [title, *(cells(row, order) for row in rows)])
    for made, row in zip(list(table.rows)[1:], rows, strict=True):
        if row.heading:
            _merge_heading(made.cells)
    if merged:
        _merge_downwards(table, rows, order)
    _add_table(document, totals_rows(truth.plan))
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def word_document_stacked(truth: Truth) -> bytes:
    """One row to a recommendation: its actions, owners and dates are paragraphs of three cells."""
    rng = random.Random(truth.seed)
    document = Document()
    for line in [*front_lines(truth.plan, rng), *footnote_lines(truth.plan)]:
        document.add_paragraph(line)
    document.add_heading(f"ACTION PLAN: {truth.plan.title}", level=2)
    title = headers(rng, COLUMNS, published=rng.random() < 0.5)
    _add_table(document, [title, *(cells(row, COLUMNS) for row in stacked_rows(truth.plan))])
    _add_table(document, totals_rows(truth.plan))
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _add_table(document: WordDocument, rows: list[list[str]]) -> Table:
    table: Table = document.add_table(len(rows), len(rows[0]) if rows else 1)
    for row, values in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, values, strict=True):
            _paragraphs(cell, text.split("\n"))
    return table


def _merge_heading(row: tuple[_Cell, ...]) -> None:
    """The words of a sub-heading row reach over the columns to their right."""
    column = next(index for index, cell in enumerate(row) if cell.text)
    merged = row[column].merge(row[-1])
    while len(merged.paragraphs) > 1:
        element = merged.paragraphs[-1]._element
        element.getparent().remove(element)


def _paragraphs(cell: _Cell, lines: list[str]) -> None:
    cell.paragraphs[0].text = lines[0]
    for line in lines[1:]:
        if line.startswith("• "):
            cell.add_paragraph(line[2:], style="List Bullet")
        else:
            cell.add_paragraph(line)


def _merge_downwards(table: Table, rows: list[Row], order: tuple[str, ...]) -> None:
    for index, row in enumerate(rows, start=1):
        if row.starts or row.heading:
            continue
        for column, name in enumerate(order):
            if name in ("number", "text", "category"):
                table.cell(index - 1, column).merge(table.cell(index, column))
                _drop_empty_last_paragraph(table.cell(index, column))


def _drop_empty_last_paragraph(cell: _Cell) -> None:
    while len(cell.paragraphs) > 1 and not cell.paragraphs[-1].text:
        element = cell.paragraphs[-1]._element
        element.getparent().remove(element)


_TEMPLATE = """
#let d = json(bytes(sys.inputs.data))
#set document(title: d.title)
#set page(paper: "a4", flipped: true, margin: 15mm, numbering: "1",
  header: align(right, text(size: 7pt)[]), footer-descent: 40%)
#set text(size: 9pt, hyphenate: false, lang: "en",
  font: ("Liberation Sans", "Arial", "DejaVu Sans", "Libertinus Serif"))
#let lines(t) = t.split("\\n").join(linebreak())
#let ruled = d.ruled
#let grid-of(widths, rows) = if rows.len() > 0 { table(
  columns: widths, align: left + top,
  stroke: if ruled { 0.5pt } else { none },
  inset: if ruled { 4pt } else { (x: 4pt, y: 5pt) },
  table.header(..rows.first().map(t => strong(lines(t)))),
  ..rows.slice(1).map(r => r.map(t => table.cell(breakable: d.breaks, lines(t)))).flatten(),
) }
#for l in d.front [#par(lines(l))]
#grid-of((1fr, 3fr, 3fr), d.categories)
#for l in d.notes [#par(lines(l))]
#pagebreak(weak: true)
#par(strong("ACTION PLAN: " + d.title))
#grid-of((14mm, 1.1fr, 25mm, 1.8fr, 1fr, 31mm), d.rows)
#grid-of((60mm, 20mm), d.totals)
"""


def ruled_pdf(truth: Truth) -> bytes:
    """Ruled cells that break over pages, the header on each page."""
    return _pdf(truth, ruled=True, breaks=True)


def lineless_pdf(truth: Truth) -> bytes:
    """No rules at all: only white space keeps the columns apart; rows stay on their page."""
    return _pdf(truth, ruled=False, breaks=False)


def _pdf(truth: Truth, *, ruled: bool, breaks: bool) -> bytes:
    rng = random.Random(truth.seed)
    rows = [cells(row, COLUMNS) for row in action_rows(truth.plan, rng, apart=True)]
    data = {
        "title": truth.plan.title,
        "ruled": ruled,
        "breaks": breaks,
        "front": front_lines(truth.plan, rng),
        "categories": category_rows(truth.plan),
        "notes": footnote_lines(truth.plan),
        "rows": [headers(rng, COLUMNS, published=True), *rows],
        "totals": totals_rows(truth.plan),
    }
    content: bytes = typst.compile(_TEMPLATE.encode(), format="pdf", sys_inputs={"data": json.dumps(data)})
    return content
