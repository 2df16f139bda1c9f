"""The rows that new cases become, as values ready for the database."""

from collections.abc import Callable
from dataclasses import fields
from datetime import datetime
from operator import attrgetter
from typing import Any

from django.db.models import Model

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
from candour.cases.new_case import (
    NewCase,
    NewCharge,
    NewCoDefendant,
    NewMappa,
    NewParallelProcess,
    NewPerson,
    NewRiskAssessment,
    NewSupervision,
)
from candour.staff.models import User

Row = dict[str, Any]
Rows = dict[type[Model], list[Row]]

PARTS: tuple[tuple[str, type[Model], type[Any]], ...] = (
    ("charges", Charge, NewCharge),
    ("supervision", SupervisionPeriod, NewSupervision),
    ("risk_assessments", RiskAssessment, NewRiskAssessment),
    ("mappa", MappaPeriod, NewMappa),
    ("co_defendants", CoDefendant, NewCoDefendant),
    ("parallel_processes", ParallelProcess, NewParallelProcess),
)
"""Each list of facts of a new case, the table that keeps it, and what is told."""

_APART = {"person", "people", "region", "delivery_unit", *(name for name, _model, _told in PARTS)}


def _reader(told: type[Any], *, apart: frozenset[str] | set[str] = frozenset()) -> Callable[[Any], Row]:
    """Reads every field of one kind of told fact; quicker than `asdict`, which copies."""
    wanted = [field.name for field in fields(told) if field.name not in apart]
    values = attrgetter(*wanted)
    return lambda fact: dict(zip(wanted, values(fact), strict=True))


def _defaults(model: type[Model], *, apart: set[str]) -> Row:
    """What each column holds when nothing is told."""
    columns = model._meta.concrete_fields
    return {field.attname: field.get_default() for field in columns if field.attname not in apart}


_read_case = _reader(NewCase, apart=_APART)
_read_person = _reader(NewPerson, apart={"staff_account"})
_read_part = {told: _reader(told) for _name, _model, told in PARTS}
_case_defaults = _defaults(Case, apart={"search"})
_part_defaults = {model: _defaults(model, apart={"id", "case_id"}) for _name, model, _told in PARTS}


def case_row(new: NewCase, reference: str, number: int, *, by: User, at: datetime) -> Row:
    return {
        **_case_defaults,
        **_read_case(new),
        **named_after(new.person, crn=new.crn, reference=reference),
        "id": number,
        "reference": reference,
        "region_id": new.region.pk,
        "delivery_unit_id": new.delivery_unit and new.delivery_unit.pk,
        "offence_title": new.charges[0].title,
        "recorded_by_id": by.pk,
        "recorded_at": at,
    }


def named_after(person: NewPerson | RegisteredPerson, *, crn: str, reference: str) -> dict[str, str]:
    """What lists show, sort by and search: kept equal to the register."""
    forms = (person.given_names, person.family_name, person.known_as, *person.aliases)
    return {
        "person_name": f"{person.given_names} {person.family_name}".strip()[:200],
        "sort_name": names.sort_name(person.family_name, person.given_names),
        "search_words": names.search_words(*forms, crn, reference),
    }


def add_rows_of(new: NewCase, number: int, rows: Rows) -> None:
    """Add every row that hangs on the case of that number, by its model."""
    for person in (new.person, *new.people):
        account = person.staff_account and person.staff_account.pk
        rows[RegisteredPerson].append(
            {**_read_person(person), "staff_account_id": account, "case_id": number}
        )
    for name, model, told in PARTS:
        if facts := getattr(new, name):
            read, defaults = _read_part[told], _part_defaults[model]
            rows[model] += [{**defaults, **read(fact), "case_id": number} for fact in facts]
