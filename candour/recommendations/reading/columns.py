"""Which column of a table means what, whatever its heading says and wherever it stands."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from candour.recommendations.reading.categories import CONTRACT, is_category, is_qualified, normal_category
from candour.recommendations.reading.document import Cell, Row
from candour.recommendations.reading.wording import fold

MOST_COLUMNS = 14
_MOST_HEADING = 220
_MOST_CATEGORY_SPACES = 5


class Meaning(StrEnum):
    NUMBER = "number"
    ADDRESSEE = "addressee"
    RECOMMENDATION = "recommendation"
    CATEGORY = "category"
    REASON = "reason"
    RESPONSE = "response"
    PROSE = "prose"
    OWNER = "owner"
    TARGET = "target"
    REVISED = "revised"
    """A later date than the one first set."""
    OTHER = "other"


_HAPPENED = (
    r"(?:raised|received|issued?|published|publication|response|report(?:ed|ing)?|inspection|visit|opened|opening|created"
    r"|logged|added|closed|closure|updated?|agreed|accepted|meeting|death|start(?:ed)?|commenced|actual)"
)
_PAST_DATE = (
    rf"^(?!.*\b(?:due|target|deadline)\b)(?:(?:date|when)s?(?: of| it was| was)? {_HAPPENED}\b"
    rf"|.*\b{_HAPPENED}(?: completion)? dates?\b)"
)
"""Dates of what has happened, on which no action is due."""
# The first that matches wins, so the narrow ones come first. Headings are folded: small letters, no signs.
_HEADINGS: tuple[tuple[Meaning, str], ...] = (
    (
        Meaning.NUMBER,
        r"^(the )?(rec(ommendation)?s? )?(no|nos|number|num|ref|reference|id|rec no|item no|paragraph)$",
    ),
    (Meaning.NUMBER, r"^(rec|item|ref no|s n|sr no|sl no)$"),
    (
        Meaning.ADDRESSEE,
        r"^(addressed to|addressee|directed (at|to)|recommendation (for|to)|made to|for whom)\b",
    ),
    (Meaning.OTHER, r"^(sub )?(action|step|milestone) (no|number|ref|reference|id)$"),
    (Meaning.OTHER, _PAST_DATE),
    (
        Meaning.REVISED,
        r"\b(revised|new|amended|extended|updated) (\w+ )?(dates?|target|deadline|timescale|due)\b",
    ),
    (Meaning.RESPONSE, r"^(agreed|accepted) (management )?(actions?|steps|response)\b"),
    (Meaning.CATEGORY, r"\b(agreed|accepted|rejected|accept|agree)\b"),
    (Meaning.CATEGORY, r"^(category|response (category|type|status)|decision|position|agreement)\b"),
    (Meaning.PROSE, r"\bin prose\b"),
    (Meaning.REASON, r"^(rationale|reasons?|explanation|comments? on (the )?(response|decision))\b"),
    (
        Meaning.RECOMMENDATION,
        r"^(the |full |text of |inspection |report |hmip )*recommendations?\b(?!.*\baction)",
    ),
    (Meaning.OTHER, r"^(status|progress|update|evidence|rag|comments?|notes?|outcome|success|measure of)\b"),
    (
        Meaning.OWNER,
        r"\b(owners?|owned by|lead|leads|responsib\w+|accountab\w+|whom?|delivered by|assigned)\b(?! time)",
    ),
    (
        Meaning.TARGET,
        r"\b(dates?|timescales?|time ?frames?|due|deadlines?|when|completion|milestone dates?|timing)\b",
    ),
    (Meaning.TARGET, r"^(target|complete by|completed by|by)$"),
    (
        Meaning.RESPONSE,
        (
            r"\b(actions?|response|responses|planned|steps|how we will|what we will|measures?|reply"
            r"|what (we|you|they) (have|has|are|plan|did)|what (has been|will be|is being) done)\b"
        ),
    ),
    (Meaning.RECOMMENDATION, r"\brecommendations?\b"),
    (
        Meaning.RECOMMENDATION,
        r"^(key |priority |main )*(areas? (for|of) improvement|(matters? of )?concerns?|causes? of concern)$",
    ),
    (Meaning.NUMBER, r"^rhif\b"),
    (Meaning.RECOMMENDATION, r"\bargymhell(iad|ion)\b"),
    (Meaning.OWNER, r"\b(perchennog|cyfrifol)\b"),
    (Meaning.TARGET, r"\b(dyddiad|amserlen)\b"),
    (Meaning.RESPONSE, r"\b(ymateb|camau?|gweithredu)\b"),
)
_COMPILED = tuple((meaning, re.compile(pattern)) for meaning, pattern in _HEADINGS)
_NUMBERED = re.compile(r"^\s*(?:\(?\d{1,2}[.):]|column \d+:?)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s[/|]\s")
_NUMBER_HEADING = re.compile(r"^\W*(?:#|n[°º]|№)\W*$")


@dataclass(frozen=True, slots=True)
class Columns:
    """The meanings of a table's columns, from left to right."""

    meanings: tuple[Meaning, ...]

    def __len__(self) -> int:
        return len(self.meanings)

    def has(self, meaning: Meaning) -> bool:
        return meaning in self.meanings

    def cells(self, row: Row, meaning: Meaning) -> list[Cell]:
        return [cell for cell, own in zip(row.cells, self.meanings, strict=False) if own is meaning]


@lru_cache(maxsize=4096)
def meaning_of(heading: str) -> Meaning | None:
    """What a column of this heading holds, or None where the words are no known heading."""
    if len(heading) > _MOST_HEADING:
        return None
    if _NUMBER_HEADING.match(heading):
        return Meaning.NUMBER
    plain = _NUMBERED.sub("", heading)
    # A heading in two languages, as "Rhif / No", has its meaning in one of its parts.
    for words in (fold(plain), *map(fold, _BETWEEN.split(plain) if _BETWEEN.search(plain) else ())):
        for meaning, pattern in _COMPILED:
            if pattern.search(words):
                return meaning
    return None


def columns_of(texts: Sequence[str]) -> Columns | None:
    """The columns that a row of headings announces, or None where the row is no heading of a plan."""
    if not 2 <= len(texts) <= MOST_COLUMNS:
        return None
    found = [meaning_of(text) if text.strip() else None for text in texts]
    known = [meaning for meaning in found if meaning]
    filled = sum(1 for text in texts if text.strip())
    if filled - len(known) > filled // 3 or any(_is_a_sentence(text) for text in texts):
        return None
    settled = _settle([meaning or Meaning.OTHER for meaning in found])
    return Columns(tuple(settled)) if _is_a_plan(set(settled)) else None


def answer_columns_of(texts: Sequence[str]) -> Columns | None:
    """The columns of a table of actions alone, under a recommendation that stands outside it."""
    found = [meaning_of(text) if text.strip() else None for text in texts]
    if not 2 <= len(texts) <= MOST_COLUMNS or any(_is_a_sentence(text) for text in texts):
        return None
    if not {Meaning.RESPONSE} <= set(found) or not {Meaning.OWNER, Meaning.TARGET} & set(found):
        return None
    return Columns(tuple(meaning or Meaning.OTHER for meaning in found))


def settled_by_contents(columns: Columns, rows: Sequence[Row]) -> Columns:
    """A column such as "Response" holds the categories where nothing else stands in it."""
    if columns.has(Meaning.CATEGORY):
        return columns
    open_to_it = [p for p, m in enumerate(columns.meanings) if m in {Meaning.RESPONSE, Meaning.OTHER}]
    chosen = next((place for place in open_to_it if _holds_categories(place, columns, rows)), None)
    others = [m for place, m in enumerate(columns.meanings) if place != chosen]
    if chosen is None or not {Meaning.RESPONSE, Meaning.PROSE, Meaning.REASON} & set(others):
        return columns
    meanings = [Meaning.CATEGORY if p == chosen else m for p, m in enumerate(columns.meanings)]
    return Columns(tuple(meanings))


def _holds_categories(place: int, columns: Columns, rows: Sequence[Row]) -> bool:
    texts = [row.texts[place] for row in rows if len(row.cells) == len(columns)]
    filled = [text for text in texts if text and text.count(" ") <= _MOST_CATEGORY_SPACES]
    longer = [text for text in texts if text.count(" ") > _MOST_CATEGORY_SPACES and not text.endswith(":")]
    told = [text for text in filled if normal_category(text) in CONTRACT]
    like = [text for text in filled if text in told or is_category(text) or is_qualified(text)]
    return bool(told) and not longer and len(like) * 2 > len(filled)


def _is_a_sentence(text: str) -> bool:
    words = text.rstrip()
    return words.endswith(".") and len(words.split()) > 4


def _is_a_plan(meanings: set[Meaning]) -> bool:
    asks = meanings & {Meaning.RECOMMENDATION, Meaning.NUMBER}
    answers = meanings & {Meaning.RESPONSE, Meaning.CATEGORY, Meaning.PROSE, Meaning.OWNER, Meaning.TARGET}
    return bool(asks) and len(answers) >= (1 if len(asks) > 1 else 2)


def _settle(meanings: list[Meaning]) -> list[Meaning]:
    """A meaning that only one column can have is kept by the first and taken from the others."""
    seen: set[Meaning] = set()
    for place, meaning in enumerate(meanings):
        if meaning in seen and meaning in {Meaning.NUMBER, Meaning.TARGET, Meaning.CATEGORY}:
            meanings[place] = Meaning.OTHER
        seen.add(meaning)
    if Meaning.TARGET not in seen and Meaning.REVISED in seen:
        meanings[meanings.index(Meaning.REVISED)] = Meaning.TARGET
    return meanings
