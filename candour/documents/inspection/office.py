"""Word, Excel and OpenDocument files: which one it is, and nothing in it that runs or reaches out."""

import re

from candour.documents.inspection.archives import Archive
from candour.documents.inspection.refusing import RefusedFile

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WRITER = "application/vnd.oasis.opendocument.text"
MAIN = {WORD: f"{WORD}.main+xml".encode(), EXCEL: f"{EXCEL}.main+xml".encode()}
MACROS = "The file holds macros, which are programs. Save it as a plain document without them and try again."
OBJECTS = "The file holds another program's object. Take it out, save the file and choose it again."
REACHES = (
    "The file loads something from another place when it is opened. Save it as a new document and try again."
)
MACRO_PARTS = ("vbaproject", "vbadata", "/macrosheets/", "/dialogsheets/")
RELATION = re.compile(rb"<Relationship\b[^<>]*>", re.IGNORECASE)
OUTSIDE = re.compile(rb"TargetMode\s*=\s*[\"']External[\"']", re.IGNORECASE)
LINK = re.compile(rb"Type\s*=\s*[\"'][^\"']*/hyperlink[\"']", re.IGNORECASE)


def media_type_of(archive: Archive) -> str | None:
    """The type of an office file that may be kept, or None where the archive is something else."""
    types = archive.texts.get("[Content_Types].xml", b"")
    if types:
        _refuse_what_runs(archive, types)
        return next((media for media, main in MAIN.items() if main in types), None)
    if archive.texts.get("mimetype", b"").strip() == WRITER.encode():
        _refuse_scripts(archive)
        return WRITER
    return None


def _refuse_what_runs(archive: Archive, types: bytes) -> None:
    names = [name.lower() for name in archive.names]
    if b"macroenabled" in types.lower() or any(
        name.endswith(("vbaproject.bin", "vbadata.xml")) for name in names
    ):
        raise RefusedFile(MACROS)
    if any("/macrosheets/" in name or "/dialogsheets/" in name for name in names):
        raise RefusedFile(MACROS)
    if any("/activex/" in name or "oleobject" in name for name in names):
        raise RefusedFile(OBJECTS)
    if any("/externallinks/" in name for name in names) or any(map(_reaches_out, archive.texts.values())):
        raise RefusedFile(REACHES)


def _reaches_out(relations: bytes) -> bool:
    """A link that a reader clicks is no harm; a template or picture that is fetched at opening is."""
    return any(OUTSIDE.search(each) and not LINK.search(each) for each in RELATION.findall(relations))


def _refuse_scripts(archive: Archive) -> None:
    if any(name.startswith(("Basic/", "Scripts/")) for name in archive.names):
        raise RefusedFile(MACROS)
    if any(name.startswith("Object ") for name in archive.names):
        raise RefusedFile(OBJECTS)
    if b"encryption-data" in archive.texts.get("META-INF/manifest.xml", b""):
        raise RefusedFile("The file is protected by a password. Save it without one and choose it again.")
