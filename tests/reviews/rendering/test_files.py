"""The files: every word, the marks of each page, tags for those who listen, and nothing left behind."""

import ctypes
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn

from candour.documents.inspection import inspect
from candour.reviews.rendering import (
    Copy,
    Printed,
    action_plan_document,
    chronology_document,
    review_document,
    to_docx,
    to_pdf,
)
from tests.reviews.rendering import scene

Draw = Callable[..., Printed]
KINDS = {"review": review_document, "chronology": chronology_document, "action plan": action_plan_document}
WORD = re.compile(r"[^\W_]+")


def drawn(draw: Draw, copy: Copy = scene.SIGNED, **more: Any) -> Printed:
    return draw(scene.whole(**more), copy, scene.WORDING)


def pages_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def words_of(text: str) -> list[str]:
    return WORD.findall(text)


def words_in(block: Any) -> list[str]:
    """Every word of a block, of whatever kind."""
    if hasattr(block, "runs"):
        return words_of(" ".join(run.text for run in block.runs))
    if hasattr(block, "cells"):
        return [word for cell in block.cells for inner in cell.blocks for word in words_in(inner)]
    inner = block.items if hasattr(block, "items") else (block.blocks,)
    return [word for item in inner for each in item for word in words_in(each)]


def expected(printed: Printed) -> list[str]:
    return [word for block in printed.blocks for word in words_in(block)]


def docx_text(data: bytes) -> str:
    body = Document(io.BytesIO(data)).element.body
    return "\n".join(
        "".join(
            piece.text or "" if piece.tag == qn("w:t") else " "
            for piece in paragraph.iter(qn("w:t"), qn("w:br"))
        )
        for paragraph in body.iter(qn("w:p"))
    )


def counted(words: list[str]) -> dict[str, int]:
    return {word: words.count(word) for word in set(words)}


@pytest.mark.parametrize("kind", KINDS)
def test_a_pdf_holds_every_word_as_often_as_it_was_written(kind: str) -> None:
    printed = drawn(KINDS[kind])
    found = counted(words_of(" ".join(pages_of(to_pdf(printed)))))
    for word, times in counted(expected(printed)).items():
        assert found.get(word, 0) >= times, word


@pytest.mark.parametrize("kind", KINDS)
def test_a_word_file_holds_every_word_in_order(kind: str) -> None:
    printed = drawn(KINDS[kind])
    found = words_of(docx_text(to_docx(printed)))
    wanted = expected(printed)
    rest = iter(found)
    missing = [word for word in wanted if word not in rest]
    assert not missing


@pytest.mark.parametrize("kind", KINDS)
def test_no_name_of_the_register_is_in_either_file(kind: str) -> None:
    printed = drawn(KINDS[kind])
    assert scene.NAME in str(scene.whole())  # the control: the name is in what was drawn from
    assert scene.NAME not in " ".join(pages_of(to_pdf(printed)))
    with zipfile.ZipFile(io.BytesIO(to_docx(printed))) as archive:
        for part in archive.namelist():
            assert scene.NAME.encode() not in archive.read(part), part


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_is_marked_numbered_and_bears_its_copy(kind: str) -> None:
    pages = pages_of(to_pdf(drawn(KINDS[kind], entries=60)))
    for number, page in enumerate(pages, start=1):
        assert page.count("OFFICIAL-SENSITIVE") == 2
        assert "SFO-2026-00041" in page
        assert "Copy 3" in page
        assert f"Page {number} of {len(pages)}" in page
        assert "Submitted 8 June 2026" in page


def test_a_draft_says_so_on_every_page() -> None:
    pages = pages_of(to_pdf(drawn(review_document, scene.DRAFT)))
    assert all("Draft, not signed" in page for page in pages)
    signed = replace(scene.DRAFT, signed="Countersigned by the countersigning manager on 5 June 2026.")
    pages = pages_of(to_pdf(drawn(review_document, signed)))
    assert all("Signed, not submitted" in page for page in pages)


def test_the_digest_of_the_content_stands_on_the_last_page_alone() -> None:
    pages = pages_of(to_pdf(drawn(review_document)))
    assert scene.DIGEST in pages[-1]
    assert not any(scene.DIGEST in page for page in pages[:-1])


def tags(pdf: bytes) -> list[str]:
    """The kinds of structure elements, read by PDFium as a screen reader reads them."""
    document = pypdfium2.PdfDocument(pdf)
    raw = pypdfium2.raw
    found: list[str] = []

    def walk(element: Any) -> None:
        length = raw.FPDF_StructElement_GetType(element, None, 0)
        buffer = ctypes.create_string_buffer(length)
        raw.FPDF_StructElement_GetType(element, buffer, length)
        found.append(buffer.raw.decode("utf-16-le").rstrip("\0"))
        for place in range(raw.FPDF_StructElement_CountChildren(element)):
            child = raw.FPDF_StructElement_GetChildAtIndex(element, place)
            if child:
                walk(child)

    for page in document:
        tree = raw.FPDF_StructTree_GetForPage(page.raw)
        for place in range(raw.FPDF_StructTree_CountChildren(tree)):
            walk(raw.FPDF_StructTree_GetChildAtIndex(tree, place))
        raw.FPDF_StructTree_Close(tree)
    document.close()
    return found


def test_a_pdf_is_tagged_titled_and_says_that_it_is_for_everybody() -> None:
    pdf = to_pdf(drawn(review_document))
    assert {"H1", "H2", "H3", "P", "L", "LI", "Table", "TR", "TH", "TD", "BlockQuote"} <= set(tags(pdf))
    document = pypdfium2.PdfDocument(pdf)
    assert document.get_metadata_value("Title") == "Serious Further Offence review, SFO-2026-00041"
    assert pypdfium2.raw.FPDFCatalog_IsTagged(document.raw)
    document.close()
    assert b"pdfuaid" in pdf
    assert b"/Lang(en-GB)" in pdf.replace(b"/Lang (", b"/Lang(")


def test_a_review_in_welsh_is_read_aloud_in_welsh_and_its_own_words_in_english() -> None:
    printed = drawn(review_document, language="cy")
    pdf = to_pdf(printed).replace(b"/Lang (", b"/Lang(")
    assert b"/Lang(cy-GB)" in pdf
    data = to_docx(printed)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b'w:lang w:val="cy-GB"' in archive.read("word/styles.xml")
        assert b'w:lang w:val="en-GB"' in archive.read("word/document.xml")


def test_a_word_file_says_what_it_is_and_keeps_nothing_of_its_template() -> None:
    data = to_docx(drawn(review_document, scene.DRAFT))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        everything = b"".join(archive.read(name) for name in names)
    assert not [name for name in names if "thumbnail" in name]
    assert b"python-docx" not in everything
    assert b"Macintosh" not in everything
    assert b"en-US" not in everything
    properties = Document(io.BytesIO(data)).core_properties
    assert properties.title == "Serious Further Offence review, SFO-2026-00041"
    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert (properties.language, properties.subject) == ("en-GB", "OFFICIAL-SENSITIVE")


def test_a_word_file_has_its_marks_above_and_below_each_page() -> None:
    section = Document(io.BytesIO(to_docx(drawn(review_document)))).sections[0]
    above = section.header.paragraphs[0].text
    assert above == "SFO-2026-00041\tOFFICIAL-SENSITIVE\tCopy 3"
    below = section.footer.paragraphs[0].text
    assert "Submitted 8 June 2026\tOFFICIAL-SENSITIVE\tPage" in below


def test_tables_of_a_word_file_have_header_rows_that_repeat() -> None:
    document = Document(io.BytesIO(to_docx(drawn(action_plan_document))))
    for table in document.tables:
        assert next(table._tbl.tr_lst[0].iter(qn("w:tblHeader")), None) is not None


def test_numbered_lists_of_a_word_file_count_each_for_itself() -> None:
    document = Document(io.BytesIO(to_docx(drawn(review_document))))
    numbers = [
        paragraph.paragraph_format.element.pPr.numPr.numId.val
        for paragraph in document.paragraphs
        if paragraph.style is not None and paragraph.style.name == "List Number"
    ]
    assert len(set(numbers)) == len(numbers) // 2  # each of the lists has two entries


@pytest.mark.parametrize("kind", KINDS)
def test_both_files_may_be_kept_as_what_they_are(kind: str) -> None:
    printed = drawn(KINDS[kind])
    assert inspect("a.pdf", to_pdf(printed)).media_type == "application/pdf"
    assert inspect("a.docx", to_docx(printed)).media_type.endswith("wordprocessingml.document")


@pytest.mark.parametrize(
    "words",
    [
        "#panic(1)",
        "$x^2$",
        "*bold* _em_ `code`",
        '#include "/etc/passwd"',
        "= Title",
        "\\",
        "]",
        "@label",
        "//x",
    ],
)
def test_what_looks_like_markup_is_printed_as_it_was_written(words: str) -> None:
    whole = scene.whole(paragraphs=1)
    whole["chronology"][0]["text"] = words
    pages = pages_of(to_pdf(chronology_document(whole, scene.DRAFT, scene.WORDING)))
    assert words in pages[0].replace("\r\n", "\n")


def test_a_character_that_no_font_draws_is_printed_as_its_number() -> None:
    whole = scene.whole(paragraphs=1)
    whole["chronology"][0]["text"] = "He said 中 and left."
    pages = pages_of(to_pdf(chronology_document(whole, scene.DRAFT, scene.WORDING)))
    assert "He said" in pages[0]
    assert "中" in pages[0] or "U+4E2D" in pages[0].replace("\r\n", " ")


def test_an_empty_review_is_still_three_documents() -> None:
    whole = scene.whole()
    whole |= {"sections": [], "chronology": [], "interviews": []}
    whole["thread"] = {name: [] for name in whole["thread"]}
    whole["about"] |= {"reasonable": "", "period_from": None, "period_until": None}
    for draw in KINDS.values():
        printed = draw(whole, scene.DRAFT, scene.WORDING)
        assert pages_of(to_pdf(printed))
        assert docx_text(to_docx(printed))
