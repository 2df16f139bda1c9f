"""What the rules measure by: the words and numbers of the policy on a day, ready to be used."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from candour.policy.load import load_policy
from candour.policy.review import Matter


class Words:
    """A list of words and phrases; `consider*` takes any ending."""

    def __init__(self, words: Iterable[str]) -> None:
        parts = [_pattern(word) for word in sorted(words, key=len, reverse=True)]
        self._any = re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])", re.IGNORECASE)

    def first(self, text: str) -> re.Match[str] | None:
        """Where the earliest of them stands."""
        return self._any.search(plain(text))

    def are_in(self, text: str) -> bool:
        return self.first(text) is not None

    def are_all_of(self, text: str) -> bool:
        """Whether the text is one of them and nothing more."""
        return self._any.fullmatch(plain(text).strip(" .")) is not None


def plain(text: str) -> str:
    """Straight apostrophes and single spaces, so that one spelling finds both."""
    return " ".join(text.replace("’", "'").split())


def _pattern(word: str) -> str:
    stem = re.escape(plain(word.rstrip("*"))).replace(r"\ ", r"\s+")
    return stem + (r"\w*" if word.endswith("*") else "")


@dataclass(frozen=True, slots=True)
class Expected:
    """A matter on which a review is expected to judge."""

    row: Matter
    words: Words


@dataclass(frozen=True, slots=True)
class Yardstick:
    numbers: dict[str, int]
    words: dict[str, Words]
    expected: tuple[Expected, ...]
    between_agencies: frozenset[str]
    """Themes and factors that lie between agencies."""
    names: dict[str, str]
    """Themes and factors by name, for sentences."""

    def named(self, code: str) -> str:
        """The name of a theme or factor, as it stands in a sentence."""
        name = self.names.get(code, code)
        return name[:1].lower() + name[1:]


@lru_cache(maxsize=8)
def yardstick_on(day: date) -> Yardstick:
    """The measures that apply on a day."""
    policy = load_policy()
    coded = [*policy.practice_themes.all(on=day), *policy.systemic_factors.all(on=day)]
    return Yardstick(
        numbers={row.key: row.number for row in policy.review_limits.all(on=day)},
        words={row.key: Words(row.words) for row in policy.review_words.all(on=day)},
        expected=tuple(Expected(row, Words(row.words)) for row in policy.review_matters.all(on=day)),
        between_agencies=frozenset(row.key for row in coded if row.multi_agency),
        names={row.key: row.name for row in coded},
    )
