"""Owners as printed: wrapped lines joined, stacked owners told apart, never divided at a comma."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from candour.recommendations.reading.dividing import join_soft, joined_piece
from candour.recommendations.reading.document import Piece
from candour.recommendations.reading.drafts import Draft
from candour.recommendations.reading.wording import fold

_GOES_ON = re.compile(r"(?:,|&|/|\(|-|\b(?:and|of|for|the|in|to|with|or))$", re.IGNORECASE)
_MOST_WORDS = 60
_MOST_COMPARED = 2500


def known_owners(drafts: Iterable[Draft]) -> frozenset[str]:
    """Owners that the plan prints beside a date of their own, in comparable form."""
    counted: Counter[str] = Counter()
    for draft in drafts:
        for row in draft.rows:
            owners = join_soft(row.owners)
            if len(owners) == len(row.targets):
                counted.update(fold(owner.text) for owner in owners)
    # An owner that is itself several known ones in a row is not one owner.
    return frozenset(owner for owner in counted if owner and not _is_several(owner, counted))


def _is_several(owner: str, counted: Counter[str]) -> bool:
    words = owner.split()
    for size in range(1, len(words)):
        first, rest = " ".join(words[:size]), " ".join(words[size:])
        if first in counted and (rest in counted or rest == first):
            return True
        if len(words) % size == 0 and words == words[:size] * (len(words) // size):
            return True
    return False


def stacked(pieces: Sequence[Piece], count: int, known: frozenset[str]) -> list[Piece]:
    """The owners of one cell: as many as wanted where the layout allows it, else as printed."""
    joined = join_soft(pieces)
    for variant in (joined, list(pieces), _join_wrapped(pieces)):
        if len(variant) == count:
            return variant
    if len(joined) == 1 and count > 1:
        parts = split_run(joined[0].text, count, known)
        return [Piece(part, joined[0].lines) for part in parts] if parts else joined
    return joined


def _join_wrapped(pieces: Sequence[Piece]) -> list[Piece]:
    """Lines that end in "and", "of" or a comma, or begin small, go on in the next."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and (
            _GOES_ON.search(joined[-1].text) or piece.text[:1].islower() or piece.text[:1] in "(&"
        ):
            joined[-1] = joined_piece(joined[-1], piece)
        else:
            joined.append(piece)
    return joined


def goes_on_below(text: str) -> bool:
    """Whether an owner's words cannot end here, as in "Head of"."""
    return bool(_GOES_ON.search(text))


def split_run(text: str, count: int, known: frozenset[str]) -> list[str] | None:
    """Owners printed one after another without a sign between them, or None where it cannot be told."""
    words = text.split()
    if not 2 <= len(words) <= _MOST_WORDS:
        return None
    size = len(words) // count
    if size * count == len(words) and words == words[:size] * count:
        return [" ".join(words[:size])] * count
    return _by_known(tuple(words), count, known)


@lru_cache(maxsize=2048)
def _by_known(words: tuple[str, ...], count: int, known: frozenset[str]) -> list[str] | None:
    """Divided so that all parts, or all but one, are owners that the plan names elsewhere."""
    if count == 1:
        return [" ".join(words)]
    for size in range(len(words) - count + 1, 0, -1):
        first, rest = words[:size], words[size:]
        if fold(" ".join(first)) in known:
            found = _by_known(rest, count - 1, known)
            if found:
                return [" ".join(first), *found]
    for size in range(1, len(words)):
        if fold(" ".join(words[size:])) in known and count == 2:
            return [" ".join(words[:size]), " ".join(words[size:])]
    return None


def spilled(before: str, after: str, known: frozenset[str]) -> tuple[str, str] | None:
    """An owner cut by a page break whose rest stands before the next owner; None where it is not so."""
    words = after.split()
    for size in range(1, len(words)):
        whole, rest = f"{before} {' '.join(words[:size])}", " ".join(words[size:])
        if fold(whole) in known and fold(rest) in known:
            return whole, rest
    return None


def aligned(texts: Sequence[str], owners: Sequence[str]) -> list[int]:
    """Which owner goes with which text where there are fewer owners: in order, by the words they share."""
    if len(texts) * len(owners) > _MOST_COMPARED:
        return [min(place, len(owners) - 1) for place in range(len(texts))]
    shares = [[_shared(text, owner) for owner in owners] for text in texts]
    best: dict[int, tuple[float, list[int]]] = {0: (shares[0][0], [0])}
    for row in shares[1:]:
        following: dict[int, tuple[float, list[int]]] = {}
        for owner, (score, chosen) in best.items():
            for step in (owner, owner + 1):
                if step < len(owners):
                    offered = (score + row[step], [*chosen, step])
                    if step not in following or offered[0] > following[step][0]:
                        following[step] = offered
        best = following
    last = max(best)
    return best[last][1]


def _shared(text: str, owner: str) -> float:
    words = {word for word in re.findall(r"\w{3,}", text) if word[0].isupper()}
    named = {word for word in re.findall(r"\w{3,}", owner) if word[0].isupper()}
    return sum(3.0 if word.isupper() else 1.0 for word in words & named)
