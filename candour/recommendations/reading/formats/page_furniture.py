"""Page numbers and running titles that a text keeps where its pages ended, often in the middle of a row."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import dropwhile, takewhile

_COUNT = r"\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?"
_PAGE = re.compile(rf"^\s*(?:page\s+{_COUNT}|\d{{1,4}}\s+of\s+\d{{1,4}})\s*$", re.IGNORECASE)
_TITLED = re.compile(
    rf"^\s*\S(?:(?!\s{{3}}).){{2,100}}?(?:\s{{3,}}|\s+[|]\s+)page\s+{_COUNT}\s*$", re.IGNORECASE
)
_MOST_WORDS = 16
_NEAR = 2
"""How many lines before and after a page's number can be titles."""
_FAR = 8
_FRONT = 15
"""Lines at the beginning, where a running title may be the title itself."""


def without_page_furniture(text: str) -> str:
    """The text with such lines left blank, so that every other line keeps its number."""
    lines = text.split("\n")
    numbered = {place for place, line in enumerate(lines) if _PAGE.match(line) or _TITLED.match(line)}
    if not numbered:
        return text
    near = [
        place
        for page in numbered
        for place in _neighbours(lines, page, tabbed="\t" in text)
        if place not in numbered
    ]
    printed = Counter(lines[place].strip() for place in set(near))
    first = {lines[place].strip(): place for place in sorted(set(near), reverse=True)}
    titles = {place for place in near if printed[lines[place].strip()] > 1}
    titles -= {place for place in first.values() if place < _FRONT}
    return "\n".join("" if place in numbered | titles else line for place, line in enumerate(lines))


def _neighbours(lines: Sequence[str], page: int, *, tabbed: bool) -> Iterable[int]:
    """The lines next to a page's number that can be titles: they stand apart, or are no row of cells."""
    for step in (-1, 1):
        walk = range(page + step, min(max(page + step * _FAR, -1), len(lines)), step)
        filled = list(dropwhile(lambda place: not lines[place].strip(), walk))
        block = list(takewhile(lambda place: lines[place].strip() and "\t" not in lines[place], filled))
        if tabbed or len(block) <= _NEAR:
            yield from (place for place in block[:_NEAR] if len(lines[place].split()) <= _MOST_WORDS)
