"""Fixed phrases that name nobody, and lists of words found as sequences."""

import re
from collections.abc import Sequence
from functools import lru_cache

from candour.disclosure.engine.automaton import Automaton
from candour.disclosure.engine.forms import Form, Need
from candour.disclosure.engine.lists import lines_of
from candour.disclosure.engine.tokens import Token, Words, phrase

# A law or guidance with its year: the year is part of a title and tells nothing.
_TITLE_WITH_YEAR = re.compile(
    r"\b(?:[A-Z][\w'-]{0,40},?(?: (?:and|of|the|for|on|in|to)(?= [A-Z(]))*[ \n]){1,12}(?:\([A-Z][\w ]{2,60}\)[ \n])?"
    r"(?:Act|Order|Rules|Regulations|Code|Bill|Convention|Framework|Guidance|Strategy|Report|Plan)[ \n](?:\([\w ]{2,30}\)[ \n])?(?:of[ \n])?(?:19|20)\d\d\b"
    r"|\b(?:the|a)[ \n](?:19|20)\d\d[ \n](?:Act|Order|Rules|Regulations|Code|Framework|Guidance|Convention|Constitution)\b"
    r"|\b(?:PSI|PI|PSO|AI|PF|SI|HMIP)[ ]?\d{1,4}/(?:19|20)\d\d\b"
    r"|\b(?:Articles?|Rules?|[Ss]ections?|[Pp]aragraphs?|Protocols?|§§?)[ \n]+(?:No\.[ ])?\d+[A-Z]?(?:[ ]?§§?[ ]?\d+)?(?:[ ]?\([a-z0-9]+\))*"
)


@lru_cache(maxsize=1)
def _fixed() -> Automaton:
    found = (phrase(line) for line in lines_of("phrases"))
    return Automaton(Form(keys, "phrase", "", need=Need.ANY) for keys in found if keys)


@lru_cache(maxsize=8)
def sequences(*names: str) -> Automaton:
    """The lines of some lists as an automaton; each has to be written with capitals."""
    return Automaton(
        Form(phrase(line), name, line, need=Need.CAPITAL) for name in names for line in lines_of(name)
    )


def words_of_phrases(words: Words) -> frozenset[int]:
    """The places of words that stand in a fixed phrase; a small letter at its start is enough only inside."""
    places: set[int] = set()
    tokens = words.tokens
    root = _fixed().root.next
    for index, token in enumerate(tokens):
        if token.key in root:
            for length, _ in _fixed().at(tokens, index)[:1]:
                if length > 1 or _is_written_so(tokens[index]):
                    places.update(range(index, index + length))
        if _law_of_somebody(tokens, index):
            places.update((index, index + 1))
    return frozenset(places)


def _law_of_somebody(tokens: Sequence[Token], index: int) -> bool:
    """A law that is called by the name of somebody whom everybody knows of, as "Clare's Law"."""
    token = tokens[index]
    if not token.capital or token.full_end == token.end or index + 1 >= len(tokens):
        return False
    return tokens[index + 1].word == "Law" and tokens[index + 1].gap == " "


def _is_written_so(token: Token) -> bool:
    return token.capital and len(token.key) > 3


def titles_with_years(words: Words) -> list[tuple[int, int]]:
    """Places of laws and guidance with their numbers and years."""
    return [match.span() for match in _TITLE_WITH_YEAR.finditer(words.plain)]
