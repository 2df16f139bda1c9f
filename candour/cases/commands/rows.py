"""The rows that a new case becomes."""

from collections.abc import Iterable
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from candour.cases import names
from candour.cases.models import (
    Case,
    Charge,
    CoDefendant,
    MappaPeriod,
    ParallelProcess,
    RegisteredPerson,
    RiskAssessment,
    SupervisionPeriod,
)
from candour.cases.new_case import NewCase, NewPerson
from candour.staff.models import User

PARTS: tuple[tuple[str, type[Any]], ...] = (
    ("charges", Charge),
    ("supervision", SupervisionPeriod),
    ("risk_assessments", RiskAssessment),
    ("mappa", MappaPeriod),
    ("co_defendants", CoDefendant),
    ("parallel_processes", ParallelProcess),
)
"""Each list of facts of a new case, and the table that keeps it."""

_LISTS = {"person", "people", *(name for name, _model in PARTS)}
_PLAIN = tuple(field.name for field in fields(NewCase) if field.name not in _LISTS)


def case_row(new: NewCase, reference: str, *, by: User, at: datetime) -> Case:
    case = Case(reference=reference, recorded_by=by, recorded_at=at)
    for name in _PLAIN:
        setattr(case, name, getattr(new, name))
    name_case_after(case, new.person)
    return case


def name_case_after(case: Case, person: NewPerson | RegisteredPerson) -> None:
    """Keep what lists show, sort by and search equal to the register."""
    case.person_name = " ".join(filter(None, (person.given_names, person.family_name)))[:200]
    case.sort_name = names.sort_name(person.family_name, person.given_names)
    case.search_words = names.search_words(
        person.given_names, person.family_name, person.known_as, *person.aliases, case.crn, case.reference
    )


def register_row(case: Case, person: NewPerson) -> RegisteredPerson:
    facts = {field.name: getattr(person, field.name) for field in fields(NewPerson)}
    return RegisteredPerson(case=case, **facts | {"aliases": list(person.aliases)})


def part_rows(case: Case, new: NewCase) -> Iterable[tuple[type[Any], Any]]:
    """Every other row that hangs on the case, with its model."""
    for name, model in PARTS:
        for fact in getattr(new, name):
            yield model, model(case=case, **asdict(fact))
