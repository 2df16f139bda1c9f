"""Rows of the audit record as lines of a dump. No Django, no database."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from candour.audit.canonical import Row, written

UNREADABLE: Row = {"kind": "unreadable"}


def to_lines(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        yield written(row) + "\n"


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Of two columns of one name readers keep different ones, and a digest speaks for one alone."""
    row = dict(pairs)
    if len(row) < len(pairs):
        raise ValueError("a column is named twice")
    return row


def parse(line: bytes) -> Row:
    """The row in a line; what is not a JSON object, or names a column twice, gives a row of no known kind."""
    try:
        row = json.loads(line, object_pairs_hook=_once_each)
    except (ValueError, RecursionError):
        return UNREADABLE
    return row if isinstance(row, dict) else UNREADABLE
