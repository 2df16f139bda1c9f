"""Every way in which a word can stand in a file: each part, each stream of each revision, each encoding."""

import base64
import binascii
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from candour.disclosure.gate.findings import Unreadable
from candour.disclosure.gate.pdf_objects import string_at

DEEPEST = 5
LARGEST = 64 * 1024 * 1024
MOST_PARTS = 5_000
STREAM = re.compile(rb"stream\r?\n(.*?)(?:\r?\n)?endstream", re.DOTALL)
HEX_STRING = re.compile(rb"<([0-9A-Fa-f\s]{4,})>")
NAME_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
HEX_RUN = re.compile(r"(?:[0-9A-Fa-f]{2}[\s:]?){5,}")
BASE64_RUN = re.compile(r"[A-Za-z0-9+/_-]{8,}(?:\s{1,3}[A-Za-z0-9+/_-]{8,})*={0,2}")
BACKSLASH = re.compile(
    r"\\(?:u\{?([0-9A-Fa-f]{4,6})\}?|x([0-9A-Fa-f]{2})|'([0-9A-Fa-f]{2})|([0-7]{3})|(.))", re.DOTALL
)
SOFT_BREAK = re.compile(r"=\r?\n")
QUOTED = re.compile(r"(?:=[0-9A-Fa-f]{2})+")
TAG = re.compile(r"<[^<>]*>")
LETTERS = re.compile(r"[^\W_]")
CONTAINER = re.compile(rb"PK\x03\x04|%PDF-|\x1f\x8b|x[\x01\x9c\xda]")
NOT_WORDS = bytes({*range(1, 9), *range(14, 32), *range(127, 160)})
NOISE_SAMPLE = 4096
LEAST_OF_WORDS = 0.9
UNLIKE_A_WORD = re.compile("[0-9+/=]|[a-z][A-Z]|[A-Z]{2}[a-z]")
FONT = (b"\x00\x01\x00\x00", b"OTTO", b"true", b"\x01\x00\x04")


@dataclass(frozen=True, slots=True)
class View:
    where: str
    text: str
    is_noise: bool = False
    """Bytes of a font or of a picture: short words occur in them by chance."""


def views_of(data: bytes, where: str = "the file", depth: int = 0) -> Iterator[View]:
    """Each text that the bytes can be read as. Raises Unreadable where there is no end to it."""
    if depth > DEEPEST:
        return
    if len(data) > LARGEST:
        raise Unreadable("It unpacks to more than can be looked through.")
    yield from _texts(data, where, depth, is_noise=_is_noise(data))
    yield from _containers(data, where, depth)


def _is_noise(data: bytes) -> bool:
    """Fonts, packed bytes and the like. What is in a container is looked at when it is unpacked."""
    if data.startswith(FONT) or CONTAINER.match(data):
        return True
    sample = data[:NOISE_SAMPLE]
    return len(sample.translate(None, NOT_WORDS)) < LEAST_OF_WORDS * len(sample)


def _containers(data: bytes, where: str, depth: int) -> Iterator[View]:
    if b"PK\x03\x04" in data:
        yield from _archive(data[data.index(b"PK\x03\x04") :], where, depth)
    if b"%PDF-" in data[:1024] or b"endstream" in data:
        yield from _portable(data, where, depth)
    if data.startswith((b"\x1f\x8b", b"x\x9c", b"x\xda", b"x\x01")):
        for how in (zlib.MAX_WBITS, zlib.MAX_WBITS | 16):
            if unpacked := _inflated(data, how):
                yield from views_of(unpacked, f"{where}, unpacked", depth + 1)


def _archive(data: bytes, where: str, depth: int) -> Iterator[View]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > LARGEST:
                raise Unreadable("It unpacks to more than can be looked through.")
            yield from _texts(archive.comment, f"{where}, its note", depth)
            for entry in entries:
                yield View(f"{where}, a part's name", entry.filename)
                yield from _texts(entry.comment + entry.extra, f"{where}, a part's note", depth)
                yield from views_of(archive.read(entry), f"{where}, part {entry.header_offset}", depth + 1)
    except (zipfile.BadZipFile, OSError, zlib.error, NotImplementedError, RuntimeError) as wrong:
        raise Unreadable("A container in it cannot be unpacked.") from wrong


def _portable(data: bytes, where: str, depth: int) -> Iterator[View]:
    """Every stream between two marks, whether anything leads to it or not, and every string."""
    outside, last = [], 0
    for number, match in enumerate(STREAM.finditer(data), start=1):
        outside.append(data[last : match.start(1)])
        last = match.end(1)
        for content in _streams(match[1]):
            place = f"{where}, stream {number}"
            yield from views_of(content, place, depth + 1)
            if not content.startswith(FONT):
                yield from _strings(content, place, depth)
    rest = b"".join((*outside, data[last:]))
    yield from _strings(rest, f"{where}, its objects", depth)
    yield from _texts(
        NAME_ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), rest), f"{where}, names", depth
    )


def _streams(packed: bytes) -> Iterator[bytes]:
    """Unpacked in every way that fits; as it stands where none does."""
    found = [_inflated(packed, zlib.MAX_WBITS), _ascii85(packed), _hexadecimal(packed)]
    known = [one for one in found if one]
    yield from known or [packed]
    for one in known:
        again = _inflated(one, zlib.MAX_WBITS)
        if again:
            yield again


def _inflated(data: bytes, how: int) -> bytes:
    worker = zlib.decompressobj(how)
    try:
        found = worker.decompress(data, LARGEST + 1)
    except zlib.error:
        return b""
    if len(found) > LARGEST:
        raise Unreadable("It unpacks to more than can be looked through.")
    return found + worker.unused_data


def _ascii85(data: bytes) -> bytes:
    try:
        return base64.a85decode(data.strip(), adobe=True) if data.strip().endswith(b"~>") else b""
    except ValueError:
        return b""


def _hexadecimal(data: bytes) -> bytes:
    digits = b"".join(data.split()).rstrip(b">")
    try:
        return binascii.unhexlify(digits)
    except ValueError:
        return b""


def _strings(data: bytes, where: str, depth: int) -> Iterator[View]:
    """Each string by itself and all of them joined: a word that is cut up by kerning is whole again."""
    found, at = [], 0
    while (at := data.find(b"(", at)) >= 0:
        try:
            string, at = string_at(data, at)
        except Unreadable:
            at += 1
            continue
        found.append(string)
    found += [binascii.unhexlify(_even(match[1])) for match in HEX_STRING.finditer(data)]
    joined = b"".join(found)
    if joined:
        yield from _texts(joined, f"{where}, its strings joined", depth)
        yield from _texts(b"\n".join(found), f"{where}, its strings", depth)


def _even(digits: bytes) -> bytes:
    plain = b"".join(digits.split())
    return plain + b"0" * (len(plain) % 2)


def _texts(data: bytes, where: str, depth: int, *, is_noise: bool = False) -> Iterator[View]:
    if not data:
        return
    for how in _encodings(data):
        text = data.decode(how, "ignore")
        yield View(f"{where}, as {how}", text, is_noise)
        if not is_noise and depth < DEEPEST:
            yield from _written_otherwise(text, f"{where}, as {how}", depth)


def _encodings(data: bytes) -> Iterator[str]:
    yield "utf-8"
    if not data.isascii():
        yield "cp1252"
    if (
        b"\x00" in data[:4096]
        or data.startswith((b"\xff\xfe", b"\xfe\xff"))
        or data.count(b"\x00") > len(data) // 20
    ):
        yield "utf-16-le"
        yield "utf-16-be"


def _written_otherwise(text: str, where: str, depth: int) -> Iterator[View]:
    """Escapes of other formats, each undone by itself and all of them again inside what comes out."""
    undone = {
        "without tags": TAG.sub("", text) if "<" in text else text,
        "entities": html.unescape(text) if "&" in text else text,
        "percent": _percent(text) if "%" in text else text,
        "backslashes": BACKSLASH.sub(_character, text) if "\\" in text else text,
        "quoted-printable": _quoted(text) if "=" in text else text,
    }
    for how, other in undone.items():
        if other != text:
            yield View(f"{where}, {how}", other)
            if how != "without tags":
                yield from (
                    _written_otherwise(other, f"{where}, {how}", depth + 2) if depth + 2 < DEEPEST else ()
                )
    yield from _hidden_bytes(text, where, depth)


def _percent(text: str) -> str:
    return unquote_to_bytes(text).decode("utf-8", "ignore")


def _quoted(text: str) -> str:
    whole = SOFT_BREAK.sub("", text)
    return QUOTED.sub(lambda match: bytes.fromhex(match[0].replace("=", "")).decode("utf-8", "ignore"), whole)


def _character(match: re.Match[str]) -> str:
    for group, base in ((1, 16), (2, 16), (3, 16), (4, 8)):
        if match[group]:
            number = int(match[group], base)
            return chr(number) if number < 0x110000 else ""
    return match[5]


def _hidden_bytes(text: str, where: str, depth: int) -> Iterator[View]:
    """Runs of hexadecimal and of base64, wherever they begin."""
    for match in HEX_RUN.finditer(text):
        digits = re.sub(r"[\s:]", "", match[0])
        yield from _if_words(bytes.fromhex(digits[: len(digits) // 2 * 2]), f"{where}, hexadecimal", depth)
    for match in BASE64_RUN.finditer(text):
        if not UNLIKE_A_WORD.search(match[0]):
            continue
        run = re.sub(r"\s", "", match[0]).rstrip("=").replace("-", "+").replace("_", "/")
        for start in range(min(4, len(run) - 3)):
            part = run[start : start + (len(run) - start) // 4 * 4 + (len(run) - start) % 4]
            part = part[:-1] if len(part) % 4 == 1 else part
            yield from _if_words(base64.b64decode(part + "=" * (-len(part) % 4)), f"{where}, base64", depth)


def _if_words(data: bytes, where: str, depth: int) -> Iterator[View]:
    """Bytes that read as words in some encoding; anything else came out by chance."""
    for how in ("utf-8", "utf-16-le", "utf-16-be"):
        try:
            text = data.decode(how)
        except UnicodeDecodeError:
            continue
        if text and sum(character.isprintable() or character in "\r\n\t" for character in text) > 0.9 * len(
            text
        ):
            yield View(where, text)
            if depth + 1 < DEEPEST:
                yield from _written_otherwise(text, where, depth + 1)
    if data.startswith((b"PK\x03\x04", b"\x1f\x8b", b"x\x9c", b"x\xda")):
        yield from views_of(data, where, depth + 1)
