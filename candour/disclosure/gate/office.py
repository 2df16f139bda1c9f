"""A Word file as the renderer writes it: a fixed list of parts, most of them fixed to the byte."""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from candour.disclosure.gate.findings import Unreadable, words_in_lines

PARTS = (
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
)
MAY_DIFFER = frozenset({"word/numbering.xml", "word/document.xml"})
"""From the file of a pack without a word in it; all other parts are the same to the byte."""
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
ELEMENTS = words_in_lines("""
    abstractNum abstractNumId b body bottom br cantSplit document footerReference gridCol gridSpan
    headerReference i ilvl ind insideH lvl lvlJc lvlOverride lvlText multiLevelType num numFmt numId numPr
    numbering p pPr pStyle pageBreakBefore pgMar pgSz r rPr sectPr start startOverride t tbl tblBorders
    tblGrid tblHeader tblLayout tblLook tblPr tblW tc tcPr tcW tr trPr u vMerge
""")
VALUE = re.compile(
    r"-?\d{1,6}|[A-Z][A-Za-z]{1,9}[1-5]?|rId[45]|dotted|dxa|single|fixed|0020|B1B4B6|restart|default|decimal|bullet|left"
    r"|multilevel|%[1-3]\.|•|preserve"
)
STYLES = words_in_lines("""
    Contents Heading1 Heading2 Heading3 Heading4 Heading5 InTable Normal Quote Remark Subtitle
""")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
DECLARATIONS = re.compile(r"<!|<\?(?!xml version=\"1\.0\" encoding=\"UTF-8\" standalone=\"yes\"\?>)")


def parts_of(data: bytes) -> dict[str, bytes]:
    """Raises Unreadable where the container is not exactly what the same parts give when packed again."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as wrong:
        raise Unreadable("It is no container of a Word file.") from wrong
    if packed(parts) != data:
        raise Unreadable("The container holds more than its parts: a note, an hour, or bytes between them.")
    return parts


def packed(parts: dict[str, bytes]) -> bytes:
    """The parts as the renderer packs them."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return file.getvalue()


def faults_of(parts: dict[str, bytes], blank: dict[str, bytes]) -> Iterator[str]:
    """`blank` are the parts of a file of the same pack without its words."""
    if tuple(parts) != PARTS:
        yield "Its list of parts is not the fixed one."
    for name, content in parts.items():
        if name in MAY_DIFFER:
            yield from _tree(content)
        elif blank.get(name) != content:
            which = name if name in PARTS else "that is not on the list"
            yield f"The part {which} is not as the renderer writes it."


def _tree(content: bytes) -> Iterator[str]:
    if DECLARATIONS.search(content.decode("utf-8", "replace")):
        yield "It holds a comment, an instruction or a declaration."
        return
    for element in _parsed(content).iter():
        name = element.tag.removeprefix(WORD)
        if name not in ELEMENTS or not element.tag.startswith(WORD):
            yield "It holds an element that is not on the list, such as a field, a revision or a comment."
        yield from _attributes(element, name)
        outside = (element.text or "") if name != "t" else ""
        if outside.strip() or (element.tail or "").strip():
            yield "Words stand outside the places for words."


def _attributes(element: ElementTree.Element, name: str) -> Iterator[str]:
    for key, value in element.attrib.items():
        is_known = key == SPACE or key.startswith((WORD, OFFICE))
        if not is_known or not VALUE.fullmatch(value) or (name == "pStyle" and value not in STYLES):
            yield "A property of an element says something that is not on the list."


def _parsed(content: bytes) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(content)  # noqa: S314 - declarations were refused above
    except ElementTree.ParseError as wrong:
        raise Unreadable("A part cannot be read.") from wrong


def lines_of(parts: dict[str, bytes]) -> list[str]:
    """Each paragraph of the document, cell by cell, by the gate's own reader."""
    body = _parsed(parts.get("word/document.xml", b""))
    return [
        "".join(
            "\n" if each.tag == f"{WORD}br" else each.text or ""
            for each in paragraph.iter()
            if each.tag in READ
        )
        for paragraph in body.iter(f"{WORD}p")
    ]


READ = frozenset({f"{WORD}t", f"{WORD}br"})


def other_lines_of(data: bytes) -> list[str]:
    """The same, read by python-docx."""
    from docx import Document
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    document = Document(io.BytesIO(data))
    return [Paragraph(each, document).text for each in document.element.body.iter(qn("w:p"))]
