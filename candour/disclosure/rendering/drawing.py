"""A section of the model as blocks to be printed."""

from collections.abc import Iterator
from dataclasses import replace

from candour.disclosure.redacted import RedactedSection
from candour.disclosure.redacted.model import BREAK, GENERAL, WITHHELD
from candour.disclosure.redacted.original import OWN, Node
from candour.disclosure.rendering.explaining import paragraphs_in
from candour.paper import trees
from candour.paper.pieces import Block, Run, Table, printable

NARROWEST, WIDEST = 14, 48
"""Shares of the width of a table, counted in characters of the longest paragraph of a column."""


def blocks_of_section(section: RedactedSection, withheld: str) -> tuple[Block, ...]:
    """In order. `withheld` stands where words are left out: always the same, whatever was there."""
    drawn = trees.blocks_of(section.tree, lambda node: tuple(_runs(node, withheld)))
    return tuple(fitted(block) if isinstance(block, Table) else block for block in drawn)


def fitted(table: Table) -> Table:
    """With columns as wide as their words ask for, within limits: dates take less than a text."""
    widths = [NARROWEST] * len(table.widths)
    for cell in table.cells:
        if cell.colspan == 1:
            wanted = max((len(words) for words in paragraphs_in(cell.blocks)), default=0)
            widths[cell.x] = max(widths[cell.x], min(wanted, WIDEST))
    return replace(table, widths=tuple(widths))


def _runs(node: Node, withheld: str) -> Iterator[Run]:
    for piece in node.get("content") or []:
        run = _run(piece, withheld)
        if run.text:
            yield run


def _run(piece: Node, withheld: str) -> Run:
    kind = piece["type"]
    if kind == BREAK:
        return Run("\n")
    if kind == WITHHELD:
        return Run(withheld, boxed=True)
    strong, em = bool(piece.get("strong")), bool(piece.get("em")) and kind != OWN
    return Run(printable(str(piece["text"])), strong, em, boxed=kind == GENERAL)
