"""Reach a review for a change that is no move of its status: locked, seen, permitted, and still open."""

from datetime import datetime

from candour.access.permissions import Permission
from candour.audit.record import record as audit
from candour.reviews.models import Review
from candour.staff.models import User
from candour.workflow.perform import may
from candour.workflow.refusals import NotAllowed, NotNow


def locked(review: Review, *, by: User) -> Review:
    """The row itself, locked, with its case, as this person sees it."""
    seen = Review.objects.visible_to(by).select_related("case")
    found: Review | None = seen.select_for_update(of=("self",)).filter(pk=review.pk).first()
    if found is None:
        raise NotAllowed("This review is not one that you can change.")
    return found


def must_hold(by: User, *permissions: Permission, at: datetime) -> None:
    """Any one of the permissions, or a refusal."""
    if not any(may(by, permission, at=at) for permission in permissions):
        raise NotAllowed("Your role does not allow this.")


def refuse(*against: str | None) -> None:
    """Raise NotNow with every reason there is."""
    reasons = [reason for reason in against if reason]
    if reasons:
        raise NotNow(reasons)


def write_down(action: str, review: Review, by: User, at: datetime, *changed: str, subject: str = "") -> None:
    """An audit entry in the chain of the case: which fields changed, never what they hold."""
    audit(
        action=f"review.{action}",
        by=by,
        at=at,
        case=review.case_reference,
        subject_type="review",
        subject=subject or str(review.pk),
        changed=changed,
    )
