"""Find a passage in the submitted text, and anchor it by block, offsets and the digest of its words."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

QUOTES = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})
"""One sign for one sign, so that offsets stay as they are."""
LONGEST = 2_000
"""Characters that one passage may have."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph of what was submitted."""

    number: int
    section: str
    block: str
    text: str


@dataclass(frozen=True, slots=True)
class Anchored:
    """Words of the review, where they stand: code points of the block's text, the end exclusive."""

    section: str
    block: str
    start: int
    end: int
    quote: str
    sha256: str

    def plain(self) -> dict[str, Any]:
        return asdict(self)


class NotFound(Exception):
    """No such passage, or several; the reason says what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def find(paragraphs: Iterable[Paragraph], *, number: int | None, words: str) -> Anchored:
    """The passage with these words, in the paragraph of that number where one is given.

    Without words it is the whole paragraph. Spaces, quotation marks and dashes may differ from the text.
    Raises NotFound.
    """
    everything = list(paragraphs)
    if number is None and not words.strip():
        raise NotFound("Give the number of a paragraph, or the words that you quote.")
    among = [one for one in everything if number is None or one.number == number]
    if not among:
        raise NotFound(f"There is no paragraph {number}. They run from 1 to {len(everything)}.")
    if not words.strip():
        return _anchored(among[0], 0, len(among[0].text))
    places = [(one, *place) for one in among for place in _places(one.text, words)]
    if len(places) == 1:
        return _anchored(*places[0])
    raise NotFound(_why_not(places, number))


def _why_not(places: list[tuple[Paragraph, int, int]], number: int | None) -> str:
    if not places:
        where = "in the submitted review" if number is None else f"in paragraph {number}"
        return f"These words do not stand {where}. Copy them from the text beside, without the dots of a cut."
    found = list(dict.fromkeys(one.number for one, _start, _end in places))
    if len(found) == 1:
        return f"These words stand more than once in paragraph {found[0]}. Quote a few more of them."
    listed = ", ".join(map(str, found[:6]))
    return f"These words stand in paragraphs {listed}. Give the number of the one that you mean."


def _places(text: str, words: str) -> list[tuple[int, int]]:
    pattern = r"\s+".join(re.escape(word) for word in words.translate(QUOTES).split())
    return [match.span() for match in re.finditer(pattern, text.translate(QUOTES), re.IGNORECASE)]


def _anchored(paragraph: Paragraph, start: int, end: int) -> Anchored:
    quote = paragraph.text[start:end]
    if not quote.strip():
        raise NotFound(f"Paragraph {paragraph.number} has no words.")
    if len(quote) > LONGEST:
        raise NotFound(f"A passage has at most {LONGEST:,} characters. Quote the words that show it.")
    return Anchored(paragraph.section, paragraph.block, start, end, quote, digest(quote))


def digest(quote: str) -> str:
    """SHA-256 of the words in UTF-8, in hexadecimal."""
    return hashlib.sha256(quote.encode()).hexdigest()


def stands(passage: dict[str, Any], paragraphs: Iterable[Paragraph]) -> bool:
    """Whether a passage that was kept is still exactly what the text says at its place."""
    for one in paragraphs:
        if (one.section, one.block) == (passage["section"], passage["block"]):
            quote = one.text[passage["start"] : passage["end"]]
            return bool(quote == passage["quote"] and digest(quote) == passage["sha256"])
    return False
