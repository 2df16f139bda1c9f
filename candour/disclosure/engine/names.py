"""A name taken to pieces: given names, family name, other family names, nicknames, titles."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from candour.disclosure.engine.folding import fold
from candour.disclosure.engine.lists import is_given_name, nickname_families, spelling_families, words_of
from candour.disclosure.engine.tokens import Token, Words

PARTICLES = frozenset(
    [
        "de",
        "la",
        "le",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "das",
        "du",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "ap",
        "ab",
        "ferch",
        "verch",
        "bin",
        "ibn",
        "binti",
        "al",
        "el",
        "st",
        "san",
        "abu",
        "umm",
        "of",
        "y",
        "i",
    ]
)
_SUFFIXES = frozenset(["jr", "sr", "junior", "senior", "ii", "iii", "obe", "mbe", "kc", "qc", "esq"])
_TITLES_GIVEN_AS_NAMES = frozenset(["justice", "judge", "major", "nana", "pastor", "sheikh"])
_OTHER_NAME = re.compile(
    r"\b(?:née|nee|né|born|formerly|previously|maiden name|also known as|aka|a\.k\.a\.|known as|or)\b",
    re.IGNORECASE,
)
_NICKNAME = re.compile("[\"'\u2018\u201c]([^\"'\u2019\u201d]{2,30})[\"'\u2019\u201d]")
Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a person, as keys of words."""

    given: Keys
    family: Keys
    """With its particles: ("de", "la", "cruz"); a double-barrel is two keys."""

    @property
    def whole(self) -> Keys:
        return self.given + self.family


def names_of(texts: Iterable[str]) -> tuple[Name, ...]:
    """Every name that the texts of one entry give, each once. Other names in brackets stand on their own."""
    found: dict[Name, None] = {}
    for text in texts:
        for name in (each for part in _parts(text) for each in (_name(part), *_title_as_name(part))):
            if name.whole:
                found.setdefault(name)
                for other in _with_given(name, found):
                    found.setdefault(other)
    return tuple(found)


def _with_given(name: Name, known: Iterable[Name]) -> list[Name]:
    """A family name that stands alone, put behind the given names already known."""
    if name.given:
        return []
    return [Name(other.given, name.family) for other in known if other.given and other.family != name.family]


def _parts(text: str) -> list[str]:
    parts = [nickname for nickname in _NICKNAME.findall(text) if nickname.strip()]
    rest = _NICKNAME.sub(" ", text)
    for inner in re.findall(r"\(([^)]*)\)", rest):
        parts += [piece for piece in _OTHER_NAME.split(inner) if piece.strip(" .,:;-")]
    rest = re.sub(r"\([^)]*\)?", " ", rest)
    return [piece for piece in _OTHER_NAME.split(rest) if piece.strip(" .,:;-")] + parts


def _name(text: str) -> Name:
    tokens = list(Words(fold(text)).tokens)
    comma = next((index for index, token in enumerate(tokens) if index and "," in token.gap), None)
    if comma is not None and tokens[comma].key not in _SUFFIXES:
        family, given = _without_titles(tokens[:comma]), _without_titles(tokens[comma:])
        return Name(_keys(given), _keys(family))
    tokens = _without_titles(tokens)
    start = _family_starts(tokens)
    return Name(_keys(tokens[:start]), _keys(tokens[start:]))


def _title_as_name(text: str) -> list[Name]:
    """The name with its title as a given name, as Justice Banda or Major Singh may bear it."""
    tokens = Words(fold(text)).tokens
    if len(tokens) < 2 or tokens[0].key not in _TITLES_GIVEN_AS_NAMES or "," in tokens[1].gap:
        return []
    name = _name(text)
    return [Name((tokens[0].key, *name.given), name.family)]


def _without_titles(tokens: list[Token]) -> list[Token]:
    titles = words_of("titles")
    while len(tokens) > 1 and tokens[0].key in titles:
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].key in _SUFFIXES:
        tokens = tokens[:-1]
    return tokens


def _family_starts(tokens: list[Token]) -> int:
    """Where the family name begins: the last word, with what is joined to it and its particles."""
    start = len(tokens) - 1
    while start > 0 and (
        "-" in tokens[start].gap or tokens[start - 1].key in PARTICLES or tokens[start].key in PARTICLES
    ):
        if tokens[start].key in PARTICLES and tokens[start - 1].key not in PARTICLES:
            break
        start -= 1
    return max(start, 0)


def _keys(tokens: list[Token]) -> Keys:
    return tuple(token.key for token in tokens)


def nicknames(given: str) -> frozenset[str]:
    return nickname_families().get(given, frozenset()) - {given}


def spellings(key: str) -> frozenset[str]:
    """The other ways in which a name is spelt, such as Yousef for Yusuf, or Lizzy for Lizzie."""
    known = spelling_families().get(key, frozenset())
    other = _other_ending(key)
    return known if not other or is_given_name(other) else known | {other}


def _other_ending(key: str) -> str:
    """The pet form with -y for -ie, or -ie for -y behind a consonant; nothing where there is none."""
    if len(key) < 5 or (key[-3:-2] in "aeiou" and key.endswith("ie")):
        return ""
    if key.endswith("ie"):
        return f"{key[:-2]}y"
    return f"{key[:-1]}ie" if key.endswith("y") and key[-2] not in "aeiou" else ""


_SWAPS = (
    ("ski", "ska"),
    ("cki", "cka"),
    ("dzki", "dzka"),
    ("zki", "zka"),
    ("ny", "na"),
    ("ov", "ova"),
    ("ev", "eva"),
)


def family_variants(key: str) -> frozenset[str]:
    """The same family name as a man or a woman bears it, and with Mac for Mc."""
    found = set()
    for one, other in _SWAPS:
        if len(key) > 5 and key.endswith(one):
            found.add(key[: -len(one)] + other)
        if len(key) > 5 and key.endswith(other):
            found.add(key[: -len(other)] + one)
    if key.startswith("mc") and len(key) > 4:
        found.add("mac" + key[2:])
    if key.startswith("mac") and len(key) > 5:
        found.add("mc" + key[3:])
    return frozenset(found)
