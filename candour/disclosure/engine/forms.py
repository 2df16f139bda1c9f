"""Every form in which a person of the register may be written, as sequences of words with a rule each."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from candour.disclosure.engine.cues import is_ordinary
from candour.disclosure.engine.document import Entry
from candour.disclosure.engine.lists import is_word
from candour.disclosure.engine.names import (
    PARTICLES,
    Keys,
    Name,
    family_variants,
    names_of,
    nicknames,
    spellings,
)


class Need(Enum):
    """How a form has to be written in order to count."""

    ANY = "any"
    CAPITAL = "capital"
    UPPER = "upper"
    DOTS = "dots"


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing one entry."""

    keys: Keys
    rule: str
    entity: str
    kind: str = "person"
    need: Need = Need.ANY


MOST_NAMES = 12
"""Names and aliases of one entry that are expanded; more than that are matched as they stand."""


@lru_cache(maxsize=4096)
def forms_of_person(entry: Entry) -> tuple[Form, ...]:
    """All forms of one person, each sequence of words once, the most exact rule first."""
    names = names_of((entry.name, *entry.aliases))
    found: dict[tuple[Keys, Need], Form] = {}
    for number, name in enumerate(names):
        for keys, rule, need in (
            _expanded(name) if number < MOST_NAMES else [(name.whole, "full_name", Need.ANY)]
        ):
            if keys and all(keys):
                found.setdefault((keys, need), Form(keys, f"register.{rule}", entry.id, need=need))
    return tuple(found.values())


Made = tuple[Keys, str, Need]


def _expanded(name: Name) -> Iterator[Made]:
    yield from _whole(name)
    yield from _joined(name)
    yield from _with_initials(name)
    yield from _with_nicknames(name)
    yield from _spelt_otherwise(name)
    yield from _bare_initials(name)
    yield from _singles(name)


def _families(name: Name) -> tuple[Keys, ...]:
    """The family name whole, without its particles, by halves, joined, and as another gender bears it."""
    family = name.family
    plain = tuple(key for key in family if key not in PARTICLES)
    found = [family, plain, *((key,) for key in plain), ("".join(family),)]
    found += [(variant,) for key in plain for variant in sorted(family_variants(key))]
    found += [(variant,) for key in plain for variant in sorted(spellings(key))]
    if len(plain) == 1 and family_variants(plain[0]):
        found += [(*family[:-1], variant) for variant in family_variants(plain[0])]
    found += [split for key in plain for split in _prefix_apart(key)]
    return tuple(dict.fromkeys(keys for keys in found if keys and keys != ("",)))


def _prefix_apart(key: str) -> list[Keys]:
    """O'Neill as O Neill, MacDonald as Mac Donald."""
    return [
        (prefix, key[len(prefix) :])
        for prefix in ("mac", "mc", "fitz", "o")
        if key.startswith(prefix) and len(key) > len(prefix) + 3 and (prefix != "o" or not is_word(key))
    ]


def _whole(name: Name) -> Iterator[Made]:
    every = name.whole
    for start in range(len(every)):
        for end in range(start + 2, len(every) + 1):
            if set(every[start:end]) - PARTICLES:
                yield every[start:end], "full_name" if start == 0 else "part_of_name", Need.ANY
    for family in _families(name):
        for given in (name.given, *((key,) for key in name.given)):
            if given:
                yield (*given, *family), "full_name", Need.ANY
                yield (*family, *given), "inverted", Need.ANY


def _joined(name: Name) -> Iterator[Made]:
    """As one word, as in the names of accounts: graceyoung, gyoung."""
    joined = "".join(name.family)
    yield from _particles_joined(name)
    for start in (name.given[0], name.given[0][0]) if name.given else ():
        if len(start + joined) > 5 and not is_word(start + joined):
            yield (start + joined,), "joined", Need.ANY


def _particles_joined(name: Name) -> Iterator[Made]:
    """The end of a name with its particles, as one word: Vanderberg, Abdelrahman."""
    every = name.whole
    for start in range(1, len(every) - 1):
        if PARTICLES & set(every[start:-1]) and set(every[start:]) - PARTICLES:
            joined = "".join(every[start:])
            yield (joined,), "part_of_name", _need(joined)


def _with_initials(name: Name) -> Iterator[Made]:
    letters = tuple(key[0] for key in name.given)
    for family in _families(name):
        for taken in (letters, letters[:1], letters[:2]):
            if taken:
                yield (*taken, *family), "initials_surname", Need.CAPITAL
                yield ("".join(taken), *family), "initials_surname", Need.CAPITAL
                yield (*family, *taken), "inverted", Need.CAPITAL
                yield (*family, "".join(taken)), "inverted", Need.CAPITAL
        if len(name.given) > 1:
            yield (name.given[0], *letters[1:], *family), "full_name", Need.ANY
            yield (letters[0], *name.given[1:], *family), "initials_surname", Need.CAPITAL
    if name.family:
        plain = [key for key in name.family if key not in PARTICLES] or [name.family[-1]]
        if len(name.given) > 1:
            yield (*name.given, plain[-1][0]), "first_name_initial", Need.CAPITAL
        for given in name.given:
            yield (given, plain[0][0]), "first_name_initial", Need.CAPITAL
            yield (given, plain[-1][0]), "first_name_initial", Need.CAPITAL


def _with_nicknames(name: Name) -> Iterator[Made]:
    for given in name.given:
        for nickname in sorted({each for pet in nicknames(given) for each in (pet, *spellings(pet))}):
            for family in _families(name):
                yield (nickname, *family), "nickname", Need.ANY
                yield (*family, nickname), "nickname", Need.ANY
            if name.family:
                yield (nickname, name.family[-1][0]), "nickname", Need.CAPITAL
            yield (nickname,), "nickname", _need(nickname)


def _spelt_otherwise(name: Name) -> Iterator[Made]:
    """Each given name in its other spellings, alone and before the family name."""
    for given in name.given:
        for other in sorted(spellings(given)):
            for family in _families(name):
                yield (other, *family), "spelling", Need.ANY
                yield (*family, other), "spelling", Need.ANY
            yield (other,), "spelling", _need(other)


def _bare_initials(name: Name) -> Iterator[Made]:
    plain = [key for key in name.family if key not in PARTICLES] or list(name.family)
    given = [key[0] for key in name.given]
    if not given or not plain:
        return
    every = [key[0] for key in name.family]
    last = [key[0] for key in plain]
    ways = ([given[0], last[-1]], [given[0], last[0]], given + last, [given[0], *last], given + every)
    for letters in ways:
        yield ("".join(letters),), "initials", Need.UPPER
        yield tuple(letters), "initials", Need.DOTS
    if len(last) > 1:
        # The hyphen of a double-barrelled name between its initials: SOF-R, C F-S.
        yield ("".join([*given, *last[:-1]]), last[-1]), "initials", Need.UPPER
    yield (last[-1] + given[0],), "initials_turned", Need.UPPER


def _singles(name: Name) -> Iterator[Made]:
    for family in _families(name):
        rule = (
            "surname"
            if family in (name.family, tuple(k for k in name.family if k not in PARTICLES))
            else "part_of_surname"
        )
        if len(family) > 1:
            yield family, rule, Need.ANY
            yield (*family[:-1], f"{family[-1]}s"), "family", Need.CAPITAL
        elif len(family[0]) > 1:
            yield family, rule, _need(family[0])
            yield (_plural(family[0]),), "family", Need.CAPITAL
    for given in name.given:
        if len(given) > 1:
            yield (given,), "first_name", _need(given)


def _plural(key: str) -> str:
    return f"{key}es" if key.endswith(("s", "x", "z", "ch", "sh")) else f"{key}s"


def _need(key: str) -> Need:
    """Everyday words and very short names count with a capital alone; John and Evans also without."""
    return Need.CAPITAL if len(key) < 4 or is_ordinary(key) else Need.ANY
