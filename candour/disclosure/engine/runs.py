"""Runs of words with capitals: the raw material of names that are not in the register."""

from collections.abc import Iterator
from dataclasses import dataclass

from candour.disclosure.engine.lists import dictionary, is_word, words_of
from candour.disclosure.engine.names import PARTICLES
from candour.disclosure.engine.tokens import Token, Words

LONGEST = 12
FULL_LINE = 50
"""A line of this many letters was broken because it was full, so that a name may go on below."""


@dataclass(frozen=True, slots=True)
class Run:
    """The places of its words, without what only the start of a sentence or a role gave a capital."""

    indices: tuple[int, ...]
    begins: bool
    """Whether its first word also begins a sentence, a line or a cell."""


def runs_of(words: Words, taken: frozenset[int]) -> Iterator[Run]:
    """Every run of words with capitals that is not taken already."""
    index = 0
    while index < len(words.tokens):
        if index in taken or not _may_begin(words.tokens[index]):
            index += 1
            continue
        end = _end_of(words, index, taken)
        yield Run(tuple(range(index, end)), begins=index in words.first_words)
        index = end


def _may_begin(token: Token) -> bool:
    # The second letter of a note such as O/V is no initial.
    return token.capital and not (token.initial and token.gap.endswith("/"))


def _end_of(words: Words, index: int, taken: frozenset[int]) -> int:
    tokens = words.tokens
    end = index + 1
    while end < len(tokens) and end - index < LONGEST and end not in taken:
        if tokens[end - 1].full_end > tokens[end - 1].end or not goes_on(words, end):
            break
        if tokens[end].capital:
            end += 1
            continue
        particles = _particles(words, end, taken)
        if not particles:
            break
        end += particles
    return end


def goes_on(words: Words, index: int) -> bool:
    """Whether a word can belong to the same name as the word before it."""
    gap = words.tokens[index].gap
    before = words.tokens[index - 1]
    if gap == '" ' and before.gap.endswith(' "'):
        return True  # "Spike" Marsh: a by-name in quotation marks belongs to the name behind it
    if gap in {" ", "-", "'", " '", "  "}:
        return True
    if gap in {". ", ".", ".-"}:
        return before.initial or before.key in words_of("titles") or before.key == "st"
    return gap == "\n" and _full_line(words, before)


def _full_line(words: Words, before: Token) -> bool:
    start = words.plain.rfind("\n", max(0, before.full_end - FULL_LINE - 1), before.start)
    return start == -1 and before.full_end > FULL_LINE


def _particles(words: Words, index: int, taken: frozenset[int]) -> int:
    """How many small words such as "de la" lead on to another capital; 0 where they do not."""
    tokens = words.tokens
    length = 0
    while index + length < len(tokens) and tokens[index + length].key in PARTICLES - {"of", "i", "y"}:
        length += 1
        if length > 3:
            return 0
    following = index + length
    if not length or following >= len(tokens) or following in taken:
        return 0
    return length + 1 if tokens[following].capital and tokens[following].gap in {" ", "-", "'"} else 0


FUNCTION_WORDS = 350
"""How frequent a word must be to count as one that only begins a sentence."""


def without_beginning(words: Words, run: Run) -> tuple[int, ...]:
    """The run without words that have a capital only because a sentence begins."""
    indices = list(run.indices)
    if run.begins and indices:
        key = words.tokens[indices[0]].key
        names = words_of("first_names", "surnames", "titles")
        frequent = dictionary().get(key, 99999) < FUNCTION_WORDS
        if (frequent and key not in words_of("word_names")) or (
            is_word(key) and key not in names and key not in words_of("word_names") and len(indices) > 1
            and not _all_plain(words, indices[1:])
        ):  # fmt: skip
            return tuple(indices[1:])
    return tuple(indices)


def _all_plain(words: Words, indices: list[int]) -> bool:
    """Whether the rest are everyday words, so that the first may be a name as well as they."""
    return all(is_word(words.tokens[index].key) for index in indices)


def without_service_words(words: Words, indices: tuple[int, ...], phrases: frozenset[int]) -> tuple[int, ...]:
    """The run without words of the service at both ends, such as "Probation Officer"."""
    found = list(indices)
    while found and _of_service(words, found[0], phrases, keep="first_names"):
        found.pop(0)
    while found and _of_service(
        words, found[-1], phrases, keep="surnames" if len(found) > 1 else "first_names"
    ):
        if len(found) == 2 and found[-1] not in phrases and _given(words, found[0]):
            break
        if len(found) > 1 and words.tokens[found[-1]].gap == "-" and not is_word(words.tokens[found[-2]].key):
            break
        found.pop()
    return tuple(found)


HARD = frozenset(
    [
        "review",
        "service",
        "services",
        "team",
        "report",
        "programme",
        "assessment",
        "order",
        "plan",
        "unit",
    ]
)


def _given(words: Words, index: int) -> bool:
    """Whether a word is a first name, so that a family name follows rather than a word of the service."""
    key = words.tokens[index].key
    following = words.tokens[index + 1].key
    return (key in words_of("first_names") or key in words_of("word_names")) and following not in HARD


def is_abbreviation(token: Token) -> bool:
    """Whether a word is one of the known abbreviations, also where it has an -s or small letters inside."""
    shouted = any(letter.isupper() for letter in token.word[1:])
    plural = token.key.endswith("s") and token.word[:-1].isupper() and token.key[:-1] in words_of("acronyms")
    return len(token.key) > 1 and shouted and (token.key in words_of("acronyms") or plural)


def _of_service(words: Words, index: int, phrases: frozenset[int], *, keep: str) -> bool:
    key = words.tokens[index].key
    if index in phrases:
        return True
    if key in words_of("common_headings"):
        return key not in words_of("word_names")
    if is_abbreviation(words.tokens[index]):
        return True
    return key in words_of("service_words") and key not in words_of(keep)
