"""The words of a folded text, with what their capitals and neighbours say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from candour.disclosure.engine.folding import Folded, fold
from candour.disclosure.engine.lists import words_of

_WORD = re.compile(r"[^\W_]+(?:'[^\W\d_]+)*")
_POSSESSIVE = re.compile(r"(?:'s|s')$")
_NOT_THE_END = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "mx",
        "dr",
        "st",
        "prof",
        "rev",
        "sgt",
        "insp",
        "det",
        "hon",
        "no",
        "nos",
        "art",
        "para",
        "paras",
        "v",
        "vs",
        "eg",
        "ie",
        "etc",
        "cllr",
        "messrs",
        "jr",
        "sr",
        "capt",
    ]
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word; `key` is what it is looked up by: small, without apostrophes, without a possessive ending."""

    start: int
    end: int
    """Without the possessive ending."""
    full_end: int
    word: str
    key: str
    gap: str
    """What stands between it and the word before."""

    @property
    def capital(self) -> bool:
        return self.word[0].isupper()

    @property
    def upper(self) -> bool:
        return self.word.isupper()

    @property
    def initial(self) -> bool:
        return len(self.word) == 1 and self.word.isupper()


class Words:
    """Every word of one folded text."""

    def __init__(self, folded: Folded) -> None:
        self.folded = folded
        self.plain = folded.plain
        self.low = folded.low
        self.tokens: Sequence[Token] = tuple(self._tokens())

    def _tokens(self) -> list[Token]:
        found: list[Token] = []
        last = 0
        for match in _WORD.finditer(self.plain):
            start, full_end = match.span()
            word = self.low[start:full_end]
            ending = _POSSESSIVE.search(word) if "'" in word else None
            end = start + ending.start() if ending and word.endswith("'s") else full_end
            key = self.low[start:end].replace("'", "")
            if not key:
                continue
            found.append(Token(start, end, full_end, self.plain[start:end], key, self.plain[last:start]))
            last = full_end
        return found

    @cached_property
    def first_words(self) -> frozenset[int]:
        """The places of words whose capital may come from the start of a sentence, line or cell alone."""
        return frozenset(index for index in range(len(self.tokens)) if self._begins(index))

    def _begins(self, index: int) -> bool:
        gap = self.tokens[index].gap
        if index == 0 or "\n" in gap or "|" in gap or "\u2022" in gap:
            return True
        if not gap.strip(" '\"(-[*"):
            # A quotation that opens after a colon or comma begins a sentence of its own.
            # One word alone in quotation marks is a by-name or a term, and no sentence.
            return '"' in gap and gap.startswith((' "', '("')) and not self._closes(index)
        mark = gap.strip(" '\"()-[]*")[-1:]
        if mark in {"!", "?", ":", ";"}:
            return True
        return mark == "." and not self._abbreviation(index - 1)

    def _closes(self, index: int) -> bool:
        return index + 1 < len(self.tokens) and self.tokens[index + 1].gap.startswith('"')

    def _abbreviation(self, index: int) -> bool:
        before = self.tokens[index]
        return before.initial or before.key in _NOT_THE_END

    @cached_property
    def small(self) -> frozenset[str]:
        """Words that the text also writes without a capital."""
        return frozenset(token.key for token in self.tokens if not token.capital)

    @cached_property
    def shouted(self) -> frozenset[int]:
        """The places of words in a line that is all capitals, where capitals say nothing."""
        places: list[int] = []
        line: list[int] = []
        for index, token in enumerate(self.tokens):
            if "\n" in token.gap:
                places += line if self._all_upper(line) else []
                line = []
            line.append(index)
        return frozenset(places + (line if self._all_upper(line) else []))

    def _all_upper(self, line: list[int]) -> bool:
        letters = [self.tokens[index] for index in line if self.tokens[index].word[0].isalpha()]
        return len(letters) > 2 and all(token.upper or token.key == "v" for token in letters)


def phrase(text: str) -> tuple[str, ...]:
    """The keys of the words of a phrase."""
    return tuple(token.key for token in Words(fold(text)).tokens)


def is_safe_acronym(word: str) -> bool:
    return word.lower() in words_of("acronyms")
