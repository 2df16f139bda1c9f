"""Add, correct and remove the facts of a case, keeping what each said before."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import Field, Model, ProtectedError
from django.utils import timezone

from candour.access.permissions import Permission
from candour.audit.record import record as audit
from candour.cases import rules
from candour.cases.commands.naming import follow_register
from candour.cases.commands.reaching import locked, must_hold
from candour.cases.commands.rows import named_after
from candour.cases.models import (
    Case,
    Charge,
    CoDefendant,
    FactChange,
    MappaPeriod,
    ParallelProcess,
    RegisteredPerson,
    RegisterRole,
    ReviewStatus,
    RiskAssessment,
    SupervisionPeriod,
    Transfer,
)
from candour.cases.row_security import every_row
from candour.staff.models import User
from candour.workflow.once import once, remember
from candour.workflow.perform import react
from candour.workflow.refusals import NotAllowed, NotNow

Values = Mapping[str, Any]
CHANGED = "case.facts_changed"
"""What reactions of later slices hang on: eligibility is answered anew when a fact changes."""

KINDS: dict[str, type[Any]] = {
    "charge": Charge,
    "supervision": SupervisionPeriod,
    "risk": RiskAssessment,
    "mappa": MappaPeriod,
    "transfer": Transfer,
    "parallel": ParallelProcess,
    "co_defendant": CoDefendant,
    "person": RegisteredPerson,
}
OF_VICTIMS = frozenset({RegisterRole.VICTIM, RegisterRole.RELATIVE})


def kind_of(fact: Model) -> str:
    return next(kind for kind, model in KINDS.items() if isinstance(fact, model))


def add_fact(
    case: Case, kind: str, values: Values, *, by: User, at: datetime, operation: UUID | None = None
) -> Any:  # noqa: ANN401 - one of the models in KINDS
    """Add one fact of a kind. Raises NotNow with everything wrong in what was told."""
    with transaction.atomic():
        earlier = once(operation, name=f"case.{kind}_added", by=by, at=at, on=case)
        if earlier is not None:
            return KINDS[kind].objects.get(pk=earlier.record_id)
        must_hold(by, Permission.EDIT_CASE, at=at)
        row = locked(case, by=by)
        fact = KINDS[kind](case=row, **values)
        if kind == "charge":
            fact.added_later = row.review_status != ReviewStatus.NOT_DECIDED
        _check(fact, by, at)
        fact.save()
        remember(operation, fact)
        _keep(fact, FactChange.Kind.ADDED, {}, _told(fact, values), "", by, at)
        _follow(fact, by, at)
    return fact


def correct_fact(
    fact: Any,  # noqa: ANN401 - one of the models in KINDS
    values: Values,
    *,
    reason: str,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> Any:  # noqa: ANN401
    """Correct what a fact says; what it said before stays readable."""
    with transaction.atomic():
        name = f"case.{kind_of(fact)}_corrected"
        if once(operation, name=name, by=by, at=at, on=fact) is not None:
            return fact
        row = _locked_fact(fact, by, at)
        _check(row, by, at)
        told = _told(row, values)
        for field, value in values.items():
            setattr(row, field, value)
        after = _told(row, values)
        changed = [field for field in after if after[field] != told[field]]
        if not changed:
            return row
        _check(row, by, at)
        row.save()
        before = {field: told[field] for field in changed}
        _keep(row, FactChange.Kind.CORRECTED, before, {f: after[f] for f in changed}, reason, by, at)
        _follow(row, by, at)
    return row


def remove_fact(
    fact: Any,  # noqa: ANN401 - one of the models in KINDS
    *,
    reason: str,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> None:
    """Take out a fact that should never have been there; what it said stays readable."""
    with transaction.atomic():
        if once(operation, name=f"case.{kind_of(fact)}_removed", by=by, at=at, on=fact) is not None:
            return
        row = _locked_fact(fact, by, at)
        against = [
            None if reason.strip() else "Say why it is taken out.",
            *rules.against_removing(row),
        ]
        if found := [text for text in against if text]:
            raise NotNow(found)
        may_touch(row, by, at)
        _keep(row, FactChange.Kind.REMOVED, _told(row, _columns(row)), {}, reason, by, at)
        _delete(row)  # before what follows, so that eligibility is not answered with a fact that is gone
        _follow(row, by, at, gone=True)


def _delete(row: Model) -> None:
    """A later slice may hold on to it, in rows that this person does not see: the database says so."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            row.delete()
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except (ProtectedError, IntegrityError) as held:
        raise NotNow(["Something in this case relies on it, so it stays. Correct it instead."]) from held


def may_touch(fact: Model, by: User, at: datetime) -> None:
    """Victims and relatives are for those who may see them."""
    if isinstance(fact, RegisteredPerson) and fact.role in OF_VICTIMS:
        must_hold(by, Permission.VIEW_VICTIMS, at=at)


def _locked_fact(fact: Any, by: User, at: datetime) -> Any:  # noqa: ANN401
    must_hold(by, Permission.EDIT_CASE, at=at)
    row = locked(fact.case, by=by)
    with every_row():  # a co-defendant names another case, which its corrector perhaps may not open
        linked = ["other_case"] if isinstance(fact, CoDefendant) else []
        found = type(fact).objects.filter(case=row, pk=fact.pk).select_related(*linked).first()
    if found is None:
        raise NotAllowed("This is no longer part of the case. Open the case again.")
    found.case = row
    return found


def _check(fact: Any, by: User, at: datetime) -> None:  # noqa: ANN401
    may_touch(fact, by, at)
    if wrong := rules.wrong_with_fact(fact, on=timezone.localdate(at)):
        raise NotNow(wrong)


def _columns(fact: Model) -> dict[str, Any]:
    apart = {"id", "case"}
    return {field.name: None for field in fact._meta.concrete_fields if field.name not in apart}


def _told(fact: Model, fields: Values) -> dict[str, str]:
    """What these fields say, in words that can be kept."""
    return {name: in_words(fact, name) for name in fields}


def in_words(fact: Model, name: str) -> str:
    """A choice by its label, a date as ISO, a list by its items."""
    field = fact._meta.get_field(name)
    value = getattr(fact, name)
    if value is None or value == "":
        return ""
    if isinstance(field, Field) and field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return {True: "Yes", False: "No"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def _keep(
    fact: Any,  # noqa: ANN401
    kind: FactChange.Kind,
    before: dict[str, str],
    after: dict[str, str],
    reason: str,
    by: User,
    at: datetime,
) -> None:
    """What it said goes to the case; the audit record is told the names of the fields alone."""
    case, named = fact.case, kind_of(fact)
    FactChange.objects.create(
        case=case,
        kind=kind,
        fact=named,
        fact_id=fact.pk,
        about_victim=isinstance(fact, RegisteredPerson) and _of_a_victim(fact, before),
        before=before,
        after=after,
        reason=reason[:300],
        by=by,
        at=at,
    )
    audit(
        action=f"case.{named}_{kind}",
        by=by,
        at=at,
        subject_type=fact._meta.label_lower,
        subject=str(fact.pk),
        case=case.reference,
        changed=sorted({*before, *after}),
    )


def _of_a_victim(person: RegisteredPerson, before: dict[str, str]) -> bool:
    """Now, or by what the register said until this change."""
    return person.role in OF_VICTIMS or before.get("role") in {role.label for role in OF_VICTIMS}


def _follow(fact: Any, by: User, at: datetime, *, gone: bool = False) -> None:  # noqa: ANN401
    """What a changed fact brings with it: names on lists, bars for staff named in the case, later slices."""
    if isinstance(fact, RegisteredPerson):
        _follow_person(fact, by, at, gone=gone)
    if isinstance(fact, Charge):
        _show_first_charge(fact.case, without=fact.pk if gone else None)
    react(CHANGED, fact.case, by=by, at=at)


def _show_first_charge(case: Case, *, without: int | None) -> None:
    first = case.charges.exclude(pk=without or 0).order_by("pk").first()
    case.offence_title = first.title if first is not None else ""
    case.save(update_fields=["offence_title"])


def _follow_person(person: RegisteredPerson, by: User, at: datetime, *, gone: bool) -> None:
    if person.role == RegisterRole.PERSON_ON_PROBATION:
        rename(person.case, person)
    follow_register(person, by=by, at=at, gone=gone)


def rename(case: Case, person: RegisteredPerson) -> None:
    """Keep what lists show, sort by and search equal to the register."""
    named = named_after(person, crn=case.crn, reference=case.reference)
    for name, value in named.items():
        setattr(case, name, value)
    case.save(update_fields=list(named))
