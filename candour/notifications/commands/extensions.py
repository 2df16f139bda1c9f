"""Ask for a later date and decide on it: the date stands until somebody else approves the new one."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from candour.access.permissions import Permission
from candour.mail.commands import Notice, queue
from candour.notifications.commands import deadlines
from candour.notifications.models import Deadline, DeadlineMove, MoveKind
from candour.notifications.queries import national_team
from candour.notifications.rules import REASON_LENGTH
from candour.policy.load import load_policy
from candour.staff.models import User
from candour.workflow.once import once, remember
from candour.workflow.perform import may
from candour.workflow.refusals import NotAllowed, NotNow


@transaction.atomic
def ask_for_extension(
    *,
    deadline: Deadline,
    to: date,
    category: str,
    reason: str,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> DeadlineMove:
    """Ask the national team for a later date. Raises NotNow with every reason against asking."""
    _require(by, Permission.ASK_FOR_EXTENSION, at)
    earlier = once(operation, name="deadline.extension_asked", by=by, at=at, on=deadline)
    if earlier is not None:
        return DeadlineMove.objects.get(pk=earlier.record_id or 0)
    row = _locked(deadline, by)
    if against := against_asking(row, to=to, category=category, reason=reason):
        raise NotNow(against)
    move = DeadlineMove.objects.create(
        deadline=row,
        kind=MoveKind.EXTENSION,
        from_due=row.due,
        to_due=to,
        reason_category=category,
        reason=reason.strip(),
        asked_by=by,
        asked_at=at,
    )
    remember(operation, move)
    deadlines.note_move("deadline.extension_asked", row, by, at)
    for officer in national_team(on=timezone.localdate(at)):
        queue(Notice.DECISION_WAITS, to=officer, path=reverse("notifications:extensions"), at=at)
    return move


def _locked(deadline: Deadline, by: User) -> Deadline:
    """Emergency access is for reading, so the database does not lock for it."""
    seen = Deadline.objects.visible_to(by).select_for_update(of=("self",)).filter(pk=deadline.pk)
    found: Deadline | None = seen.first()
    if found is None:
        raise NotAllowed("This record is not one that you can change.")
    return found


def against_asking(deadline: Deadline, *, to: date, category: str, reason: str) -> list[str]:
    """Everything that stands in the way of asking for a later date."""
    found = []
    if deadline.met_on or deadline.ended_on:
        found.append("This step is done or no longer needed, so its date cannot move.")
    if to <= deadline.due:
        found.append("The new date must be later than the present one.")
    if deadline.moves.filter(kind=MoveKind.EXTENSION, approved=None).exists():
        found.append("An extension has already been asked for and is waiting for a decision.")
    if category not in load_policy().extension_reasons:
        found.append("Choose one of the reasons in the list.")
    if len(reason.strip()) < REASON_LENGTH:
        found.append(f"Say why, in at least {REASON_LENGTH} characters.")
    return found


@transaction.atomic
def decide_extension(
    *,
    move: DeadlineMove,
    approved: bool,
    note: str,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> DeadlineMove:
    """Approve or refuse an extension; nobody decides on their own, and a refusal says why."""
    _require(by, Permission.APPROVE_EXTENSION, at)
    if once(operation, name="deadline.extension_decided", by=by, at=at, on=move) is not None:
        return move
    seen = DeadlineMove.objects.visible_to(by)
    row: DeadlineMove = seen.select_for_update(of=("self",)).get(pk=move.pk)
    if row.asked_by_id == by.pk:
        raise NotAllowed("You asked for this extension, so somebody else must decide on it.")
    deadline = Deadline.objects.select_related("case__holder").get(pk=row.deadline_id)
    if against := against_deciding(row, deadline, approved=approved, note=note):
        raise NotNow(against)
    row.approved, row.decided_by, row.decided_at, row.decision_note = approved, by, at, note.strip()
    row.save()
    if approved:
        _extend(deadline, row)
    action = "deadline.extended" if approved else "deadline.extension_refused"
    deadlines.note_move(action, deadline, by, at)
    _tell(deadline, row, approved, at)
    return row


def against_deciding(move: DeadlineMove, deadline: Deadline, *, approved: bool, note: str) -> list[str]:
    """Everything that stands in the way of a decision."""
    found = []
    if move.approved is not None:
        found.append("This extension has already been decided.")
    if approved and (deadline.met_on or deadline.ended_on):
        found.append("The step is done or no longer needed, so its date cannot move.")
    if approved and move.to_due <= deadline.due:
        found.append("The date has moved beyond the one asked for, so there is nothing to extend.")
    if not approved and not note.strip():
        found.append("Say why it is refused.")
    return found


def _extend(deadline: Deadline, move: DeadlineMove) -> None:
    """The days are counted from the date that stands now, which the calendar may have moved meanwhile."""
    deadline.extended_by_days += (move.to_due - deadline.due).days
    deadline.due = move.to_due
    deadline.save()
    deadlines.show_next(deadline.case)


def _tell(deadline: Deadline, move: DeadlineMove, approved: bool, at: datetime) -> None:  # noqa: FBT001
    """Whoever asked, and whoever holds the case, each once."""
    notice = Notice.DATE_MOVED if approved else Notice.DECISION_MADE
    path = reverse("notifications:show", args=[deadline.case.reference])
    told = {person for person in (move.asked_by, deadline.case.holder) if person is not None}
    for person in sorted(told, key=lambda each: each.pk):
        queue(notice, to=person, path=path, at=at)


def _require(by: User, permission: Permission, at: datetime) -> None:
    if not may(by, permission, at=at):
        raise NotAllowed("Your role does not allow this.")
