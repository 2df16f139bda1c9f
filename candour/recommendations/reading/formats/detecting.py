"""Which format a file has, by its content; its name decides nothing."""

import re

from candour.recommendations.reading.columns import columns_of
from candour.recommendations.reading.document import Document, Table
from candour.recommendations.reading.formats.aligned import read_aligned
from candour.recommendations.reading.formats.decoding import decode
from candour.recommendations.reading.formats.delimited import read_delimited, separator_of
from candour.recommendations.reading.formats.docx import read_docx
from candour.recommendations.reading.formats.html import read_html
from candour.recommendations.reading.formats.limits import check_shape, check_size, open_zip
from candour.recommendations.reading.formats.markdown import is_markdown, read_markdown
from candour.recommendations.reading.formats.ods import read_ods
from candour.recommendations.reading.formats.page_furniture import without_page_furniture
from candour.recommendations.reading.formats.pdf import read_pdf
from candour.recommendations.reading.formats.tabbed import read_tabbed
from candour.recommendations.reading.unreadable import UnreadablePlan
from candour.recommendations.reading.wording import even

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAGE = re.compile(r"<!doctype\s+html|<html[\s>]|<body[\s>]|<table[\s>]|<h[1-6][\s>]", re.IGNORECASE)
_TABBED_ROWS = 2


def read_file(content: bytes) -> Document:
    """The neutral structure of a file. Raises UnreadablePlan where there is none."""
    check_size(content)
    document = _read(content)
    check_shape(document)
    return document


def _read(content: bytes) -> Document:
    if content[:1024].lstrip().startswith(b"%PDF"):
        return read_pdf(content)
    if content.startswith(b"PK"):
        return _packed(content)
    if content.startswith(_OLE):
        raise UnreadablePlan(
            "The file is an old Word document or one protected by a password. Save it as DOCX "
            "without a password."
        )
    if content.startswith(b"{\\rtf"):
        raise UnreadablePlan("The file is rich text (RTF). Save it as DOCX, PDF or plain text and try again.")
    return read_text(decode(content))


def _packed(content: bytes) -> Document:
    names = set(open_zip(content).namelist())
    if "word/document.xml" in names:
        return read_docx(content)
    if "content.xml" in names:
        return read_ods(content)
    if "EncryptedPackage" in names or "EncryptionInfo" in names:
        raise UnreadablePlan("The document is protected by a password. Save it without one and try again.")
    kind = (
        "an Excel workbook; save the sheet as CSV"
        if "xl/workbook.xml" in names
        else "a zip archive; unpack it first"
    )
    raise UnreadablePlan(f"The file is {kind}. A plan can be read from DOCX, ODS, PDF, HTML, CSV or text.")


def read_text(text: str) -> Document:
    """Text of any layout: the first under which the headings of a plan's table are seen."""
    text = without_page_furniture(even(text.replace("\f", "\n")))
    if _PAGE.search(text[:200_000]) and not _is_tabbed(text):
        return read_html(text)
    if _is_tabbed(text):
        document = read_tabbed(text)
        if has_plan_table(document):
            return document
    separator = separator_of(text)
    if separator and separator != "|":
        return read_delimited(text, separator)
    if is_markdown(text):
        document = read_markdown(text)
        if has_plan_table(document) or any(isinstance(block, Table) for block in document.blocks):
            return document
    aligned = read_aligned(text)
    return aligned if aligned else read_tabbed(text)


def _is_tabbed(text: str) -> bool:
    rows = [line for line in text.split("\n") if line.count("\t") > 1]
    return (len(rows) >= _TABBED_ROWS and any(columns_of(row.split("\t")) for row in rows)) or len(
        rows
    ) > 6 * _TABBED_ROWS


def has_plan_table(document: Document) -> bool:
    return any(columns_of(row.texts) for row in document.rows())
