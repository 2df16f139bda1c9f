"""A label for each person, from role and order of appearance."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from candour.policy.disclosure import LabelWords

MOST = 99
"""People in one release set, so that the numbers of two sets never meet."""
OTHER = "other"


class LabelError(ValueError):
    """Labels cannot be given; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """Somebody who needs a label, with every name that the register gives."""

    id: str
    role: str
    names: tuple[str, ...]


def labels_for(people: Sequence[Labelled], words: Mapping[str, LabelWords], *, series: int) -> dict[str, str]:
    """A label by id, for people in the order in which they appear. Raises LabelError.

    `series` is a number that no other release set has: labels with a number begin with it, so that nobody can
    join two sets by them. Nobody's label changes when people are added at the end, unless a role that had one
    person gets a second.
    """
    _check(people, words, series)
    roles: dict[str, list[Labelled]] = {}
    for person in people:
        roles.setdefault(person.role, []).append(person)
    first = series * (MOST + 1) + 1
    return {
        person.id: _label(person, roles[person.role], words, number)
        for number, person in enumerate(people, start=first)
    }


def _check(people: Sequence[Labelled], words: Mapping[str, LabelWords], series: int) -> None:
    if series < 1:
        raise LabelError("the series of a release set begins at 1")
    if len(people) > MOST:
        raise LabelError(f"one release set has labels for {MOST} people at most")
    if len({person.id for person in people}) < len(people):
        raise LabelError("somebody is there twice")
    if OTHER not in words:
        raise LabelError("there are no words for people of other roles")


def _label(person: Labelled, others: Sequence[Labelled], words: Mapping[str, LabelWords], number: int) -> str:
    row = words.get(person.role, words[OTHER])
    if len(others) == 1:
        for phrase in row.alone:
            if not initials_shared(phrase, person.names):
                return phrase
    # The same words for all of a role, so that a choice of words tells nothing of one of them.
    for word in row.words:
        if not any(initials_shared(word, other.names) for other in others):
            return f"{word} {number}"
    for word in row.words:
        if not initials_shared(word, person.names):
            return f"{word} {number}"
    return f"[{number}]"


def initials_shared(label: str, names: Sequence[str]) -> frozenset[str]:
    """The letters with which both a word of the label and a word of a name begin."""
    return _initials(label) & _initials(" ".join(names))


_SMALL = frozenset({"the", "on", "of", "under"})


def _initials(text: str) -> frozenset[str]:
    found = set()
    for word in text.replace("-", " ").split():
        letters = unicodedata.normalize("NFKD", word.casefold())
        first = next((letter for letter in letters if letter.isalpha()), "")
        if first and word.casefold() not in _SMALL:
            found.add(first)
    return frozenset(found)
