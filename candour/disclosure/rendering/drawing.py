"""A section of the model as blocks to be printed."""

from collections.abc import Iterator

from candour.disclosure.redacted import RedactedSection
from candour.disclosure.redacted.model import BREAK, GENERAL, WITHHELD
from candour.disclosure.redacted.original import OWN, Node
from candour.paper import trees
from candour.paper.pieces import Block, Run, printable


def blocks_of_section(section: RedactedSection, withheld: str) -> tuple[Block, ...]:
    """In order. `withheld` stands where words are left out: always the same, whatever was there."""
    return trees.blocks_of(section.tree, lambda node: tuple(_runs(node, withheld)))


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
