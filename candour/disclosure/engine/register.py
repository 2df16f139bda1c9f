"""Names of the register in a text: every form, and slips of the pen."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from candour.disclosure.engine.automaton import Automaton
from candour.disclosure.engine.document import Entry
from candour.disclosure.engine.forms import Form, Need, forms_of_person
from candour.disclosure.engine.found import Found
from candour.disclosure.engine.lists import dictionary, is_word, words_of
from candour.disclosure.engine.misspellings import Slips
from candour.disclosure.engine.names import PARTICLES
from candour.disclosure.engine.reasons import REASONS
from candour.disclosure.engine.things import forms_of_thing
from candour.disclosure.engine.tokens import Token, Words, is_safe_acronym

_EXACT = frozenset({"register.full_name", "register.inverted", "register.initials_surname", "register.name"})


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
        # Initials and nicknames are too short or too many to be misspelt.
        self.slips = Slips(
            sorted(
                (key, entity)
                for key, entity in singles
                if len(key) > 3 and not _is_derived(key, entity, forms)
            )
        )
        self.name_parts = frozenset(key for key, _ in singles)
        self.shortened = _shortened(form for form in forms if form.rule == "register.first_name")


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


def _is_derived(key: str, entity: str, forms: Sequence[Form]) -> bool:
    return all(
        form.rule in {"register.nickname", "register.initials", "register.family"}
        for form in forms
        if form.keys == (key,) and form.entity == entity
    )


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
    rare = all(dictionary().get(token.key, RARE) > 400 for token in tokens)
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
    if index and words.tokens[index - 1].word[0].isdigit() and token.key in {"am", "pm"}:
        return 0
    if index in words.shouted:
        return 0
    if forms[0].rule == "register.initials_turned":
        return 0 if is_safe_acronym(token.word) else 2
    if not is_safe_acronym(token.word) or _stands_alone(words, index):
        return 1
    return 1 if token.key not in _USUAL_ACRONYMS and follows_like_a_name(words, index) else 2


def _tier_of_one(words: Words, index: int, forms: list[Form]) -> int:
    token = words.tokens[index]
    if not is_ordinary(token.key):
        return 1 if token.capital or forms[0].need is Need.ANY else 0
    if not token.capital:
        return 2 if small_but_a_name(words, index) else 0
    if index in words.first_words or index in words.shouted:
        return 1 if follows_like_a_name(words, index) else 2
    return 1


RARE = 20_000
"""From this rank on a word of the dictionary is hardly ever met but as a name."""


def is_ordinary(key: str) -> bool:
    """Whether a name is also an everyday word, so that a capital alone does not settle what it is."""
    if key in words_of("word_names"):
        return True
    if key in words_of("first_names") or key in words_of("surnames"):
        return False
    return is_word(key) and dictionary().get(key, 0) < RARE


def has_title(words: Words, index: int) -> bool:
    """Whether a title stands before the word: Mr, Dr, PC."""
    if index == 0:
        return False
    before = words.tokens[index - 1]
    return (
        before.key in words_of("titles")
        and words.tokens[index].gap.strip(" \n.") == ""
        and (before.capital or before.key in {"mr", "mrs", "ms", "dr"})
    )


def follows_like_a_name(words: Words, index: int) -> bool:
    """Whether what follows speaks for a name: a verb of a person, a possessive ending."""
    token = words.tokens[index]
    if token.full_end > token.end:
        return True
    if index + 1 >= len(words.tokens):
        return _stands_alone(words, index)
    following = words.tokens[index + 1]
    if following.gap == ", " and following.key in {"who", "whose", "whom"}:
        return True
    if following.key in {"and", "or"} and following.gap == " " and index + 2 < len(words.tokens):
        other = words.tokens[index + 2]
        return other.capital and other.gap == " "
    verb = following.key in words_of("after_names") or (
        following.key.endswith("ed") and len(following.key) > 4
    )
    return (following.gap in {" ", "\n"} and verb) or _stands_alone(words, index)


def _stands_alone(words: Words, index: int) -> bool:
    """Whether the word fills a line or a cell, as a name in a table or under a message does."""
    token = words.tokens[index]
    after = (
        words.tokens[index + 1].gap
        if index + 1 < len(words.tokens)
        else words.plain[token.full_end :] or "\n"
    )
    begins = index == 0 or "\n" in token.gap or "|" in token.gap
    return begins and after.lstrip(" ,")[:1] in {"|", "\n"}


_BEFORE = frozenset(
    [
        "with",
        "told",
        "saw",
        "met",
        "visited",
        "contacted",
        "phoned",
        "rang",
        "called",
        "asked",
        "texted",
        "from",
        "by",
        "for",
        "and",
        "to",
    ]
)
_AFTER = frozenset(
    [
        "said",
        "was",
        "had",
        "has",
        "did",
        "told",
        "and",
        "about",
        "attended",
        "reported",
        "that",
        "on",
        "at",
        "again",
    ]
)


def small_but_a_name(words: Words, index: int) -> bool:
    """Whether an everyday word without a capital stands where a name would."""
    token = words.tokens[index]
    if dictionary().get(token.key, 99999) < 150 or index == 0:
        return False
    before = words.tokens[index - 1]
    closes = index + 1 >= len(words.tokens) or words.tokens[index + 1].gap.strip(" ")[:1] in {".", ",", "\n"}
    if before.key not in _BEFORE or token.gap != " ":
        return False
    return (closes and before.key in _BEFORE - {"for", "by", "and", "to", "from"}) or (
        not closes
        and words.tokens[index + 1].key in {"said", "told", "about", "again"}
        and before.key != "and"
    )


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


def title_start(words: Words, index: int) -> int:
    """The place of the first of the titles before a word."""
    while index and has_title(words, index):
        index -= 1
    return index


_SLIP = "register.misspelling"


def find_slips(words: Words, matcher: Matcher, taken: Sequence[Found]) -> Iterator[Found]:
    """Misspelt names: words outside the dictionary, or everyday words beside a name of that person."""
    if not matcher.name_parts:
        return
    ends = {found.end: found for found in taken}
    starts = {found.start: found for found in taken}
    inside = _places_inside(taken)
    for index, token in enumerate(words.tokens):
        if len(token.key) < 3 or token.start in inside or token.word[0].isdigit():
            continue
        meant = matcher.slips.meant_by(token.key) if _may_be_slip(words, index) else ()
        if not meant and token.capital:
            yield from _cut_short(words, index, matcher)
        if meant:
            beside = _beside(words, index, ends, starts, meant)
            yield from _slip(words, index, meant, beside=beside)
            before = ends.get(words.tokens[index - 1].end) if index and beside else None
            if before is not None and before.tier == 2:
                yield Found(before.start, token.end, "person", 1, _SLIP, REASONS[_SLIP], meant)


def _cut_short(words: Words, index: int, matcher: Matcher) -> Iterator[Found]:
    """A capital that is the beginning or the end of a registered first name."""
    token = words.tokens[index]
    entities = matcher.shortened.get(token.key, ())
    if not entities or index in words.shouted or token.key in words_of("service_words"):
        return
    ordinary = is_ordinary(token.key) or is_word(token.key)
    if ordinary and index in words.first_words and not follows_like_a_name(words, index):
        return
    other = (
        token.key in words_of("first_names")
        or token.key in words_of("surnames")
        or token.key in words_of("places")
    )
    rule = "register.shortened_unsure" if ordinary or other else "register.shortened"
    yield Found(
        token.start, token.end, "person", 2 if ordinary or other else 1, rule, REASONS[rule], entities
    )


def _places_inside(taken: Sequence[Found]) -> set[int]:
    places: set[int] = set()
    for found in taken:
        places.update(range(found.start, min(found.end, found.start + 200)))
    return places


def _may_be_slip(words: Words, index: int) -> bool:
    token = words.tokens[index]
    if token.capital:
        return token.key not in words_of("places") | words_of("countries") | words_of("nationalities")
    return len(token.key) > 4 and not is_word(token.key)


def _before_particles(words: Words, index: int) -> int:
    """The place of the first particle before a word, as in "de la"."""
    while (
        index
        and words.tokens[index - 1].key in PARTICLES - {"of", "y", "i"}
        and words.tokens[index].gap == " "
    ):
        index -= 1
    return index


def _beside(
    words: Words, index: int, ends: dict[int, Found], starts: dict[int, Found], meant: tuple[str, ...]
) -> bool:
    if has_title(words, index):
        return True
    token = words.tokens[index]
    before = ends.get(words.tokens[index - 1].end) if index else None
    after = starts.get(words.tokens[index + 1].start) if index + 1 < len(words.tokens) else None
    if before is not None and token.gap.strip(" -\n,") == "" and set(before.entities) & set(meant):
        return True
    return (
        after is not None
        and words.tokens[index + 1].gap.strip(" -\n,") == ""
        and bool(set(after.entities) & set(meant))
    )


def _slip(words: Words, index: int, meant: tuple[str, ...], *, beside: bool) -> Iterator[Found]:
    token = words.tokens[index]
    if is_word(token.key) and not beside:
        return
    start = words.tokens[title_start(words, _before_particles(words, index))].start
    known_name = token.key in words_of("first_names") | words_of("surnames")
    tier = 1 if (token.capital and not known_name) or beside else 2
    rule = _SLIP if tier == 1 else f"{_SLIP}_unsure"
    yield Found(start, token.end, "person", tier, rule, REASONS[rule], meant)
