"""Rows of an extract as a CSV file that a spreadsheet opens without running anything."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from candour.notifications.intake.columns import COLUMNS

FORMULA = ("=", "+", "-", "@", "\t", "\r")
HEADINGS = [column.heading for column in COLUMNS]


def safe(text: str) -> str:
    """A cell that begins like a formula gets an apostrophe, so that a spreadsheet shows it as text."""
    return f"'{text}" if text.startswith(FORMULA) else text


def template() -> str:
    """The headings, and one invented row that shows how each is written."""
    return _written([HEADINGS, [column.example for column in COLUMNS]])


def rows_as_csv(rows: Iterable[tuple[int, Sequence[str], Mapping[str, str]]]) -> str:
    """Line, reasons and the row as it was read, one line each."""
    return _written(
        [
            ["Line", "What became of it", *HEADINGS],
            *(
                [str(line), " ".join(reasons), *(values.get(column.key, "") for column in COLUMNS)]
                for line, reasons, values in rows
            ),
        ]
    )


def _written(rows: Iterable[Sequence[str]]) -> str:
    """With a mark of UTF-8 at the start, which spreadsheets need to read accents."""
    output = io.StringIO()
    writer = csv.writer(output)
    writer.writerows([safe(cell) for cell in row] for row in rows)
    return "\ufeff" + output.getvalue()
