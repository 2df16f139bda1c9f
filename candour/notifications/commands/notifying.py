"""The region's verbs: open a notification, move it on when court is reached, submit it, close it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from candour.audit.record import record
from candour.cases.models import Case
from candour.notifications import transitions
from candour.notifications.commands import deadlines
from candour.notifications.commands.answering import answer
from candour.notifications.models import EligibilityAnswer, Notification
from candour.staff.models import User
from candour.workflow.perform import may, perform
from candour.workflow.transition import Transition

Trigger = EligibilityAnswer.Trigger


@transaction.atomic
def open_for(case: Case, *, by: User, at: datetime) -> Notification:
    """Begin the notification of a recorded case, once, and move it as far as its facts allow."""
    notification, made = Notification.objects.get_or_create(case=case)
    if not made:
        return notification
    record(action="notification.opened", by=by, at=at, case=case.reference, subject_type="notification")
    answer(notification, trigger=Trigger.RECORDED, by=by, at=at)
    return move_on(notification, by=by, at=at)


@transaction.atomic
def move_on(notification: Notification, *, by: User, at: datetime) -> Notification:
    """Wait for court, or be ready once the first appearance is recorded; then the deadline runs.

    The deadline runs whoever records the appearance; the status moves only by somebody who may submit.
    """
    case = notification.case
    if case.first_court_appearance is not None and notification.status in transitions.OPEN:
        deadlines.start(case=case, step="notification", started_on=case.first_court_appearance, at=at)
    move = _next_move(notification)
    if move is not None and may(by, move.permission, at=at):
        notification = perform(move, on=notification, by=by, at=at)
    deadlines.show_next(case)
    return notification


def _next_move(notification: Notification) -> Transition[Notification] | None:
    appeared = notification.case.first_court_appearance is not None
    move = transitions.MAKE_READY if appeared else transitions.WAIT_FOR_COURT
    return move if notification.status in move.source and notification.case.charges.exists() else None


@transaction.atomic
def facts_changed(case: Case, *, by: User, at: datetime, trigger: str = Trigger.FACT_CHANGED) -> None:
    """A fact of the case was changed: ask again, keep the answer, and reopen what no longer holds."""
    notification = _of(case)
    if notification is None:
        return
    before = notification.outcome
    answer(notification, trigger=trigger, by=by, at=at)
    closed = notification.status in transitions.CLOSED_WITHOUT_REVIEW
    if notification.outcome != before and closed and may(by, transitions.REOPEN.permission, at=at):
        note = "The answer to eligibility changed."
        notification = perform(transitions.REOPEN, on=notification, by=by, at=at, note=note)
    move_on(notification, by=by, at=at)


@transaction.atomic
def charges_dropped(case: Case, *, by: User, at: datetime) -> None:
    """The court dropped the charges before anybody decided: nothing more is notified."""
    notification = _of(case)
    if notification is not None and notification.status in transitions.OPEN:
        perform(transitions.WITHDRAW, on=notification, by=by, at=at, note="The charges were dropped.")


@transaction.atomic
def charged_again(case: Case, *, by: User, at: datetime) -> None:
    """A review that had ended is opened again: the notification begins anew."""
    notification = _of(case)
    if notification is None or notification.status not in transitions.CHARGE_AGAIN.source:
        return
    notification = perform(transitions.CHARGE_AGAIN, on=notification, by=by, at=at)
    answer(notification, trigger=Trigger.CHARGE_ADDED, by=by, at=at)
    move_on(notification, by=by, at=at)


def _of(case: Case) -> Notification | None:
    """The notification of a case, locked, with the case as it now stands."""
    return (
        Notification.objects.filter(case=case).select_related("case").select_for_update(of=("self",)).first()
    )


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
