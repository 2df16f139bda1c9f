"""An editor's tree of a text as blocks to be printed: headings in order, lists, tables made whole."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from candour.paper.pieces import Block, Cell, Heading, Items, Paragraph, Quotation, Runs, Table

Node = Mapping[str, Any]
DEEPEST_HEADING = 5


def blocks_of(document: Node, runs: Callable[[Node], Runs]) -> tuple[Block, ...]:
    """Every block in order. `runs` gives the words of one paragraph or heading."""
    return tuple(_in_order(_Reader(runs).blocks(document)))


def _in_order(blocks: tuple[Block, ...], above: int = 2) -> Iterator[Block]:
    """Headings one under the other without a gap: screen readers and PDF/UA go down one level at a time."""
    for block in blocks:
        if isinstance(block, Heading):
            above = min(block.level, above + 1)
            yield Heading(above, block.runs)
        else:
            yield block


class _Reader:
    def __init__(self, runs: Callable[[Node], Runs]) -> None:
        self.runs = runs

    def blocks(self, parent: Node) -> tuple[Block, ...]:
        made = (self._block(node) for node in parent.get("content") or [])
        return tuple(block for block in made if block is not None)

    def _block(self, node: Node) -> Block | None:
        kind = node["type"]
        if kind == "heading":
            return self._heading(node)
        if kind in ("bullet_list", "ordered_list"):
            items = tuple(self.blocks(item) for item in node.get("content") or [])
            start = int(node.get("attrs", {}).get("start", 1))
            return Items(items, ordered=kind == "ordered_list", start=start) if items else None
        if kind == "blockquote":
            return Quotation(self.blocks(node))
        if kind == "table":
            return self._table(node)
        runs = self.runs(node)
        return Paragraph(runs) if runs else None

    def _heading(self, node: Node) -> Heading | None:
        runs = self.runs(node)
        level = int(node.get("attrs", {}).get("level", 2))
        # A section's own title is a heading of level 2, so those inside it are one lower.
        return Heading(min(level + 1, DEEPEST_HEADING), runs) if runs else None

    def _table(self, node: Node) -> Table | None:
        rows = [list(row.get("content") or []) for row in node.get("content") or []]
        rows = [row for row in rows if row]
        if not rows:
            return None
        headed = all(cell["type"] == "table_header" for cell in rows[0]) and len(rows) > 1
        cells = self._placed(rows, headed=headed)
        width = max(cell.x + cell.colspan for cell in cells)
        filled = _filled(cells, width, len(rows))
        return Table("", (1,) * width, filled, len(rows), headed=headed)

    def _placed(self, rows: list[list[Node]], *, headed: bool) -> list[Cell]:
        """Each cell in the first free place of its row; one that reaches past the table or another is cut."""
        taken: set[tuple[int, int]] = set()
        cells: list[Cell] = []
        for y, row in enumerate(rows):
            x = 0
            for node in row:
                while (x, y) in taken:
                    x += 1
                most = 1 if headed and y == 0 else len(rows) - y
                cell = self._cell(node, x, y, most, taken)
                taken |= set(_places(cell))
                cells.append(cell)
                x += cell.colspan
        return cells

    def _cell(self, node: Node, x: int, y: int, most: int, taken: set[tuple[int, int]]) -> Cell:
        attributes = node.get("attrs") or {}
        wanted = max(1, int(attributes.get("colspan", 1)))
        colspan = next((n for n in range(1, wanted) if (x + n, y) in taken), wanted)
        rowspan = min(max(1, int(attributes.get("rowspan", 1))), most)
        return Cell(x, y, self.blocks(node), node["type"] == "table_header", colspan, rowspan)


def _places(cell: Cell) -> Iterator[tuple[int, int]]:
    for y in range(cell.y, cell.y + cell.rowspan):
        for x in range(cell.x, cell.x + cell.colspan):
            yield x, y


def _filled(cells: list[Cell], width: int, height: int) -> tuple[Cell, ...]:
    """With an empty cell in every place that a shorter row left out."""
    taken = {place for cell in cells for place in _places(cell)}
    empty = [Cell(x, y, ()) for y in range(height) for x in range(width) if (x, y) not in taken]
    return tuple(sorted([*cells, *empty], key=lambda cell: (cell.y, cell.x)))
