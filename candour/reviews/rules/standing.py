"""Whether work on a review goes on."""

from candour.reviews.models import Review, Standing
from candour.reviews.models.review import OVER
from candour.staff.models import User


def work_goes_on(review: Review, actor: User) -> str | None:
    if review.standing_status == Standing.PAUSED:
        return "The review is paused. Resume it first."
    return not_suspended(review, actor)


def not_suspended(review: Review, actor: User) -> str | None:
    if review.standing_status != Standing.SUSPENDED:
        return None
    return "The review is suspended because a conflict of interest was found. It has to be settled first."


def the_review_is_open(review: Review, actor: User) -> str | None:
    return "This review is over." if review.status in OVER else None
