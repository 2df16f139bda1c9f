"""A CSV file into lines of named values, or one clear refusal of the whole file."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from candour.notifications.intake.columns import match

LARGEST = 25 * 1024 * 1024
MOST_ROWS = 100_000
DELIMITERS = ",;\t|"


class UnreadableFile(Exception):
    """The file as a whole cannot be used; the text says why in words for the person who brought it."""


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    """The line in the file, counting from 1 with the headings; where a row spans lines, its last."""
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Extract:
    lines: tuple[Line, ...]
    unread: tuple[str, ...]
    """Headings that no column reads."""


def read(content: bytes) -> Extract:
    """Read every line. Raises UnreadableFile for a file that is empty, too large, not text or lacks columns."""
    text = _decode(content)
    rows = _rows(text)
    headings = next(rows, (0, []))[1]
    places, unread, missing = match(headings)
    if missing:
        raise UnreadableFile(
            f"The first line must name the columns. These are missing: {', '.join(missing)}."
        )
    lines = tuple(_line(number, row, places) for number, row in rows if any(cell.strip() for cell in row))
    if not lines:
        raise UnreadableFile("The file has headings and no rows.")
    if len(lines) > MOST_ROWS:
        raise UnreadableFile(f"The file has {len(lines):,} rows. Send at most {MOST_ROWS:,} at once.")
    return Extract(lines, tuple(heading for heading in unread if heading.strip()))


def _decode(content: bytes) -> str:
    if not content.strip():
        raise UnreadableFile("The file is empty.")
    if len(content) > LARGEST:
        raise UnreadableFile("The file is larger than 25 megabytes. Split it and send the parts.")
    if content[:4] == b"PK\x03\x04":
        raise UnreadableFile("This is a spreadsheet or a zip file. Save it as CSV and send that.")
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return _decode_as(content, "utf-16")
    if b"\x00" in content:
        raise UnreadableFile("This is not a text file. Save the extract as CSV and send that.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decode_as(content, "cp1252")


def _decode_as(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile("The characters of the file cannot be read. Save it as UTF-8.") from error


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Line number and cells; a cell that never ends is refused rather than read to the end of the file."""
    first = text.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise UnreadableFile(
            f"Line {reader.line_num} cannot be read as CSV: a quotation mark is wrong."
        ) from error


def _line(number: int, row: list[str], places: dict[str, int]) -> Line:
    values = {key: row[place].strip() if place < len(row) else "" for key, place in places.items()}
    return Line(number, values)
