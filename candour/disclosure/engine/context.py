"""Passages that may tell who somebody is without a name: health, characteristics, ties, quotations."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from candour.disclosure.engine.at_places import find_at_places
from candour.disclosure.engine.folding import fold
from candour.disclosure.engine.found import Found
from candour.disclosure.engine.lists import lines_of
from candour.disclosure.engine.own_roles import find_own_roles
from candour.disclosure.engine.places import Places
from candour.disclosure.engine.reasons import REASONS
from candour.disclosure.engine.roles import find_roles
from candour.disclosure.engine.tokens import Words
from candour.disclosure.engine.uniqueness import find_uniqueness

_RELATIVES = (
    "wife|husband|partner|ex-partner|ex-wife|ex-husband|mother|father|mum|dad|son|daughter|brother|sister|stepson|"
    "stepdaughter|stepfather|stepmother|half-brother|half-sister|grandmother|grandfather|grandson|granddaughter|aunt|"
    "uncle|niece|nephew|cousin|girlfriend|boyfriend|fiancee?|widow|widower|twin|mother-in-law|"
    "father-in-law|son-in-law|daughter-in-law|brother-in-law|sister-in-law|children|parents|family|neighbour|lodger"
)
_RELATION = re.compile(rf"'s?[ \n](?:(?:[\w-]+)[ \n]){{0,2}}?(?:{_RELATIVES})\b")
_QUOTE = re.compile(
    r"(?<![\w\"])\"(?=[^\s\"])([^\"]{20,4000}?)(?<=\S)\"(?!\w)"
    r"|(?<![\w'])'(?=[A-Za-z])((?:[^'\n]|(?<=\w)'(?=\w)){30,1500})'(?!\w)"
)


def find_context(words: Words, *, longest_quotation: int) -> Iterator[Found]:
    """Everything of tier 2 that lies over names rather than being one."""
    places = Places(words)
    yield from find_roles(places)
    yield from find_own_roles(places)
    yield from find_at_places(places)
    yield from find_uniqueness(words)
    yield from _terms(words, "health", "health")
    yield from _terms(words, "characteristics", "characteristic")
    for match in _QUOTE.finditer(words.plain):
        if len((match.group(1) or match.group(2)).split()) > longest_quotation:
            yield _overlay(match.start(), match.end(), "quotation", "look.quotation")


def _terms(words: Words, name: str, kind: str) -> Iterator[Found]:
    for match in _pattern_of(name).finditer(words.low):
        yield _overlay(match.start(), match.end(), kind, f"look.{kind}")


@lru_cache(maxsize=4)
def _pattern_of(name: str) -> re.Pattern[str]:
    terms = sorted((fold(line).low for line in lines_of(name)), key=lambda term: (-len(term), term))
    ways = (re.escape(term).replace(r"\*", r"\w*").replace(r"\ ", "[ \n]") for term in terms)
    return re.compile(rf"\b(?:{'|'.join(ways)})\b")


def find_relatives(words: Words, people: Iterable[Found]) -> Iterator[Found]:
    """A relative named by the name of another: "Ms Example's brother"."""
    for person in people:
        match = _RELATION.match(words.low, person.end)
        if match:
            yield _overlay(person.start, match.end(), "relationship", "look.relationship")


def _overlay(start: int, end: int, kind: str, rule: str) -> Found:
    return Found(start, end, kind, 2, rule, REASONS[rule], overlay=True)
