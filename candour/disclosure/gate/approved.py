"""The approved pack as the gate reads it: from its JSON, by code of its own, without the renderers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of words in order. `before` may be the `mark` of a list, `after` the number of a `page`."""

    words: str
    before: str = ""
    after: str = ""


def pieces_of(pack: Node) -> tuple[Piece, ...]:
    """All that a reader reads, page furniture left out."""
    front = [Piece(str(pack["title"])), Piece(str(pack["subtitle"]))]
    if pack["contents"]:
        front.append(Piece(str(pack["contents_heading"])))
        front += [Piece(str(title), after="page") for title in pack["contents"]]
    return (*front, *_pieces(pack["blocks"]))


def _pieces(blocks: list[Node]) -> Iterator[Piece]:
    for block in blocks:
        kind = block["kind"]
        if kind in ("heading", "paragraph"):
            yield Piece(_words(block))
        elif kind == "list":
            for item in block["items"]:
                first, *rest = list(_pieces(item)) or [Piece("")]
                yield Piece(first.words, "mark" + first.before, first.after)
                yield from rest
        elif kind == "quotation":
            yield from _pieces(block["blocks"])
        else:
            for cell in block["cells"]:
                yield from _pieces(cell["blocks"])


def _words(block: Node) -> str:
    return "".join(str(run["text"]) for run in block["runs"])


def heads_of(pack: Node) -> frozenset[str]:
    """The words of every heading cell that a table may repeat on a later page."""
    return frozenset(_heads(pack["blocks"]))


def _heads(blocks: list[Node]) -> Iterator[str]:
    for block in blocks:
        for item in block.get("items") or []:
            yield from _heads(item)
        if block["kind"] == "quotation":
            yield from _heads(block["blocks"])
        for cell in block.get("cells") or []:
            if block["headed"] and cell["y"] == 0:
                yield "".join(piece.words for piece in _pieces(cell["blocks"]))
            yield from _heads(cell["blocks"])


def headings_of(pack: Node) -> tuple[str, ...]:
    """Title, heading of the contents and every heading, in order."""
    found = [str(pack["title"]), str(pack["contents_heading"])]
    return (*found, *(_words(block) for block in pack["blocks"] if block["kind"] == "heading"))


def furniture_of(pack: Node, pages: int) -> frozenset[str]:
    """What may stand at the head and the foot of a page."""
    numbers = (str(pack["page_words"]).format(page=page, pages=pages) for page in range(1, pages + 1))
    return frozenset((str(pack["marking"]), str(pack["copy_line"]), *numbers))


def text_of(pack: Node) -> str:
    """All of it, furniture too, for counting words."""
    return "\n".join(
        (*(piece.words for piece in pieces_of(pack)), str(pack["marking"]), str(pack["copy_line"]))
    )
