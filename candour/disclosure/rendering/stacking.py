"""Tables as lines under each other, for large print and plain text, where columns are too narrow."""

from collections.abc import Iterator
from dataclasses import replace

from candour.disclosure.rendering.pack import Pack
from candour.paper.pieces import Block, Cell, Items, Paragraph, Quotation, Run, Table


def stacked(pack: Pack) -> Pack:
    """The same words without a table: a list for each row, each cell after the heading of its column."""
    return replace(pack, blocks=tuple(_blocks(pack.blocks)))


def _blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Table):
            yield from _rows(block)
        elif isinstance(block, Items):
            yield replace(block, items=tuple(tuple(_blocks(item)) for item in block.items))
        elif isinstance(block, Quotation):
            yield replace(block, blocks=tuple(_blocks(block.blocks)))
        else:
            yield block


def _rows(table: Table) -> Iterator[Block]:
    heads = {cell.x: _words(cell) for cell in table.cells if table.headed and cell.y == 0}
    first = 1 if table.headed else 0
    for y in range(first, table.rows):
        lines = [_line(cell, heads.get(cell.x, "")) for cell in table.cells if cell.y == y and cell.blocks]
        if lines:
            yield Items(tuple(lines))


def _line(cell: Cell, head: str) -> tuple[Block, ...]:
    blocks = tuple(_blocks(cell.blocks))
    if head and isinstance(blocks[0], Paragraph):
        return (Paragraph((Run(f"{head}: ", strong=True), *blocks[0].runs)), *blocks[1:])
    return blocks


def _words(cell: Cell) -> str:
    runs = (run for block in cell.blocks if isinstance(block, Paragraph) for run in block.runs)
    return "".join(run.text for run in runs)
