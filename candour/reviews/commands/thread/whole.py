"""What the review says as a whole: whether everything reasonable was done; why no good practice was found."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from candour.reviews.commands.reaching import refuse, write_down
from candour.reviews.commands.thread.reaching import to_weigh
from candour.reviews.models import Review
from candour.staff.models import User
from candour.workflow.once import once


def judge_the_whole(
    review: Review, reasonable: str, why: str, *, by: User, at: datetime, operation: UUID | None = None
) -> Review:
    """Say whether everything that could reasonably have been expected was done, and why."""
    told = {"reasonable": reasonable, "reasonable_why": why.strip()}
    missing = "Say why, in words that somebody outside the service can follow." if not why.strip() else None
    return _say(review, told, missing, by=by, at=at, operation=operation)


def say_why_no_effective_practice(
    review: Review, why: str, *, by: User, at: datetime, operation: UUID | None = None
) -> Review:
    """Say why no good practice is recorded; empty takes it back."""
    return _say(review, {"no_effective_practice_why": why.strip()}, None, by=by, at=at, operation=operation)


def _say(
    review: Review,
    told: dict[str, str],
    against: str | None,
    *,
    by: User,
    at: datetime,
    operation: UUID | None,
) -> Review:
    with transaction.atomic():
        if once(operation, name=f"review.{next(iter(told))}", by=by, at=at, on=review):
            return review
        row = to_weigh(review, by=by, at=at)
        refuse(against)
        for name, value in told.items():
            setattr(row, name, value)
        row.save(update_fields=list(told))
        write_down("whole_judged", row, by, at, *told)
    return row
