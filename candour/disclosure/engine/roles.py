"""Roles beside places: few people hold the role there, so that the words can stand for a name."""

from collections.abc import Iterator
from functools import lru_cache

from candour.disclosure.engine.automaton import Automaton
from candour.disclosure.engine.forms import Form
from candour.disclosure.engine.found import Found
from candour.disclosure.engine.lists import dictionary, is_word, lines_of, words_of
from candour.disclosure.engine.reasons import REASONS
from candour.disclosure.engine.tokens import Words, phrase

_NEAR = frozenset(
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
_STOPS = frozenset(
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
_AHEAD = 7


@lru_cache(maxsize=4)
def _lines(name: str) -> Automaton:
    forms: list[Form] = []
    for line in lines_of(name):
        keys = phrase(line)
        forms.append(Form(keys, name, line.lower()))
        forms.append(Form((*keys[:-1], f"{keys[-1]}s"), name, line.lower()))
    return Automaton(forms)


class Places:
    """Where roles, places without a name, and capitals stand in one text."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.roles = _spans(words, "roles")
        self.settings = _spans(words, "settings")
        self.named = frozenset(index for index in range(len(words.tokens)) if _named(words, index))

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


_ONE = frozenset(
    ["the", "late", "former", "retired", "local", "our", "their", "his", "her", "then", "current", "acting"]
)


def find_roles(words: Words) -> Iterator[Found]:
    """Roles and what somebody does, each with the place or the tie that makes it tell."""
    places = Places(words)
    yield from _tied_roles(places)
    for index, (last, name) in places.roles.items():
        generic = name in words_of("generic_roles")
        end = _place_after(places, last, generic=generic)
        if end is not None:
            yield _made(words, index, end)
        start = _place_before(places, index, generic=generic)
        if start is not None:
            yield _made(words, start, last)
        if name in words_of("rare_roles") and index and words.tokens[index - 1].key in _ONE:
            yield _made(words, index, last)
    for index, token in enumerate(words.tokens):
        if token.key in words_of("work") and not token.capital:
            end = _work_at_place(places, index)
            if end is not None:
                yield _made(words, index, end)


_STATUS = frozenset(["retired", "serving", "duty", "ex"])
_TIES = frozenset(
    [
        "wife",
        "husband",
        "widow",
        "widower",
        "son",
        "daughter",
        "mother",
        "father",
        "mum",
        "dad",
        "brother",
        "sister",
        "uncle",
        "aunt",
        "niece",
        "nephew",
        "cousin",
        "grandfather",
        "grandmother",
        "grandson",
        "granddaughter",
        "stepfather",
        "stepmother",
        "partner",
        "fiance",
        "fiancee",
        "boyfriend",
        "girlfriend",
        "married",
        "engaged",
        "secretary",
        "assistant",
        "interpreter",
        "chauffeur",
        "bodyguard",
        "parents",
    ]
)
_BETWEEN = frozenset(
    [
        "is",
        "was",
        "of",
        "to",
        "the",
        "a",
        "an",
        "had",
        "been",
        "has",
        "who",
        "then",
        "now",
        "also",
        "as",
        "serves",
        "served",
        "became",
        "works",
        "worked",
        "local",
        "retired",
        "former",
        "serving",
        "well",
        "known",
        "deputy",
        "chief",
        "senior",
        "once",
        "both",
        "were",
    ]
)
"""Small words that may stand between somebody's kin and what that person does."""


def _tied_roles(places: Places) -> Iterator[Found]:
    for index, (last, name) in places.roles.items():
        first = _tied_to_role(places.words, index, name)
        if first is not None:
            yield _made(places.words, first, last)


def _tied_to_role(words: Words, index: int, name: str) -> int | None:
    """A retired judge; married to the governor; his uncle had been mayor: the role leads on."""
    if not index or (name in words_of("generic_roles") and name not in words_of("public_roles")):
        return None
    if words.tokens[index - 1].key in _STATUS and words.tokens[index].gap in {" ", "-"}:
        return index - 1
    for before in range(index - 1, max(index - 7, -1), -1):
        gap = words.tokens[before + 1].gap
        if gap.strip(" ,\n") or before + 1 in words.first_words:
            return None
        if words.tokens[before].key in _TIES:
            return before if before + 1 < index else None
        if words.tokens[before].key not in _BETWEEN:
            return None
    return None


def _ahead(words: Words, index: int, far: int) -> Iterator[int]:
    """The words that follow within the sentence."""
    for following in range(index + 1, min(index + 1 + far, len(words.tokens))):
        gap = words.tokens[following].gap
        if following in words.first_words or any(mark in gap for mark in '.;:!?()"|'):
            return
        yield following


def _place_after(places: Places, last: int, *, generic: bool) -> int | None:
    near = False
    for index in _ahead(places.words, last, _AHEAD):
        key = places.words.tokens[index].key
        if near:
            end = places.place_at(index)
            if end >= 0 and (not generic or _tells(places, index) or _tied_by_clause(places.words, end)):
                return end
        if key in _NEAR:
            near = True
        elif (key in _STOPS and not near) or (not near and index - last > 4):
            return None
    return None


def _tied_by_clause(words: Words, last: int) -> bool:
    """Whether a clause ties the place to the case: the prison to which he was recalled."""
    after = words.tokens[last + 1 : last + 3]
    if not after or after[0].gap not in {" ", "\n"}:
        return False
    return after[0].key in {"where", "whose"} or (
        len(after) == 2 and after[1].key == "which" and after[0].key in _NEAR
    )


def _tells(places: Places, index: int) -> bool:
    """Whether even an ordinary role tells something here: at a place with a name, or none of the service."""
    if index in places.named:
        key = places.words.tokens[index].key
        return not is_word(key) or key in words_of("places", "countries", "word_names")
    return places.settings[index][1] not in words_of("ordinary_settings")


def _place_before(places: Places, index: int, *, generic: bool) -> int | None:
    """The village postmaster, the school's caretaker, the Ashby vicar, the local dentist."""
    for start in range(index - 1, max(index - 3, -1), -1):
        if generic or places.words.tokens[start + 1].gap not in {" ", "'s ", "-"}:
            return None
        begin = _place_ending_at(places, start, beside=start == index - 1)
        if begin is not None:
            return begin
    return None


def _place_ending_at(places: Places, last: int, *, beside: bool) -> int | None:
    token = places.words.tokens[last]
    if token.key == "local":
        return last
    for begin in (last, last - 1):
        if begin in places.settings and places.settings[begin][0] == last:
            return begin
    owns = token.full_end > token.end
    return last if last in places.named and (owns or (beside and token.key in words_of("places"))) else None


_KEEPS = frozenset(["ran", "runs", "owns", "owned", "kept", "keeps"])


def _work_at_place(places: Places, index: int) -> int | None:
    """Runs the only chip shop on the estate; who works at the bakery."""
    words = places.words
    told = index > 0 and words.tokens[index - 1].key in {"who", "that"}
    first: int | None = None
    at = index
    near = False
    skip = -1
    for following in _ahead(words, index, 10):
        if following <= skip:
            continue
        near = near or (first is not None and words.tokens[following].key in _NEAR)
        end = -1 if first is not None and words.tokens[following].key in _NEAR else places.place_at(following)
        if end >= 0:
            if first is not None and near:
                return end
            first, near, skip, at = end, False, end, following
        elif words.tokens[following].key in _NEAR:
            near = True
        elif words.tokens[following].key in _STOPS:
            break
    if first is None:
        return None
    verb = words.tokens[index].key
    telling = verb in words_of("telling_work") or ((told or verb in _KEEPS) and _tells(places, at))
    return first if telling else None


def _made(words: Words, first: int, last: int) -> Found:
    start, end = words.tokens[first].start, words.tokens[last].end
    return Found(
        start,
        end,
        "role_with_place",
        2,
        "look.role_with_place",
        REASONS["look.role_with_place"],
        overlay=True,
    )
