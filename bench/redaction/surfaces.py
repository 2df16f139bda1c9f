"""How a person may be written, with the slips and tricks of typing that real papers hold."""

import random
from collections.abc import Callable

from bench.redaction.names import Person

Surface = Callable[[Person, random.Random], str]
_LOOK_ALIKE = str.maketrans({"a": "\u0430", "e": "\u0435", "o": "\u043e", "p": "\u0440"})


def _initial(person: Person) -> str:
    return person.given[0]


def _last(person: Person) -> str:
    return person.family.split(" ")[-1].split("-")[-1]


def _initials(person: Person) -> str:
    return _initial(person) + _last(person)[0]


def slip(word: str, chance: random.Random) -> str:
    """One slip of typing inside the word: two letters swapped, one left out, one doubled, one changed."""
    place = chance.randrange(1, len(word) - 2)
    kind = chance.choice(("swap", "leave", "double", "change"))
    if kind == "swap" and word[place] != word[place + 1]:
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    if kind == "leave":
        return word[:place] + word[place + 1 :]
    if kind == "change":
        return word[:place] + chance.choice("aeioustnr".replace(word[place], "")) + word[place + 1 :]
    return word[:place] + word[place] + word[place:]


def _misspelt(person: Person, chance: random.Random) -> str:
    parts = person.family.split(" ")
    parts[-1] = slip(parts[-1], chance)
    return f"{person.given} {' '.join(parts)}"


def _misspelt_surname(person: Person, chance: random.Random) -> str:
    return f"{person.title} {slip(_last(person), chance)}"


SURFACES: dict[str, Surface] = {
    "full": lambda person, _: person.full,
    "inverted": lambda person, _: f"{person.family}, {person.given}",
    "title_surname": lambda person, _: f"{person.title} {person.family}",
    "surname": lambda person, _: person.family,
    "first": lambda person, _: person.given,
    "nickname": lambda person, _: person.nickname or person.given,
    "initial_surname": lambda person, _: f"{_initial(person)} {person.family}",
    "initial_dot_surname": lambda person, _: f"{_initial(person)}. {person.family}",
    "first_initial": lambda person, _: f"{person.given} {_last(person)[0]}",
    "initials": lambda person, _: _initials(person),
    "initials_dots": lambda person, _: f"{_initial(person)}.{_last(person)[0]}.",
    "half": lambda person, _: person.family.split("-")[0],
    "lower": lambda person, _: person.full.lower(),
    "upper": lambda person, _: person.full.upper(),
    "misspelt": _misspelt,
    "misspelt_surname": _misspelt_surname,
    "line_break": lambda person, _: f"{person.given}\n{person.family}",
    "zero_width": lambda person, _: f"{person.given} {_last(person)[:2]}\u200b{_last(person)[2:]}",
    "divided": lambda person, _: f"{person.given} {_last(person)[:3]}-\n{_last(person)[3:]}",
    "no_break": lambda person, _: f"{person.title}\u00a0{person.family}",
    "look_alike": lambda person, _: f"{person.given} {_last(person).translate(_LOOK_ALIKE)}",
    "maiden": lambda person, _: f"{person.given} {person.maiden}" if person.maiden else person.full,
    "alias": lambda person, _: person.aliases[0] if person.aliases else person.full,
    "middle": lambda person, _: f"{person.given} {person.middle} {person.family}",
}
USUAL = (
    ("full", 10), ("title_surname", 14), ("surname", 12), ("first", 9), ("nickname", 3), ("initial_surname", 3),
    ("initial_dot_surname", 2), ("first_initial", 1), ("initials", 2), ("initials_dots", 2), ("half", 2), ("lower", 2), ("inverted", 2),
    ("misspelt", 2), ("misspelt_surname", 1), ("line_break", 1), ("zero_width", 1), ("divided", 1), ("no_break", 1), ("look_alike", 1),
    ("maiden", 2), ("alias", 2), ("middle", 2), ("upper", 1),
)  # fmt: skip
OF_STRANGERS = (("full", 5), ("title_surname", 6), ("initial_surname", 2), ("surname", 3), ("first", 2))


def fits(form: str, person: Person) -> bool:
    """Whether a form says something of its own of this person."""
    last = _last(person)
    wanted = {
        "half": "-" in person.family, "maiden": bool(person.maiden), "alias": bool(person.aliases), "nickname": bool(person.nickname),
        "misspelt": len(last) > 4, "misspelt_surname": len(last) > 4, "zero_width": len(last) > 4 and last == person.family,
        "divided": len(last) > 5 and last == person.family, "middle": bool(person.middle), "look_alike": last == person.family,
    }  # fmt: skip
    return wanted.get(form, True)


def draw_form(person: Person, chance: random.Random) -> str:
    """A form of this person, the usual ones more often."""
    forms = [
        (form, weight)
        for form, weight in (USUAL if person.registered else OF_STRANGERS)
        if fits(form, person)
    ]
    return chance.choices([form for form, _ in forms], [weight for _, weight in forms])[0]
