"""What a reader can still put together about each person: every sentence with a label, and its hints."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from candour.disclosure.redacted.model import LABEL, Place, Redacted, label_of, places, shown

SENTENCE_ENDS = re.compile(r"(?<=[.!?])[”’\"')\]]*\s+|\n")
HINTS: dict[str, re.Pattern[str]] = {
    "says whether this is a man or a woman": re.compile(
        r"\b(he|she|him|her|his|hers|himself|herself|Mr|Mrs|Ms|Miss|man|woman|boy|girl|lad|lady)\b",
        re.IGNORECASE,
    ),
    "says how they are related": re.compile(
        r"\b(mother|father|mum|dad|parents?|sisters?|brothers?|siblings?|sons?|daughters?|children|child|wife|husband"
        r"|partner|ex-partner|girlfriend|boyfriend|aunt|uncle|cousin|niece|nephew|grand\w+|step\w+|twins?)\b",
        re.IGNORECASE,
    ),
    "says an age": re.compile(
        r"\b(aged \w+|\w+[- ]years?[- ]old|in (his|her|their) (teens|\w+ties)|born in)\b", re.I
    ),
    "says what they do, or where": re.compile(
        r"\b(teacher|nurse|doctor|pharmacist|councillor|pastor|imam|priest|vicar|manager of"
        r"|works? (at|for|as)|worked (at|for|as)|employed|student|pupil|school|college|university"
        r"|hospital|surgery|church|mosque"
        r"|temple|village|farm|shop)\b",
        re.IGNORECASE,
    ),
    "says that there is only one such person": re.compile(
        r"\b(the only|the first|the last|the youngest|the oldest|the eldest|the same .{1,30} who)\b",
        re.IGNORECASE,
    ),
    "says something about health or belief": re.compile(
        r"\b(diagnos\w+|pregnan\w+|disab\w+|autis\w+|depress\w+|medication|cancer|overdos\w+|self-harm\w*|muslim"
        r"|christian|jewish|sikh|hindu|religio\w+|faith|gay|lesbian|bisexual|transgender)\b",
        re.IGNORECASE,
    ),
    "gives an exact day": re.compile(
        r"\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December)\b"
    ),
    "quotes words that can be searched for": re.compile(r"[“\"'‘](?:\S+\s+){8,}\S+[”\"'’]"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence that a label stands in."""

    section: str
    block: str
    text: str
    hints: tuple[str, ...]


def still_said(model: Redacted) -> dict[str, tuple[Said, ...]]:
    """For each label in the order of appearance, everything that is still said beside it."""
    found: dict[str, list[Said]] = {}
    for place in places(model):
        for label, sentence in _beside_labels(place):
            hints = tuple(why for why, pattern in HINTS.items() if pattern.search(sentence))
            found.setdefault(label, []).append(Said(place.section.key, place.block, sentence, hints))
    return {label: tuple(dict.fromkeys(each)) for label, each in found.items()}


def _beside_labels(place: Place) -> Iterator[tuple[str, str]]:
    sentences = list(_sentences(place.text))
    at = 0
    for piece in place.pieces:
        words = shown(piece)
        if piece["type"] == LABEL:
            yield from ((label_of(piece), text) for start, end, text in sentences if start <= at < end)
        at += len(words)


def _sentences(text: str) -> Iterator[tuple[int, int, str]]:
    start = 0
    for match in SENTENCE_ENDS.finditer(text):
        yield start, match.end(), text[start : match.end()].strip()
        start = match.end()
    if start < len(text):
        yield start, len(text), text[start:].strip()
