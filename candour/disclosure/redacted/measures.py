"""How much is withheld, why, and whether what is left can be read. Counts only, no word."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from candour.disclosure.redacted.decisions import Action, Decision
from candour.disclosure.redacted.model import WITHHELD, Redacted, places
from candour.disclosure.redacted.original import Original, blocks_of
from candour.disclosure.redacted.redacting import resolved

WORD = re.compile(r"\S*\w\S*")
SENTENCE = re.compile(r"[^.!?]+[.!?]*")
LEAST_LEFT = 3
"""Words of a sentence with a withheld passage, below which little sense is left; a default."""


@dataclass(frozen=True, slots=True)
class Amount:
    """Words of one section."""

    words: int
    withheld: int
    generalised: int
    labelled: int

    @property
    def per_cent_withheld(self) -> float:
        """Of the words of the original, to one decimal."""
        return round(100 * self.withheld / self.words, 1) if self.words else 0.0


@dataclass(frozen=True, slots=True)
class Meter:
    sections: dict[str, Amount]
    grounds: dict[str, int] = field(default_factory=dict)
    """Words withheld or generalised by ground; a passage with two grounds counts under both."""

    @property
    def whole(self) -> Amount:
        each = self.sections.values()
        return Amount(
            sum(one.words for one in each),
            sum(one.withheld for one in each),
            sum(one.generalised for one in each),
            sum(one.labelled for one in each),
        )


def measure(original: Original, decisions: Iterable[Decision]) -> Meter:
    """Words by what became of them, for each section, and by ground."""
    words: Counter[str] = Counter()
    changed: Counter[tuple[str, Action]] = Counter()
    grounds: Counter[str] = Counter()
    for block in blocks_of(original):
        words[block.section] += len(WORD.findall(block.text))
    for block, span in resolved(original, decisions):
        count = len(WORD.findall(block.text[span.start : span.end]))
        changed[block.section, span.action] += count
        for ground in span.grounds:
            grounds[ground] += count
    return Meter(
        {section.key: _amount(section.key, words, changed) for section in original.sections}, dict(grounds)
    )


def _amount(section: str, words: Counter[str], changed: Counter[tuple[str, Action]]) -> Amount:
    return Amount(
        words[section],
        changed[section, Action.WITHHOLD],
        changed[section, Action.GENERALISE],
        changed[section, Action.LABEL],
    )


@dataclass(frozen=True, slots=True)
class Thin:
    """A sentence of which so little is left that it says nothing."""

    section: str
    block: str
    text: str


def sentences_without_sense(model: Redacted) -> tuple[Thin, ...]:
    """Where something is withheld and fewer than three words are left."""
    found: list[Thin] = []
    for place in places(model):
        if not any(piece["type"] == WITHHELD for piece in place.pieces):
            continue
        for match in SENTENCE.finditer(place.text):
            sentence = match[0].strip()
            left = len(WORD.findall(sentence.replace("[…]", " ")))
            if "[…]" in sentence and left < LEAST_LEFT:
                found.append(Thin(place.section.key, place.block, sentence))
    return tuple(found)
