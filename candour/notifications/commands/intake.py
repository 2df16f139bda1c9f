"""Check an extract without taking anything, then take all its good rows in one step, or none."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from candour.access.permissions import Permission
from candour.audit.record import record
from candour.cases.commands import record_cases
from candour.cases.models import Case
from candour.notifications import transitions
from candour.notifications.calendar import known_calendar
from candour.notifications.commands.bulk import open_for_many
from candour.notifications.commands.incidents import held, new_cases
from candour.notifications.intake.checking import Checked, check
from candour.notifications.intake.reading import Line, read
from candour.notifications.intake.sorting import Known, incident_key, sort_row
from candour.notifications.models import Intake, IntakeRow, RowState
from candour.policy.load import load_policy
from candour.staff.models import User
from candour.workflow.perform import may, perform
from candour.workflow.refusals import NotAllowed, NotNow


@transaction.atomic
def check_extract(*, name: str, content: bytes, by: User, at: datetime) -> Intake:
    """A dry run: every row with its state and reasons; nothing is taken. Raises UnreadableFile."""
    if not may(by, Permission.IMPORT_INTAKE, at=at):
        raise NotAllowed("Your role does not allow this.")
    extract = read(content)
    intake = Intake.objects.create(
        name=name[:200], sha256=hashlib.sha256(content).hexdigest(), content=content, by=by, checked_at=at
    )
    IntakeRow.objects.bulk_create(_rows(intake, extract.lines, by, at), batch_size=2000)
    record(action="intake.checked", by=by, at=at, subject_type="intake", subject=str(intake.pk))
    return intake


@transaction.atomic
def take(*, intake: Intake, by: User, at: datetime, operation: UUID | None = None) -> int:
    """Make cases of all rows that can be taken. Gives how many cases; the same file twice gives none."""
    if Intake.objects.filter(sha256=intake.sha256).exclude(taken_at=None).exists():
        raise NotNow(["This file has been taken already. Its rows are cases, or say why they are not."])
    taken = perform(
        transitions.TAKE_INTAKE, on=intake, by=by, at=at, setting={"taken_at": at}, operation=operation
    )
    return _make_cases(taken.rows.filter(state=RowState.NEW), by=by, at=at)


@transaction.atomic
def discard(*, intake: Intake, by: User, at: datetime, operation: UUID | None = None) -> Intake:
    return perform(transitions.DISCARD_INTAKE, on=intake, by=by, at=at, operation=operation)


@transaction.atomic
def settle(*, row: IntakeRow, take_it: bool, reason: str, by: User, at: datetime) -> IntakeRow:
    """Somebody looked at a parked row: it becomes a case, or is left out with the reason."""
    if not may(by, Permission.IMPORT_INTAKE, at=at):
        raise NotAllowed("Your role does not allow this.")
    row = IntakeRow.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if row.state != RowState.DOUBTFUL:
        raise NotNow(["This row is not parked any more."])
    if not reason.strip():
        raise NotNow(["Say what you found when you looked at the row."])
    row.reasons = [*row.reasons, f"{by.full_name}: {reason}"]
    row.state = RowState.NEW if take_it else RowState.NOT_TAKEN
    row.save()
    if take_it:
        _make_cases(IntakeRow.objects.filter(pk=row.pk), by=by, at=at)
    record(action="intake.row_settled", by=by, at=at, subject_type="intake row", subject=str(row.pk))
    return row


def _rows(intake: Intake, lines: Iterable[Line], by: User, at: datetime) -> list[IntakeRow]:
    policy, calendar, today = load_policy(), known_calendar(), timezone.localdate(at)
    checked = [(line, check(line.values, policy=policy, today=today)) for line in lines]
    known = _known(checked, by)
    rows = []
    for line, found in checked:
        state, reasons = sort_row(found, known=known, policy=policy, calendar=calendar, today=today)
        rows.append(
            IntakeRow(
                intake=intake,
                line=line.number,
                key=incident_key(found.values),
                state=state,
                reasons=reasons,
                values=found.values,
            )
        )
    return rows


def _known(checked: list[tuple[Line, Checked]], by: User) -> Known:
    """What the service already holds of the people in the file, in two queries."""
    crns = {found.values["crn"] for _line, found in checked if found.values.get("crn")}
    cases = Case.objects.filter(crn__in=crns).prefetch_related("charges", "register")
    return Known.of(held(cases), region=by.region.code if by.region else None)


def _make_cases(rows: Any, *, by: User, at: datetime) -> int:  # noqa: ANN401 - rows of one intake
    """One case for each incident: rows of one person and one offence date are one case's charges."""
    together: dict[str, list[IntakeRow]] = {}
    for row in rows.select_related("intake"):
        together.setdefault(row.key, []).append(row)
    made = record_cases(new_cases(together.values()), by=by, at=at)
    open_for_many(made, by=by, at=at)
    changed = []
    for case, group in zip(made, together.values(), strict=True):
        for row in group:
            row.state, row.case = RowState.TAKEN, case
            changed.append(row)
    IntakeRow.objects.bulk_update(changed, ["state", "case"], batch_size=2000)
    return len(made)
