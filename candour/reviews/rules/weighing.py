"""Who may change the learning thread, and when."""

from candour.reviews.models import Review, ReviewStage
from candour.reviews.rules import allocation, standing
from candour.staff.models import User


def reasons_against_weighing(review: Review, actor: User) -> list[str]:
    """Everything that stands in the way of this person's changing the thread now, in words."""
    against = (
        the_review_is_in_its_writing(review, actor),
        allocation.the_person_is_the_reviewing_manager(review, actor),
        standing.work_goes_on(review, actor),
        allocation.not_independent(review, actor),
    )
    return [reason for reason in against if reason]


def the_review_is_in_its_writing(review: Review, actor: User) -> str | None:
    if review.status == ReviewStage.WRITING:
        return None
    if review.status == ReviewStage.ALLOCATED:
        return "Begin the review first: declare that you are independent."
    return "The thread can be changed while the review is being written, which is not now."
