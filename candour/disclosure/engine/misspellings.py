"""Words that are a registered name but for a slip: one letter up to seven, two beyond."""

from collections.abc import Iterable
from functools import lru_cache

SHORTEST = 4


def allowed_distance(length: int) -> int:
    """How many slips count as a misspelling of a name of this length (Damerau: also two letters swapped)."""
    return 0 if length < SHORTEST else 1 if length <= 7 else 2


@lru_cache(maxsize=65536)
def distance(one: str, other: str) -> int:
    """Damerau distance of two words: letters left out, put in, changed, or swapped with their neighbour."""
    before_last: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        current = [row]
        for column, against in enumerate(other, start=1):
            best = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                best = min(best, before_last[column - 2] + 1)
            current.append(best)
        before_last, last = last, current
    return last[-1]


class Slips:
    """Names by every way of leaving letters out, so that a word is compared with few of them."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._by_rest: dict[str, set[tuple[str, str]]] = {}
        for key, entity in names:
            for rest in _rests(key, allowed_distance(len(key))):
                self._by_rest.setdefault(rest, set()).add((key, entity))

    def meant_by(self, word: str) -> tuple[str, ...]:
        """The entries whose name the word misspells, nearest first; none where it is no near miss."""
        if not SHORTEST - 1 <= len(word) <= 24:
            return ()
        near: set[tuple[int, str]] = set()
        for rest in _rests(word, 1 if len(word) <= 6 else 2):
            for key, entity in self._by_rest.get(rest, ()):
                apart = distance(word, key)
                if apart <= allowed_distance(len(key)):
                    near.add((apart, entity))
        return tuple(dict.fromkeys(entity for _, entity in sorted(near)))


@lru_cache(maxsize=16384)
def _rests(word: str, letters: int) -> frozenset[str]:
    found = {word}
    edge = {word}
    for _ in range(letters):
        edge = {rest[:index] + rest[index + 1 :] for rest in edge for index in range(len(rest))}
        found |= edge
    return frozenset(found)
