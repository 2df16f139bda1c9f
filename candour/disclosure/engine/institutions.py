"""Organisations and places that are not in the register, by their head nouns and by lists."""

from collections.abc import Iterator, Sequence

from candour.disclosure.engine.found import Found
from candour.disclosure.engine.lists import dictionary, is_word, words_of
from candour.disclosure.engine.phrases import sequences
from candour.disclosure.engine.reasons import REASONS
from candour.disclosure.engine.tokens import Words

_BEFORE_PLACE = frozenset(
    [
        "in",
        "at",
        "near",
        "from",
        "to",
        "outside",
        "around",
        "through",
        "towards",
        "of",
        "between",
        "throughout",
        "via",
    ]
)
_PREFIXES = frozenset({"hmp", "hmpyoi", "hmyoi", "yoi", "raf"})
_STREETS = frozenset(
    ["road", "street", "lane", "avenue", "close", "crescent", "terrace", "grove", "mews", "gardens"]
)
_LONGEST = 7
_JOINING = frozenset({" ", "-", ". ", " & ", "'s ", "' ", "'"})
_NATIONAL = frozenset(
    [
        "national",
        "nationals",
        "citizen",
        "citizens",
        "origin",
        "descent",
        "born",
        "man",
        "woman",
        "men",
        "women",
        "nationality",
        "heritage",
        "family",
        "passport",
        "refugee",
        "boy",
        "girl",
    ]
)


def find_institutions(words: Words, phrases: frozenset[int]) -> Iterator[Found]:
    """Names that a head noun gives away: at least one word of them must tell this one from others."""
    organisations, places = words_of("organisation_heads"), words_of("place_heads")
    for index, token in enumerate(words.tokens):
        if not token.capital or index in words.shouted:
            continue
        if token.key in organisations or token.key in places:
            kind = "organisation" if token.key in organisations else "place"
            yield from _before_head(words, index, kind, phrases)
            yield from _after_of(words, index, kind, phrases)
        elif token.key in _PREFIXES:
            yield from _after_prefix(words, index)


def _before_head(words: Words, index: int, kind: str, phrases: frozenset[int]) -> Iterator[Found]:
    start = index
    while start > 0 and index - start < _LONGEST and _belongs(words, start):
        start -= 1
    while start < index and _begins_only(words, start):
        start += 1
    if _is_person(words, start, index):
        return
    named = words.tokens[index].key in _STREETS and start < index
    if named or any(_tells_apart(words, each, phrases) for each in range(start, index)):
        rule = f"{kind}.head"
        yield Found(words.tokens[start].start, words.tokens[index].end, kind, 1, rule, REASONS[rule])


def _is_person(words: Words, start: int, head: int) -> bool:
    """Whether the head noun is somebody's surname: after a title, or with one first name before it."""
    key = words.tokens[head].key
    if key not in words_of("surnames") and key not in words_of("word_names"):
        return False
    keys = [words.tokens[index].key for index in range(start, head)]
    if any(each in words_of("titles") and each != "st" for each in keys):
        return True
    before = words.tokens[start - 1].key if start else ""
    names = words_of("first_names") if before in _BEFORE_PLACE else words_of("first_names", "word_names")
    return len(keys) == 1 and keys[0] in names


def _belongs(words: Words, index: int) -> bool:
    before = words.tokens[index - 1]
    gap = words.tokens[index].gap
    if before.full_end > before.end and gap == " ":
        return before.capital
    return (
        (before.capital or before.word[0].isdigit())
        and gap in _JOINING
        and (gap != ". " or before.key in {"st", "mt"})
    )


def _begins_only(words: Words, index: int) -> bool:
    key = words.tokens[index].key
    if key in _BEFORE_PLACE:
        return True
    if key in {
        "the",
        "a",
        "an",
        "at",
        "in",
        "his",
        "her",
        "their",
        "from",
        "and",
        "when",
        "both",
        "of",
        "this",
        "that",
    }:
        return True
    return (
        index in words.first_words
        and dictionary().get(key, 99999) < 350
        and key not in words_of("word_names")
    )


def _tells_apart(words: Words, index: int, phrases: frozenset[int]) -> bool:
    token = words.tokens[index]
    if token.key in words_of("places") or token.key in words_of("countries"):
        return True
    general = words_of("service_words", "organisation_heads", "common_headings", "titles")
    if index in phrases or token.key in general or token.word[0].isdigit():
        return False
    return not (token.upper and token.key in words_of("acronyms"))


def _after_of(words: Words, index: int, kind: str, phrases: frozenset[int]) -> Iterator[Found]:
    """University of Leeds, Church of St Mary."""
    tokens = words.tokens
    if index + 2 >= len(tokens) or tokens[index + 1].key not in {"of", "for"} or tokens[index + 1].gap != " ":
        return
    end = index + 2
    while (
        end < len(tokens)
        and end - index < _LONGEST
        and tokens[end].capital
        and tokens[end].gap in {" ", ". "}
    ):
        end += 1
    if end > index + 2 and any(_tells_apart(words, each, phrases) for each in range(index + 2, end)):
        rule = f"{kind}.head"
        yield Found(tokens[index].start, tokens[end - 1].end, kind, 1, rule, REASONS[rule])


def _after_prefix(words: Words, index: int) -> Iterator[Found]:
    """HMP Wandsworth."""
    end = index + 1
    while (
        end < len(words.tokens)
        and end - index < 4
        and words.tokens[end].capital
        and words.tokens[end].gap == " "
    ):
        if words.tokens[end].key in words_of("service_words"):
            break
        end += 1
    if end > index + 1:
        rule = "organisation.head"
        yield Found(
            words.tokens[index].start, words.tokens[end - 1].end, "organisation", 1, rule, REASONS[rule]
        )


def find_places(words: Words, phrases: frozenset[int]) -> Iterator[Found]:
    """Towns, counties and countries of the lists."""
    known = sequences("places", "countries")
    index = 0
    while index < len(words.tokens):
        matches = known.at(words.tokens, index) if words.tokens[index].key in known.root.next else []
        length = matches[0][0] if matches else 1
        if matches and not set(range(index, index + length)) <= phrases:
            yield from _place(words, index, length)
        index += length


_EVERYDAY = frozenset(
    [
        "reading",
        "bath",
        "hull",
        "bury",
        "rugby",
        "deal",
        "nice",
        "turkey",
        "male",
        "mali",
        "battle",
        "hook",
        "wells",
        "barry",
        "burton",
        "sutton",
        "jordan",
        "chad",
        "georgia",
        "china",
        "boston",
        "stratford",
        "lincoln",
        "preston",
        "chester",
        "carlisle",
        "bolton",
        "derby",
        "kent",
        "sandwich",
    ]
)
"""Towns and countries whose names are as often something else."""


def _place(words: Words, index: int, length: int) -> Iterator[Found]:
    token = words.tokens[index]
    tier = 1
    if length == 1 and token.key in _EVERYDAY:
        before = words.tokens[index - 1].key if index else ""
        if index in words.first_words or not token.capital:
            return
        tier = 1 if before in _BEFORE_PLACE or before in {"against", "v", "vs"} else 2
    rule = "place.known"
    yield Found(token.start, words.tokens[index + length - 1].end, "place", tier, rule, REASONS[rule])


def find_nationalities(words: Words) -> Iterator[Found]:
    """Where somebody comes from: proposed beside a word for a person, otherwise to be looked at."""
    peoples = words_of("nationalities")
    for index, token in enumerate(words.tokens):
        if token.key not in peoples or not token.capital:
            continue
        following = words.tokens[index + 1] if index + 1 < len(words.tokens) else None
        near = following is not None and following.gap in {" ", "-"} and following.key in _NATIONAL
        if not near and (index in words.first_words or (is_word(token.key) and index in words.shouted)):
            continue
        rule = "characteristic.nationality"
        yield Found(
            token.start, token.end, "characteristic", 1 if near else 2, rule, REASONS[rule], overlay=not near
        )


def places_of_words(words: Words, found: Sequence[Found]) -> frozenset[int]:
    """Which words a list of passages covers."""
    spans = sorted((each.start, each.end) for each in found)
    places: set[int] = set()
    at = 0
    for index, token in enumerate(words.tokens):
        while at < len(spans) and spans[at][1] <= token.start:
            at += 1
        ahead = at
        while ahead < len(spans) and spans[ahead][0] < token.end:
            if spans[ahead][1] > token.start:
                places.add(index)
                break
            ahead += 1
    return frozenset(places)
