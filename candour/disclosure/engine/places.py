"""Where roles, and places without a name, stand in a text, and which of these places tell something."""

from collections.abc import Iterator
from functools import lru_cache

from candour.disclosure.engine.automaton import Automaton
from candour.disclosure.engine.forms import Form
from candour.disclosure.engine.found import Found
from candour.disclosure.engine.lists import dictionary, is_word, lines_of, words_of
from candour.disclosure.engine.reasons import REASONS
from candour.disclosure.engine.tokens import Words, phrase

NEAR = frozenset(
    [
        "at",
        "of",
        "in",
        "for",
        "from",
        "on",
        "to",
        "with",
        "behind",
        "near",
        "opposite",
        "outside",
        "inside",
        "next",
        "beside",
        "by",
        "above",
        "over",
        "into",
    ]
)
STOPS = frozenset(
    [
        "and",
        "but",
        "or",
        "because",
        "although",
        "while",
        "when",
        "that",
        "which",
        "where",
        "if",
        "so",
        "said",
        "was",
        "were",
        "had",
        "has",
        "is",
        "are",
        "did",
    ]
)


def _plural(key: str) -> str:
    for end, ending in (("man", "men"), ("y", "ies"), ("ch", "ches"), ("sh", "shes"), ("ss", "sses")):
        if key.endswith(end) and not (end == "y" and key[-2:-1] in "aeo"):
            return key.removesuffix(end) + ending
    return f"{key}s"


@lru_cache(maxsize=4)
def _lines(name: str) -> Automaton:
    forms: list[Form] = []
    for line in lines_of(name):
        keys = phrase(line)
        forms.append(Form(keys, name, line.lower()))
        forms.append(Form((*keys[:-1], _plural(keys[-1])), name, line.lower()))
    return Automaton(forms)


class Places:
    """Where roles, places without a name, and capitals stand in one text."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.roles = _spans(words, "roles")
        self.settings = _spans(words, "settings")
        self.guessed = frozenset(index for index in range(len(words.tokens)) if self._like_a_role(index))
        self.named = frozenset(index for index in range(len(words.tokens)) if _named(words, index))

    def _like_a_role(self, index: int) -> bool:
        """Whether a word on no list ends as words for what people do end: eel seller, drystone waller."""
        token = self.words.tokens[index]
        if token.capital or index in self.roles or token.key in words_of("not_roles"):
            return False
        return token.key.removesuffix("s").endswith(tuple(words_of("role_endings")))

    def place_at(self, index: int) -> int:
        """The place of the last word of a place that begins here, or -1."""
        if index in self.settings:
            return self.settings[index][0]
        if index not in self.named:
            return -1
        while index + 1 in self.named and self.words.tokens[index + 1].gap in {" ", "'s ", ". ", "-"}:
            index += 1
        return index


def _spans(words: Words, name: str) -> dict[int, tuple[int, str]]:
    automaton = _lines(name)
    found: dict[int, tuple[int, str]] = {}
    for index, token in enumerate(words.tokens):
        if token.key in automaton.root.next:
            for length, forms in automaton.at(words.tokens, index)[:1]:
                found[index] = (index + length - 1, forms[0].entity)
    return found


def _named(words: Words, index: int) -> bool:
    """A word with a capital that names something, as far as capitals tell."""
    token = words.tokens[index]
    if not token.capital or token.initial or (token.upper and len(token.word) < 7):
        return False
    if index and words.tokens[index - 1].key in words_of("titles"):
        return False
    if token.key in words_of("first_names") and token.key not in words_of("places"):
        return False
    quiet = (
        words_of("service_words", "common_headings", "titles", "acronyms", "after_names")
    )  # fmt: skip
    if token.key in quiet:
        return False
    return index not in words.first_words or dictionary().get(token.key, 99999) > 2000


def ahead(words: Words, index: int, far: int) -> Iterator[int]:
    """The words that follow within the sentence."""
    for following in range(index + 1, min(index + 1 + far, len(words.tokens))):
        gap = words.tokens[following].gap
        if following in words.first_words or any(mark in gap for mark in '.;:!?()"|'):
            return
        yield following


def owns(words: Words, index: int) -> bool:
    """Whether a word has a possessive ending."""
    return words.tokens[index].full_end > words.tokens[index].end


def tells(places: Places, index: int) -> bool:
    """Whether even an ordinary role tells something here: at a place with a name, or none of the service."""
    if index in places.named:
        key = places.words.tokens[index].key
        if not is_word(key) or key in words_of("places", "countries", "word_names"):
            return True
    return index in places.settings and places.settings[index][1] not in words_of("ordinary_settings")


def made(words: Words, first: int, last: int, reason: str = REASONS["look.role_with_place"]) -> Found:
    """What is shown, from one word to another."""
    start, end = words.tokens[first].start, words.tokens[last].end
    return Found(
        start,
        end,
        "role_with_place",
        2,
        "look.role_with_place",
        reason,
        overlay=True,
    )
