"""Names that a text proved in one place, found wherever a part of them stands again."""

from collections.abc import Iterable, Iterator, Sequence

from candour.disclosure.engine.cues import RARE, follows_like_a_name
from candour.disclosure.engine.found import Found
from candour.disclosure.engine.lists import dictionary, is_family_name, is_given_name, is_word, words_of
from candour.disclosure.engine.names import PARTICLES
from candour.disclosure.engine.naming import made
from candour.disclosure.engine.runs import FUNCTION_WORDS, HARD
from candour.disclosure.engine.tokens import Words

PROVES = frozenset({"name.title", "name.introduced", "name.initials", "name.known", "name.unknown"})
"""Rules that make the words they found names wherever they stand again."""


def find_again(
    words: Words, found: Sequence[Found], taken: frozenset[int], phrases: frozenset[int]
) -> Iterator[Found]:
    """Every further place of a part of a name, also where it begins a sentence."""
    parts = _parts(words, found, tier=1)
    weak = _parts(words, found, tier=2) - parts
    sure, places = _places(each for each in found if each.tier == 1), _places(found)
    for index, token in enumerate(words.tokens):
        if index in taken or token.start in sure:
            continue
        if token.key in parts:
            tier = _tier_again(words, index, phrases)
        elif (
            token.key in weak
            and token.capital
            and not {index} & (phrases | words.shouted)
            and token.start not in places
        ):
            tier = 2
        else:
            continue
        if tier:
            yield made(words, (index,), tier, "name.again")


def _places(found: Iterable[Found]) -> frozenset[int]:
    """Where names were found already."""
    return frozenset(place for each in found for place in range(each.start, min(each.end, each.start + 200)))


def _tier_again(words: Words, index: int, phrases: frozenset[int]) -> int:
    token = words.tokens[index]
    if token.key in words_of("service_words") and not is_given_name(token.key):
        alone = (
            token.capital and index not in phrases | words.shouted and token.key not in {"the", "of", "and"}
        )
        return 2 if alone and (index not in words.first_words or follows_like_a_name(words, index)) else 0
    ordinary = token.key in words_of("word_names") or (
        is_word(token.key) and not is_given_name(token.key) and not is_family_name(token.key)
    )
    if not token.capital:
        return 0 if ordinary or is_word(token.key) else 1
    if index in phrases and ordinary:
        return 0
    if ordinary and index in words.first_words and not follows_like_a_name(words, index):
        return 2
    return 1


def _parts(words: Words, found: Sequence[Found], *, tier: int) -> frozenset[str]:
    """Words of names: proved ones for tier 1; of tier 2 only those of two words or more."""
    starts = {token.start: index for index, token in enumerate(words.tokens)}
    parts: set[str] = set()
    for each in found:
        keys = _keys_in(words, starts.get(each.start), each.end)
        if each.tier == tier and (each.rule in PROVES if tier == 1 else len(keys) > 1):
            parts.update(keys)
    common = frozenset(part for part in parts if _everyday_part(words, part, tier))
    never = common | HARD | PARTICLES | words_of("titles", "common_headings")
    return frozenset(part for part in parts if len(part) > 2 and part not in never)


def _everyday_part(words: Words, part: str, tier: int) -> bool:
    """Whether a word that stood in a name is too ordinary to be taken for it elsewhere."""
    if part in words_of("word_names", "first_names", "surnames"):
        return False
    return dictionary().get(part, RARE) < FUNCTION_WORDS or (tier == 2 and part in words.small)


def _keys_in(words: Words, index: int | None, end: int) -> list[str]:
    keys = []
    while index is not None and index < len(words.tokens) and words.tokens[index].start < end:
        keys.append(words.tokens[index].key)
        index += 1
    return keys
