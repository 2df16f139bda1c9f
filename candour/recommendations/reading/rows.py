"""Rows of the plan's table: which cell belongs to which column, and what kind of row it is."""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import combinations, zip_longest

from candour.recommendations.reading.categories import is_category
from candour.recommendations.reading.columns import Columns, Meaning
from candour.recommendations.reading.document import Cell, Row
from candour.recommendations.reading.drafts import Number
from candour.recommendations.reading.target_expressions import split_targets
from candour.recommendations.reading.targets import NO_ENTRY, looks_like_target
from candour.recommendations.reading.wording import is_ended, squeeze

_NUMBER = re.compile(
    r"^(?:(?:the )?rec(?:ommendation)?s?\.?|r)?\s*(?:no\.?|number|#)?\s*[-\u2013:]?\s*\(?(?P<whole>\d{1,4})"
    r"(?P<part>(?:\.\d{1,2}){0,2}\s?[a-z]?)\s*[.):]?(?:\s*\(?(?:continued|cont\.?|cont['\u2019]d)\)?)?$",
    re.IGNORECASE,
)
_TWO_NUMBERS = re.compile(
    r"^(?:rec(?:ommendation)?s?\.?)?\s*(?P<first>\d{1,3}[a-z]?)\s*(?:and|&)\s*(?P<second>\d{1,3}[a-z]?)$",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"^\(?(?P<reference>[ivx]{1,6}|[a-z]|[a-z]{1,8}[ .-]?\d{1,3}(?:\.\d{1,2})?[a-z]?)\s*[.):]?$",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"^x{0,3}(?:ix|iv|v?i{0,3})$", re.IGNORECASE)
_ROMAN_WORTH = {"i": 1, "v": 5, "x": 10}
_CLEARLY_BETTER = 1.0
_MOST_EXTRA = 6
_RULE = re.compile(r"^[-\u2013—_=.|:\s]*$")


def read_number(text: str) -> Number | None:
    """1, 2, ... as numbers; "4a" and "2.1" as text; None where a cell holds no such number."""
    both = _TWO_NUMBERS.match(squeeze(text))
    if both:
        return f"{both.group('first')} and {both.group('second')}"
    found = _NUMBER.match(squeeze(text).strip("*"))
    if not found or not int(found.group("whole")):
        return None
    part = re.sub(r"\s", "", found.group("part"))
    whole = str(int(found.group("whole")))
    return whole + part if part else int(whole)


def read_reference(text: str, last: Number | None) -> Number | None:
    """A number printed with letters, where a recommendation stands beside it: "iv", "B", "MUST 2".

    A Roman number is the number it means; after "h" the letter "i" is a letter. `last`: the number before.
    """
    found = _REFERENCE.match(squeeze(text).strip("*"))
    if not found:
        return None
    reference = found.group("reference")
    before = str(last or "")
    lettered = len(before) == len(reference) == 1 and before.isalpha()
    return reference if lettered or not _ROMAN.match(reference) else _roman(reference.casefold())


def _roman(letters: str) -> int:
    worth = [_ROMAN_WORTH[letter] for letter in letters]
    pairs = zip_longest(worth, worth[1:], fillvalue=0)
    return sum(-here if here < following else here for here, following in pairs)


def is_rule(row: Row) -> bool:
    """Only dashes, as a separator that an extraction leaves between pages."""
    texts = [text for text in row.texts if text]
    return bool(texts) and all(_RULE.match(text) for text in texts) and len(texts) > len(row.cells) // 2


def is_blank(row: Row) -> bool:
    return not any(row.texts)


def fit(row: Row, columns: Columns) -> Row:
    """The row with exactly one cell for each column, where the layout lost or added some."""
    cells = row.cells
    if len(cells) < len(columns) and sum(1 for cell in cells if cell.text) <= 1:
        return Row(cells + (Cell(),) * (len(columns) - len(cells)), row.lines)
    filled = max((place for place, cell in enumerate(cells, start=1) if cell.text), default=0)
    cells = cells[: max(filled, len(columns))]
    if len(cells) > len(columns) + _MOST_EXTRA:
        rest = Cell(tuple(piece for cell in cells[len(columns) - 1 :] for piece in cell.pieces))
        cells = (*cells[: len(columns) - 1], rest)
    while len(cells) > len(columns):
        cells = _join_best(cells, columns)
    if len(cells) < len(columns):
        cells = _spread(cells, columns)
    return Row(cells, row.lines)


def _spread(cells: tuple[Cell, ...], columns: Columns) -> tuple[Cell, ...]:
    """Too few cells: the order is kept, and each goes where its words are most at home."""
    width = len(columns)
    texts = [cell.text for cell in cells]
    if sum(map(bool, texts)) == 0 or all(not text for text in texts[1:]):
        return cells + (Cell(),) * (width - len(cells))
    places = list(combinations(range(width), len(cells)))[:4000]
    best = max(places, key=lambda chosen: _score(texts, chosen, columns))
    as_printed = tuple(range(len(cells)))
    # Without a telling cell a row has only lost its last cells, as at the end of a page.
    if _score(texts, best, columns) - _score(texts, as_printed, columns) < _CLEARLY_BETTER:
        best = as_printed
    placed = dict(zip(best, cells, strict=True))
    return tuple(placed.get(place, Cell()) for place in range(width))


def _score(texts: list[str], chosen: tuple[int, ...], columns: Columns) -> float:
    home = sum(_at_home(text, columns.meanings[place]) for text, place in zip(texts, chosen, strict=True))
    # All else equal, cells stay as far to the left as they were printed.
    return home - sum(chosen) / 1000


@lru_cache(maxsize=65536)
def _at_home(text: str, meaning: Meaning) -> float:
    """How well a text suits a column, from -4 to 3."""
    if not text:
        return 0.0
    words = len(text.split())
    if meaning in _TELLING:
        suits, away = _TELLING[meaning]
        return 3.0 if suits(text) else away
    if meaning is Meaning.OWNER:
        return _suits_owner(text, words)
    if is_category(text) or looks_like_target(text) or read_number(text) is not None:
        return -2.0
    return _suits_text(text, words, meaning)


def _holds_number(text: str) -> bool:
    return read_number(text) is not None


def _holds_targets(text: str) -> bool:
    return looks_like_target(text) or len(split_targets(text)) > 1


_TELLING: dict[Meaning, tuple[Callable[[str], bool], float]] = {
    Meaning.NUMBER: (_holds_number, -4.0),
    Meaning.CATEGORY: (is_category, -3.0),
    Meaning.TARGET: (_holds_targets, -2.0),
}
"""Columns whose contents tell themselves apart, and how badly other words suit them."""


def _suits_owner(text: str, words: int) -> float:
    if is_category(text) or looks_like_target(text) or words > 60 or is_ended(text):
        return -2.0
    return 1.0 if words <= 25 else 0.2


def _suits_text(text: str, words: int, meaning: Meaning) -> float:
    long = min(words, 40) / 40
    if meaning is Meaning.RESPONSE:
        return long + 0.3
    if meaning is Meaning.RECOMMENDATION:
        return long + 0.1
    return long / 2 if text else 0.0


def _join_best(cells: tuple[Cell, ...], columns: Columns) -> tuple[Cell, ...]:
    """One cell too many: the two neighbours are joined whose joining leaves the rest most at home."""
    candidates = []
    for place in range(len(cells) - 1):
        joined = Cell(cells[place].pieces + cells[place + 1].pieces)
        candidates.append((*cells[:place], joined, *cells[place + 2 :]))

    def at_home(candidate: tuple[Cell, ...]) -> float:
        pairs = zip(candidate, columns.meanings, strict=False)
        return sum(_at_home(cell.text, meaning) for cell, meaning in pairs)

    return max(candidates, key=at_home)


def only_text(row: Row) -> str | None:
    """The text of a row that has words in one cell alone (or the same words in every cell)."""
    texts = {text for text in row.texts if text}
    return texts.pop() if len(texts) == 1 else None


def says_none(cell: Cell) -> bool:
    """A dash or "n/a" printed where an owner or a date would be."""
    return bool(cell.text) and cell.text.strip().casefold() in NO_ENTRY
