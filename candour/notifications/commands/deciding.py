"""The national team's verbs: commission a review, note it only, refuse it, return it, decide."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from candour.access.permissions import Permission
from candour.audit.record import record
from candour.notifications import transitions
from candour.notifications.commands.answering import answer
from candour.notifications.models import EligibilityAnswer, Notification, NotificationStatus
from candour.staff.models import User
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
    *, notification: Notification, in_public_interest: bool, reason: str, by: User, at: datetime
) -> Notification:
    """Whether a review is in the public interest, with the reason; then eligibility is asked again."""
    if not may(by, Permission.DECIDE_NOTIFICATION, at=at):
        raise NotAllowed("Only the national team decides on the public interest.")
    against = _against_deciding(notification, reason, by)
    if against:
        raise NotNow(against)
    notification.public_interest, notification.public_interest_reason = in_public_interest, reason
    notification.decided_by, notification.decided_at = by, at
    notification.save(update_fields=["public_interest", "public_interest_reason", "decided_by", "decided_at"])
    record(
        action="notification.public_interest_decided",
        by=by,
        at=at,
        case=notification.case_reference,
        subject_type="notification",
        subject=str(notification.pk),
        changed=["public_interest"],
    )
    answer(notification, trigger=EligibilityAnswer.Trigger.DECISION, by=by, at=at)
    return notification


def _against_deciding(notification: Notification, reason: str, by: User) -> list[str]:
    against = []
    if notification.status != NotificationStatus.SUBMITTED:
        against.append("The notification is not with the national team.")
    if notification.submitted_by_id == by.pk:
        against.append("You submitted this notification, so somebody else must decide on it.")
    if not reason.strip():
        against.append("Say why, in a sentence that the region can read.")
    return against


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
