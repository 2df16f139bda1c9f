"""A file is what its content says. What could harm is refused in words that say what to do."""

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.documents.inspection import LARGEST, RefusedFile, clean_name, inspect, office
from tests.documents import files

PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00"
PIECE = base64.b64encode(PROGRAM).decode()
KEPT = {
    "a.pdf": (files.pdf(), "application/pdf"),
    "report.DOCX": (files.docx(), office.WORD),
    "list.xlsx": (files.xlsx(), office.EXCEL),
    "note.odt": (files.odt(), office.WRITER),
    "photo.png": (files.png(), "image/png"),
    "photo.jpg": (files.jpeg(), "image/jpeg"),
    "photo.jpeg": (files.jpeg(), "image/jpeg"),
    "message.eml": (files.eml(), "message/rfc822"),
    "with paper.eml": (files.eml("paper.pdf", base64.b64encode(files.pdf()).decode()), "message/rfc822"),
    "message.msg": (files.old_office("__properties_version1.0"), "application/vnd.ms-outlook"),
    "contacts.csv": ("on,text\n2025-04-03,Café\n".encode(), "text/csv"),
    "old.csv": ("on,text\n2025-04-03,Café\n".encode("cp1252"), "text/csv"),
    "note.txt": (b"A note.\r\nFrom: nobody\n", "text/plain"),
    "wide.txt": ("A note.".encode("utf-16"), "text/plain"),
    "Llythyr â tô (2).txt": (b"Bore da", "text/plain"),
    "with a link.docx": (
        files.docx(
            extra={"word/_rels/footer9.xml.rels": files.relations("hyperlink", "https://example.invalid")}
        ),
        office.WORD,
    ),
    "with a table in it.docx": (
        files.docx(extra={"word/embeddings/Sheet1.xlsx": files.xlsx()}),
        office.WORD,
    ),
}
REFUSED = {
    "empty": ("a.pdf", b"", "empty"),
    "too large": ("a.txt", b"a" * (LARGEST + 1), "larger than 25 MB"),
    "a program": ("setup.exe", PROGRAM, "named as a program"),
    "a program called a paper": ("paper.pdf", PROGRAM, "is a program"),
    "a program for Linux": ("paper.docx", b"\x7fELF\x02\x01", "is a program"),
    "a script": ("a.txt", b"#!/bin/sh\nrm -rf /\n", "web page, a program"),
    "a web page": ("a.txt", b"  <!DOCTYPE html><script>1</script>", "web page, a program"),
    "a drawing that runs": ("a.csv", b"<?xml version='1.0'?>\n<svg onload='x'/>", "web page, a program"),
    "rich text": ("a.txt", rb"{\rtf1 hello}", "rich text"),
    "an archive": ("papers.zip", files.zipped({"a.txt": "x"}), "one by one"),
    "an archive called a paper": ("papers.docx", files.zipped({"a.txt": "x"}), "one by one"),
    "a RAR": ("papers.docx", b"Rar!\x1a\x07\x00", "one by one"),
    "an older Word file": ("a.doc", files.old_office("WordDocument"), "before 2007"),
    "a locked Word file": ("a.docx", files.old_office("EncryptedPackage"), "password"),
    "a locked archive": ("a.docx", files.locked_zip(), "password"),
    "a locked OpenDocument": (
        "a.odt",
        files.odt(**{"META-INF/manifest.xml": b"<m:encryption-data/>"}),
        "password",
    ),
    "macros in Word": ("a.docx", files.docx(extra={"word/vbaProject.bin": b"x"}), "macros"),
    "macros by another name": (
        "a.docx",
        files.office_file("application/vnd.ms-word.document.macroEnabled"),
        "macros",
    ),
    "macros of old Excel": (
        "a.xlsx",
        files.office_file(office.EXCEL, **{"xl/macrosheets/sheet1.xml": b"<x/>"}),
        "macros",
    ),
    "macros in OpenDocument": ("a.odt", files.odt(**{"Basic/Standard/a.xml": b"<x/>"}), "macros"),
    "an object of another program": (
        "a.docx",
        files.docx(extra={"word/embeddings/oleObject1.bin": b"x"}),
        "another program",
    ),
    "a program in a paper": ("a.docx", files.docx(extra={"word/media/a.png": PROGRAM}), "is a program"),
    "a paper with macros in a paper": (
        "a.docx",
        files.docx(extra={"word/embeddings/a.docx": files.docx(extra={"word/vbaProject.bin": b"x"})}),
        "macros",
    ),
    "three papers in each other": (
        "a.docx",
        files.docx(
            extra={"word/embeddings/a.docx": files.docx(extra={"word/embeddings/b.xlsx": files.xlsx()})}
        ),
        "one by one",
    ),
    "a template from elsewhere": (
        "a.docx",
        files.docx(
            extra={"word/_rels/settings.xml.rels": files.relations("attachedTemplate", "http://x/t.dotm")}
        ),
        "another place",
    ),
    "a picture from elsewhere": (
        "a.docx",
        files.docx(extra={"word/_rels/header9.xml.rels": files.relations("image", "file://x/share/a.png")}),
        "another place",
    ),
    "entities": (
        "a.docx",
        files.docx(extra={"word/extra.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'}),
        "no paper needs",
    ),
    "entities in wide characters": (
        "a.docx",
        files.docx(extra={"word/extra.xml": '<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'.encode("utf-16")}),
        "no paper needs",
    ),
    "a bomb": ("a.docx", files.bomb(), "unpacks to far more"),
    "too many parts": ("a.docx", files.many_parts(), "unpacks to far more"),
    "a part that lies about its size": ("a.docx", files.lying_zip(), "damaged"),
    "a part that leads out": ("a.docx", files.docx(extra={"../../etc/passwd": b"x"}), "damaged"),
    "half an archive": ("a.docx", files.docx()[:-200], "damaged"),
    "half a PDF": ("a.pdf", files.pdf()[:40], "not whole"),
    "a locked PDF": ("a.pdf", files.pdf(b"/Encrypt 5 0 R"), "password"),
    "a PDF with a program": ("a.pdf", files.pdf(b"/OpenAction << /S /JavaScript /JS (x) >>"), "a program"),
    "a PDF that hides the name of a program": ("a.pdf", files.pdf(b"/A << /S /J#61vaScript >>"), "a program"),
    "a PDF with a packed program": (
        "a.pdf",
        files.pdf_with_packed(b"1 0 << /S /JavaScript /JS (app.alert(1)) >>"),
        "a program",
    ),
    "a PDF of too many packed parts": ("a.pdf", files.pdf(b"/ObjStm " * 20_001), "too many parts"),
    "a PDF that starts a program": ("a.pdf", files.pdf(b"/A << /S /Launch >>"), "started"),
    "a PDF with files in it": ("a.pdf", files.pdf(b"/Names << /EmbeddedFiles 3 0 R >>"), "other files"),
    "a PDF that is an archive too": ("a.pdf", files.pdf() + files.zipped({"a.exe": PROGRAM}), "PDF"),
    "a picture that is an archive too": ("a.jpg", files.jpeg() + files.zipped({"a": "x"}), "two things"),
    "a picture of too many points": ("a.png", files.png(60_000, 60_000), "40 million"),
    "a photograph of too many points": ("a.jpg", files.jpeg(60_000, 60_000), "40 million"),
    "half a picture": ("a.png", files.png()[:-4], "damaged"),
    "a PDF called a picture": ("a.png", files.pdf(), "would end in .pdf"),
    "a picture called a PDF": ("a.pdf", files.png(), "would end in .png"),
    "text called a paper": ("a.docx", b"hello", "would end in .txt"),
    "bytes": ("a.txt", bytes(range(256)), "not kept here"),
    "a message with a program": ("a.eml", files.eml("a.dat", PIECE), "is a program"),
    "a message with a script": ("a.eml", files.eml("a.js", "eA=="), "is a program"),
    "no name": ("  ", files.pdf(), "no name"),
    "only dots": ("...", files.pdf(), "no name"),
    "a path": ("../../etc/passwd.pdf", files.pdf(), "path"),
    "a path of Windows": ("C:\\a.pdf", files.pdf(), "path"),
    "a name that turns around": ("paper\u202efdp.exe", PROGRAM, "cannot be seen"),
    "a name with an end in it": ("paper.pdf\x00.exe", files.pdf(), "cannot be seen"),
    "a name that breaks a line": ("a\r\nSet-Cookie: x.pdf", files.pdf(), "cannot be seen"),
    "two endings": ("paper.exe.pdf", files.pdf(), "named as a program"),
    "a device": ("CON.pdf", files.pdf(), "Some computers"),
    "a dot at the end": ("paper.pdf.", files.pdf(), "Some computers"),
    "a long name": ("a" * 300 + ".pdf", files.pdf(), "longer than 200"),
}


@pytest.mark.parametrize("name", KEPT)
def test_a_paper_is_kept_as_what_it_is(name: str) -> None:
    data, media_type = KEPT[name]
    assert inspect(name, data).media_type == media_type


@pytest.mark.parametrize("what", REFUSED)
def test_what_could_harm_is_refused_in_plain_words(what: str) -> None:
    name, data, words = REFUSED[what]
    with pytest.raises(RefusedFile) as refused:
        inspect(name, data)
    assert words in refused.value.reason
    assert refused.value.reason.endswith(".")
    assert not any(jargon in refused.value.reason for jargon in ("MIME", "exception", "XML", "None", "0x"))


def test_a_name_is_kept_in_composed_characters() -> None:
    assert clean_name("Cafe\u0301.pdf") == "Café.pdf"


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30), st.binary(max_size=400))
def test_whatever_comes_is_kept_or_refused_and_never_breaks(name: str, data: bytes) -> None:
    try:
        found = inspect(name + ".pdf", b"%PDF-" + data)
    except RefusedFile:
        return
    assert found.media_type == "application/pdf"


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 5_000), st.binary(min_size=1, max_size=8))
def test_a_damaged_paper_is_kept_or_refused_and_never_breaks(place: int, bytes_: bytes) -> None:
    data = bytearray(files.xlsx())
    place %= len(data)
    data[place : place + len(bytes_)] = bytes_
    try:
        inspect("a.xlsx", bytes(data))
    except RefusedFile:
        return
