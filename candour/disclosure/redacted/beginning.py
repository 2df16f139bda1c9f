"""Where a sentence begins, so that what stands in the place of a name begins with a capital there."""

import re
from collections.abc import Iterable, Iterator

from candour.disclosure.redacted.model import GENERAL, LABEL, label_of, shown
from candour.disclosure.redacted.original import Node

BEGINS = re.compile(r"(?:^|[.!?][”’\"')]*\s+)[“‘\"'(\[\s]*$")
ABBREVIATED = re.compile(r"\b(?:e\.g|i\.e|etc|cf|vs|approx|Mr|Mrs|Ms|Dr|St|No|[A-Z])\.\s+$")
"""A dot that ends no sentence."""


def begun_well(pieces: Iterable[Node]) -> Iterator[Node]:
    """The pieces of one paragraph, heading, cell or item of a list, with capitals where sentences begin."""
    said = ""
    for piece in pieces:
        changed = _capital(piece) if piece["type"] in (LABEL, GENERAL) and begins(said) else piece
        said += shown(changed)
        yield changed


def begins(said: str) -> bool:
    """Whether a sentence begins after these words of the same paragraph."""
    return BEGINS.search(said) is not None and ABBREVIATED.search(said) is None


def _capital(piece: Node) -> Node:
    words = str(piece["text"])
    begun = words[:1].upper() + words[1:]
    if begun == words:
        return piece
    return {**piece, "text": begun, **({"label": label_of(piece)} if piece["type"] == LABEL else {})}
