"""Cells with row and column spans laid on a grid, so that every row has a cell for every column."""

from collections.abc import Iterable

from candour.recommendations.reading.document import Cell, Lines, Row
from candour.recommendations.reading.unreadable import UnreadablePlan

MOST_SPAN_ACROSS = 40
MOST_SPAN_DOWN = 5000
MOST_CELLS_IN_A_ROW = 1000
SpannedCell = tuple[Cell, int, int]
"""A cell, how many columns it covers, and how many rows."""


def lay_out(rows: Iterable[tuple[list[SpannedCell], Lines]]) -> list[Row]:
    laid: list[Row] = []
    below: dict[int, int] = {}
    for spanned, lines in rows:
        cells: list[Cell] = []
        for cell, across, down in spanned:
            _cover(cells, below)
            start = len(cells)
            cells += [cell, *[Cell(covered=True, across=True)] * (min(max(across, 1), MOST_SPAN_ACROSS) - 1)]
            if down > 1:
                below |= dict.fromkeys(range(start, len(cells)), min(down, MOST_SPAN_DOWN) - 1)
        _cover(cells, below)
        if len(cells) > MOST_CELLS_IN_A_ROW:
            raise UnreadablePlan("A table has rows of more than a thousand cells; a plan has none.")
        laid.append(Row(tuple(cells), lines))
    return laid


def _cover(cells: list[Cell], below: dict[int, int]) -> None:
    """Cells under a merged cell of a row above."""
    while below.get(len(cells), 0) > 0:
        place = len(cells)
        below[place] -= 1
        cells.append(Cell(covered=True))
