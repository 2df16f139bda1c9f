"""Registered names with a slip of the pen, and first names cut short."""

from collections.abc import Iterator, Sequence

from candour.disclosure.engine.cues import follows_like_a_name, has_title, is_ordinary, title_start
from candour.disclosure.engine.found import Found
from candour.disclosure.engine.lists import dictionary, is_word, words_of
from candour.disclosure.engine.names import PARTICLES
from candour.disclosure.engine.reasons import REASONS
from candour.disclosure.engine.register import Matcher
from candour.disclosure.engine.tokens import Token, Words

_SLIP = "register.misspelling"
SELDOM = 10_000
"""From this rank on a word of the dictionary with a capital may be a registered name but for a slip."""


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
        return token.key not in words_of("places", "countries", "nationalities")
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
    if after is not None and words.tokens[index + 1].key in words_of("titles"):
        after = None  # a first name stands behind a title, never before it: "Dear Ms Example"
    if before is not None and _goes_with(token) and set(before.entities) & set(meant):
        return True
    return (
        after is not None and _goes_with(words.tokens[index + 1]) and bool(set(after.entities) & set(meant))
    )


def _goes_with(token: Token) -> bool:
    """Whether a word belongs to the one before it: no blank line between them."""
    return token.gap.strip(" -\n,") == "" and token.gap.count("\n") < 2


def _is_rare(key: str) -> bool:
    """Whether a word of the dictionary is seldom met: such a word with a capital is often a name."""
    return dictionary().get(key, 0) >= SELDOM


def _slip(words: Words, index: int, meant: tuple[str, ...], *, beside: bool) -> Iterator[Found]:
    token = words.tokens[index]
    if is_word(token.key) and not beside and not (token.capital and _is_rare(token.key)):
        return
    start = words.tokens[title_start(words, _before_particles(words, index))].start
    known_name = token.key in words_of("first_names", "surnames")
    tier = 1 if (token.capital and not known_name and not is_word(token.key)) or beside else 2
    rule = _SLIP if tier == 1 else f"{_SLIP}_unsure"
    yield Found(start, token.end, "person", tier, rule, REASONS[rule], meant)
