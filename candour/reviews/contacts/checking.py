"""Rows into contacts: what can be taken, what is here already, and every problem with its line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time

from candour.reviews.contacts.columns import BY_KEY, KIND, OFFICER, ON, OUTCOME, TEXT, TIME, Places, fold
from candour.reviews.contacts.days import NotADay, read_moment, read_time
from candour.reviews.contacts.reading import Row, Table

SHOWN = 200
"""How much of a line that could not be read is shown again, in characters."""


@dataclass(frozen=True, slots=True)
class Contact:
    line: int
    on: date
    at_time: time | None = None
    kind: str = ""
    outcome: str = ""
    officer: str = ""
    text: str = ""

    @property
    def same(self) -> tuple[object, ...]:
        """Two lines that agree in this are the same contact."""
        return (self.on, self.at_time, self.kind, self.outcome, self.officer, self.text)


@dataclass(frozen=True, slots=True)
class Problem:
    line: int
    wrong: str
    text: str

    def as_data(self) -> dict[str, object]:
        return {"line": self.line, "wrong": self.wrong, "text": self.text}


@dataclass(frozen=True, slots=True)
class Checked:
    """The dry run of a file."""

    contacts: tuple[Contact, ...]
    here_already: tuple[int, ...]
    """Lines that say what an earlier file, or an earlier line, says already."""
    problems: tuple[Problem, ...]

    @property
    def first(self) -> date | None:
        return min((contact.on for contact in self.contacts), default=None)

    @property
    def last(self) -> date | None:
        return max((contact.on for contact in self.contacts), default=None)


def check(table: Table, places: Places, held: Iterable[tuple[object, ...]] = ()) -> Checked:
    """Every row as a contact, as one that is here already, or with what is wrong with it."""
    seen = set(held)
    headings = [fold(heading) for heading in table.headings]
    contacts: list[Contact] = []
    again: list[int] = []
    problems: list[Problem] = []
    for row in table.rows:
        if list(map(fold, row.cells)) == headings:
            continue  # the headings once more, as printed reports repeat them
        found = _contact(row, len(headings), places)
        if isinstance(found, Problem):
            problems.append(found)
        elif found.same in seen:
            again.append(found.line)
        else:
            seen.add(found.same)
            contacts.append(found)
    return Checked(tuple(contacts), tuple(again), tuple(problems))


def _contact(row: Row, headings: int, places: Places) -> Contact | Problem:
    wrong = list(_too_many(row, headings))
    values = {key: row.cells[place].strip() for key, place in places.items() if place < len(row.cells)}
    wrong += _too_long(values)
    day, at_time = None, None
    try:
        day, at_time = _when(values)
    except NotADay as error:
        wrong.append(f"{error}.")
    if not any(values.get(key) for key in (KIND, OUTCOME, TEXT)):
        wrong.append("The line says nothing about the contact.")
    if wrong or day is None:
        return Problem(row.number, " ".join(wrong), ", ".join(row.cells)[:SHOWN])
    given = {key: values.get(key, "") for key in (KIND, OUTCOME, OFFICER, TEXT)}
    return Contact(row.number, day, at_time, **given)


def _when(values: dict[str, str]) -> tuple[date, time | None]:
    if not values.get(ON):
        raise NotADay("The date is missing")
    day, with_day = read_moment(values[ON])
    given = read_time(values.get(TIME, ""))
    return day, given or with_day


def _too_many(row: Row, headings: int) -> Iterator[str]:
    if any(cell.strip() for cell in row.cells[headings:]):
        yield (
            f"The line has {len(row.cells)} cells and there are {headings} headings. "
            "A cell with the parting mark in it must stand in quotation marks."
        )


def _too_long(values: dict[str, str]) -> list[str]:
    return [
        f"The {BY_KEY[key].name.lower()} is longer than {BY_KEY[key].longest:,} characters."
        for key, value in values.items()
        if key not in (ON, TIME) and len(value) > BY_KEY[key].longest
    ]
