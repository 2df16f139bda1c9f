"""How large a file may be, packed and unpacked, before it is opened."""

import io
import zipfile

from candour.recommendations.reading.document import Document
from candour.recommendations.reading.unreadable import UnreadablePlan

MEGABYTE = 1024 * 1024
MOST_BYTES = 25 * MEGABYTE
MOST_UNPACKED = 200 * MEGABYTE
MOST_RATIO = 100
MOST_ENTRIES = 2000
_FREE_RATIO = MEGABYTE
MOST_ROWS = 20_000
MOST_CELLS = 2000
MOST_PARAGRAPHS_IN_A_CELL = 5000


def check_size(content: bytes) -> None:
    if not content.strip(b"\x00 \t\r\n\f\xef\xbb\xbf"):
        raise UnreadablePlan("The file is empty.")
    if len(content) > MOST_BYTES:
        size = len(content) // MEGABYTE
        raise UnreadablePlan(f"The file has {size} MB; a plan may have at most {MOST_BYTES // MEGABYTE} MB.")


def check_shape(document: Document) -> None:
    """No plan has so many rows, cells or paragraphs; reading them would take far too long."""
    rows = list(document.rows())
    if len(rows) > MOST_ROWS:
        raise UnreadablePlan(f"The file has {len(rows):,} rows; a plan may have at most {MOST_ROWS:,}.")
    if any(len(row.cells) > MOST_CELLS for row in rows):
        raise UnreadablePlan(f"A row has more than {MOST_CELLS:,} cells, which no plan has. Check the file.")
    if any(len(cell.pieces) > MOST_PARAGRAPHS_IN_A_CELL for row in rows for cell in row.cells):
        most = f"{MOST_PARAGRAPHS_IN_A_CELL:,}"
        raise UnreadablePlan(f"A cell holds more than {most} paragraphs, which no plan has. Check the file.")


def open_zip(content: bytes) -> zipfile.ZipFile:
    """The archive inside a DOCX or ODS file, refused where unpacking it would be unsafe."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise UnreadablePlan("The document is damaged or incomplete, so it cannot be opened.") from error
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise UnreadablePlan(f"The document holds more than {MOST_ENTRIES} parts, so it was not opened.")
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    if unpacked > MOST_UNPACKED or (unpacked > _FREE_RATIO and unpacked / packed > MOST_RATIO):
        raise UnreadablePlan("The document unpacks to far more than its size, so it was not opened.")
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadablePlan("The document is protected by a password. Save it without one and try again.")
    return archive


def read_part(archive: zipfile.ZipFile, name: str) -> bytes:
    """One part of the archive; never more than it declares."""
    try:
        declared = archive.getinfo(name).file_size
        with archive.open(name) as part:
            content = part.read(declared + 1)
    except KeyError as error:
        raise UnreadablePlan(f"The document has no part “{name}”, so it cannot be read.") from error
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise UnreadablePlan("The document is damaged or incomplete, so it cannot be opened.") from error
    except Exception as error:  # zlib and lzma raise errors of their own
        raise UnreadablePlan("The document is damaged or incomplete, so it cannot be opened.") from error
    if len(content) > declared:
        raise UnreadablePlan("The document unpacks to more than it declares, so it was not opened.")
    return content
