"""PDF: whole, open to every reader, and without anything that runs."""

import re
import zlib
from collections.abc import Iterator

from candour.documents.inspection.refusing import RefusedFile

PACKED = b"/ObjStm"
BEGINS = re.compile(rb"stream\r?\n")
NEAR = 400
"""Bytes between the name of a packed stream and where it begins."""
MOST_STREAMS = 20_000
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
LARGEST_OBJECTS = 20 * 1024 * 1024
"""Bytes of unpacked object streams that are looked through."""
RUNS = {
    b"/JavaScript": "a program",
    b"/JS": "a program",
    b"/Launch": "a program to be started",
    b"/EmbeddedFile": "other files",
    b"/RichMedia": "films or programs",
    b"/XFA": "a form that runs programs",
}


def check(data: bytes) -> None:
    """Raises RefusedFile."""
    if b"%%EOF" not in data[-2048:] and b"startxref" not in data[-4096:]:
        raise RefusedFile("The PDF is not whole. Save or scan it again and choose the new one.")
    text = _opened(data)
    if _says(b"/Encrypt", text):
        raise RefusedFile("The PDF is protected by a password. Save it without one and choose it again.")
    for mark, what in RUNS.items():
        if _says(mark, text):
            raise RefusedFile(f"The PDF holds {what}. Print it to a new PDF and choose that one.")


def _opened(data: bytes) -> bytes:
    """The file with its packed objects unpacked beside it, and names without their escapes."""
    parts, room = [data], LARGEST_OBJECTS
    for begin in _packed_streams(data):
        unpacked = _unpacked(data[begin : begin + LARGEST_OBJECTS], room)
        room -= len(unpacked)
        parts.append(unpacked)
    return b"\n".join(_without_escapes(part) for part in parts)


def _packed_streams(data: bytes) -> Iterator[int]:
    """Where each begins. Searched by steps, so that a hostile file takes no longer than another."""
    place, found = data.find(PACKED), 0
    while place >= 0:
        found += 1
        if found > MOST_STREAMS:
            raise RefusedFile("The PDF has too many parts. Print it to a new PDF and choose that one.")
        if begins := BEGINS.search(data, place, place + NEAR):
            yield begins.end()
        place = data.find(PACKED, place + len(PACKED))


def _unpacked(packed: bytes, room: int) -> bytes:
    if room <= 0:
        raise RefusedFile(
            "The PDF unpacks to far more than it seems. Print it to a new PDF and choose that one."
        )
    try:
        return zlib.decompressobj().decompress(packed, room)
    except zlib.error:
        return b""


def _without_escapes(part: bytes) -> bytes:
    return ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), part) if b"#" in part else part


def _says(name: bytes, text: bytes) -> bool:
    """A name of PDF, which ends where no letter goes on. `/EmbeddedFile` also stands in the plural."""
    plural = rb"s?" if name == b"/EmbeddedFile" else b""
    return re.search(re.escape(name) + plural + rb"(?=[\s/<>\[\]()]|$)", text) is not None
