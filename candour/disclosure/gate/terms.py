"""Look for what was withheld in every view of a file. Strong words may not be there, weak ones not more."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from candour.disclosure.gate.folding import fold, squeeze
from candour.disclosure.gate.job import Forbidden
from candour.disclosure.gate.views import View

SHORTEST = 4
"""Letters and digits under which a word is weak, whatever the caller says."""
WHOLE_FROM = 5
"""Letters and digits from which a word is looked for inside others and backwards, where it was cut up."""
IN_NOISE_FROM = 7


@dataclass(frozen=True, slots=True)
class Wanted:
    """One term, folded. Its number stands for it in the report, which repeats no withheld word."""

    number: int
    folded: str
    squeezed: str
    weak: bool


def wanted(terms: Sequence[Forbidden]) -> tuple[Wanted, ...]:
    """Terms that hold no letter and no digit are left out; the number counts all of them, from 1."""
    found = []
    for number, term in enumerate(terms, start=1):
        folded = fold(term.words).strip()
        squeezed = squeeze(folded)
        if squeezed:
            found.append(Wanted(number, folded, squeezed, term.weak or len(squeezed) < SHORTEST))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Known:
    """How often each term stands in the approved text and in a file without words, by its number."""

    whole: Mapping[int, int]
    inside: Mapping[int, int]


def known(terms: Iterable[Wanted], approved: str, blank: Iterable[View]) -> Known:
    folded = fold(approved)
    squeezed = squeeze(folded)
    texts = [fold(view.text) for view in blank]
    bare = [squeeze(text) for text in texts]
    made = list(terms)
    return Known(
        {
            term.number: times(term.folded, folded)
            + max((times(term.folded, text) for text in texts), default=0)
            for term in made
        },
        {
            term.number: squeezed.count(term.squeezed)
            + max((text.count(term.squeezed) for text in bare), default=0)
            for term in made
        },
    )


def times(words: str, text: str) -> int:
    """How often the words stand there as whole words."""
    if words not in text:
        return 0
    return len(re.findall(rf"(?<![^\W_]){re.escape(words)}(?![^\W_])", text))


def strong_in(views: Iterable[View], terms: Sequence[Wanted], before: Known) -> Iterator[tuple[str, int]]:
    """Where a strong term stands, and its number; each pair once."""
    strong = [term for term in terms if not term.weak]
    for view in views:
        folded = fold(view.text)
        squeezed = squeeze(folded)
        for term in strong:
            if _is_in(term, folded, squeezed, before, is_noise=view.is_noise):
                yield view.where, term.number


def _is_in(term: Wanted, folded: str, squeezed: str, before: Known, *, is_noise: bool) -> bool:
    if is_noise:
        return len(term.squeezed) >= IN_NOISE_FROM and term.squeezed in squeezed
    if times(term.folded, folded) > before.whole[term.number]:
        return True
    if len(term.squeezed) < WHOLE_FROM:
        return False
    allowed = before.inside[term.number]
    return squeezed.count(term.squeezed) > allowed or squeezed.count(
        term.squeezed[::-1]
    ) > allowed + _mirrored(term)


def _mirrored(term: Wanted) -> int:
    """A word that is the same backwards is found twice; one that is not is found by chance alone."""
    return 0 if len(term.squeezed) >= IN_NOISE_FROM else 2


def weak_in(text: str, terms: Sequence[Wanted], before: Known) -> Iterator[int]:
    """The numbers of weak terms that stand in the file's words more often than they may."""
    folded = fold(text)
    yield from (
        term.number for term in terms if term.weak and times(term.folded, folded) > before.whole[term.number]
    )
