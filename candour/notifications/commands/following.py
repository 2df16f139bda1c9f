"""What follows from a move of a notification or a case: deadlines and messages. Named in config/reactions.py.

They run inside `perform`, so a form sent twice sends no message twice.
"""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone

from candour.cases.commands import open_again
from candour.cases.models import Case, ReviewStatus
from candour.mail.commands import Notice, queue
from candour.notifications import transitions
from candour.notifications.commands import deadlines
from candour.notifications.models import Notification
from candour.notifications.queries import national_team
from candour.staff.models import User
from candour.workflow.perform import perform
from candour.workflow.transition import Transition


def after_submission(notification: Notification, *, by: User, at: datetime) -> None:
    """The step is met, and the national team is told that a decision waits."""
    today = timezone.localdate(at)
    deadlines.meet(case=notification.case, step="notification", on=today)
    for officer in national_team(on=today):
        queue(Notice.DECISION_WAITS, to=officer, path=_address(notification), at=at)


def after_return(notification: Notification, *, by: User, at: datetime) -> None:
    """Back with the region: the notification is due again as it was."""
    deadlines.unmeet(case=notification.case, step="notification")
    tell_holder(notification, by=by, at=at)


def after_commissioning(notification: Notification, *, by: User, at: datetime) -> None:
    """The early look and the review run from the day on which the case was notified."""
    notified_on = timezone.localdate(notification.submitted_at)
    for step in ("early_look", "review"):
        deadlines.start(case=notification.case, step=step, started_on=notified_on, at=at)
    _move_review_track(transitions.REQUIRE_REVIEW, notification, by, at)


def after_national_closing(notification: Notification, *, by: User, at: datetime) -> None:
    """Decided without a review: nothing more is due."""
    deadlines.end_all(case=notification.case, on=timezone.localdate(at))
    _move_review_track(transitions.REFUSE_REVIEW, notification, by, at)


def after_regional_closing(notification: Notification, *, by: User, at: datetime) -> None:
    """Not a serious further offence, as the region found: nothing more is due."""
    deadlines.end_all(case=notification.case, on=timezone.localdate(at))
    _move_review_track(transitions.NEED_NO_REVIEW, notification, by, at)


def after_withdrawal(notification: Notification, *, by: User, at: datetime) -> None:
    deadlines.end_all(case=notification.case, on=timezone.localdate(at))


def after_reopening(notification: Notification, *, by: User, at: datetime) -> None:
    """The region decides again what to do with it, and whoever holds the case is told."""
    deadlines.unmeet(case=notification.case, step="notification")
    _move_review_track(transitions.DECIDE_REVIEW_AGAIN, notification, by, at)
    open_again(notification.case, why="The answer to eligibility changed.", by=by, at=at)
    holder = notification.case.holder
    if holder is not None and holder != by:
        queue(Notice.CASE_WAITS, to=holder, path=_address(notification), at=at)


def after_review_ended(case: Case, *, by: User, at: datetime) -> None:
    """The court ended the review: none of its dates is due any more."""
    deadlines.end_all(case=case, on=timezone.localdate(at))


def after_closing(case: Case, *, by: User, at: datetime) -> None:
    """Nothing is left to do in the case, so no date of it runs any more."""
    deadlines.end_all(case=case, on=timezone.localdate(at))


def tell_holder(notification: Notification, *, by: User, at: datetime) -> None:
    holder = notification.case.holder
    if holder is not None and holder != by:
        queue(Notice.DECISION_MADE, to=holder, path=_address(notification), at=at)


def _move_review_track(move: Transition[Case], notification: Notification, by: User, at: datetime) -> None:
    """The case's own track follows, where it does not stand there already."""
    case = Case.objects.visible_to(by).get(pk=notification.case_id)
    if ReviewStatus(case.review_status) in move.source:
        perform(move, on=case, by=by, at=at)


def _address(notification: Notification) -> str:
    return reverse("notifications:show", args=[notification.case.reference])
