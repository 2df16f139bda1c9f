import csv
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pdfplumber
import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from candour.recommendations.plan import PlannedAction, PublishedPlan, PublishedRecommendation
from candour.recommendations.writing import to_csv, to_docx, to_ods, to_pdf
from candour.recommendations.writing.published_layout import ACTION_PLAN_COLUMNS, lay_out
from candour.recommendations.writing.spreadsheet import formula_safe
from tests.recommendations.writing.example_plan import EXAMPLE

Writer = Callable[[PublishedPlan], bytes]


def _with_action(text: str) -> PublishedPlan:
    action = PlannedAction(text, "Head of Unit", "May 2024")
    return PublishedPlan(title="A plan", recommendations=(PublishedRecommendation(1, actions=(action,)),))


def _csv_rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_can_start_a_formula(first: str) -> None:
    assert formula_safe(f"{first}1") == f"'{first}1"


def test_a_cell_with_a_formula_is_written_to_csv_as_text() -> None:
    rows = _csv_rows(to_csv(_with_action('=HYPERLINK("http://example.org")')))
    assert rows[-1][3] == '\'=HYPERLINK("http://example.org")'


@given(st.text(max_size=30))
@settings(max_examples=60, deadline=None)
def test_whatever_an_action_says_no_csv_cell_starts_with_a_formula_character(text: str) -> None:
    cells = [cell for row in _csv_rows(to_csv(_with_action(text))) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_a_csv_file_starts_with_a_byte_order_mark_and_holds_the_published_rows() -> None:
    content = to_csv(EXAMPLE)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = _csv_rows(content)
    assert list(ACTION_PLAN_COLUMNS) in rows
    assert rows[-1] == ["Total", "4"]


def test_an_ods_file_holds_text_cells_alone() -> None:
    with zipfile.ZipFile(io.BytesIO(to_ods(_with_action("=1+1\nand more")))) as archive:
        assert archive.read("mimetype") == b"application/vnd.oasis.opendocument.spreadsheet"
        content = etree.fromstring(archive.read("content.xml"))
    value_type = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}value-type"
    assert {cell.get(value_type) for cell in content.iter("{*}table-cell")} == {"string"}
    assert not content.xpath("//@*[local-name()='formula']")
    assert "'=1+1" in [paragraph.text for paragraph in content.iter("{*}p")]


def test_a_word_document_is_landscape_british_and_marks_its_header_rows() -> None:
    document = Document(io.BytesIO(to_docx(EXAMPLE)))
    assert document.sections[0].orientation == WD_ORIENT.LANDSCAPE
    assert {node.get(qn("w:val")) for node in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}
    headers = list(document.element.body.iter(qn("w:tblHeader")))
    assert len(headers) == len(document.tables) == 3
    assert document.core_properties.title == lay_out(EXAMPLE).title
    assert document.core_properties.author == ""


def test_a_word_document_has_one_main_heading_and_names_its_parts() -> None:
    paragraphs = Document(io.BytesIO(to_docx(EXAMPLE))).paragraphs
    styled = [(str(p.style.name), p.text) for p in paragraphs if p.style]
    headings = [(style, text) for style, text in styled if style.startswith("Heading")]
    assert headings == [
        ("Heading 1", lay_out(EXAMPLE).title),
        ("Heading 2", "INTRODUCTION"),
        ("Heading 2", lay_out(EXAMPLE).plan_heading),
    ]


def test_a_pdf_says_that_it_is_accessible_and_in_british_english() -> None:
    content = to_pdf(EXAMPLE)
    assert content.startswith(b"%PDF-1.7")
    assert b"pdfuaid:part" in content
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        assert pdf.doc.catalog["Lang"] == b"en-GB"
        assert pdf.doc.catalog["MarkInfo"]["Marked"] is True


def test_words_of_a_plan_are_never_code_in_the_pdf() -> None:
    text = '#panic("no") $x$ *bold* <label> \\ `raw` = heading'
    with pdfplumber.open(io.BytesIO(to_pdf(_with_action(text)))) as pdf:
        table = pdf.pages[0].extract_tables()[-1]
    assert " ".join(str(table[-1][3]).split()) == text


def test_a_long_table_repeats_its_header_on_every_page_of_the_pdf() -> None:
    actions = tuple(PlannedAction(f"Step {number}.", "Head", "Complete") for number in range(120))
    plan = PublishedPlan(title="A plan", recommendations=(PublishedRecommendation(1, actions=actions),))
    with pdfplumber.open(io.BytesIO(to_pdf(plan))) as pdf:
        tables = [page.extract_tables()[-1] for page in pdf.pages]
    assert len(tables) > 2
    assert {str(table[0][1]) for table in tables} == {"2. Recommendation"}
    steps = [row[3] for table in tables for row in table if str(row[3]).startswith("Step")]
    assert steps == [f"Step {number}." for number in range(120)]


@pytest.mark.parametrize("write", [to_csv, to_ods, to_docx, to_pdf])
@pytest.mark.parametrize(
    "plan",
    [
        PublishedPlan(),
        replace(EXAMPLE, title="x" * 600),
        _with_action("word " * 2000),
        _with_action("a\n" * 90),
    ],
)
def test_empty_and_very_long_plans_can_be_written(write: Writer, plan: PublishedPlan) -> None:
    assert write(plan)
