"""The facts of an invented case: people, places, numbers and dates, drawn from one seed so that sections agree."""

import random
from dataclasses import dataclass, field
from datetime import date, timedelta

from bench.redaction.names import FAMILY, GIVEN, WORD_FAMILY, Person, draw_name
from candour.disclosure.engine import Entry

ROLES = ("subject", "victim", "relative", "child", "staff", "staff2", "stranger", "stranger2", "stranger3")
TOWNS = (
    "Ashcombe", "Little Marling", "Penrith", "Llanfair", "Grimsby", "Saltburn", "Oakhampton", "Tredegar", "Wetherby", "Brindley",
    "Stonebeck", "Rochdale", "Aberdare", "Kingsferry", "Swinton",
)  # fmt: skip
STREETS = (
    "Alder Road",
    "Victoria Street",
    "Church Lane",
    "Mill Hill",
    "Queens Drive",
    "Station Road",
    "Marsh Lane",
    "Hope Terrace",
    "Park Avenue",
    "Rose Close",
)
SCHOOLS = (
    "St Bride's Primary School",
    "Oakfield Academy",
    "Hopewell High School",
    "Marsh Lane Nursery",
    "Ysgol Glan Taf",
)
BODIES = (
    "Northgate Housing Association",
    "the Lantern Project",
    "Riverside Medical Centre",
    "Turning Tide Ltd",
    "Ashcombe Police",
)
COURTS = ("Leeds Crown Court", "Swansea Magistrates' Court", "Bradford Crown Court")
LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"


@dataclass(slots=True)
class Case:
    """Everything that the sentences of one review draw on."""

    people: dict[str, Person]
    places: dict[str, str]
    codes: dict[str, str]
    first_day: date
    register: tuple[Entry, ...] = ()
    registered_texts: frozenset[str] = field(default=frozenset())


def draw_case(chance: random.Random, entries: int) -> Case:
    """A case with shared surnames and initials, and a register that leaves three people out."""
    people = {role: _person(role, chance) for role in ROLES}
    people["relative"].family = people["victim"].family
    people["child"].family = people["victim"].family
    people["staff2"].given = _same_initial(people["staff"].given, chance)
    case = Case(
        people, _places(chance), _codes(chance), date(2019, 1, 1) + timedelta(days=chance.randrange(1800))
    )
    case.register = _register(case, chance, entries)
    return case


def _person(role: str, chance: random.Random) -> Person:
    given, family = draw_name(chance)
    title = (
        chance.choice(("Mr", "Ms", "Mrs", "Dr", "Miss", "PC"))
        if "stranger" in role
        else chance.choice(("Mr", "Ms", "Mrs", "Miss"))
    )
    person = Person(role, given, "", family, title, role, registered="stranger" not in role)
    if chance.random() < 0.4:
        person.middle = chance.choice(GIVEN)
    if person.registered and chance.random() < 0.3:
        person.aliases = (chance.choice(("Spike", "Big Den", "Tank", "Mouse", "Jonno", "Shaz", "Smiler")),)
    if role in {"victim", "relative"}:
        person.maiden = chance.choice(FAMILY + WORD_FAMILY)
    return person


def _same_initial(given: str, chance: random.Random) -> str:
    same = [name for name in GIVEN if name[0] == given[0]]
    return chance.choice(same) if same and chance.random() < 0.4 else chance.choice(GIVEN)


def _places(chance: random.Random) -> dict[str, str]:
    town, parish = chance.sample(TOWNS, 2)
    street = chance.choice(STREETS)
    return {
        "town": town, "parish": parish, "village": parish, "street": street, "place": f"{chance.choice(STREETS)}",
        "address": f"{chance.randrange(1, 200)} {street}", "office": f"the {town} office", "court": chance.choice(COURTS),
        "organisation": chance.choice(SCHOOLS), "organisation2": chance.choice(BODIES), "club": f"{town} Rovers", "school": chance.choice(SCHOOLS),
    }  # fmt: skip


def _codes(chance: random.Random) -> dict[str, str]:
    def digits(number: int) -> str:
        return "".join(chance.choice("0123456789") for _ in range(number))

    def letters(number: int) -> str:
        return "".join(chance.choice(LETTERS) for _ in range(number))

    crn = f"{letters(1)}{digits(6)}"
    return {
        "pnc": f"20{chance.randrange(0, 22):02}/{digits(7)}{letters(1)}", "crn": crn, "prison_number": f"A{digits(4)}{letters(2)}",
        "nino": f"AB{digits(6)}C", "plate": f"{letters(2)}{chance.randrange(10, 72)} {letters(3)}",
        "phone": f"07700 900{digits(3)}", "email": f"office{digits(2)}@example.org",
    }  # fmt: skip


def _register(case: Case, chance: random.Random, entries: int) -> tuple[Entry, ...]:
    found = [_entry(person) for person in case.people.values() if person.registered]
    found += [Entry(id=key, kind="code", name=case.codes[key]) for key in ("pnc", "crn", "prison_number")]
    found += [Entry(id=key, kind="place", name=case.places[key]) for key in ("town", "address")]
    found.append(Entry(id="organisation", kind="organisation", name=case.places["organisation"]))
    while len(found) < entries:
        given, family = draw_name(chance)
        if not {given, *family.split()} & _words_of(case):
            found.append(
                Entry(id=f"other{len(found)}", kind="person", name=f"{given} {family}", role="staff")
            )
    return tuple(found)


def _words_of(case: Case) -> set[str]:
    return {word for person in case.people.values() for word in f"{person.full} {person.maiden}".split()}


def _entry(person: Person) -> Entry:
    name = f"{person.given} {person.middle} {person.family}" if person.middle else person.full
    maiden = (f"{person.given} {person.maiden}",) if person.maiden else ()
    return Entry(id=person.id, kind="person", name=name, aliases=(*person.aliases, *maiden), role=person.role)
