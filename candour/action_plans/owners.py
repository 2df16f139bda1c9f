"""Names of owners: when two spellings are the same, and when one looks like a slip of the other."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import combinations

LIKE = 0.6
LONG_WORD = 6


def squeezed(name: str) -> str:
    return " ".join(name.split())


def same_name(name: str) -> str:
    """What two spellings of one name share: their words, whatever the case and the spaces."""
    return squeezed(name).casefold()


def once_each(names: Iterable[str]) -> list[str]:
    """The names that say something, in order; of two spellings the first."""
    kept: dict[str, str] = {}
    for name in names:
        if name.strip():
            kept.setdefault(same_name(name), squeezed(name))
    return list(kept.values())


def likely_slips(names: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs that differ in one long word that looks alike, such as Public Probation and Public Protection.

    It is only ever a doubt to show to a person: two directors of two groups may both be right.
    """
    known = sorted({squeezed(name) for name in names if name.strip()})
    return [(one, other) for one, other in combinations(known, 2) if _looks_like_a_slip(one, other)]


def _looks_like_a_slip(one: str, other: str) -> bool:
    words, others = same_name(one).split(), same_name(other).split()
    if len(words) != len(others) or words == others:
        return False
    unlike = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    if len(unlike) != 1 or min(map(len, unlike[0])) < LONG_WORD:
        return False
    return SequenceMatcher(None, *unlike[0]).ratio() >= LIKE
