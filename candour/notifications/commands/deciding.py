"""The national team's verbs: commission a review, note it only, refuse it, return it, decide."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from candour.access.permissions import Permission
from candour.audit.record import record
from candour.notifications import rules, transitions
from candour.notifications.commands.answering import answer
from candour.notifications.commands.reaching import locked
from candour.notifications.models import EligibilityAnswer, Notification
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import may, perform
from candour.workflow.refusals import NotAllowed, NotNow
from candour.workflow.transition import Transition


@transaction.atomic
def commission_review(
    *, notification: Notification, by: User, at: datetime, operation: UUID | None = None
) -> Notification:
    """Accept the notification: a review follows, and its deadlines run from the day it was notified."""
    return _decide(transitions.COMMISSION_REVIEW, notification, by, at, "", operation)


@transaction.atomic
def close_as_notify_only(
    *, notification: Notification, by: User, at: datetime, note: str = "", operation: UUID | None = None
) -> Notification:
    return _decide(transitions.CLOSE_AS_NOTIFY_ONLY, notification, by, at, note, operation)


@transaction.atomic
def refuse_as_not_sfo(
    *, notification: Notification, by: User, at: datetime, note: str = "", operation: UUID | None = None
) -> Notification:
    return _decide(transitions.REFUSE_AS_NOT_SFO, notification, by, at, note, operation)


@transaction.atomic
def return_to_region(
    *, notification: Notification, reason: str, by: User, at: datetime, operation: UUID | None = None
) -> Notification:
    """Ask the region to mend it; the reason goes with it, and the deadline runs again."""
    if not reason.strip():
        raise NotNow(["Say what the region should mend."])
    return perform(
        transitions.RETURN_TO_REGION,
        on=notification,
        by=by,
        at=at,
        note=reason,
        setting={"submitted_by": None, "submitted_at": None},
        operation=operation,
    )


@transaction.atomic
def decide_public_interest(
    *,
    notification: Notification,
    in_public_interest: bool,
    reason: str,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> Notification:
    """Whether a review is in the public interest, with the reason; then eligibility is asked again."""
    if not may(by, Permission.DECIDE_NOTIFICATION, at=at):
        raise NotAllowed("Only the national team decides on the public interest.")
    name = "notification.public_interest_decided"
    if once(operation, name=name, by=by, at=at, on=notification) is not None:
        return notification
    row = locked(notification, by=by)
    if against := rules.against_public_interest(row, reason, by):
        raise NotNow(against)
    row.public_interest, row.public_interest_reason = in_public_interest, reason.strip()
    row.decided_by, row.decided_at = by, at
    row.save(update_fields=["public_interest", "public_interest_reason", "decided_by", "decided_at"])
    record(
        action=name,
        by=by,
        at=at,
        case=row.case_reference,
        subject_type="notification",
        subject=str(row.pk),
        changed=["public_interest", "public_interest_reason"],
    )
    answer(row, trigger=EligibilityAnswer.Trigger.DECISION, by=by, at=at)
    return row


def _decide(
    move: Transition[Notification],
    notification: Notification,
    by: User,
    at: datetime,
    note: str,
    operation: UUID | None,
) -> Notification:
    setting = {"decided_by": by, "decided_at": at}
    return perform(move, on=notification, by=by, at=at, note=note, setting=setting, operation=operation)
