"""A review that was rated Inadequate goes back to its author, to be improved and submitted once more."""

from datetime import datetime

from django.db import transaction
from django.urls import reverse

from candour.mail.commands import Notice, queue
from candour.reviews import transitions
from candour.reviews.commands.accuracy import ask_again
from candour.reviews.commands.plan import take_back_what_can_change
from candour.reviews.commands.turns import give_turn
from candour.reviews.models import Review, Turn
from candour.staff.models import User
from candour.workflow.perform import perform


@transaction.atomic
def require_resubmission(*, review: Review, reason: str, by: User, at: datetime) -> Review:
    """The signature no longer holds; what was submitted is kept, and the next submission is the next round.

    Both managers are asked again whether they are satisfied. Actions on which nothing was reported are
    planned again, so that they can be improved; the others go on.
    """
    review = perform(
        transitions.REQUIRE_RESUBMISSION, on=review, by=by, at=at, note=reason, setting={"submitted_at": None}
    )
    perform(transitions.REQUIRE_ON_CASE_AGAIN, on=review.case, by=by, at=at)
    take_back_what_can_change(review, by=by, at=at)
    ask_again(review, at=at)
    give_turn(review, Turn.AUTHOR)
    for manager in (review.reviewing_manager, review.countersigning_manager):
        if manager is not None and manager != by:
            path = reverse("reviews:show", args=[review.case_reference])
            queue(Notice.CASE_WAITS, to=manager, path=path, at=at)
    return review
