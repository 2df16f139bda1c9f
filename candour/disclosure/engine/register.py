"""Names of the register in a text: every form, and slips of the pen."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from candour.disclosure.engine.automaton import Automaton
from candour.disclosure.engine.cues import (
    RARE,
    behind_an_article,
    follows_like_a_name,
    has_title,
    is_ordinary,
    small_but_a_name,
    stands_alone,
    title_start,
)
from candour.disclosure.engine.document import Entry
from candour.disclosure.engine.forms import Form, Need, forms_of_person
from candour.disclosure.engine.found import Found
from candour.disclosure.engine.lists import dictionary, is_word
from candour.disclosure.engine.misspellings import Slips
from candour.disclosure.engine.reasons import REASONS
from candour.disclosure.engine.things import forms_of_thing
from candour.disclosure.engine.tokens import Token, Words, is_safe_acronym

_EXACT = frozenset({"register.full_name", "register.inverted", "register.initials_surname", "register.name"})


_DERIVED = frozenset(
    {
        "register.nickname",
        "register.spelling",
        "register.initials",
        "register.initials_turned",
        "register.family",
        "register.joined",
    }
)


class Matcher:
    """The forms of one register, ready to be found in any number of texts."""

    def __init__(self, register: tuple[Entry, ...]) -> None:
        forms: list[Form] = []
        self.kinds = {entry.id: entry.kind for entry in register}
        for entry in register:
            if entry.kind == "person":
                forms += forms_of_person(entry)
            elif entry.kind in {"place", "organisation"}:
                forms += forms_of_thing(entry)
        self.automaton = Automaton(forms)
        singles = {
            (form.keys[0], form.entity) for form in forms if len(form.keys) == 1 and form.kind == "person"
        }
        own = {
            (form.keys[0], form.entity) for form in forms if len(form.keys) == 1 and form.rule not in _DERIVED
        }
        # Initials and nicknames are too short or too many to be misspelt.
        self.slips = Slips(sorted((key, entity) for key, entity in singles & own if len(key) > 3))
        self.name_parts = frozenset(key for key, _ in singles)
        self.own_parts = _by_key(singles & own)
        self.shortened = _shortened(form for form in forms if form.rule == "register.first_name")


def _by_key(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for key, entity in sorted(pairs):
        found.setdefault(key, []).append(entity)
    return {key: tuple(entities) for key, entities in found.items()}


def _shortened(forms: Iterable[Form]) -> dict[str, tuple[str, ...]]:
    """First names cut short: their beginnings, also with -y or -ie, and their endings."""
    found: dict[str, dict[str, None]] = {}
    for form in forms:
        key = form.keys[0]
        for length in range(3, len(key)):
            ways = {key[:length], f"{key[:length]}y", f"{key[:length]}ie"} | (
                {key[-length:]} if length > 3 else set()
            )
            for way in ways:
                found.setdefault(way, {}).setdefault(form.entity)
    return {way: tuple(entities) for way, entities in found.items()}


@lru_cache(maxsize=32)
def matcher_for(register: tuple[Entry, ...]) -> Matcher:
    return Matcher(register)


def find_names(words: Words, matcher: Matcher, quiet: frozenset[int], phrases: frozenset[int]) -> list[Found]:
    """Every form in the text. `quiet` are words of dates, `phrases` those of fixed phrases."""
    found: list[Found] = []
    tokens = words.tokens
    index = 0
    while index < len(tokens):
        match = _best(words, matcher, index, quiet, phrases)
        if match is None:
            index += 1
            continue
        length, each = match
        found.append(each)
        index += length
    return found


def _best(
    words: Words, matcher: Matcher, index: int, quiet: frozenset[int], phrases: frozenset[int]
) -> tuple[int, Found] | None:
    if words.tokens[index].key not in matcher.automaton.root.next:
        return None
    for length, forms in matcher.automaton.at(words.tokens, index):
        tier = _tier(words, index, length, forms, quiet, phrases)
        if tier:
            return length, _found(words, index, length, forms, tier)
    return None


def _tier(
    words: Words, index: int, length: int, forms: list[Form], quiet: frozenset[int], phrases: frozenset[int]
) -> int:
    """1, 2, or 0 where the words are not this name."""
    if length > 1:
        return _tier_of_several(words, index, length, forms)
    token = words.tokens[index]
    if has_title(words, index):
        return 1
    if index in quiet:
        return 0
    if forms[0].rule.startswith("register.initials"):
        return _tier_of_initials(words, index, forms)
    if index in phrases and token.key in dictionary():
        return 0
    return _tier_of_one(words, index, forms)


def _tier_of_several(words: Words, index: int, length: int, forms: list[Form]) -> int:
    tokens = words.tokens[index : index + length]
    if any(token.capital or token.word[0].isdigit() or not is_word(token.key) for token in tokens):
        return 1
    # Two small everyday words in a row may be a name that was typed in haste, or just two words.
    ranks = [dictionary().get(token.key, RARE) for token in tokens]
    rare = min(ranks) > 400 or max(ranks) > 3_000
    return 1 if length > 2 or rare or has_title(words, index) else 2


_USUAL_ACRONYMS = frozenset(
    [
        "gp",
        "po",
        "pp",
        "pc",
        "dc",
        "ds",
        "di",
        "am",
        "pm",
        "it",
        "uk",
        "hr",
        "om",
        "eu",
        "us",
        "pi",
        "sc",
        "id",
        "spo",
        "rar",
    ]
)
"""Abbreviations so usual that the same initials of a person are always left to somebody's eye."""


def _tier_of_initials(words: Words, index: int, forms: list[Form]) -> int:
    token = words.tokens[index]
    if (
        index
        and words.tokens[index - 1].word[0].isdigit()
        and token.gap in {"", " "}
        and token.key in {"am", "pm"}
    ):
        return 0
    if index in words.shouted:
        return 0
    if all(form.rule == "register.initials_turned" for form in forms):
        return 0 if is_safe_acronym(token.word) else 2
    if not is_safe_acronym(token.word) or stands_alone(words, index):
        return 1
    meant = follows_like_a_name(words, index) or _follows_who_did_it(words, index)
    return 1 if token.key not in _USUAL_ACRONYMS and meant else 2


_WHO_DID_IT = frozenset(["by", "told", "asked", "rang", "saw", "met", "with", "from", "informed", "texted"])


def _follows_who_did_it(words: Words, index: int) -> bool:
    """Whether the word before asks for a person: "seen by", "told"."""
    return index > 0 and words.tokens[index].gap == " " and words.tokens[index - 1].key in _WHO_DID_IT


def _tier_of_one(words: Words, index: int, forms: list[Form]) -> int:
    token = words.tokens[index]
    if not is_ordinary(token.key):
        return 1 if token.capital else _tier_of_small(words, index, forms)
    if not token.capital:
        return 2 if small_but_a_name(words, index) else 0
    if index in words.first_words or index in words.shouted:
        return 1 if follows_like_a_name(words, index) else 2
    return 1


def _tier_of_small(words: Words, index: int, forms: list[Form]) -> int:
    """A name without its capital: proposed, or shown where the list of words has it too (john, evans)."""
    if forms[0].need is not Need.ANY:
        return 0
    if dictionary().get(words.tokens[index].key, RARE) >= RARE or small_but_a_name(words, index):
        return 1
    return 0 if behind_an_article(words, index) else 2


def _found(words: Words, index: int, length: int, forms: list[Form], tier: int) -> Found:
    tokens: Sequence[Token] = words.tokens[index : index + length]
    start = tokens[0].start
    rule = forms[0].rule
    if forms[0].kind == "person" and has_title(words, index):
        start = words.tokens[title_start(words, index)].start
        rule = "register.title_surname" if rule == "register.surname" else rule
    entities = tuple(dict.fromkeys(form.entity for form in forms))
    if tier == 2:
        rule = f"{rule}_unsure"
    end = tokens[-1].full_end if forms[0].kind == "organisation" else tokens[-1].end
    return Found(start, end, forms[0].kind, tier, rule, REASONS[rule], entities)
