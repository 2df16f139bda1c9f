"""Roles beside places: few people hold the role there, so that the words can stand for a name."""

from collections.abc import Iterator

from candour.disclosure.engine.found import Found
from candour.disclosure.engine.lists import words_of
from candour.disclosure.engine.places import NEAR, STOPS, Places, ahead, made, owns, tells
from candour.disclosure.engine.tokens import Words

_AHEAD = 7
_DEFINITE = frozenset(["the", "his", "her", "their", "our", "this", "that"])
_BESIDE = frozenset(["above", "below", "opposite", "upstairs", "downstairs", "nearby", "underneath"])
_ALONG = frozenset(["over", "across", "down", "up", "along", "round"])
_WAYS = frozenset(["road", "street", "way", "corner", "hall", "lane"])
_AT = frozenset(["at", "on", "behind", "above", "below", "near", "opposite", "of", "for", "from", "aboard"])
_NOT_A_PLACE = ("not_people", "not_singled", "case_words")


def find_roles(places: Places) -> Iterator[Found]:
    """Roles and what somebody does, each with the place that makes it tell."""
    words = places.words
    for index, (last, name) in places.roles.items():
        end = _end_of_place(places, last, name)
        if end is not None:
            yield made(words, index, end)
        start = _place_before(places, index, generic=name in words_of("generic_roles"))
        if start is not None:
            yield made(words, start, last)
    for index in places.guessed:
        end = _place_after(places, index, generic=True)
        if end is not None:
            yield made(words, index, end)
    yield from _work(places)


def _work(places: Places) -> Iterator[Found]:
    for index, token in enumerate(places.words.tokens):
        if token.key in words_of("work") and not token.capital:
            end = _work_at_place(places, index)
            if end is not None:
                yield made(places.words, index, end)


def _end_of_place(places: Places, last: int, name: str) -> int | None:
    generic = name in words_of("generic_roles")
    end = _place_after(places, last, generic=generic)
    if end is not None or generic:
        return end
    beside = None if name in words_of("common_roles") else _beside(places.words, last)
    end = beside or _of_something(places.words, last)
    common = end is not None and not places.words.tokens[end].capital and name in words_of("common_roles")
    return None if common else end


def _place_after(places: Places, last: int, *, generic: bool) -> int | None:
    near = False
    for index in ahead(places.words, last, _AHEAD):
        key = places.words.tokens[index].key
        if near:
            end = places.place_at(index)
            if end >= 0 and (not generic or tells(places, index) or _tied_by_clause(places.words, end)):
                return end
        if key in NEAR:
            near = True
        elif (key in STOPS and not near) or (not near and index - last > 4):
            return None
    return None


def _beside(words: Words, last: int) -> int | None:
    """The florist below, the dentist next door, the baker over the road."""
    keys = [words.tokens[at].key for at in ahead(words, last, 3)]
    if keys and keys[0] in _BESIDE:
        return last + 1
    if keys[:2] == ["next", "door"]:
        return last + 2
    along = len(keys) == 3 and keys[0] in _ALONG and keys[1] == "the" and keys[2] in _WAYS
    return last + 3 if along else None


def _of_something(words: Words, last: int) -> int | None:
    """The steward of the miners' welfare: a rare role needs no known word for the place."""
    found: int | None = None
    keys = list(ahead(words, last, 5))
    if len(keys) < 3 or words.tokens[keys[0]].key not in _AT or words.tokens[keys[1]].key not in _DEFINITE:
        return None
    for at in keys[2:]:
        key = words.tokens[at].key
        if key in words_of(*_NOT_A_PLACE):
            return None
        if key in STOPS or key in NEAR:
            break
        found = at
    return found


def _tied_by_clause(words: Words, last: int) -> bool:
    """Whether a clause ties the place to the case: the prison to which he was recalled."""
    after = words.tokens[last + 1 : last + 3]
    if not after or after[0].gap not in {" ", "\n"}:
        return False
    return after[0].key in {"where", "whose"} or (
        len(after) == 2 and after[1].key == "which" and after[0].key in NEAR
    )


def _place_before(places: Places, index: int, *, generic: bool) -> int | None:
    """The village postmaster, the school's caretaker, the Ashby vicar, the local dentist."""
    for start in range(index - 1, max(index - 5, -1), -1):
        if start < index - 2 and not owns(places.words, start):
            continue
        owner = places.words.tokens[start].key in words_of("scopes") and owns(places.words, start)
        if (generic and not owner) or places.words.tokens[start + 1].gap not in {" ", "'s ", "-"}:
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
    return (
        last
        if last in places.named and (owns(places.words, last) or (beside and token.key in words_of("places")))
        else None
    )


_KEEPS = frozenset(["ran", "runs", "owns", "owned", "kept", "keeps"])


_TOLD = frozenset(["who", "that"])


_SENTENCES = frozenset(
    ["sentence", "sentences", "years", "months", "weeks", "days", "term", "life", "time", "prison", "custody"]
)


def _serves_a_sentence(words: Words, index: int) -> bool:
    return words.tokens[index].key.startswith("serv") and any(
        words.tokens[at].key in _SENTENCES for at in ahead(words, index, 4)
    )


def _work_at_place(places: Places, index: int) -> int | None:
    """Runs the only chip shop on the estate; who works at the bakery."""
    if _serves_a_sentence(places.words, index):
        return None
    words = places.words
    first: int | None = None
    at = index
    near = False
    skip = -1
    for following in ahead(words, index, 10):
        if following <= skip:
            continue
        near = near or (first is not None and words.tokens[following].key in NEAR)
        end = -1 if first is not None and words.tokens[following].key in NEAR else places.place_at(following)
        if end >= 0:
            if first is not None and near:
                return end
            first, near, skip, at = end, False, end, following
        elif words.tokens[following].key in NEAR:
            near = True
        elif words.tokens[following].key in STOPS:
            break
    return first if first is not None and _telling(places, index, at) else None


def _telling(places: Places, index: int, place: int) -> bool:
    """Whether what is done at one place is told of somebody, or is done by few."""
    words = places.words
    verb, before = words.tokens[index].key, words.tokens[index - 1].key if index else ""
    if verb in words_of("telling_work") or (
        before in words_of("ties") and verb not in words_of("little_work")
    ):
        return True
    return (before in _TOLD or verb in _KEEPS) and tells(places, place)
