"""Markdown pipe tables, also those that leave out outer pipes or the rule under the heading."""

import re

from candour.recommendations.reading.document import Block, Cell, Document, Row, Table
from candour.recommendations.reading.formats.inline import pieces
from candour.recommendations.reading.formats.tabbed import paragraphs_of

_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"^\s*\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)+\|?\s*$")


def is_markdown(text: str) -> bool:
    """Two or more lines are rows with pipes."""
    lines = [line for line in text.split("\n") if len(_PIPE.findall(line)) > 1]
    return len(lines) > 1


def read_markdown(text: str) -> Document:
    lines = text.split("\n")
    blocks: list[Block] = []
    rows: list[Row] = []
    for number, line in enumerate(lines, start=1):
        if _RULE.match(line) and "|" in line:
            continue
        if _is_row(line):
            rows.append(_row(line, number))
            continue
        found = paragraphs_of(
            line, number, adjacent=number > 1 and bool(lines[number - 2].strip()) and not rows
        )
        if rows and found:
            blocks.append(Table(tuple(rows)))
            rows = []
        blocks += found
    if rows:
        blocks.append(Table(tuple(rows)))
    return Document(tuple(blocks), tuple(lines))


def _is_row(line: str) -> bool:
    pipes = len(_PIPE.findall(line))
    return pipes > 1 or (pipes == 1 and line.lstrip().startswith("|")) or (pipes == 1 and len(line) < 120)


def _row(line: str, number: int) -> Row:
    words = line.strip()
    words = words[1:] if words.startswith("|") else words
    words = words[:-1] if words.endswith("|") and not words.endswith("\\|") else words
    parts = [part.replace("\\|", "|").replace("\\n", "\n") for part in _PIPE.split(words)]
    return Row(tuple(Cell(pieces(part.strip(), (number,))) for part in parts), (number,))
