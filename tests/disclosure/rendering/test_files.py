"""Each file holds every word of its pack, is marked, is the same bytes again, and tells no hour."""

import io
import re
import zipfile
from xml.etree import ElementTree

import pypdfium2
import pytest

from candour.disclosure.rendering import FORMATS, Pack, draw, drawn_as, file_name
from candour.disclosure.rendering.explaining import paragraphs_in
from tests.disclosure.rendering.scene import agency_pack, pack

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def pages_of(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def text_of(key: str, data: bytes) -> str:
    if key in ("pdf", "large_print"):
        return " ".join(pages_of(data))
    if key == "docx":
        tree = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))  # noqa: S314
        return " ".join("".join(each.itertext()) for each in tree.iter(f"{WORD}p"))
    return re.sub("<[^>]+>", " ", data.decode()).replace("&amp;", "&")


def bare(words: str) -> str:
    return re.sub(r"[\s\u0002\ufffe]+", "", words)


@pytest.mark.parametrize("key", FORMATS)
def test_every_word_of_the_pack_is_in_the_file(key: str) -> None:
    given: Pack = pack()
    found = bare(text_of(key, draw(key, given)))
    missing = [
        line
        for line in paragraphs_in(drawn_as(key, given).blocks)
        if not all(bare(w) in found for w in line.split())
    ]
    assert not missing
    assert bare(given.title) in found


@pytest.mark.parametrize("key", FORMATS)
def test_the_same_pack_gives_the_same_bytes(key: str) -> None:
    assert draw(key, pack()) == draw(key, pack())
    assert draw(key, pack()) != draw(key, agency_pack())


@pytest.mark.parametrize("key", ["pdf", "large_print"])
def test_every_page_is_marked_numbered_and_bears_its_copy(key: str) -> None:
    pages = pages_of(draw(key, pack()))
    for number, page in enumerate(pages, start=1):
        for words in ("PRIVATE", "Copy 3", f"Page {number} of {len(pages)}"):
            assert words in page


def test_a_word_file_has_a_fixed_list_of_parts_and_no_hour() -> None:
    archive = zipfile.ZipFile(io.BytesIO(draw("docx", pack())))
    assert [entry.filename for entry in archive.infolist()] == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/header.xml",
        "word/footer.xml",
        "word/document.xml",
    ]
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    for entry in archive.infolist():
        ElementTree.fromstring(archive.read(entry))  # noqa: S314


def test_a_word_file_can_be_read_by_another_program() -> None:
    from docx import Document

    document = Document(io.BytesIO(draw("docx", pack())))
    styles = [paragraph.style and paragraph.style.name for paragraph in document.paragraphs]
    assert styles[0] == "heading 1" or styles[0] == "Heading 1"
    assert len(document.tables) == 4


def test_a_web_page_fetches_nothing_and_runs_nothing() -> None:
    html = draw("html", pack()).decode()
    assert "default-src 'none'" in html
    assert not re.search(r"<script|<link|<img|\bon\w+=|src=|href=\"(?!#)|<!--|data-", html)


def test_names_of_files_tell_nothing() -> None:
    assert [file_name(key, pack()) for key in FORMATS] == [
        "review-copy-3.pdf",
        "review-copy-3-large-print.pdf",
        "review-copy-3.docx",
        "review-copy-3.html",
        "review-copy-3.txt",
    ]


def test_a_cell_over_several_rows_and_columns_keeps_its_place_in_word_and_on_the_web() -> None:
    from dataclasses import replace

    from candour.paper.pieces import Cell, Items, Paragraph, Run, Table

    cells = (
        Cell(0, 0, (Paragraph((Run("A"),)),), header=True, rowspan=2),
        Cell(1, 0, (Items(((Paragraph((Run("B"),)), Paragraph((Run("C"),))),)),), colspan=2),
        Cell(1, 1, (Paragraph((Run("D"),)),), header=True),
        Cell(2, 1, ()),
    )
    given = replace(pack(), contents=(), blocks=(Table("", (1, 1, 1), cells, 2, headed=False),))
    assert '<th scope="col" rowspan="2">' in draw("html", given).decode()
    assert draw("pdf", given).startswith(b"%PDF")
    document = text_of("docx", draw("docx", given))
    assert bare(document).endswith("ABCD")
