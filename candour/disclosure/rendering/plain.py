"""A pack as plain text: UTF-8, one line for a paragraph, for any reader and any braille display."""

from collections.abc import Iterable, Iterator

from candour.disclosure.rendering.pack import Pack
from candour.paper.pieces import Block, Heading, Items, Paragraph, Quotation, Runs, Table

INDENT = "  "


def to_text(pack: Pack) -> bytes:
    """Expects a stacked pack: a table has no place in plain text."""
    lines = [f"{pack.marking}. {pack.copy_line}", "", pack.title, pack.subtitle]
    if pack.contents:
        lines += ["", pack.contents_heading, "", *(f"- {title}" for title in pack.contents)]
    lines += ["", *_lines(pack.blocks)]
    return ("\n".join(lines).rstrip() + "\n").encode()


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading):
            words = _words(block.runs)
            yield from ("", words, ("=" if block.level == 2 else "-") * min(len(words), 60), "")
        elif isinstance(block, Paragraph):
            yield from (*_words(block.runs).split("\n"), "")
        elif isinstance(block, Items):
            yield from (*_items(block), "")
        elif isinstance(block, Quotation):
            yield from (f"{INDENT}{line}".rstrip() for line in _lines(block.blocks))
        else:
            yield from _cells(block)


def _items(block: Items) -> Iterator[str]:
    for number, item in enumerate(block.items, start=block.start):
        mark = f"{number}. " if block.ordered else "- "
        inside = [line for line in _lines(item) if line]
        yield from (f"{mark if place == 0 else ' ' * len(mark)}{line}" for place, line in enumerate(inside))


def _cells(table: Table) -> Iterator[str]:
    for cell in table.cells:
        yield from _lines(cell.blocks)


def _words(runs: Runs) -> str:
    return "".join(run.text for run in runs)
