"""The desk by section: each block cut into pieces, with what is proposed and decided beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from candour.disclosure.redacted import Block
from candour.disclosure.standing import Item, Standing


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    numbers: tuple[int, ...] = ()
    """Of the passages that cover these words; none: plain words."""
    action: str = ""


@dataclass(slots=True)
class ShownBlock:
    block: Block
    pieces: list[Piece]
    items: list[tuple[int, Item]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SectionRow:
    key: str
    title: str
    passages: int
    open: int


def section_rows(standing: Standing) -> list[SectionRow]:
    """Every section that is shared, with what is open in it."""
    rows = []
    for section in standing.original.sections:
        items = [item for item in standing.items if item.section == section.key]
        rows.append(SectionRow(section.key, section.title, len(items), sum(item.is_open for item in items)))
    return rows


def neighbours(rows: Sequence[SectionRow], key: str) -> tuple[SectionRow | None, SectionRow | None]:
    """The section before and the one after, in the order of reading."""
    keys = [row.key for row in rows]
    here = keys.index(key)
    before = rows[here - 1] if here else None
    return before, rows[here + 1] if here + 1 < len(rows) else None


def shown_blocks(standing: Standing, section: str) -> list[ShownBlock]:
    """Blocks in the order of reading, passages numbered through the section."""
    number = 0
    shown = []
    for block in standing.blocks.values():
        if block.section != section:
            continue
        items = [item for item in standing.items if item.block == block.id]
        numbered = [(number + place, item) for place, item in enumerate(items, start=1)]
        number += len(items)
        shown.append(ShownBlock(block, pieces_of(block.text, numbered), numbered))
    return shown


def pieces_of(text: str, numbered: Sequence[tuple[int, Item]]) -> list[Piece]:
    """The words cut where a passage begins or ends, so that passages may overlap."""
    cuts = sorted({0, len(text), *(at for _number, item in numbered for at in (item.start, item.end))})
    pieces = []
    for begin, end in pairwise(cuts):
        over = [(number, item) for number, item in numbered if item.start <= begin and end <= item.end]
        action = next((item.action or "open" for _number, item in over if not item.covered), "")
        starting = tuple(number for number, item in over if item.start == begin)
        if over:
            pieces.append(Piece(text[begin:end], starting or (0,), action or "open"))
        else:
            pieces.append(Piece(text[begin:end]))
    return pieces


def around(standing: Standing, item: Item, *, most: int = 160) -> tuple[str, str, str]:
    """The words before, of and after a passage, cut to be read in a list."""
    text = standing.blocks[item.block].text
    before, after = text[: item.start], text[item.end :]
    return (
        f"…{before[-most:]}" if len(before) > most else before,
        item.words,
        f"{after[:most]}…" if len(after) > most else after,
    )
