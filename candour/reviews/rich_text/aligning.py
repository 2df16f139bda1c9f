"""Which block of a later version is which block of the earlier one."""

import difflib
from bisect import bisect_left

from candour.reviews.rich_text.text import Block

ALIKE = 0.5
"""From this share of words in common on, a block without a known id is taken for the one that stood there."""
MOST_TRIED = 200
"""Of blocks in one place: beyond this, only ids and equal words pair them."""

Pairs = dict[int, int]
"""The number of a later block → the number of the earlier one."""


def pairs(old: list[Block], new: list[Block]) -> Pairs:
    """By id; then by equal words; then, in one place, by likeness."""
    number = {block.id: at for at, block in enumerate(old) if block.id}
    found = {at: number[block.id] for at, block in enumerate(new) if block.id in number}
    left_old = [at for at in range(len(old)) if at not in set(found.values())]
    left_new = [at for at in range(len(new)) if at not in found]
    by_words = difflib.SequenceMatcher(
        None, [old[at].text for at in left_old], [new[at].text for at in left_new], autojunk=False
    )
    for what, a, b, c, d in by_words.get_opcodes():
        if what == "equal":
            found.update(zip(left_new[c:d], left_old[a:b], strict=True))
        elif what == "replace":
            found.update(_alike(old, new, left_old[a:b], left_new[c:d]))
    return found


def _alike(old: list[Block], new: list[Block], olds: list[int], news: list[int]) -> Pairs:
    """Pairs in their order; each later block takes the first earlier one that is like it."""
    found: Pairs = {}
    if len(olds) * len(news) > MOST_TRIED**2:
        return found
    begin = 0
    for at in news:
        for place in range(begin, len(olds)):
            if _likeness(old[olds[place]], new[at]) >= ALIKE:
                found[at] = olds[place]
                begin = place + 1
                break
    return found


def _likeness(first: Block, second: Block) -> float:
    a, b = first.text.split(), second.text.split()
    if not a or not b or first.kind != second.kind:
        return 0.0
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def in_their_order(matched: Pairs) -> set[int]:
    """The later blocks of the longest run that kept its order; the others were moved."""
    ordered = sorted(matched)
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int] = {}
    for at in ordered:
        place = bisect_left(tails, matched[at])
        tails[place : place + 1] = [matched[at]]
        ends[place : place + 1] = [at]
        if place:
            before[at] = ends[place - 1]
    kept: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = before.get(last)
    return kept
