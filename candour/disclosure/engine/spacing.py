"""Registered names whose letters stand apart, and names in a writing that puts no spaces between words."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from candour.disclosure.engine.document import Entry
from candour.disclosure.engine.folding import fold
from candour.disclosure.engine.found import Found
from candour.disclosure.engine.lists import is_word
from candour.disclosure.engine.reasons import REASONS
from candour.disclosure.engine.tokens import Token, Words

SHORTEST = 4
PARTED = 6
"""Letters of a name from which on it is looked for in two parts."""
LONGEST = 60
"""Letters in a row that stand apart up to which all of them are taken for the name."""
_UNSPACED = (("\u0e00", "\u0eff"), ("\u1780", "\u17ff"), ("\u3040", "\u30ff"), ("\u3400", "\u9fff"))
"""Thai and Lao, Khmer, Japanese syllables, Chinese characters."""


def find_spaced(words: Words, names: Mapping[str, Sequence[str]]) -> Iterator[Found]:
    """A name that was typed or drawn with a space after each letter, as titles of forms sometimes are."""
    for letters in _runs(words):
        joined = "".join(token.key for token in letters)
        for name, entities in names.items():
            at = joined.find(name) if len(name) >= SHORTEST else -1
            if at != -1:
                whole = len(letters) <= LONGEST
                first = letters[0] if whole else letters[at]
                last = letters[-1] if whole else letters[at + len(name) - 1]
                yield _found(first.start, last.end, "register.spaced", tuple(entities))


def _runs(words: Words) -> Iterator[Sequence[Token]]:
    run: list[Token] = []
    for token in words.tokens:
        single = len(token.word) == 1 and token.word.isalpha() and len(token.key) == 1
        if run and not (single and token.gap and not token.gap.strip(" ")):
            if len(run) >= SHORTEST:
                yield run
            run = []
        if single:
            run.append(token)
    if len(run) >= SHORTEST:
        yield run


def find_parted(words: Words, names: Mapping[str, Sequence[str]]) -> Iterator[Found]:
    """A registered name of one word written as two: Gur Preet for Gurpreet, Simran-jeet for Simranjeet."""
    for before, token in pairwise(words.tokens):
        joined = before.key + token.key
        if token.gap not in {" ", "-"} or not before.capital or len(joined) < PARTED or joined not in names:
            continue
        if min(len(before.key), len(token.key)) > 1 and (token.capital or not is_word(token.key)):
            yield _found(before.start, token.end, "register.parted", tuple(names[joined]))


def find_unspaced(words: Words, entries: Sequence[Entry]) -> Iterator[Found]:
    """A name in characters between which there are no spaces, wherever they stand."""
    for entry in entries:
        for text in (entry.name, *entry.aliases):
            name = "".join(fold(text).low.split())
            if entry.kind == "person" and len(name) > 1 and all(map(_unspaced, name)):
                at = words.low.find(name)
                while at != -1:
                    yield _found(at, at + len(name), "register.full_name", (entry.id,))
                    at = words.low.find(name, at + len(name))


def _unspaced(letter: str) -> bool:
    return any(first <= letter <= last for first, last in _UNSPACED)


def _found(start: int, end: int, rule: str, entities: tuple[str, ...]) -> Found:
    return Found(start, end, "person", 1, rule, REASONS[rule], entities)
