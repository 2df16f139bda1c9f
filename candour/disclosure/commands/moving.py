"""Move a copy between its preparer, its checker and its approver, or end it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from candour.disclosure import transitions
from candour.disclosure.commands.approving import void_approval
from candour.disclosure.commands.checking import end_check
from candour.disclosure.commands.labelling import give_labels
from candour.disclosure.commands.reaching import count_open, locked, tell
from candour.disclosure.models import Disclosure, Status, TakenOver
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import perform
from candour.workflow.refusals import refuse


@transaction.atomic
def prepare(*, disclosure: Disclosure, by: User, at: datetime, operation: UUID | None = None) -> Disclosure:
    """Every passage is decided: a second person checks it."""
    row = locked(disclosure, by=by)
    give_labels(row, count_open(row), at=at)
    return perform(
        transitions.PREPARE, on=row, by=by, at=at, operation=operation, setting={"prepared_at": at}
    )


@transaction.atomic
def take_back(
    *, disclosure: Disclosure, reason: str, by: User, at: datetime, operation: UUID | None = None
) -> Disclosure:
    """The preparer takes it back; a check that had begun ends, and the next one draws anew."""
    refuse(None if reason.strip() else "Say why you take it back.")
    row = perform(
        transitions.TAKE_BACK,
        on=disclosure,
        by=by,
        at=at,
        note=reason.strip(),
        operation=operation,
        setting={"checker": None, "prepared_at": None},
    )
    end_check(row, passed=None, at=at)
    return row


@transaction.atomic
def take_over(
    *, disclosure: Disclosure, reason: str, by: User, at: datetime, operation: UUID | None = None
) -> Disclosure:
    """Another specialist prepares it: in an absence, or because of a conflict. What was decided stays."""
    refuse(None if reason.strip() else "Say why you take it over.")
    row = locked(disclosure, by=by)
    if once(operation, name="disclosure.take_over", by=by, at=at, on=row) is not None:
        return row
    earlier = row.preparer
    row = perform(transitions.TAKE_OVER, on=row, by=by, at=at, note=reason.strip(), setting={"preparer": by})
    TakenOver.objects.create(
        case_id=row.case_id, disclosure=row, earlier=earlier, reason=reason.strip(), by=by, at=at
    )
    tell(row, earlier, by, at)
    return row


@transaction.atomic
def return_to_preparer(
    *, disclosure: Disclosure, reason: str, by: User, at: datetime, operation: UUID | None = None
) -> Disclosure:
    """The checker or the approver returns it, with what should be decided otherwise and why."""
    refuse(None if reason.strip() else "Say what should be decided otherwise, and why.")
    row = locked(disclosure, by=by)
    by_checker = row.status == Status.PREPARED
    row = perform(
        transitions.RETURN if by_checker else transitions.RETURN_UNAPPROVED,
        on=row,
        by=by,
        at=at,
        note=reason.strip(),
        operation=operation,
        setting={
            "checker": None,
            "approver": None,
            "prepared_at": None,
            "checked_at": None,
            "approved_at": None,
        },
    )
    end_check(row, passed=False, at=at)
    void_approval(row, why="It was returned to be decided again.", by=by, at=at)
    tell(row, row.preparer, by, at)
    return row


@transaction.atomic
def end(
    *, disclosure: Disclosure, reason: str, by: User, at: datetime, operation: UUID | None = None
) -> Disclosure:
    """Nothing of it is shared. Everything that was decided stays to be read."""
    refuse(None if reason.strip() else "Say why it ends.")
    row = perform(transitions.END, on=disclosure, by=by, at=at, note=reason.strip(), operation=operation)
    end_check(row, passed=None, at=at)
    void_approval(row, why="The copy ended.", by=by, at=at)
    return row
