"""The words for keys that a review keeps, and days in words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Wording:
    """What each key is called. A key that has no words is printed as it stands: nothing is left out."""

    areas: Words = field(default_factory=dict)
    sufficiency: Words = field(default_factory=dict)
    levels: Words = field(default_factory=dict)
    factors: Words = field(default_factory=dict)
    themes: Words = field(default_factory=dict)
    characteristics: Words = field(default_factory=dict)
    reasonable: Words = field(default_factory=dict)
    entry_kinds: Words = field(default_factory=dict)
    sources: Words = field(default_factory=dict)
    interview_states: Words = field(default_factory=dict)
    people: Mapping[int, str] = field(default_factory=dict)
    """The role in words for each number of the register."""
    names: frozenset[str] = frozenset()
    """Every name in the register: words that hold one are not printed for a person."""


def word(words: Words, key: str) -> str:
    return words.get(key, key.replace("_", " "))


def day(iso: str | None) -> str:
    """3 March 2026, of an ISO date; empty for none."""
    if not iso:
        return ""
    found = date.fromisoformat(iso)
    return f"{found.day} {found:%B %Y}"


def month(iso: str) -> str:
    return f"{date.fromisoformat(iso):%B %Y}"


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]
