"""Check an extract without taking anything, then take all its good rows in one step, or none."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from candour.access.permissions import Permission
from candour.audit.record import record
from candour.cases.commands import record_cases
from candour.cases.commands.bulk import insert, without_the_collector
from candour.cases.models.visibility import sight_of
from candour.notifications import transitions
from candour.notifications.calendar import known_calendar
from candour.notifications.commands.bulk import open_for_many, with_next_steps
from candour.notifications.commands.incidents import TakenRow, held_cases, new_cases, rows_to_take
from candour.notifications.commands.meeting import note_unseen
from candour.notifications.eligibility.rules import rules_for
from candour.notifications.intake.checking import Checked, Checker
from candour.notifications.intake.reading import Line, read
from candour.notifications.intake.sorting import HeldCase, Known, Sorted, sort_rows
from candour.notifications.models import Intake, IntakeRow, RowState
from candour.policy.load import load_policy
from candour.staff.models import User
from candour.workflow.once import once, remember
from candour.workflow.perform import may, perform
from candour.workflow.refusals import NotAllowed, NotNow

TAKEN_ALREADY = "This file has been taken already. Its rows are cases, or say why they are not."
RECORDED_SINCE = "Not taken because the incident was recorded after the file was checked"
NO_REGION = (
    "Your account has no region, so no row can be yours to take. Ask a system administrator to set it."
)
ONE_AT_A_TIME = 5_047_401
"""The number of the lock that makes one taking of rows wait for another."""


@transaction.atomic
@without_the_collector()
def check_extract(
    *, name: str, content: bytes, by: User, at: datetime, operation: UUID | None = None
) -> Intake:
    """A dry run: every row with its state and reasons; nothing is taken. Raises UnreadableFile.

    A regional office takes only the rows of its own region, the national team those of all.
    """
    must_import(by, at)
    sight = sight_of(by, at=at)
    if not sight.everything and by.region is None:
        raise NotNow([NO_REGION])
    extract = read(content)
    earlier = once(operation, name="intake.checked", by=by, at=at)
    if earlier is not None:
        found: Intake = Intake.objects.visible_to(by).get(pk=earlier.record_id)
        return found
    intake: Intake = Intake.objects.create(
        name=name[:200],
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        lines=len(extract.lines),
        unread=list(extract.unread),
        region=None if sight.everything else by.region,
        by=by,
        checked_at=at,
    )
    rows = _sorted(intake, extract.lines, by, at)
    insert(IntakeRow, [_row(intake, row) for row in rows])
    record(action="intake.checked", by=by, at=at, subject_type="intake", subject=str(intake.pk))
    note_unseen(intake, rows, sight, by=by, at=at)
    remember(operation, intake)
    return intake


@transaction.atomic
@without_the_collector()
def take(*, intake: Intake, by: User, at: datetime, operation: UUID | None = None) -> int:
    """Make cases of all rows that can be taken, and give how many. The same operation twice makes none.

    Raises NotNow for a file that has been taken, whichever intake it came by.
    """
    must_import(by, at)
    _wait_for_the_others()
    same = Intake.objects.filter(sha256=intake.sha256, region=intake.region).exclude(pk=intake.pk)
    if same.exclude(taken_at=None).exists():
        raise NotNow([TAKEN_ALREADY])
    if once(operation, name=f"{transitions.TAKE_INTAKE.name}.rows", by=by, at=at, on=intake):
        return 0
    if not intake.rows.filter(state=RowState.NEW).exists():
        raise NotNow(["There is no row to take. Settle the parked rows, or discard the file."])
    taken = perform(transitions.TAKE_INTAKE, on=intake, by=by, at=at, setting={"taken_at": at})
    return make_cases(taken, rows_to_take(taken.rows.filter(state=RowState.NEW)), by=by, at=at)


@transaction.atomic
def discard(*, intake: Intake, by: User, at: datetime, operation: UUID | None = None) -> Intake:
    """Put a file aside. What it said of people is removed with its rows; that it came stays on record."""
    discarded = perform(transitions.DISCARD_INTAKE, on=intake, by=by, at=at, operation=operation)
    discarded.rows.all().delete()
    Intake.objects.filter(pk=discarded.pk).update(content=b"")
    return discarded


def must_import(by: User, at: datetime) -> None:
    if not may(by, Permission.IMPORT_INTAKE, at=at):
        raise NotAllowed("Your role does not allow this.")


def make_cases(intake: Intake, rows: Sequence[TakenRow], *, by: User, at: datetime) -> int:
    """One case for each incident; an incident recorded since the check is not taken a second time."""
    _wait_for_the_others()
    incidents: dict[str, list[TakenRow]] = {}
    for row in rows:
        incidents.setdefault(row.key, []).append(row)
    for key, case in _recorded_since(incidents, by, at).items():
        named = f"{RECORDED_SINCE}, as {case.reference}." if case.visible else f"{RECORDED_SINCE}."
        left_out = [row.number for row in incidents.pop(key)]
        IntakeRow.objects.filter(pk__in=left_out).update(state=RowState.NOT_TAKEN, reasons=[named])
    told = with_next_steps(new_cases(incidents.values(), source=intake.name))
    made = record_cases(told, by=by, at=at) if told else []
    open_for_many(made, told, by=by, at=at)
    _mark_taken(
        [(case.pk, row.number) for case, rows in zip(made, incidents.values(), strict=True) for row in rows]
    )
    return len(made)


def _sorted(intake: Intake, lines: Iterable[Line], by: User, at: datetime) -> list[Sorted]:
    policy, today = load_policy(), timezone.localdate(at)
    checker = Checker(policy, today=today)
    checked: list[tuple[Line, Checked]] = [(line, checker.check(line)) for line in lines]
    crns = {found.values["crn"] for _line, found in checked if not found.errors}
    region = intake.region.code if intake.region else None
    known = Known(held_cases(crns, sight=sight_of(by, at=at)), region)
    return sort_rows(checked, known=known, rules=rules_for(policy, known_calendar()), today=today)


def _row(intake: Intake, row: Sorted) -> dict[str, object]:
    return {
        "intake_id": intake.pk,
        "line": row.line,
        "key": row.key,
        "state": row.state,
        "reasons": row.reasons,
        "values": row.values,
    }


def _recorded_since(incidents: dict[str, list[TakenRow]], by: User, at: datetime) -> dict[str, HeldCase]:
    """The incidents that are a case by now, however they came to be one."""
    held = held_cases((key.split()[0] for key in incidents), sight=sight_of(by, at=at))
    cases = ((crn, case) for crn, found in held.items() for case in found)
    days = {f"{crn} {day.isoformat()}": case for crn, case in cases for day in case.offence_dates}
    return {key: days[key] for key in incidents if key in days}


def _wait_for_the_others() -> None:
    """Two files with the same incident are taken one after the other, so that the second sees the first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])


def _mark_taken(pairs: Sequence[tuple[int, int]]) -> None:
    """Point each row to its case, in one statement for all."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE notifications_intakerow AS taken SET state = %s, case_id = made.case_number "
            "FROM unnest(%s::bigint[], %s::bigint[]) AS made (case_number, row_number) "
            "WHERE taken.id = made.row_number",
            [RowState.TAKEN, [case for case, _row in pairs], [row for _case, row in pairs]],
        )
