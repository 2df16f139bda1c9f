"""A review opens when its case is notified, and follows what the national team and the court decide.

Named in config/reactions.py; each runs inside the move that set it off.
"""

from datetime import datetime

from django.utils import timezone

from candour.audit.record import record
from candour.cases.models import Case
from candour.notifications.commands import deadlines
from candour.notifications.models import Notification
from candour.policy.load import load_policy
from candour.reviews import transitions
from candour.reviews.models import Review, ReviewStage, Section
from candour.staff.models import User
from candour.workflow.perform import may, perform


def open_for(notification: Notification, *, by: User, at: datetime) -> Review:
    """Open the review of a notified case, once; after it had ended, open it again."""
    case = notification.case
    review, made = Review.objects.get_or_create(case=case, defaults={"opened_at": at})
    if made:
        _add_sections(review, at)
        record(action="review.opened", by=by, at=at, case=case.reference, subject_type="review")
    elif review.status in transitions.OPEN_AGAIN.source:
        review = perform(transitions.OPEN_AGAIN, on=review, by=by, at=at)
    return review


def _add_sections(review: Review, at: datetime) -> None:
    """Every section that the policy of the day knows, empty."""
    rows = load_policy().review_sections.all(on=timezone.localdate(at))
    ordered = sorted(rows, key=lambda row: row.order)
    Section.objects.bulk_create(
        Section(case_id=review.case_id, review=review, key=row.key) for row in ordered
    )


def commissioned(notification: Notification, *, by: User, at: datetime) -> None:
    """A review follows. Where the early look was complete before, it goes on to be allocated."""
    review = open_for(notification, by=by, at=at)
    if review.status == ReviewStage.AWAITING_DECISION:
        looked_on = timezone.localdate(review.early_look.completed_at)
        perform(transitions.COMMISSION, on=review, by=by, at=at)
        deadlines.meet(case=notification.case, step="early_look", on=looked_on)


def not_needed(notification: Notification, *, by: User, at: datetime) -> None:
    """The national team decided without a review; the early look is kept."""
    review = _of(notification.case)
    if review is not None and review.status in transitions.NEED_NO_REVIEW.source:
        perform(transitions.NEED_NO_REVIEW, on=review, by=by, at=at)


def ended_by_the_court(case: Case, *, by: User, at: datetime) -> None:
    """The charges were dropped before the review was finished."""
    review = _of(case)
    if review is not None and review.status in transitions.END.source:
        perform(transitions.END, on=review, by=by, at=at, note="The charges were dropped.")


def withdrawn(notification: Notification, *, by: User, at: datetime) -> None:
    """The charges were dropped before anybody decided."""
    if may(by, transitions.END.permission, at=at):
        ended_by_the_court(notification.case, by=by, at=at)


def _of(case: Case) -> Review | None:
    found: Review | None = Review.objects.filter(case=case).select_related("case").first()
    return found
