"""A second look at the approved words for names, looser than the first and written apart from it.

It knows only the names of people who are not named in the pack: every part of a name, two slips of the
pen, the same sound. It proposes; a person says keep, and why.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from candour.disclosure.gate.folding import fold

WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
SENTENCE_BEGINS = re.compile(r"(?:^|[.!?:…][”’\"')\]]*\s+|\n\s*|[“\"‘(]\s*)$")
SHORTEST = 3
SMALL_WORDS = frozenset(
    [
        "the",
        "and",
        "for",
        "von",
        "van",
        "der",
        "den",
        "del",
        "dos",
        "bin",
        "ibn",
        "abu",
        "al",
        "el",
        "ap",
        "ab",
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "rev",
    ]
)
SOUNDS = {
    **dict.fromkeys("bfpv", "1"),
    **dict.fromkeys("cgjkqsxz", "2"),
    **dict.fromkeys("dt", "3"),
    "l": "4",
    **dict.fromkeys("mn", "5"),
    "r": "6",
}
SAME_SOUND = (
    ("ph", "f"),
    ("ck", "k"),
    ("kn", "n"),
    ("wr", "r"),
    ("gh", ""),
    ("sch", "sh"),
    ("tz", "z"),
    ("ei", "i"),
)


@dataclass(frozen=True, slots=True)
class Near:
    """A word of the pack that may be, or may hint at, a name that was taken out."""

    words: str
    how: str
    times: int


def near_names(text: str, names: Iterable[str], fixed: str = "") -> tuple[Near, ...]:
    """In the order of appearance. `fixed` are words of the service, which are no names."""
    parts = sorted({part for name in names for part in _parts(name)})
    if not parts:
        return ()
    ordinary = {plain(word) for word in WORD.findall(fixed)} | {
        plain(word) for word in WORD.findall(text) if word.islower()
    }
    found: dict[str, tuple[str, int]] = {}
    for word, begins in _words(text):
        how = _how(word, parts, ordinary, begins=begins)
        if how:
            first, count = found.get(word, (how, 0))
            found[word] = first, count + 1
    return tuple(Near(word, how, count) for word, (how, count) in found.items())


def unanswered(found: Iterable[Near], kept: Iterable[str]) -> list[Near]:
    """What nobody kept. A word kept in small letters answers for no capital: “young” keeps no “Young”."""
    answers: dict[str, bool] = {}
    for words in kept:
        key = fold(words)
        answers[key] = answers.get(key, False) or not words.islower()
    return [one for one in found if not answers.get(fold(one.words), False) and not _small(one, answers)]


def _small(one: Near, answers: Mapping[str, bool]) -> bool:
    return one.words.islower() and fold(one.words) in answers


def plain(word: str) -> str:
    """Small letters without accents and without a possessive ending."""
    bare = "".join(
        letter for letter in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(letter)
    )
    return re.sub(r"[’']s?$", "", bare).replace("’", "").replace("'", "")


def _parts(name: str) -> Iterator[str]:
    for word in WORD.findall(name):
        part = plain(word)
        if len(part) >= SHORTEST and part not in SMALL_WORDS:
            yield part


def _words(text: str) -> Iterator[tuple[str, bool]]:
    for match in WORD.finditer(text):
        yield match[0], bool(SENTENCE_BEGINS.search(text[max(0, match.start() - 8) : match.start()]))


def _how(word: str, parts: Sequence[str], ordinary: set[str], *, begins: bool) -> str:
    """Why the word is near a name; empty where it is not."""
    bare = plain(word)
    if len(bare) < SHORTEST:
        return ""
    if bare in parts:
        return "" if word.islower() and bare in ordinary and len(bare) < 5 else "the name itself"
    if bare in ordinary:
        return ""
    if word[0].islower() or begins:
        return "one slip away from a name" if len(bare) > 5 and _any_within(bare, parts, 1) else ""
    if _any_within(bare, parts, 2 if len(bare) > 5 else 1):
        return "one or two slips away from a name"
    return "sounds like a name" if _sounds(bare, parts) else ""


def _any_within(word: str, parts: Sequence[str], most: int) -> bool:
    return any(
        abs(len(part) - len(word)) <= most and len(part) > 3 and distance(word, part, most) <= most
        for part in parts
    )


def _sounds(word: str, parts: Sequence[str]) -> bool:
    own = sound(word)
    return len(own) > 2 and any(abs(len(part) - len(word)) <= 2 and sound(part) == own for part in parts)


def distance(one: str, other: str, most: int) -> int:
    """Insertions, deletions, changes and swaps of neighbours (Damerau); `most` + 1 for anything beyond."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, against in enumerate(other, start=1):
            cost = min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (letter != against))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return most + 1
        before, last = last, line
    return last[-1]


def sound(word: str) -> str:
    """The first letter and the groups of consonants after it, with common spellings of one sound made one."""
    for written, spoken in SAME_SOUND:
        word = word.replace(written, spoken)
    if not word:
        return ""
    made, last = word[0], SOUNDS.get(word[0], "")
    for letter in word[1:]:
        group = SOUNDS.get(letter, "")
        if group and group != last:
            made += group
        if letter not in "hw":
            last = group
    return made
