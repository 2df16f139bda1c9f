"""Look into a ZIP without unpacking it to anywhere, within limits, reading every byte that it promises."""

import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field

from candour.documents.inspection.refusing import RefusedFile

MOST_ENTRIES = 2_000
MOST_UNPACKED = 200 * 1024 * 1024  # bytes
MOST_RATIO = 100
SMALL = 10 * 1024 * 1024
"""Bytes under which the ratio says nothing: a table of equal lines packs very well."""
PART = 256 * 1024
LONGEST_PART = 40 * 1024 * 1024
"""A part of text that is larger than this is no paper."""
DAMAGED = "The file is damaged. Open it, save it again and choose the new one."
BOMB = "The file unpacks to far more than it seems. Save it with fewer or smaller pictures."
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
ENTITIES = (b"<!ENTITY", b"<!DOCTYPE", "<!ENTITY".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-le"))

Within = Callable[[str, bytes], None]


@dataclass(slots=True)
class Archive:
    names: frozenset[str]
    texts: dict[str, bytes] = field(default_factory=dict)
    """What the parts say that tell what the whole is: content types, manifests and relationships."""


def look_into(data: bytes, *, within: Within) -> Archive:
    """Every part read once. `within` is asked about each file that stands inside it. Raises RefusedFile."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive, len(data), within)
    except RefusedFile:
        raise
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as wrong:
        raise RefusedFile(DAMAGED) from wrong


def _read(archive: zipfile.ZipFile, packed: int, within: Within) -> Archive:
    entries = archive.infolist()
    _check_promises(entries, packed)
    found = Archive(frozenset(entry.filename for entry in entries))
    for entry in entries:
        content = _content(archive, entry)
        if _is_telling(entry.filename):
            found.texts[entry.filename] = content
        if entry.filename.lower().endswith((".xml", ".rels", ".vml")):
            _refuse_entities(content)
        else:
            within(entry.filename, content)
    return found


def _check_promises(entries: list[zipfile.ZipInfo], packed: int) -> None:
    """Before a byte is unpacked: how many, how large, and where they would be put."""
    names = [entry.filename for entry in entries]
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_UNPACKED:
        raise RefusedFile(BOMB)
    if unpacked > SMALL and unpacked > MOST_RATIO * packed:
        raise RefusedFile(BOMB)
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise RefusedFile("The file is protected by a password. Save it without one and choose it again.")
    if len(set(names)) != len(names) or any(_leads_out(name) for name in names):
        raise RefusedFile(DAMAGED)


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.split("/") or "\\" in name or ":" in name


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """All of one part; one that is not what its entry promises is damaged."""
    with archive.open(entry) as part:
        content = b"".join(iter(lambda: part.read(PART), b""))
    if len(content) != entry.file_size:
        raise RefusedFile(DAMAGED)
    return content


def _is_telling(name: str) -> bool:
    return name in {"[Content_Types].xml", "mimetype", "META-INF/manifest.xml"} or name.endswith(".rels")


def _refuse_entities(content: bytes) -> None:
    """An office file needs none, and they let a small one become large, or reach for another."""
    if len(content) > LONGEST_PART or any(mark in content for mark in ENTITIES):
        raise RefusedFile("The file holds instructions that no paper needs. Save it again and try that.")
