"""Rows of the audit record as lines of a dump. No Django, no database."""

import json
from collections.abc import Iterable, Iterator

from candour.audit.canonical import Row, written

UNREADABLE: Row = {"kind": "unreadable"}


def to_lines(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        yield written(row) + "\n"


def parse(line: bytes) -> Row:
    """The row in a line; a line that is not a JSON object gives a row of no known kind."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return UNREADABLE
    return row if isinstance(row, dict) else UNREADABLE
