"""What may be in a PDF: only the parts, keys and words beside the page that the renderer writes."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from candour.disclosure.gate.approved import headings_of
from candour.disclosure.gate.findings import words_in_lines
from candour.disclosure.gate.folding import bare
from candour.disclosure.gate.pdf_objects import Document, Name, Reference, inside
from candour.disclosure.gate.pdf_text import Page

KEYS = words_in_lines("""
    A Alternate Annots Ascent BBox BaseFont Border BorderColor BorderStyle BorderThickness CIDSet
    CIDSystemInfo CIDToGIDMap CMapName CapHeight ColSpan ColorSpace Contents Count Creator DW Datetime
    DescendantFonts Descent Dest Direction DisplayDocTitle Em Encoding F Filter First Flags Font FontBBox
    FontDescriptor FontFile2 FontFile3 FontName Headers ID IDTree Info ItalicAngle K Kids Lang Last Length
    ListNumbering MCID MarkInfo Marked MediaBox Metadata N Names Next Nums O Obj Ordering Outlines P Pages
    Parent ParentTree ParentTreeNextKey Pg Placement Prev ProcSet Range Rect Registry Resources RoleMap Root
    RowSpan S Scope Size StemV Strong StructParent StructParents StructTreeRoot Subtype Supplement Suspects
    T Tabs Terms TextDecorationColor TextDecorationThickness TextDecorationType Title ToUnicode Type UseCMap
    ViewerPreferences W WMode
""")
FONTS_OR_COLOURS = re.compile(r"[cf]\d{1,3}|Title|Em|Strong|Datetime|Terms")
TYPES = words_in_lines("""
    Annot CMap Catalog Font FontDescriptor MCR Metadata OBJR Outlines Page Pages StructElem StructTreeRoot
""")
SUBTYPES = words_in_lines("""
    CIDFontType0 CIDFontType0C CIDFontType2 Link OpenType Type0 XML
""")
WORDS = {
    "Lang": re.compile(r"(en|cy)(-GB)?"),
    "Registry": re.compile("Adobe"),
    "Ordering": re.compile("Identity|UCS"),
    "Creator": re.compile(r"Typst \d+\.\d+\.\d+"),
    "Contents": re.compile(r"Section, page \d{1,4}"),
    "ID": re.compile(r"[\x00-\xff]{16,24}|U\d+x\d+y\d+", re.DOTALL),
    "Headers": re.compile(r"U\d+x\d+y\d+"),
    "Names": re.compile(r"U\d+x\d+y\d+"),
}
"""What the strings of a file may say, by the key they stand under."""
XMP = re.compile(
    r'<\?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"\?><x:xmpmeta'
    r' xmlns:x="adobe:ns:meta/" x:xmptk="xmp-writer">'
    r'<rdf:RDF xmlns:rdf="http://www\.w3\.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
    r'(?:\s+xmlns:(?:dc|xmp|xmpMM|xmpTPg|pdf|pdfuaid)="http://[a-z0-9./-]+")+\s*>'
    r'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">(?P<title>[^<]*)</rdf:li></rdf:Alt></dc:title>'
    r"<xmp:CreatorTool>Typst \d+\.\d+\.\d+</xmp:CreatorTool><dc:language><rdf:Bag>"
    r"<rdf:li>(?:en|cy)(?:-GB)?</rdf:li>"
    r"</rdf:Bag></dc:language><pdfuaid:part>1</pdfuaid:part><xmpTPg:NPages>\d+</xmpTPg:NPages>"
    r"<dc:format>application/pdf</dc:format><xmpMM:InstanceID>[A-Za-z0-9+/=]{24}</xmpMM:InstanceID>"
    r"<xmpMM:DocumentID>[A-Za-z0-9+/=]{24}</xmpMM:DocumentID><xmpMM:RenditionClass>proof</xmpMM:RenditionClass>"
    r'<pdf:PDFVersion>1\.7</pdf:PDFVersion></rdf:Description></rdf:RDF></x:xmpmeta><\?xpacket end="r"\?>'
)


def faults_of(document: Document, pages: list[Page], pack: Mapping[str, Any]) -> Iterator[str]:
    """In words, one for each thing that the renderer would not have written."""
    yield from _lost(document)
    titles = {bare(words) for words in headings_of(pack)}
    for each in document.objects.values():
        for value in inside(each.value):
            if isinstance(value, dict):
                yield from _dictionary(value, titles)
    yield from _dictionary(document.trailer, titles)
    yield from _metadata(document, str(pack["title"]))
    yield from _packed(document)
    for number, page in enumerate(pages, start=1):
        yield from (f"Page {number}: {fault}" for fault in page.faults)


def _lost(document: Document) -> Iterator[str]:
    """Every object must be reached from the beginning; what nothing leads to, nobody should find."""
    reached: set[int] = set()
    waiting = [value.number for value in inside(document.trailer) if isinstance(value, Reference)]
    while waiting:
        number = waiting.pop()
        if number in reached or number not in document.objects:
            continue
        reached.add(number)
        value = document.objects[number].value
        waiting += [each.number for each in inside(value) if isinstance(each, Reference)]
    if lost := sorted(set(document.objects) - reached):
        yield f"Nothing leads to {len(lost)} of its objects."


def _dictionary(value: Mapping[str, Any], titles: set[str]) -> Iterator[str]:
    unknown = [key for key in value if key not in KEYS and not FONTS_OR_COLOURS.fullmatch(key)]
    if unknown:
        yield f"It has properties that are not on the list: {', '.join(sorted(map(_safe, unknown)))}."
    if value.get("Type") not in (None, *TYPES) and isinstance(value.get("Type"), Name):
        yield "It has a part of a kind that is not on the list."
    if isinstance(value.get("Subtype"), Name) and value["Subtype"] not in SUBTYPES:
        yield f"It has a part of a kind that is not on the list: {_safe(value['Subtype'])}."
    if value.get("Subtype") == "Link" and not isinstance(value.get("Dest"), Reference | list):
        yield "It has a link that leads out of the file."
    for key, each in value.items():
        yield from _strings(key, each, titles)


def _safe(key: str) -> str:
    """A key is shown where it is a word of the format, never where somebody's words stand in it."""
    return key if re.fullmatch(r"[A-Z][A-Za-z0-9]{0,11}", key) and key in KNOWN else "one that is not shown"


KNOWN = words_in_lines("""
    AA AcroForm ActualText Alt Author Dests E EmbeddedFiles FileAttachment Form Image JS JavaScript Keywords
    Lastmodified Names OCProperties OpenAction PieceInfo Popup Private Redact Subject Text Thumb URI Widget
    XObject
""")


def _strings(key: str, value: Any, titles: set[str]) -> Iterator[str]:  # noqa: ANN401
    strings = [each for each in (value if isinstance(value, list) else [value]) if isinstance(each, bytes)]
    for each in strings:
        words = text_of(each)
        if key in ("T", "Title"):
            if bare(words) not in titles:
                yield "A bookmark or a title says something else than a heading of the pack."
        elif key not in WORDS or not WORDS[key].fullmatch(words):
            yield "Words stand in a place of the file where the renderer writes none."


def text_of(string: bytes) -> str:
    if string.startswith(b"\xfe\xff"):
        return string[2:].decode("utf-16-be", "replace")
    return string.decode("utf-8-sig" if string.startswith(b"\xef\xbb\xbf") else "latin-1", "replace")


def _metadata(document: Document, title: str) -> Iterator[str]:
    catalogue = document.at(document.trailer["Root"])
    match = XMP.fullmatch(document.stream_of(catalogue["Metadata"]).decode("utf-8", "replace"))
    if match is None or match["title"].replace("&amp;", "&") != title:
        yield "What the file says about itself is not what the renderer writes."
    about = document.at(document.trailer["Info"])
    if set(about) != {"Title", "Creator"} or text_of(about["Title"]) != title:
        yield "What the file says about itself is not what the renderer writes."


def _packed(document: Document) -> Iterator[str]:
    """Streams that no page, font, colour or description of the file uses."""
    used: set[int] = set()
    for each in document.objects.values():
        for value in inside(each.value):
            if isinstance(value, dict):
                names = ("Contents", "FontFile2", "FontFile3", "ToUnicode", "CIDSet", "Metadata")
                used |= {value[key].number for key in names if isinstance(value.get(key), Reference)}
            if isinstance(value, list) and len(value) == 2 and value[0] == "ICCBased":
                used.add(value[1].number)
    if any(each.stream is not None and number not in used for number, each in document.objects.items()):
        yield "It holds bytes that no page, font or colour uses, as an attachment or a picture does."
