"""Text with a tab between the cells of a row, as many programs extract it from a document."""

import re
from collections.abc import Iterator

from candour.recommendations.reading.columns import columns_of
from candour.recommendations.reading.document import Block, Cell, Document, Lines, Paragraph, Row, Table
from candour.recommendations.reading.formats.inline import pieces
from candour.recommendations.reading.formats.limits import MOST_CELLS
from candour.recommendations.reading.targets import looks_like_target

_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+")
_CLOSING_HASHES = re.compile(r"\s+#+\s*$")
_PLAN_ROW = re.compile(r"^\s*(?:(?:rec\w*\.?|r)?\s*\d{1,3}[a-z]?[.):]?\s*)?\t", re.IGNORECASE)
_RULE = re.compile(r"^[\s\-\u2013—_=|+:.*]*$")


def read_tabbed(text: str) -> Document:
    """Lines with tabs are rows; other lines are paragraphs. Blank lines do not end a table."""
    lines = text.split("\n")
    blocks: list[Block] = []
    rows: list[Row] = []
    for line, numbers in _logical_lines(lines):
        if "\t" in line:
            rows.append(Row(tuple(_cells(line, numbers)), numbers))
            continue
        before = lines[numbers[0] - 2] if numbers[0] > 1 else ""
        found = paragraphs_of(line, numbers[0], adjacent=bool(before.strip()) and "\t" not in before)
        if found and rows:
            blocks.append(Table(tuple(rows)))
            rows = []
        blocks += found
    if rows:
        blocks.append(Table(tuple(rows)))
    return Document(tuple(blocks), tuple(lines))


def _cells(line: str, numbers: Lines) -> Iterator[Cell]:
    """Cells from left to right; only as many as tell that the row has too many."""
    for part in line.split("\t", MOST_CELLS + 1):
        yield marked_cell(part, numbers)


def _logical_lines(lines: list[str]) -> Iterator[tuple[str, Lines]]:
    """Lines of the file, a row that a line break cut through put together again."""
    wanted = number = 0
    while number < len(lines):
        line = lines[number]
        numbers: Lines = (number + 1,)
        if "\t" in line:
            wanted = line.count("\t") if columns_of(line.split("\t")) else wanted
            while number + 1 < len(lines) and _is_cut(line, lines[number + 1], wanted):
                number += 1
                line, numbers = f"{line}\n{lines[number]}", (*numbers, number + 1)
        yield line, numbers
        number += 1


def _is_cut(line: str, following: str, wanted: int) -> bool:
    """Whether a row goes on in the next line: it is short of cells, or its last cell is half a date."""
    tabs, more = line.count("\t"), following.count("\t")
    if not following.strip() or not wanted:
        return False
    if tabs < wanted:
        return bool(_PLAN_ROW.match(line)) and tabs + more <= wanted and not _PLAN_ROW.match(following)
    last = line.rsplit("\t", 1)[1]
    return (
        not more
        and bool(last.strip())
        and not looks_like_target(last)
        and looks_like_target(f"{last} {following}")
    )


def marked_cell(text: str, numbers: Lines) -> Cell:
    """A cell whose text may hold tags, Markdown, and line breaks written as a backslash and an n."""
    return Cell(pieces(text.replace("\\n", "\n"), numbers))


def paragraphs_of(line: str, number: int, *, adjacent: bool) -> list[Paragraph]:
    """A line of running text, or nothing where it is blank or only a rule."""
    if _RULE.match(line):
        return []
    heading = bool(_HEADING.match(line))
    words = _CLOSING_HASHES.sub("", _HEADING.sub("", line)) if heading else line
    found = pieces(words.replace("\\n", "\n"), (number,))
    return [
        Paragraph(piece, heading=heading, adjacent=(adjacent and not heading) or place > 0)
        for place, piece in enumerate(found)
    ]
