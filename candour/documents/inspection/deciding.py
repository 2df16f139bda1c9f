"""Decide by content what a file is, refuse what may not be kept, and see that its name says the same."""

import zipfile
from dataclasses import dataclass
from io import BytesIO

from candour.documents.inspection import office, pictures, portable, texts
from candour.documents.inspection.archives import look_into
from candour.documents.inspection.names import RUNS, clean_name, ending_of
from candour.documents.inspection.refusing import RefusedFile

LARGEST = 25 * 1024 * 1024  # bytes
ENDINGS = {
    "application/pdf": ("pdf",),
    office.WORD: ("docx",),
    office.EXCEL: ("xlsx",),
    office.WRITER: ("odt",),
    "image/png": ("png",),
    "image/jpeg": ("jpg", "jpeg"),
    "message/rfc822": ("eml",),
    "application/vnd.ms-outlook": ("msg",),
    "text/csv": ("csv",),
    "text/plain": ("txt",),
}
NAMES = {
    "application/pdf": "PDF",
    office.WORD: "Word document",
    office.EXCEL: "Excel workbook",
    office.WRITER: "OpenDocument text",
    "image/png": "Picture (PNG)",
    "image/jpeg": "Photograph (JPEG)",
    "message/rfc822": "E-mail",
    "application/vnd.ms-outlook": "E-mail from Outlook",
    "text/csv": "Table in text (CSV)",
    "text/plain": "Plain text",
}
KEPT = "PDF, Word (.docx), Excel (.xlsx), OpenDocument text (.odt), CSV, plain text, PNG, JPEG and e-mails"
NOT_KEPT = f"This kind of file is not kept here. What is kept: {KEPT}."
PROGRAM = "The file is a program, or holds one. Only papers are kept here."
LOCKED = "The file is protected by a password. Save it without one and choose it again."
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROGRAMS = (
    b"\x7fELF",
    b"\xfe\xed\xfa",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"L\x00\x00\x00\x01\x14\x02",
)
ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"MSCF")


@dataclass(frozen=True, slots=True)
class Found:
    name: str
    media_type: str


def inspect(name: str, data: bytes) -> Found:
    """The name and the type under which a file may be kept. Raises RefusedFile, in words."""
    cleaned = clean_name(name)
    if not data:
        raise RefusedFile("The file is empty. Choose another file.")
    if len(data) > LARGEST:
        raise RefusedFile(
            f"The file is larger than {LARGEST // 1024 // 1024} MB. Divide it, or save it smaller."
        )
    ending = ending_of(cleaned)
    media_type = _media_type(data, ending)
    if ending not in ENDINGS[media_type]:
        right = " or ".join(f".{each}" for each in ENDINGS[media_type])
        raise RefusedFile(
            f"The name of the file does not say what it is: by its content it would end in {right}."
        )
    return Found(cleaned, media_type)


def _media_type(data: bytes, ending: str) -> str:
    _refuse_programs(data)
    if data.startswith(b"PK\x03\x04"):
        found = office.media_type_of(look_into(data, within=_refuse_inside))
        if found is None:
            raise RefusedFile(f"Archives are not kept here. Bring the files in it one by one: {KEPT}.")
        return found
    if data.startswith(OLD):
        return _old_office(data)
    if zipfile.is_zipfile(BytesIO(data)):
        raise RefusedFile("The file is two things at once. Print it to a new PDF and choose that one.")
    return _plain(data, ending)


def _plain(data: bytes, ending: str) -> str:
    if data.startswith(b"%PDF-"):
        portable.check(data)
        return "application/pdf"
    if data.startswith(pictures.PNG_START):
        pictures.check_png(data)
        return "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        pictures.check_jpeg(data)
        return "image/jpeg"
    return _text(data, ending)


def _text(data: bytes, ending: str) -> str:
    if texts.is_message(data) and ending not in ("txt", "csv"):
        texts.check_message(data, within=_refuse_inside)
        return "message/rfc822"
    text = texts.text_of(data)
    if text is None:
        raise RefusedFile(NOT_KEPT)
    texts.refuse_what_runs(text)
    # Nothing in the characters tells a table from other text; either is harmless.
    return "text/csv" if ending == "csv" else "text/plain"


def _old_office(data: bytes) -> str:
    """The older container: Outlook messages are kept; locked files and the formats of before 2007 are not."""
    if _named("EncryptedPackage", data):
        raise RefusedFile(LOCKED)
    if _named("__properties_version1.0", data):
        return "application/vnd.ms-outlook"
    if _named("WordDocument", data) or _named("Workbook", data):
        raise RefusedFile("This is a format of before 2007. Save it as .docx or .xlsx and choose that one.")
    raise RefusedFile(NOT_KEPT)


def _named(stream: str, data: bytes) -> bool:
    return stream.encode("utf-16-le") in data


def _refuse_programs(data: bytes) -> None:
    if data.startswith(PROGRAMS) or (data.startswith(b"MZ") and b"\x00" in data[:256]):
        raise RefusedFile(PROGRAM)
    if data.startswith(ARCHIVES):
        raise RefusedFile(f"Archives are not kept here. Bring the files in it one by one: {KEPT}.")


def _refuse_inside(name: str, data: bytes) -> None:
    """A file within a file: no program, no archive, no locked or macro-bearing paper, and nothing deeper."""
    _refuse_programs(data)
    if RUNS.fullmatch(ending_of(name)):
        raise RefusedFile(PROGRAM)
    if data.startswith(OLD) and _named("EncryptedPackage", data):
        raise RefusedFile(LOCKED)
    if data.startswith(b"PK\x03\x04"):
        inner = look_into(data, within=_refuse_deeper)
        if office.media_type_of(inner) is None:
            raise RefusedFile("The file holds an archive. Take it out and bring its files one by one.")


def _refuse_deeper(name: str, data: bytes) -> None:
    _refuse_programs(data)
    if data.startswith(b"PK\x03\x04") or RUNS.fullmatch(ending_of(name)):
        raise RefusedFile("The file holds a file that holds another. Bring them one by one.")
