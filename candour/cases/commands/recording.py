"""Record new cases, one at a time or many at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from candour.access.grants import grants_of
from candour.access.permissions import Permission
from candour.access.roles import Reach
from candour.audit.record import Act, record_many
from candour.cases import rules
from candour.cases.commands.numbers import next_references
from candour.cases.commands.rows import case_row, part_rows, register_row
from candour.cases.models import AccessEntry, Case, RegisteredPerson, Relation
from candour.cases.new_case import NewCase
from candour.cases.row_security import recording_in
from candour.staff.models import User
from candour.workflow.once import once, remember
from candour.workflow.perform import may
from candour.workflow.refusals import NotAllowed, NotNow

BATCH = 2_000


def record_case(new: NewCase, *, by: User, at: datetime, operation: UUID | None = None) -> Case:
    """Record one case with its facts and its register, and let whoever records it open it.

    Raises NotNow with everything that is wrong with the facts.
    """
    with transaction.atomic():
        earlier = once(operation, name="case.recorded", by=by, at=at)
        if earlier is not None:
            found: Case = Case.objects.visible_to(by).get(pk=earlier.record_id)
            return found
        (case,) = record_cases([new], by=by, at=at)
        remember(operation, case)
    return case


def record_cases(new_cases: Sequence[NewCase], *, by: User, at: datetime) -> list[Case]:
    """Record many cases, all or none, in a constant number of statements for each 2,000."""
    if not may(by, Permission.RECORD_CASE, at=at) and not may(by, Permission.IMPORT_INTAKE, at=at):
        raise NotAllowed("Your role does not record cases.")
    _refuse_what_is_wrong(new_cases, at)
    with transaction.atomic():
        with recording_in({new.region.pk for new in new_cases}) as keep_in_sight:
            cases = _write(new_cases, by=by, at=at)
            _let_in(by, cases, at)
            keep_in_sight(case.pk for case in cases[:BATCH])
        record_many(_acts(cases, by, at))
    return cases


def _refuse_what_is_wrong(new_cases: Sequence[NewCase], at: datetime) -> None:
    today = timezone.localdate(at)
    for place, new in enumerate(new_cases, start=1):
        if wrong := rules.wrong_with(new, on=today):
            raise NotNow(wrong if len(new_cases) == 1 else [f"Case {place}: {reason}" for reason in wrong])


def _write(new_cases: Sequence[NewCase], *, by: User, at: datetime) -> list[Case]:
    references = next_references(timezone.localdate(at).year, many=len(new_cases))
    pairs = zip(new_cases, references, strict=True)
    cases: list[Case] = Case.objects.bulk_create(
        [case_row(new, reference, by=by, at=at) for new, reference in pairs], batch_size=BATCH
    )
    people: list[RegisteredPerson] = []
    parts: dict[type[Any], list[Any]] = defaultdict(list)
    for case, new in zip(cases, new_cases, strict=True):
        people += [register_row(case, person) for person in (new.person, *new.people)]
        for model, row in part_rows(case, new):
            parts[model].append(row)
    RegisteredPerson.objects.bulk_create(people, batch_size=BATCH)
    for model, rows in parts.items():
        model.objects.bulk_create(rows, batch_size=BATCH)
    return cases


def _let_in(by: User, cases: Iterable[Case], at: datetime) -> None:
    """An entry on the access list of each case that the recorder's roles would not open."""
    reach = grants_of(by, on=timezone.localdate(at)).reach
    if reach is Reach.NATIONAL:
        return
    unseen = [case for case in cases if reach is Reach.LISTED or case.region_id != by.region_id]
    AccessEntry.objects.bulk_create(
        AccessEntry(
            case=case, user=by, relation=Relation.RECORDER, since=at, reason="Recorded the case", given_by=by
        )
        for case in unseen
    )


def _acts(cases: Iterable[Case], by: User, at: datetime) -> list[Act]:
    return [
        {
            "action": "case.recorded",
            "by": by,
            "at": at,
            "subject_type": "cases.case",
            "subject": case.reference,
            "case": case.reference,
        }
        for case in cases
    ]
