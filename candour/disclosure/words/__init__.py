"""The fixed words of what is shared, by language: one file for each, and no page while a word is missing."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LANGUAGES = {"en": "English", "cy": "Welsh"}
FULL = "en"
"""The language that has every word; the others are measured by it."""


class WordsMissing(Exception):
    """The pack cannot be made in this language: these fixed words have not been translated."""

    def __init__(self, language: str, keys: tuple[str, ...]) -> None:
        self.language, self.keys = language, keys
        super().__init__(
            f"The {LANGUAGES[language]} pack needs {len(keys)} fixed texts that nobody has translated yet. "
            "Ask the national team to have them translated; until then no copy in that language can be made."
        )


@dataclass(frozen=True, slots=True)
class Words:
    """Every fixed text of one language, by its key."""

    language: str
    texts: Mapping[str, str]
    months: tuple[str, ...]

    def __call__(self, key: str, **given: object) -> str:
        return self.texts[key].format(**given)

    def day(self, iso: str | None) -> str:
        """An ISO date in words; empty for none."""
        if not iso:
            return ""
        found = date.fromisoformat(iso)
        return f"{found.day} {self.months[found.month - 1]} {found.year}"

    def month(self, iso: str) -> str:
        found = date.fromisoformat(iso)
        return f"{self.months[found.month - 1]} {found.year}"


def words_in(language: str) -> Words:
    """Raises WordsMissing, which says how many texts have to be translated."""
    missing = missing_in(language)
    if missing:
        raise WordsMissing(language, missing)
    file = _file(language)
    return Words(language, file["texts"], tuple(file["months"]))


def missing_in(language: str) -> tuple[str, ...]:
    """The keys of the texts that this language does not have yet, in the order of the English file."""
    there = _file(language)["texts"]
    return tuple(key for key in _file(FULL)["texts"] if not there.get(key))


@cache
def _file(language: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{language}.toml").read_text(encoding="utf-8"))
