"""Invented reviews with every mention decided on, for measuring leaks. Nobody in them is real."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from candour.disclosure.redacted import Action, Decision, Original, blocks_of, hash_of, read_original

FIRST = tuple(
    """
    Ada May Grace Will Mark Rose Ngozi Amir Siân Łukasz Chidi Priya Dwayne Iestyn Femi Hope Jack Zofia
""".split()  # noqa: SIM905 - a list of words is easiest to read so
)
LAST = tuple(
    """
    Young Reading Okonkwo Carpenter Featherstone Kowalczyk ap-Rhys Chaudhry Brown Stonehewer Adebayo Grange
    Lark Whitcombe Nwosu O’Shaughnessy Pritchard Banerjee Marsh Winterbourne
""".split()  # noqa: SIM905
)
ROLES = ("Relative", "Practitioner", "Manager", "Neighbour", "Officer")
LETTERS = "QXZVJKWHUY"
STREETS = ("Acacia Road", "Mill Lane", "Station Parade", "Harbour Rise", "Chapel Street")
PLANS = (
    "{full} was seen at the office on {date}, and nothing new was said.",
    "Two days later {title} rang {first} about the keys to {address}.",
    "The note of the visit names {last} and gives the number {phone}.",
    "A report of noise at {address} reached the office and was filed, not read.",
    "{first}’s file ({code}) was moved in the spring without a meeting of both officers.",
    "It may be that reading the file would have shown what {initial} had said before.",
    "The plan named the risk to partners and said what would be done if it rose.",
    "Practice fell short here because the team carried a third more cases than it was planned for.",
    "{title} asked for a visit in May; the young man was out and a brown envelope was left.",
)
ORDINARY = tuple(
    sorted(
        {
            "may",
            "grace",
            "will",
            "mark",
            "rose",
            "hope",
            "jack",
            "young",
            "reading",
            "brown",
            "grange",
            "lark",
            "marsh",
        }
    )
)


@dataclass(slots=True)
class Case:
    original: Original
    decisions: list[Decision]
    labels: dict[str, str]
    forms: dict[str, list[str]]
    names: tuple[str, ...]
    surname: str
    """A rare one, to be planted."""
    ordinary: tuple[str, ...] = ORDINARY
    strong: list[int] = field(default_factory=list)
    """The places of decisions whose words can be forbidden outright."""


@dataclass(frozen=True, slots=True)
class Slot:
    words: str
    entity: str
    action: Action


def make(seed: int) -> Case:
    """A review of some pages, the same for the same seed."""
    chance = random.Random(seed)
    people, rare = _people(chance)
    marked: dict[str, list[Slot]] = {}
    sections = [_section(chance, number, people, marked) for number in range(4)]
    original = read_original(_whole(sections), parts=["sections"])
    decisions = list(_decisions(original, marked))
    forms = {str(number): [f"{first} {last}", first, last] for number, (first, last) in enumerate(people)}
    labels = {str(number): f"{role} {_letter(people[number], number)}" for number, role in enumerate(ROLES)}
    case = Case(original, decisions, labels, forms, tuple(f"{first} {last}" for first, last in people), rare)
    case.strong = [place for place, one in enumerate(decisions) if _is_strong(original, one)]
    return case


def _people(chance: random.Random) -> tuple[list[tuple[str, str]], str]:
    """Five people, and the surname of one of them that is no ordinary word."""
    while True:
        people = [(chance.choice(FIRST), last) for last in chance.sample(LAST, 5)]
        rare = [last for _first, last in people if last.lower() not in ORDINARY and last.isalpha()]
        if rare:
            return people, rare[0]


def _letter(person: tuple[str, str], number: int) -> str:
    initials = {name[0].upper() for name in person}
    return next(letter for letter in LETTERS[number:] if letter not in initials)


def _is_strong(original: Original, decision: Decision) -> bool:
    text = next(block.text for block in blocks_of(original) if block.id == decision.block)
    words = text[decision.start : decision.end]
    return len(words) > 5 and words.lower() not in ORDINARY


def _section(
    chance: random.Random, number: int, people: list[tuple[str, str]], marked: dict[str, list[Slot]]
) -> dict[str, Any]:
    content = []
    for place in range(chance.randint(5, 9)):
        block = f"s{number}-{place}"
        pieces: list[str | Slot] = []
        for _ in range(3):
            pieces += [*_sentence(chance, people), " "]
        marked[block] = [piece for piece in pieces if isinstance(piece, Slot)]
        words = "".join(piece.words if isinstance(piece, Slot) else piece for piece in pieces).strip()
        node = {"type": "text", "text": words}
        content.append({"type": "paragraph", "attrs": {"id": block}, "content": [node]})
    return {
        "key": f"s{number}",
        "title": f"Part {number + 1}",
        "content": {"type": "doc", "content": content},
    }


def _sentence(chance: random.Random, people: list[tuple[str, str]]) -> Iterator[str | Slot]:
    number = chance.randrange(len(people))
    first, last = people[number]
    day = f"{chance.randint(1, 28)} {chance.choice(('June', 'July', 'October'))} 2025"
    address = f"{chance.randint(2, 99)} {chance.choice(STREETS)}"
    given = {
        "full": (f"{first} {last}", str(number)),
        "title": (f"{chance.choice(('Mr', 'Ms', 'Dr'))} {last}", str(number)),
        "last": (last, str(number)),
        "first": (first, str(number)),
        "initial": (f"{first[0]} {last}", str(number)),
        "date": (day, ""),
        "address": (address, ""),
        "phone": (f"07700 900{chance.randint(100, 999)}", ""),
        "code": (f"{chance.choice('ABCX')}{chance.randint(100000, 999999)}", ""),
    }
    for part in chance.choice(PLANS).replace("}", "{").split("{"):
        words, entity = given.get(part, ("", ""))
        yield Slot(words, entity, Action.LABEL if entity else Action.WITHHOLD) if words else part


def _decisions(original: Original, marked: dict[str, list[Slot]]) -> Iterator[Decision]:
    """Every mention in the order in which it stands."""
    for block in blocks_of(original):
        at = 0
        for slot in marked[block.id]:
            at = block.text.index(slot.words, at)
            grounds = () if slot.action is Action.LABEL else ("ii",)
            end = at + len(slot.words)
            yield Decision(block.id, at, end, hash_of(slot.words), slot.action, grounds, slot.entity)
            at = end


def _whole(sections: list[dict[str, Any]]) -> dict[str, Any]:
    return {"about": {"language": "en"}, "sections": sections}
