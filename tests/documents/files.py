"""Files made for tests, honest and hostile. None of them holds anything harmful."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from docx import Document

from candour.documents.inspection import office

EICAR = (rb"X5O!P%@AP[4\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-ANTIVIRUS" + b"-TEST-FILE!$H+H*").ljust(68)
"""The harmless line that every scanner takes for a virus (eicar.org)."""


def zipped(parts: Mapping[str, bytes | str], *, packed: bool = True) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def docx(words: str = "A paper.", extra: Mapping[str, bytes | str] | None = None) -> bytes:
    """A Word file as Word would write it, with other parts put into it."""
    document = Document()
    document.add_paragraph(words)
    made = io.BytesIO()
    document.save(made)
    if not extra:
        return made.getvalue()
    with zipfile.ZipFile(io.BytesIO(made.getvalue())) as archive:
        parts: dict[str, bytes | str] = {each.filename: archive.read(each) for each in archive.infolist()}
    return zipped(parts | dict(extra))


def office_file(media: str, **parts: bytes) -> bytes:
    types = f'<Types><Override PartName="/x.xml" ContentType="{media}.main+xml"/></Types>'
    return zipped({"[Content_Types].xml": types, "x.xml": "<x/>", **parts})


def xlsx() -> bytes:
    return office_file(office.EXCEL)


def odt(**extra: bytes) -> bytes:
    return zipped({"mimetype": office.WRITER, "content.xml": "<office/>", **extra}, packed=False)


def relations(kind: str, target: str) -> bytes:
    return (
        f'<Relationships><Relationship Id="r1" Type="http://schemas.example/{kind}" Target="{target}" '
        'TargetMode="External"/></Relationships>'
    ).encode()


def pdf(inside: bytes = b"") -> bytes:
    return (
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog "
        + inside
        + b" >>\nendobj\ntrailer << >>\nstartxref\n9\n%%EOF\n"
    )


def pdf_with_packed(objects: bytes) -> bytes:
    """Objects in a packed stream, where a plain search does not see them."""
    packed = zlib.compress(objects)
    head = b"5 0 obj\n<< /Type /ObjStm /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed)
    return b"%PDF-1.7\n" + head + packed + b"\nendstream\nendobj\nstartxref\n9\n%%EOF\n"


def png(wide: int = 2, high: int = 2) -> bytes:
    def part(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = part(b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + part(b"IDAT", zlib.compress(b"\0\0\0" * 2)) + part(b"IEND", b"")


def jpeg(wide: int = 2, high: int = 2) -> bytes:
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, high, wide, 1) + b"\x01\x11\x00"
    return b"\xff\xd8\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0" + b"\0" * 9 + frame + b"\xff\xd9"


def eml(name: str = "", content: str = "") -> bytes:
    head = "From: a@example.invalid\r\nTo: b@example.invalid\r\nSubject: A paper\r\nMIME-Version: 1.0\r\n"
    if not name:
        return (head + "\r\nPlease find it in the file.\r\n").encode()
    parts = (
        'Content-Type: multipart/mixed; boundary="b"\r\n',
        "\r\n--b\r\nContent-Type: text/plain\r\n\r\nHere.\r\n",
        f'--b\r\nContent-Type: application/octet-stream; name="{name}"\r\n',
        f'Content-Disposition: attachment; filename="{name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n',
        f"{content}\r\n--b--\r\n",
    )
    return (head + "".join(parts)).encode()


def old_office(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + stream.encode("utf-16-le") + b"\0" * 512


def locked_zip() -> bytes:
    """An entry whose flag says that it needs a password."""
    data = bytearray(zipped({"[Content_Types].xml": "<Types/>"}))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def bomb() -> bytes:
    """Fifty kilobytes that unpack to fifty megabytes."""
    return docx(extra={"word/media/big.bin": b"\0" * 50_000_000})


def lying_zip() -> bytes:
    """An entry that says it is smaller than it is."""
    data = bytearray(docx(extra={"word/media/big.bin": b"abcdefgh" * 1000}))
    for mark, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        begin = (
            data.index(b"word/media/big.bin") if mark == b"PK\x03\x04" else data.rindex(b"word/media/big.bin")
        )
        head = data.rindex(mark, 0, begin)
        data[head + place : head + place + 4] = struct.pack("<I", 5)
    return bytes(data)


def many_parts() -> bytes:
    return docx(extra={f"word/media/{number}.bin": b"x" for number in range(2_100)})
