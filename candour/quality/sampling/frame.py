"""The frame: every review that could be drawn, and those left out with the reason."""

import csv
import hashlib
import io
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

REFERENCE = "reference"
EXCLUDED = "excluded"
REASON = "exclusion_reason"
YES = frozenset({"yes", "y", "true", "1", "x"})
NO = frozenset({"", "no", "n", "false", "0"})
NO_REASON = "No reason was given"


class UnusableError(Exception):
    """What was given cannot be used; the text says why, in plain words, and where."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the frame: its cells by column, and why it is left out, if it is."""

    cells: Mapping[str, str]
    reason: str = ""

    @property
    def reference(self) -> str:
        return self.cells[REFERENCE]


class Frame:
    """Rows in the order of their references, so that the order of a file means nothing."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(sorted(entries, key=lambda entry: entry.reference))

    @cached_property
    def columns(self) -> tuple[str, ...]:
        return tuple(self.entries[0].cells) if self.entries else ()

    @property
    def rows(self) -> list[dict[str, str]]:
        """Every cell of every row, the excluded ones too."""
        return [dict(entry.cells) for entry in self.entries]

    @property
    def eligible(self) -> tuple[Entry, ...]:
        """What may be drawn."""
        return tuple(entry for entry in self.entries if not entry.reason)

    @property
    def excluded(self) -> list[dict[str, str]]:
        """What may not be drawn, each with its reason."""
        return [
            {"reference": entry.reference, "reason": entry.reason} for entry in self.entries if entry.reason
        ]

    @cached_property
    def sha256(self) -> str:
        """The digest of the rows as canonical JSON: by reference, keys sorted, no spaces, UTF-8."""
        return hashlib.sha256(canonical(self.rows)).hexdigest()


def canonical(value: object) -> bytes:
    """The one way in which a value is written for its digest."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def read_frame(content: bytes) -> Frame:
    """The frame from a CSV file with headings in its first row. Raises UnusableError naming the line."""
    lines = _lines(_text(content))
    headings = _headings(next(lines, (1, []))[1])
    rows = []
    for line, cells in lines:
        if len(cells) != len(headings):
            raise UnusableError(
                f"line {line}: there are {_cells(len(cells))}, but {_cells(len(headings))} in the headings."
            )
        rows.append((line, dict(zip(headings, cells, strict=True))))
    return frame_of(rows)


def frame_of(rows: Iterable[tuple[int, dict[str, str]]]) -> Frame:
    """The frame from rows with the line on which each stands. Raises UnusableError naming the line."""
    entries: list[Entry] = []
    seen: dict[str, int] = {}
    for line, cells in rows:
        _check_reference(cells[REFERENCE], line, seen)
        entries.append(Entry(cells, _reason(cells, line)))
    if not entries:
        raise UnusableError("the frame is empty: below the headings there is no row to draw from.")
    return Frame(entries)


def _text(content: bytes) -> str:
    if b"\0" in content:
        raise UnusableError("the file is not text: it holds bytes that no CSV file has.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        raise UnusableError(f"line {line}: this is not UTF-8 text. Save the file as CSV in UTF-8.") from None
    if not text.strip():
        raise UnusableError("the file is empty.")
    return text


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    before = 0
    try:
        for cells in reader:
            line, before = before + 1, reader.line_num
            yield line, [_cell(cell, line) for cell in cells]
    except csv.Error as problem:
        raise UnusableError(f"line {reader.line_num}: this is not a row of CSV ({problem}).") from None


def _cell(cell: str, line: int) -> str:
    trimmed = cell.strip()
    if any(unicodedata.category(letter) in {"Cc", "Cs"} and letter not in "\n\r\t" for letter in trimmed):
        raise UnusableError(f"line {line}: a cell holds a control character, which a frame cannot have.")
    return trimmed


def _headings(cells: list[str]) -> list[str]:
    if REFERENCE not in cells:
        hint = " Separate the columns with commas." if any(";" in cell for cell in cells) else ""
        raise UnusableError(f"line 1: no column is named “{REFERENCE}”.{hint}")
    for place, name in enumerate(cells):
        if not name:
            raise UnusableError(f"line 1: column {place + 1} has no heading.")
        if name in cells[:place]:
            raise UnusableError(f"line 1: two columns are named “{name}”.")
    return cells


def _check_reference(reference: str, line: int, seen: dict[str, int]) -> None:
    if not reference:
        raise UnusableError(f"line {line}: the reference is blank.")
    known = unicodedata.normalize("NFKC", reference).casefold()
    if known in seen:
        raise UnusableError(f"line {line}: reference {reference!r} is already on line {seen[known]}.")
    seen[known] = line


def _reason(cells: Mapping[str, str], line: int) -> str:
    """Why a row is left out; empty when it is not."""
    said = cells.get(EXCLUDED, "")
    reason = cells.get(REASON, "")
    if EXCLUDED not in cells:
        return reason
    if said.casefold() in NO:
        if reason:
            raise UnusableError(f"line {line}: there is a reason for leaving it out, but it is not excluded.")
        return ""
    if REASON not in cells:
        return NO_REASON if said.casefold() in YES else said
    if said.casefold() not in YES:
        raise UnusableError(f"line {line}: excluded is {said!r}; write yes or no.")
    if not reason:
        raise UnusableError(f"line {line}: it is excluded, and no reason is given.")
    return reason


def _cells(number: int) -> str:
    return "1 cell" if number == 1 else f"{number} cells"
