"""Who may gather what a review is built from: its chronology, its contacts and its interviews, and when."""

from candour.reviews.models import Review, ReviewStage
from candour.reviews.rules import allocation, standing
from candour.staff.models import User

GATHERED_IN = (ReviewStage.ALLOCATED, ReviewStage.WRITING)


def reasons_against_gathering(review: Review, actor: User) -> list[str]:
    """Everything that stands in the way of this person's work on the review now, in words."""
    against = (
        the_review_is_being_written(review, actor),
        allocation.the_person_is_the_reviewing_manager(review, actor),
        standing.work_goes_on(review, actor),
        allocation.not_independent(review, actor),
        _declared_once_begun(review, actor),
    )
    return [reason for reason in against if reason]


def _declared_once_begun(review: Review, actor: User) -> str | None:
    """Asked of whoever was given a review that somebody else had begun; beginning it asks it anyway."""
    begun = review.status == ReviewStage.WRITING
    return allocation.a_writer_declared_independence(review, actor) if begun else None


def the_review_is_being_written(review: Review, actor: User) -> str | None:
    if review.status in GATHERED_IN:
        return None
    return "This can be changed while the review is being written, which is not now."


def reasons_against_keeping(review: Review, actor: User) -> list[str]:
    """What stands in the way of the reviewing manager's keeping promises to staff; any stage will do."""
    against = (
        allocation.the_person_is_the_reviewing_manager(review, actor),
        _not_suspended(review),
        allocation.not_independent(review, actor),
    )
    return [reason for reason in against if reason]


def _not_suspended(review: Review) -> str | None:
    """While a conflict is unsettled the region's office looks after staff, not the reviewing manager."""
    if review.standing_status != "suspended":
        return None
    return "The review is suspended. The region's SFO office keeps the promises to staff until it goes on."
