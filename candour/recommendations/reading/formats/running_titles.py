"""Titles that are printed at the head and foot of every page, and are no part of what is read there."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from candour.recommendations.reading.categories import is_category
from candour.recommendations.reading.footnotes import as_footnote
from candour.recommendations.reading.labels import labelled_parts
from candour.recommendations.reading.wording import squeeze

_PAGE_NUMBER = re.compile(
    r"\bpage\s+\d{1,4}\b(?:\s*(?:of|/)\s*\d{1,4}\b)?|\b\d{1,4}\s*(?:of|/)\s*\d{1,4}\b|^\W*\d{1,4}\W*$"
    r"|\s{2,}\d{1,4}\s*$",
    re.IGNORECASE,
)
"""A number that counts pages; "Recommendation 3" at the head of the third page counts none."""
_EDGES = 2
"""How many lines at the head, and how many at the foot of a page can be titles."""
_GAP = 0.75
"""The share of a line's height that parts a title from what the page says."""
_MOST_WORDS = 16


@dataclass(frozen=True, slots=True)
class PrintedLine:
    page: int
    top: int
    """From the head of the page, in whole points."""
    bottom: int
    text: str
    """Two spaces stand for a wide gap."""


def running_titles(pages: Sequence[Sequence[PrintedLine]]) -> frozenset[PrintedLine]:
    """The lines at an edge that more than half of the pages, and at least two, print at the same place."""
    edges = [[line for line in _at_edges(page) if _can_be_title(line.text)] for page in pages]
    counted = Counter(key for page in edges for key in {_key(line) for line in page})
    printed = {key for key, times in counted.items() if times > 1 and 2 * times > len(pages)}
    return frozenset(line for page in edges for line in page if _key(line) in printed)


def _at_edges(page: Sequence[PrintedLine]) -> Iterable[PrintedLine]:
    """Up to two lines at the head and at the foot that a gap parts from the rest."""
    for lines in (page, page[::-1]):
        for count, (line, following) in enumerate(pairwise(lines[: _EDGES + 1]), start=1):
            gap = max(following.top - line.bottom, line.top - following.bottom)
            if gap > _GAP * (line.bottom - line.top):
                yield from lines[:count]
                break
        if len(lines) == 1:
            yield from lines


def _can_be_title(text: str) -> bool:
    if len(text.split()) > _MOST_WORDS or as_footnote(text) or is_category(text):
        return False
    return labelled_parts(text)[0][0] is None


def _key(line: PrintedLine) -> tuple[int, str]:
    return line.top, squeeze(_PAGE_NUMBER.sub("#", line.text)).casefold()
