"""Somebody whom a place points to though no role is named: the man at the garage."""

from collections.abc import Iterator

from candour.disclosure.engine.found import Found
from candour.disclosure.engine.lists import words_of
from candour.disclosure.engine.places import NEAR, STOPS, Places, ahead, made, tells

_THE = frozenset(
    ["the", "that", "this", "his", "her", "their", "our", "my", "its", "own", "local", "same", "only", "one"]
)
_HERE = "Few people are to be found at this place, so the words can stand for a name."
_WHO = "These words point out one person by what that person does."
_ONE_OF = "Few people hold this role, and these words speak of one of them."


def find_at_places(places: Places) -> Iterator[Found]:
    """People with a place, work at a place, and one of the few who hold a role."""
    for index, token in enumerate(places.words.tokens):
        if token.key in words_of("persons"):
            yield from _person_at(places, index)
            yield from _of_the_place(places, index)
        works = token.key in words_of("work", "jobs") and not token.capital
        if works or _is_habit(places, index):
            yield from _work_at(places, index)
    yield from _by_places(places)
    yield from _one_of_those(places)
    yield from _body_of_a_body(places)


def _by_places(places: Places) -> Iterator[Found]:
    """Places by other places, and places where somebody works."""
    for index, (last, _) in places.settings.items():
        end = _by_another_place(places, last)
        if end is None and _where_somebody_works(places, index, last):
            end = last
        if end is not None:
            yield made(places.words, index, end, _HERE)


def _person_at(places: Places, index: int) -> Iterator[Found]:
    """The lady from the launderette; that old man who sweeps the market."""
    tokens = places.words.tokens
    first = next(
        (at for at in (index - 1, index - 2) if at >= 0 and tokens[at].key in _THE | {"a", "an"}), None
    )
    if first is None or index + 1 >= len(tokens):
        return
    following = tokens[index + 1].key
    if following == "who" and tokens[index + 1].gap == " " and _does_something(places, index + 2):
        yield made(places.words, first, index + 2, _WHO)
    does = following in {"who", "that"} and index + 2 < len(tokens) and tokens[index + 2].key.endswith("s")
    if not does and following not in NEAR - {"of", "to", "for", "into"}:
        return
    end = _definite_place(places, index + 1, far=5)
    if end is not None:
        yield made(places.words, first, end, _HERE)


def _does_something(places: Places, index: int) -> bool:
    """The man who tends the graves; the couple who keep bees; the boy who scored: somebody is pointed out."""
    if index >= len(places.words.tokens):
        return False
    key = places.words.tokens[index].key
    habit = key.endswith("s") and len(key) > 3 and key not in words_of("usual_verbs")
    return habit or key in words_of("telling_deeds")


def _work_at(places: Places, index: int) -> Iterator[Found]:
    """Employed at the abattoir; drives the school minibus: one that is spoken of as known."""
    tokens = places.words.tokens
    near = [at for at in ahead(places.words, index, 6) if tokens[at].key in NEAR]
    begin = index
    if near and tokens[near[0]].key != "to":
        begin = near[0]
    elif near or index + 1 >= len(tokens) or tokens[index + 1].key not in _THE:
        return
    end = _definite_place(places, begin, far=4)
    if end is not None:
        yield made(places.words, index, end, _HERE)


_NO_HABIT = frozenset(
    [
        "is",
        "was",
        "has",
        "says",
        "goes",
        "attends",
        "visits",
        "uses",
        "leaves",
        "returns",
        "remains",
        "stays",
        "this",
    ]
)


def _is_habit(places: Places, index: int) -> bool:
    """Who rings the bells at the chapel: what somebody does, in the present tense, in a text of the past."""
    tokens = places.words.tokens
    key = tokens[index].key
    if not index or not key.endswith("s") or len(key) < 4 or key in _NO_HABIT or tokens[index].capital:
        return False
    return tokens[index - 1].key in {"he", "she", "who"} or tokens[index - 1].key in words_of("ties")


def _definite_place(places: Places, last: int, *, far: int) -> int | None:
    """The last word of a place that is not an ordinary one, behind a word such as the or her."""
    tokens = places.words.tokens
    known = False
    for at in ahead(places.words, last, far):
        end = places.place_at(at)
        if known and end >= 0 and at in places.settings and tells(places, at):
            return end
        if tokens[at].key in STOPS - {"that"}:
            return None
        known = known or tokens[at].key in _THE or tokens[at].full_end > tokens[at].end
    return None


def _of_the_place(places: Places, index: int) -> Iterator[Found]:
    """A fairground family; the launderette woman: a place that is not ordinary stands before the person."""
    for begin in (index - 1, index - 2):
        spans = begin >= 0 and begin in places.settings and places.settings[begin][0] == index - 1
        if spans and places.words.tokens[index].gap == " " and tells(places, begin):
            yield made(places.words, begin, index, _HERE)
            return


def _one_of_those(places: Places) -> Iterator[Found]:
    """One of the lunchtime supervisors."""
    tokens = places.words.tokens
    for index, (last, name) in places.roles.items():
        one = [token.key for token in tokens[max(index - 3, 0) : index]]
        if one[:2] == ["one", "of"] and one[2:] and one[2] in _THE and name not in words_of("generic_roles"):
            yield made(places.words, index - 3, last, _ONE_OF)


def _body_of_a_body(places: Places) -> Iterator[Found]:
    """The mosque's youth club: one body of another leads to a place."""
    tokens = places.words.tokens
    for index, (last, _) in places.settings.items():
        owns = tokens[last].full_end > tokens[last].end
        if owns and last + 1 in places.settings and tells(places, index) and tells(places, last + 1):
            yield made(places.words, index, places.settings[last + 1][0], _HERE)


_BY = frozenset(["above", "over", "behind", "opposite", "beside", "below", "beneath", "under"])


def _by_another_place(places: Places, last: int) -> int | None:
    """The refuge above the bank: one place by another can be found."""
    tokens = places.words.tokens
    following = next(ahead(places.words, last, 1), None)
    if following is None or tokens[following].key not in _BY:
        return None
    for at in ahead(places.words, following, 3):
        if tokens[at].key in {"road", "way", "street"}:
            return None
        if at > following + 1 and at in places.settings and tokens[at - 1].key != "a":
            return places.settings[at][0]
    return None


def _where_somebody_works(places: Places, index: int, last: int) -> bool:
    """The gym where he taught boxing; the bakery where her mother worked."""
    tokens = places.words.tokens
    where = next(ahead(places.words, last, 1), None)
    if where is None or tokens[where].key != "where":
        return False
    does = [tokens[at].key for at in ahead(places.words, where, 5)]
    telling = any(key in words_of("telling_work") for key in does)
    return telling or (tells(places, index) and any(key in words_of("work", "jobs") for key in does))
