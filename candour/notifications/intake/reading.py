"""A CSV file into lines of named values, or one clear refusal of the whole file."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from candour.notifications.intake.columns import Places, fold_heading, match

LARGEST = 25 * 1024 * 1024
MOST_ROWS = 100_000
LONGEST_CELL = 20_000
DELIMITERS = ",;\t|"
ZIP, OLD_OFFICE, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
SIGNATURES = {
    ZIP: "This is a spreadsheet or a zip file.",
    OLD_OFFICE: "This is an old Excel or Word file.",
    PDF: "This is a PDF.",
}


class UnreadableFile(Exception):
    """The file as a whole cannot be used; the text says why in words for the person who brought it."""


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    """The line in the file, counting from 1 with the headings; where a row spans lines, its first."""
    values: dict[str, str]
    wrong: str = ""
    """Why the cells of the line cannot be matched with the headings."""
    repeats_headings: bool = False


@dataclass(frozen=True, slots=True)
class Extract:
    lines: tuple[Line, ...]
    unread: tuple[str, ...]
    """Headings that no column reads."""


def read(content: bytes) -> Extract:
    """Read every line. Raises UnreadableFile for a file that as a whole cannot be used."""
    rows = _rows(_decode(content))
    _number, headings = next(rows, (0, []))
    found = match(headings)
    _refuse_headings(found)
    lines = tuple(_lines(rows, headings, found))
    if not lines:
        raise UnreadableFile("The file has headings and no rows.")
    return Extract(lines, tuple(heading for heading in found.unread if heading.strip()))


def _refuse_headings(found: Places) -> None:
    if found.missing:
        raise UnreadableFile(
            f"The first line must name the columns. These are missing: {', '.join(found.missing)}."
        )
    if found.twice:
        raise UnreadableFile(
            f"These columns are there twice: {', '.join(found.twice)}. Keep one of each, so that it is clear "
            "which one counts."
        )


def _lines(rows: Iterator[tuple[int, list[str]]], headings: list[str], found: Places) -> Iterator[Line]:
    folded = [fold_heading(heading) for heading in headings]
    taken = 0
    for number, row in rows:
        if not any(map(str.strip, row)):
            continue
        taken += 1
        if taken > MOST_ROWS:
            raise UnreadableFile(f"The file has more than {MOST_ROWS:,} rows. Split it and send the parts.")
        yield _line(number, row, folded, found)


def _line(number: int, row: list[str], headings: list[str], found: Places) -> Line:
    values = {key: row[place].strip() for key, place in found.places.items() if place < len(row)}
    wrong = ""
    if len(row) > len(headings) and any(cell.strip() for cell in row[len(headings) :]):
        wrong = (
            f"The line has {len(row)} cells and there are {len(headings)} headings. A cell with a comma in "
            "it must stand in quotation marks."
        )
    repeats = fold_heading(row[0][:100]) == headings[0] and list(map(fold_heading, row)) == headings
    return Line(number, values, wrong, repeats)


def _decode(content: bytes) -> str:
    if not content.strip():
        raise UnreadableFile("The file is empty.")
    if len(content) > LARGEST:
        raise UnreadableFile("The file is larger than 25 megabytes. Split it and send the parts.")
    for signature, what in SIGNATURES.items():
        if content.startswith(signature):
            raise UnreadableFile(f"{what} Save it as CSV and send that.")
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
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableFile("The characters of the file cannot be read. Save it as CSV UTF-8.") from error
    if "\x00" in text:
        raise UnreadableFile("This is not a text file. Save the extract as CSV and send that.")
    return text


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The first line of each row, and its cells; a cell that never ends is refused, not read to the end."""
    first = re.split(r"[\r\n]", text, maxsplit=1)[0]
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=max(DELIMITERS, key=first.count), strict=True
    )
    started = 1
    try:
        for row in reader:
            if max(map(len, row), default=0) > LONGEST_CELL:
                raise UnreadableFile(
                    f"Line {started} has a cell of more than {LONGEST_CELL:,} characters. A quotation mark "
                    "may be missing where the cell should end."
                )
            yield started, row
            started = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableFile(_what_is_wrong(started, str(error))) from error


def _what_is_wrong(line: int, problem: str) -> str:
    if "limit" in problem:
        return f"Line {line} has a cell that is far too long. A quotation mark may be missing in it."
    return f"Line {line} cannot be read as CSV: a quotation mark opens a cell and does not close it rightly."
