"""The reviews that are told in files: people, chronology, interviews and the words of every section."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from candour.cases.commands import NewPerson
from candour.cases.models import Case, RegisteredPerson, RegisterRole
from candour.staff.models import User

FOLDER = Path(__file__).parents[1] / "studies"
PERSON = "person"
MENTION = re.compile(r"\{(\w[\w-]*)(?::([^}]*))?\}")
"""`{person}`, or `{victim:the person who was harmed}`: somebody of the register, and the words for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """Somebody of the register; `account` is the member of the demo's staff who signs in as them."""

    key: str
    role: str
    given: str
    family: str
    relation: str
    account: str = ""

    def as_new(self) -> NewPerson:
        return NewPerson(
            given_names=self.given,
            family_name=self.family,
            role=self.role,
            relation=self.relation,
            staff_account=User.objects.filter(username=self.account).first() if self.account else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One entry of the chronology."""

    key: str
    on: date
    kind: str
    source: str
    text: str
    significance: str = "significant"
    precision: str = "exact"
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """One interview; `day` counts from the day on which the case was notified."""

    key: str
    role: str
    level: str
    day: int
    points: tuple[str, ...] = ()
    grade: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that a file tells of one review."""

    name: str
    period: tuple[date, date]
    people: tuple[Member, ...]
    entries: tuple[Happened, ...]
    interviews: tuple[Talk, ...]
    sections: dict[str, str]

    def sections_only(self, *keys: str) -> dict[str, str]:
        return {key: self.sections[key] for key in keys}

    def new_people(self) -> tuple[NewPerson, ...]:
        return tuple(member.as_new() for member in self.people)

    def register(self, case: Case) -> dict[str, RegisteredPerson]:
        """Who stands for each key in the register of this case."""
        rows = list(RegisteredPerson.objects.filter(case=case))
        named = {(row.role, row.family_name): row for row in rows}
        found = {one.key: named[one.role, one.family] for one in self.people}
        found[PERSON] = next(row for row in rows if row.role == RegisterRole.PERSON_ON_PROBATION)
        return found


@cache
def told(name: str) -> Told:
    """What the file of this name tells."""
    data: dict[str, Any] = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    first, last = data["period"]
    return Told(
        name=name,
        period=(first, last),
        people=tuple(Member(**row) for row in data["people"]),
        entries=tuple(Happened(**row) for row in data["entries"]),
        interviews=tuple(Talk(**{**row, "points": tuple(row["points"])}) for row in data["interviews"]),
        sections={key: text.strip() for key, text in data["sections"].items()},
    )


def with_people(text: str, register: dict[str, RegisteredPerson]) -> str:
    """The words of a section with everybody in it as a reference to the register."""

    def reference(found: "re.Match[str]") -> str:
        person = register[found[1]]
        words = found[2] or " ".join(filter(None, (person.title, person.family_name)))
        return f"@[{words}]({person.pk})"

    return MENTION.sub(reference, text)
