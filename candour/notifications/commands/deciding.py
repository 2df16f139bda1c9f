"""The national team's verbs: commission a review, note it only, refuse it, return it, decide on public interest."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from candour.access.permissions import Permission
from candour.audit.record import record
from candour.cases.models import Case
from candour.mail.commands import Notice, queue
from candour.notifications import transitions
from candour.notifications.commands import deadlines
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
    """A review follows: its deadlines run from today, the day of the notification's acceptance."""
    decided = _decide(transitions.COMMISSION_REVIEW, notification, by, at, "", operation)
    notified_on = timezone.localdate(decided.submitted_at)
    for step in ("early_look", "review"):
        deadlines.start(case=decided.case, step=step, started_on=notified_on, at=at)
    return decided


@transaction.atomic
def close_as_notify_only(
    *, notification: Notification, by: User, at: datetime, note: str = "", operation: UUID | None = None
) -> Notification:
    return _closed(_decide(transitions.CLOSE_AS_NOTIFY_ONLY, notification, by, at, note, operation), at)


@transaction.atomic
def refuse_as_not_sfo(
    *, notification: Notification, by: User, at: datetime, note: str = "", operation: UUID | None = None
) -> Notification:
    return _closed(_decide(transitions.REFUSE_AS_NOT_SFO, notification, by, at, note, operation), at)


@transaction.atomic
def return_to_region(
    *, notification: Notification, reason: str, by: User, at: datetime, operation: UUID | None = None
) -> Notification:
    """Ask the region to mend it; the reason goes with it, and the deadline runs again."""
    if not reason.strip():
        raise NotNow(["Say what the region should mend."])
    returned = perform(
        transitions.RETURN_TO_REGION,
        on=notification,
        by=by,
        at=at,
        note=reason,
        setting={"submitted_by": None, "submitted_at": None},
        operation=operation,
    )
    _tell_holder(returned.case, at)
    return returned


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
    decided = perform(move, on=notification, by=by, at=at, note=note, setting=setting, operation=operation)
    _tell_holder(decided.case, at)
    return decided


def _closed(notification: Notification, at: datetime) -> Notification:
    deadlines.end_all(case=notification.case, on=timezone.localdate(at))
    return notification


def _tell_holder(case: Case, at: datetime) -> None:
    if case.holder is not None:
        queue(Notice.DECISION_MADE, to=case.holder, path=reverse("cases:show", args=[case.reference]), at=at)
