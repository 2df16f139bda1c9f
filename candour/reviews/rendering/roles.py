"""How a person of the register is printed: by role, never by name."""

import re
from collections.abc import Collection, Sequence

ALONE = {
    "person_on_probation": "the person on probation",
    "victim": "the person who was harmed",
    "relative": "a relative",
    "staff": "a member of staff",
    "other": "another person",
}
SEVERAL = {
    "victim": "person who was harmed",
    "relative": "relative",
    "staff": "member of staff",
    "other": "other person",
}
SOMEBODY = "a person"
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
NOT_NAMES = re.compile(
    r"the|an?|his|her|their|its|one|this|that|an?other|both|each|s?he|they|them|him|officer|practitioner|manager"
    r"|victim|relative|child|person|head|staff|senior|probation|worker|supervisor|chair|mother|father|sister|brother"
    r"|son|daughter|partner|husband|wife|friend|neighbour|colleague|member|responsible",
    re.IGNORECASE,
)
"""Words that may begin with a capital without being a name."""


def roles_in_words(people: Sequence[tuple[int, str]]) -> dict[int, str]:
    """For each number and role, in order: a letter tells several of one role apart."""
    same: dict[str, list[int]] = {}
    for number, role in people:
        same.setdefault(role, []).append(number)
    return {number: _in_words(role, same[role].index(number), len(same[role])) for number, role in people}


def _in_words(role: str, place: int, many: int) -> str:
    if many > 1 and role in SEVERAL:
        return f"{SEVERAL[role]} {letter(place)}"
    return ALONE.get(role, SOMEBODY)


def letter(place: int) -> str:
    """A to Z, then AA: the place counted from 0."""
    before, rest = divmod(place, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + rest)


def is_neutral(words: str, names: Collection[str]) -> bool:
    """Whether the writer's words for a person name nobody: no known name, and none that looks like one."""
    parts = WORD.findall(words)
    known = {part.casefold() for name in names for part in WORD.findall(name)}
    if any(part.casefold().removesuffix("’s").removesuffix("'s") in known for part in parts):
        return False
    small = (part[0].islower() or len(part) == 1 or bool(NOT_NAMES.fullmatch(part)) for part in parts)
    return bool(parts) and all(small)
