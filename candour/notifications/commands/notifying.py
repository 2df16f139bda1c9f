"""The region's verbs: open a notification, move it on when court is reached, submit it, close it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from candour.access.permissions import Permission
from candour.audit.record import record
from candour.cases.models import Case
from candour.notifications import transitions
from candour.notifications.commands import deadlines
from candour.notifications.commands.answering import answer
from candour.notifications.models import EligibilityAnswer, Notification, NotificationStatus
from candour.staff.models import User
from candour.workflow.perform import may, perform
from candour.workflow.refusals import NotAllowed, NotNow

Trigger = EligibilityAnswer.Trigger


@transaction.atomic
def open_for(case: Case, *, by: User, at: datetime) -> Notification:
    """Begin the notification of a recorded case, and move it as far as its facts allow."""
    notification = Notification.objects.create(case=case)
    answer(notification, trigger=Trigger.RECORDED, by=by, at=at)
    return move_on(notification, by=by, at=at)


@transaction.atomic
def move_on(notification: Notification, *, by: User, at: datetime) -> Notification:
    """Wait for court, or be ready once the first appearance is recorded; then the deadline runs."""
    case = notification.case
    if not may(by, Permission.SUBMIT_NOTIFICATION, at=at) or not case.charges.exists():
        return notification
    if case.first_court_appearance is None:
        if notification.status == NotificationStatus.CHARGE_IDENTIFIED:
            notification = perform(transitions.WAIT_FOR_COURT, on=notification, by=by, at=at)
        return notification
    if notification.status in transitions.MAKE_READY.source:
        notification = perform(transitions.MAKE_READY, on=notification, by=by, at=at)
    deadlines.start(case=case, step="notification", started_on=case.first_court_appearance, at=at)
    return notification


@transaction.atomic
def facts_changed(case: Case, *, by: User, at: datetime, trigger: str = Trigger.FACT_CHANGED) -> None:
    """A fact of the case was changed: ask again, keep the answer, and reopen what no longer holds."""
    notification = Notification.objects.filter(case=case).select_related("case").first()
    if notification is None:
        return
    before = notification.outcome
    answer(notification, trigger=trigger, by=by, at=at)
    changed = notification.outcome != before
    if changed and notification.status in transitions.CLOSED_WITHOUT_REVIEW:
        note = "The answer to eligibility changed."
        notification = perform(transitions.REOPEN, on=notification, by=by, at=at, note=note)
    move_on(notification, by=by, at=at)


@transaction.atomic
def submit(
    *, notification: Notification, by: User, at: datetime, proposal: str = "", operation: UUID | None = None
) -> Notification:
    """Send it to the national team, with the region's reason where it proposes a discretionary review."""
    return perform(
        transitions.SUBMIT,
        on=notification,
        by=by,
        at=at,
        setting={"submitted_by": by, "submitted_at": at, "proposed_public_interest": proposal},
        operation=operation,
    )


@transaction.atomic
def close_as_not_sfo(
    *, notification: Notification, by: User, at: datetime, operation: UUID | None = None
) -> Notification:
    """The region closes what is not a serious further offence; the answer that says why is kept."""
    return perform(transitions.CLOSE_AS_NOT_SFO, on=notification, by=by, at=at, operation=operation)


@transaction.atomic
def override(
    *, notification: Notification, outcome: str, reason: str, by: User, at: datetime
) -> Notification:
    """An authorised person decides against the engine's answer, with a reason that stays on the page."""
    if not may(by, Permission.OVERRIDE_ELIGIBILITY, at=at):
        raise NotAllowed("Your role does not allow an override of eligibility.")
    if notification.status not in {NotificationStatus.READY, NotificationStatus.SUBMITTED}:
        raise NotNow(
            ["Eligibility can be overridden while the notification is ready or with the national team."]
        )
    if not reason.strip():
        raise NotNow(["An override needs a reason."])
    notification.outcome, notification.limb = outcome, ""
    notification.override_reason, notification.overridden_by = reason, by
    notification.save(update_fields=["outcome", "limb", "override_reason", "overridden_by"])
    record(
        action="override eligibility",
        by=by,
        at=at,
        case=notification.case_reference,
        subject_type="notification",
        subject=str(notification.pk),
        reason="override",
        changed=["outcome", "limb"],
    )
    return notification


@transaction.atomic
def end_override(*, notification: Notification, by: User, at: datetime) -> Notification:
    """Let the engine's answer stand again."""
    if not may(by, Permission.OVERRIDE_ELIGIBILITY, at=at):
        raise NotAllowed("Your role does not allow an override of eligibility.")
    notification.override_reason, notification.overridden_by = "", None
    notification.save(update_fields=["override_reason", "overridden_by"])
    record(
        action="override ended", by=by, at=at, case=notification.case_reference, subject_type="notification"
    )
    answer(notification, trigger=Trigger.FACT_CHANGED, by=by, at=at)
    return notification
