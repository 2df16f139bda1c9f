"""Settle the parked rows of an extract, one incident at a time."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from candour.audit.record import record
from candour.notifications.commands.incidents import rows_to_take
from candour.notifications.commands.intake import make_cases, must_import
from candour.notifications.models import Intake, IntakeRow, IntakeStatus, RowState
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.refusals import NotAllowed, NotNow

REASON_LENGTH = 10


@transaction.atomic
def settle(
    *, row: IntakeRow, take_it: bool, reason: str, by: User, at: datetime, operation: UUID | None = None
) -> list[IntakeRow]:
    """Somebody looked at a parked row: it is taken, or left out with the reason, with its whole incident.

    While the file waits to be taken the rows join those that will be; afterwards they become a case now.
    Raises NotNow with everything that stands in the way.
    """
    must_import(by, at)
    if once(operation, name="intake.row_settled", by=by, at=at, on=row):
        return []
    intake: Intake | None = (
        Intake.objects.visible_to(by).select_for_update(of=("self",)).filter(pk=row.intake_id).first()
    )
    if intake is None:
        raise NotAllowed("This record is not one that you can see.")
    parked = list(intake.rows.select_for_update(of=("self",)).filter(key=row.key, state=RowState.DOUBTFUL))
    against = _against(intake, parked, reason)
    if against:
        raise NotNow(against)
    for each in parked:
        each.reasons = [*each.reasons, f"{by.full_name}: {reason.strip()}"]
        each.state = RowState.NEW if take_it else RowState.NOT_TAKEN
        each.save(update_fields=["reasons", "state"])
    if take_it and intake.status == IntakeStatus.TAKEN:
        settled = intake.rows.filter(pk__in=[each.pk for each in parked])
        make_cases(intake, rows_to_take(settled), by=by, at=at)
    record(action="intake.row_settled", by=by, at=at, subject_type="intake row", subject=str(row.pk))
    return parked


def _against(intake: Intake, parked: list[IntakeRow], reason: str) -> list[str]:
    found = []
    if not parked:
        found.append("This row is not parked any more.")
    if intake.status == IntakeStatus.DISCARDED:
        found.append("The file was discarded, so nothing is taken from it.")
    if len(reason.strip()) < REASON_LENGTH:
        found.append(f"Say what you found, in at least {REASON_LENGTH} characters.")
    return found
