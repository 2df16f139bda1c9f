"""A file of contacts into its rows, or one plain refusal of the whole file."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from candour.reviews.contacts.columns import known

LARGEST = 25 * 1024 * 1024
MOST_ROWS = 50_000
MOST_CELLS = 200
LONGEST_CELL = 60_000
DELIMITERS = ",;\t|"
LINES_ABOVE_HEADINGS = 15
"""A system may print the name of its report, and of the person, above the headings."""
SIGNATURES = {
    b"PK\x03\x04": "This is a spreadsheet or a zip file",
    b"\xd0\xcf\x11\xe0": "This is an old Excel or Word file",
    b"%PDF": "This is a PDF",
    b"{\\rtf": "This is a Word document",
    b"<html": "This is a web page",
    b"<!DOCTYPE": "This is a web page",
    b"<?xml": "This is an XML file",
}
SPREADSHEETS = {".xlsx", ".xlsm", ".xls", ".ods", ".numbers"}
SAVE_AS_CSV = "Open it in your spreadsheet, save it as CSV, and bring that."


class UnreadableFile(Exception):
    """The file as a whole cannot be used; the text says why in words for the person who brought it."""


@dataclass(frozen=True, slots=True)
class Row:
    number: int
    """The line in the file, counting from 1; where a row spans lines, its first."""
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A file as it was read: its headings and its rows, none of them understood yet."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(name: str, content: bytes) -> Table:
    """Every row of the file. Raises UnreadableFile for a file that as a whole cannot be used."""
    _refuse_name(name)
    rows = list(_rows(_decode(content)))
    if not rows:
        raise UnreadableFile("The file is empty.")
    place = _headings(rows)
    below = tuple(rows[place + 1 :])
    if not below:
        raise UnreadableFile("The file has headings and no contacts.")
    return Table(tuple(cell.strip() for cell in rows[place].cells), below)


def _refuse_name(name: str) -> None:
    ending = PurePath(name).suffix.lower()
    if ending in SPREADSHEETS:
        raise UnreadableFile(f"A file that ends in {ending} is a spreadsheet. {SAVE_AS_CSV}")


def _headings(rows: Sequence[Row]) -> int:
    """Where the headings stand: the line among the first ones that names most columns, else the first."""
    counted = [known(row.cells) for row in rows[:LINES_ABOVE_HEADINGS]]
    best = max(counted)
    return counted.index(best) if best > 1 else 0


def _decode(content: bytes) -> str:
    if not content.strip():
        raise UnreadableFile("The file is empty.")
    if len(content) > LARGEST:
        raise UnreadableFile("The file is larger than 25 megabytes. Split it and bring the parts.")
    for signature, what in SIGNATURES.items():
        if content.removeprefix(b"\xef\xbb\xbf").lstrip()[: len(signature)].lower() == signature.lower():
            raise UnreadableFile(f"{what}, not a file of contacts. {SAVE_AS_CSV}")
    text = _decoded(content)
    if "\x00" in text:
        raise UnreadableFile(f"This is not a text file. {SAVE_AS_CSV}")
    return text


def _decoded(content: bytes) -> str:
    """UTF-16 where it says so or looks so, else UTF-8, else what Windows writes."""
    for encoding in (*_utf_16(content), "utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFile("The characters of the file cannot be read. Save it as CSV UTF-8 and bring that.")


def _utf_16(content: bytes) -> tuple[str, ...]:
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return ("utf-16",)
    start = content[:400]
    if start[1::2].count(0) > len(start) // 4:
        return ("utf-16-le",)
    return ("utf-16-be",) if start[::2].count(0) > len(start) // 4 else ()


def _rows(text: str) -> Iterator[Row]:
    """Rows that hold something; a cell that never ends is refused, not read to the end."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    started, taken = 1, 0
    try:
        for cells in reader:
            _refuse_row(started, cells)
            if any(map(str.strip, cells)):
                taken += 1
                yield Row(started, tuple(cells))
            if taken > MOST_ROWS:
                raise UnreadableFile(
                    f"The file has more than {MOST_ROWS:,} rows. Split it and bring the parts."
                )
            started = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableFile(_what_is_wrong(started, str(error))) from error


def _refuse_row(number: int, cells: Sequence[str]) -> None:
    if any(len(cell) > LONGEST_CELL for cell in cells):
        raise UnreadableFile(_what_is_wrong(number, "limit"))
    if len(cells) > MOST_CELLS:
        raise UnreadableFile(
            f"Line {number} has more than {MOST_CELLS} cells. This is not a list of contacts."
        )


def _delimiter(text: str) -> str:
    """The mark that parts the cells: the one that the lines above the first notes agree upon."""
    lines = [line for line in re.split(r"[\r\n]+", text[:20_000]) if line.strip()][:LINES_ABOVE_HEADINGS]
    if not lines:
        return ","
    best = max(lines, key=lambda line: max(known(line.split(mark)) for mark in DELIMITERS))
    named = {mark: known(best.split(mark)) for mark in DELIMITERS}
    if max(named.values()) > 1:
        return max(DELIMITERS, key=named.__getitem__)
    counted = Counter({mark: sum(line.count(mark) > 0 for line in lines) for mark in DELIMITERS})
    return max(DELIMITERS, key=lambda mark: (counted[mark], lines[0].count(mark)))


def _what_is_wrong(line: int, problem: str) -> str:
    if "limit" in problem:
        return (
            f"Line {line} has a cell of more than {LONGEST_CELL:,} characters. "
            "A quotation mark may be missing where the cell should end."
        )
    return f"Line {line} cannot be read as CSV: a quotation mark opens a cell and does not close it rightly."
