"""A name that is in no register, made from its words."""

from collections.abc import Sequence

from candour.disclosure.engine.found import Found
from candour.disclosure.engine.names import PARTICLES
from candour.disclosure.engine.reasons import REASONS
from candour.disclosure.engine.tokens import Words

_LEADING = frozenset(PARTICLES - {"of", "y", "i", "st", "al", "umm", "el"})


def made(words: Words, indices: Sequence[int], tier: int, rule: str, *, kind: str = "person") -> Found:
    first = indices[0]
    while (
        kind == "person"
        and first
        and words.tokens[first - 1].key in _LEADING
        and words.tokens[first].gap == " "
    ):
        first -= 1
    start, end = words.tokens[first].start, words.tokens[indices[-1]].end
    return Found(start, end, kind, tier, rule, REASONS[rule])
