"""A PDF as the renderer writes it, every byte accounted for: header, objects in a row, one table, an end.

Anything else, such as a second revision, a gap, a packed object or a filter but one, is refused.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from candour.disclosure.gate.findings import Unreadable

HEADER = re.compile(rb"%PDF-1\.7\n%[\x80-\xff]{4}\n\n?")
OBJECT = re.compile(rb"(\d+) 0 obj\n")
STREAM = re.compile(rb"\nstream\n")
AFTER_STREAM = re.compile(rb"\nendstream")
AFTER_OBJECT = re.compile(rb"\nendobj\n\n?")
ENTRY = re.compile(rb"(\d{10}) 00000 n ?\r?\n")
TRAILER = re.compile(rb"trailer\n")
END = re.compile(rb"\nstartxref\n(\d+)\n%%EOF\n?")
SPACE = re.compile(rb"[\x00\t\n\x0c\r ]*")
NUMBER = re.compile(rb"[+-]?(?:\d+\.?\d*|\.\d+)")
REFERENCE = re.compile(rb"(\d+) 0 R(?![A-Za-z0-9])")
NAME = re.compile(rb"/([^\x00\t\n\x0c\r ()<>\[\]{}/%]*)")
WORD = re.compile(rb"(true|false|null)(?![A-Za-z0-9])")
HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
LARGEST = 64 * 1024 * 1024
DEEPEST = 40
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


class Name(str):
    """A name of the format, such as `/Type`, without its stroke."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Reference:
    number: int


@dataclass(frozen=True, slots=True)
class Object:
    value: Any
    stream: bytes | None = None
    """Unpacked, where the object has one."""


@dataclass(slots=True)
class Document:
    objects: dict[int, Object] = field(default_factory=dict)
    trailer: dict[str, Any] = field(default_factory=dict)

    def at(self, value: Any) -> Any:  # noqa: ANN401 - any object of the format
        """The value itself, or what it refers to."""
        return self.objects[value.number].value if isinstance(value, Reference) else value

    def stream_of(self, value: Any) -> bytes:  # noqa: ANN401
        found = self.objects[value.number].stream if isinstance(value, Reference) else None
        if found is None:
            raise Unreadable("A part that should hold bytes holds none.")
        return found


def read(data: bytes) -> Document:
    """Raises Unreadable for anything that the renderer does not write."""
    document, offsets = Document(), {}
    place = _after(HEADER, data, 0, "It does not begin as the renderer begins a file.")
    while match := OBJECT.match(data, place):
        number = int(match[1])
        if number in document.objects:
            raise Unreadable(f"Object {number} is there twice, as in a file with an earlier revision.")
        offsets[number] = place
        document.objects[number], place = _object(data, match.end())
    place = _table(data, place, offsets)
    document.trailer, place = _value(
        data, _after(TRAILER, data, place, "It has no trailer where it should."), 0
    )
    match = END.fullmatch(data, place)
    if match is None or data[int(match[1]) : int(match[1]) + 4] != b"xref":
        raise Unreadable("Bytes stand after the end, as in a file with a second revision.")
    return document


def _after(pattern: re.Pattern[bytes], data: bytes, place: int, why: str) -> int:
    match = pattern.match(data, place)
    if match is None:
        raise Unreadable(why)
    return match.end()


def _object(data: bytes, place: int) -> tuple[Object, int]:
    value, place = _value(data, place, 0)
    stream = None
    if STREAM.match(data, place):
        begin = place + len(b"\nstream\n")
        length = value.get("Length") if isinstance(value, dict) else None
        if not isinstance(length, int):
            raise Unreadable("A stream does not say how long it is.")
        stream = _unpacked(data[begin : begin + length], value)
        place = _after(AFTER_STREAM, data, begin + length, "A stream is longer than it says.")
    return Object(value, stream), _after(AFTER_OBJECT, data, place, "Bytes stand between two objects.")


def _unpacked(packed: bytes, about: dict[str, Any]) -> bytes:
    if "DecodeParms" in about or about.get("Filter") not in (None, "FlateDecode"):
        raise Unreadable("A stream is packed in a way that the renderer does not use.")
    if "Filter" not in about:
        return packed
    worker = zlib.decompressobj()
    try:
        found = worker.decompress(packed, LARGEST)
    except zlib.error as wrong:
        raise Unreadable("A stream cannot be unpacked.") from wrong
    if worker.unconsumed_tail or worker.unused_data or not worker.eof:
        raise Unreadable("A stream holds more than it unpacks to.")
    return found


def _table(data: bytes, place: int, offsets: dict[int, int]) -> int:
    match = re.compile(rb"xref\n0 (\d+)\n").match(data, place)
    if match is None:
        raise Unreadable("Bytes stand between the objects and their table.")
    place = _after(
        re.compile(rb"0000000000 65535 f ?\r?\n"), data, match.end(), "The table does not begin as it should."
    )
    if sorted(offsets) != list(range(1, int(match[1]))):
        raise Unreadable("The table and the objects of the file differ.")
    for number in range(1, int(match[1])):
        entry = ENTRY.match(data, place)
        if entry is None or int(entry[1]) != offsets[number]:
            raise Unreadable("The table points somewhere else than to its object.")
        place = entry.end()
    return place


def _value(data: bytes, place: int, depth: int) -> tuple[Any, int]:
    if depth > DEEPEST:
        raise Unreadable("Parts stand inside each other too deeply.")
    place = SPACE.match(data, place).end()  # type: ignore[union-attr]  # it matches nothing, too
    if data.startswith(b"<<", place):
        return _dictionary(data, place + 2, depth)
    if data.startswith(b"[", place):
        return _array(data, place + 1, depth)
    if data.startswith(b"(", place):
        return string_at(data, place)
    return _simple(data, place)


def _simple(data: bytes, place: int) -> tuple[Any, int]:
    if match := NAME.match(data, place):
        if b"#" in match[1]:
            raise Unreadable("A name is written with escapes.")
        return Name(match[1].decode("ascii", "replace")), match.end()
    if match := REFERENCE.match(data, place):
        return Reference(int(match[1])), match.end()
    if match := NUMBER.match(data, place):
        return (float(match[0]) if b"." in match[0] else int(match[0])), match.end()
    if match := WORD.match(data, place):
        return {b"true": True, b"false": False, b"null": None}[match[1]], match.end()
    if match := HEX.match(data, place):
        return bytes.fromhex(_even(match[1])), match.end()
    raise Unreadable("A part is of no kind that the format knows.")


def _even(digits: bytes) -> str:
    plain = b"".join(digits.split()).decode()
    return plain + "0" * (len(plain) % 2)


def _dictionary(data: bytes, place: int, depth: int) -> tuple[dict[str, Any], int]:
    found: dict[str, Any] = {}
    while True:
        place = SPACE.match(data, place).end()  # type: ignore[union-attr]
        if data.startswith(b">>", place):
            return found, place + 2
        key, place = _value(data, place, depth + 1)
        if not isinstance(key, Name) or key in found:
            raise Unreadable("A list of properties has a key twice, or none.")
        found[key], place = _value(data, place, depth + 1)


def _array(data: bytes, place: int, depth: int) -> tuple[list[Any], int]:
    found: list[Any] = []
    while True:
        place = SPACE.match(data, place).end()  # type: ignore[union-attr]
        if data.startswith(b"]", place):
            return found, place + 1
        value, place = _value(data, place, depth + 1)
        found.append(value)


def string_at(data: bytes, place: int) -> tuple[bytes, int]:
    """A string in round brackets, with its escapes taken away, and where it ends."""
    made, depth, at = bytearray(), 1, place + 1
    while at < len(data):
        byte = data[at : at + 1]
        if byte == b"\\":
            escaped, at = _escape(data, at + 1)
            made += escaped
            continue
        depth += {b"(": 1, b")": -1}.get(byte, 0)
        at += 1
        if depth == 0:
            return bytes(made), at
        made += byte
    raise Unreadable("A string does not end.")


def _escape(data: bytes, at: int) -> tuple[bytes, int]:
    if match := re.compile(rb"[0-7]{1,3}").match(data, at):
        return bytes([int(match[0], 8) & 255]), match.end()
    if match := re.compile(rb"\r\n|[\r\n]").match(data, at):
        return b"", match.end()
    byte = data[at : at + 1]
    return ESCAPES.get(byte, byte), at + 1


def inside(value: Any) -> Iterator[Any]:  # noqa: ANN401
    """The value and everything in it, references not followed."""
    yield value
    if isinstance(value, dict):
        for each in value.values():
            yield from inside(each)
    elif isinstance(value, list):
        for each in value:
            yield from inside(each)
