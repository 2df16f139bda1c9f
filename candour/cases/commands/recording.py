"""Record new cases, one at a time or many at once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, transaction
from django.utils import timezone

from candour.access.grants import grants_of
from candour.access.permissions import Permission
from candour.access.roles import Reach
from candour.audit.record import Act, record_many
from candour.cases import rules
from candour.cases.commands.bulk import insert_all, take_numbers
from candour.cases.commands.naming import name_in
from candour.cases.commands.numbers import next_references
from candour.cases.commands.rows import Row, Rows, add_rows_of, case_row
from candour.cases.models import AccessEntry, Case, Relation
from candour.cases.new_case import NewCase
from candour.cases.row_security import recording_in
from candour.staff.models import User
from candour.workflow.once import once, remember
from candour.workflow.perform import may
from candour.workflow.refusals import NotAllowed, NotNow

MOST_KEPT_IN_SIGHT = 1_000
"""Of many cases recorded at once, how many stay visible to the rest of the transaction."""


def record_case(new: NewCase, *, by: User, at: datetime, operation: UUID | None = None) -> Case:
    """Record one case with its facts and its register, and let whoever records it open it.

    Raises NotNow with everything that is wrong with the facts.
    """
    with transaction.atomic():
        earlier = once(operation, name="case.recorded", by=by, at=at)
        if earlier is not None:
            found: Case | None = Case.objects.visible_to(by).filter(pk=earlier.record_id).first()
            if found is None:
                raise NotAllowed("The case is recorded, and is no longer one that you can open.")
            return found
        (case,) = record_cases([new], by=by, at=at)
        remember(operation, case)
    return case


def record_cases(new_cases: Sequence[NewCase], *, by: User, at: datetime) -> list[Case]:
    """Record many cases, all or none, in as many statements for 5,000 as for one."""
    if not may(by, Permission.RECORD_CASE, at=at) and not may(by, Permission.IMPORT_INTAKE, at=at):
        raise NotAllowed("Your role does not record cases.")
    with transaction.atomic():
        whole = told_rows(new_cases, by=by, at=at)
        with recording_in({new.region.pk for new in new_cases}) as keep_in_sight:
            cases = _write(whole)
            _let_in(by, cases, at)
            keep_in_sight(case.pk for case in cases[:MOST_KEPT_IN_SIGHT])
        record_many(recorded(whole[Case], by, at))
        _bar_those_named(new_cases, cases, by, at)
    return cases


def told_rows(new_cases: Sequence[NewCase], *, by: User, at: datetime) -> Rows:
    """The rows of new cases, with their numbers and references taken. Raises NotNow for what is wrong."""
    _refuse_what_is_wrong(new_cases, at)
    numbers = take_numbers(Case, len(new_cases))
    references = next_references(timezone.localdate(at).year, many=len(new_cases))
    whole: Rows = defaultdict(list)
    for new, reference, number in zip(new_cases, references, numbers, strict=True):
        whole[Case].append(case_row(new, reference, number, by=by, at=at))
        add_rows_of(new, number, whole)
    return whole


def recorded(cases: Iterable[Row], by: User, at: datetime) -> list[Act]:
    """The entries of the audit record, one for each case."""
    return [
        {
            "action": "case.recorded",
            "by": by,
            "at": at,
            "subject_type": "cases.case",
            "subject": case["reference"],
            "case": case["reference"],
        }
        for case in cases
    ]


def _refuse_what_is_wrong(new_cases: Sequence[NewCase], at: datetime) -> None:
    today = timezone.localdate(at)
    for place, new in enumerate(new_cases, start=1):
        if wrong := rules.wrong_with(new, on=today):
            raise NotNow(wrong if len(new_cases) == 1 else [f"Case {place}: {reason}" for reason in wrong])


def _write(whole: Rows) -> list[Case]:
    insert_all(whole)
    return [Case.from_db(DEFAULT_DB_ALIAS, list(row), list(row.values())) for row in whole[Case]]


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


def _bar_those_named(new_cases: Iterable[NewCase], cases: Iterable[Case], by: User, at: datetime) -> None:
    """Staff named in the register of a case do not open it."""
    for new, case in zip(new_cases, cases, strict=True):
        for account in {person.staff_account for person in new.people}:
            if account is not None:
                name_in(case, account, by=by, at=at)
