"""What a review covers, and in which language it is written."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from candour.access.permissions import Permission
from candour.reviews.commands.conflicts import refuse_if_conflicted
from candour.reviews.commands.reaching import locked, must_hold, refuse, write_down
from candour.reviews.models import Review, ReviewStage
from candour.reviews.rules import allocation, standing
from candour.staff.models import User
from candour.workflow.once import once

CHANGED_IN = (ReviewStage.ALLOCATED, ReviewStage.WRITING)


@transaction.atomic
def set_period(
    *,
    review: Review,
    period_from: date,
    period_until: date,
    language: str,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> Review:
    """Say from which day to which day the review looks, usually up to the day of the alleged offence."""
    if once(operation, name="review.period_set", by=by, at=at, on=review) is not None:
        return review
    must_hold(by, Permission.WRITE_REVIEW, at=at)
    review = locked(review, by=by)
    today = timezone.localdate(at)
    refuse(
        allocation.the_person_is_the_reviewing_manager(review, by),
        standing.work_goes_on(review, by),
        None if review.status in CHANGED_IN else "The review is not being written now.",
        "The period must end on or after the day on which it begins." if period_until < period_from else None,
        "The period must end today or in the past." if period_until > today else None,
    )
    refuse_if_conflicted(review, by)
    review.period_from, review.period_until, review.language = period_from, period_until, language
    review.save(update_fields=["period_from", "period_until", "language"])
    write_down("period_set", review, by, at, "period_from", "period_until", "language")
    return review
