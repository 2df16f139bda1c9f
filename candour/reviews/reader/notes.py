"""A note in the margin, who is in the register, and the words that the notes go by."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from candour.policy.load import load_policy
from candour.policy.review import Term, UnsuitableWords

KINDS = {
    "name": "A name",
    "initials": "Initials",
    "description": "A description of a person",
    "blame": "Words of blame",
    "private": "Private matters",
    "distressing": "Distressing detail",
    "jargon": "A term to explain",
    "sentence": "A long sentence",
    "section": "The section as a whole",
}
"""What notes are about, the weightiest first."""
OF_DESCRIPTIONS = {"accusing": "blame", "private": "private", "distressing": "distressing"}
"""Kinds of unsuitable words that are notes of a kind of their own; the others describe a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One note. Its range is in characters of its block's text; a note on a whole section has no block."""

    kind: str
    words: str
    reason: str
    suggestion: str
    section: str = ""
    block: str = ""
    start: int = 0
    end: int = 0
    times: int = 1
    """How often it stands in the section; the note is at the first."""

    @property
    def title(self) -> str:
        return KINDS[self.kind]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody of the register, in every form that is known."""

    family_name: str
    role: str = ""
    title: str = ""
    given_names: str = ""
    known_as: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReaderWords:
    """The words of the policy on a day, ready to be looked for."""

    terms: dict[str, Term]
    """By each way of writing it, in lower case where it is written so."""
    jargon: re.Pattern[str]
    unsuitable: dict[str, UnsuitableWords]
    """By each form in lower case."""
    descriptions: re.Pattern[str]
    everyday: frozenset[str]
    numbers: dict[str, int]


@lru_cache(maxsize=8)
def words_on(day: date) -> ReaderWords:
    policy = load_policy()
    terms = {form: row for row in policy.jargon.all(on=day) for form in (row.key, *row.forms)}
    unsuitable = {
        plain(form).lower(): row for row in policy.unsuitable_descriptions.all(on=day) for form in row.forms
    }
    everyday = policy.review_words.find("everyday", on=day)
    return ReaderWords(
        terms={_written(form): row for form, row in terms.items()},
        jargon=any_of(terms),
        unsuitable=unsuitable,
        descriptions=re.compile(f"(?i:{_joined(unsuitable)})"),
        everyday=frozenset(everyday.words if everyday else ()),
        numbers={row.key: row.number for row in policy.review_limits.all(on=day)},
    )


def is_acronym(form: str) -> bool:
    """Written with capitals inside, so that it is looked for as it is written."""
    return any(letter.isupper() for letter in form[1:]) and " " not in form


def _written(form: str) -> str:
    return form if is_acronym(form) else form.lower()


def any_of(forms: Iterable[str]) -> re.Pattern[str]:
    """Any of these by themselves: acronyms as written, words in any case."""
    strict = [form for form in forms if is_acronym(form)]
    free = [form for form in forms if not is_acronym(form)]
    parts = [_joined(strict)] if strict else []
    parts += [f"(?i:{_joined(free)})"] if free else []
    return re.compile("|".join(parts) or r"(?!)")


def _joined(forms: Iterable[str]) -> str:
    longest_first = sorted(forms, key=len, reverse=True)
    each = "|".join(re.escape(plain(form)).replace(r"\ ", r"\s+") for form in longest_first)
    return rf"(?<![\w-])(?:{each})(?![\w-])"


def plain(text: str) -> str:
    """Straight apostrophes: one for one, so that places in the text stay."""
    return text.replace("’", "'").replace("‘", "'")
