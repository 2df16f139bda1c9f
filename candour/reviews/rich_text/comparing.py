"""Two versions side by side: which blocks were changed, added, removed or moved, and which words in them."""

import difflib
import re
from dataclasses import dataclass
from typing import Literal

from candour.reviews.rich_text.aligning import in_their_order, pairs
from candour.reviews.rich_text.schema import Node, children, is_text_block
from candour.reviews.rich_text.text import Block, blocks

Kind = Literal["same", "changed", "reformatted", "added", "removed"]
TOKEN = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that stands in both versions, or in one."""

    kind: Literal["same", "added", "removed"]
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    kind: Kind
    before: Block | None
    after: Block | None
    moved: bool = False
    """It stands at another place among the blocks that both versions have."""

    @property
    def pieces(self) -> list[Piece]:
        """The words of both versions in one run."""
        return words(self.before.text if self.before else "", self.after.text if self.after else "")


def compare(before: Node, after: Node) -> list[Change]:
    """Every block of both versions in the order of reading; what was removed stands where it was."""
    old, new = blocks(before), blocks(after)
    matched = pairs(old, new)
    kept = in_their_order(matched)
    changes = [
        _change(block, old, matched.get(at), moved=at in matched and at not in kept)
        for at, block in enumerate(new)
    ]
    return _with_removed(changes, old, set(matched.values()))


def words(before: str, after: str) -> list[Piece]:
    """The difference of two texts by word."""
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    pieces: list[Piece] = []
    for what, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            pieces.append(Piece("same", "".join(old[a:b])))
            continue
        removed, added = "".join(old[a:b]), "".join(new[c:d])
        pieces += [Piece("removed", removed)] if removed else []
        pieces += [Piece("added", added)] if added else []
    return pieces


def keep_ids(before: Node, after: Node) -> Node:
    """The later version with the ids of the earlier one on the paragraphs and headings that it has kept."""
    old, new = blocks(before), blocks(after)
    known = {new[at].id: old[was].id for at, was in pairs(old, new).items()}
    return _renamed(after, known)


def _renamed(node: Node, known: dict[str, str]) -> Node:
    made = dict(node)
    if is_text_block(node):
        own = node["attrs"]["id"]
        made["attrs"] = {**node["attrs"], "id": known.get(own, own)}
        return made
    if "content" in node:
        made["content"] = [_renamed(child, known) for child in children(node)]
    return made


def _change(block: Block, old: list[Block], was: int | None, *, moved: bool) -> Change:
    if was is None:
        return Change("added", None, block)
    earlier = old[was]
    if earlier.text != block.text:
        return Change("changed", earlier, block, moved)
    same = _form(earlier) == _form(block)
    return Change("same" if same else "reformatted", earlier, block, moved)


def _form(block: Block) -> tuple[object, ...]:
    """Everything about a block but its id."""
    return (block.kind, block.level, block.within, block.node.get("content", []))


def _with_removed(changes: list[Change], old: list[Block], kept: set[int]) -> list[Change]:
    """Put each removed block after the block that stood before it."""
    number = {block.start: at for at, block in enumerate(old)}
    removed = [at for at in range(len(old)) if at not in kept]
    anchors: dict[int, list[Change]] = {}
    for at in removed:
        before = next((one for one in range(at - 1, -1, -1) if one in kept), -1)
        anchors.setdefault(before, []).append(Change("removed", old[at], None))
    merged = anchors.pop(-1, [])
    for change in changes:
        merged.append(change)
        if change.before is not None:
            merged += anchors.pop(number[change.before.start], [])
    return merged
