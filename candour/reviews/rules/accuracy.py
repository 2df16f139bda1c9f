"""Whether factual accuracy is settled (Annex J: the head of the delivery unit was given the opportunity)."""

from candour.reviews.models import AccuracyComment, AccuracyPack, AccuracySatisfied, Review
from candour.staff.models import User


def the_extract_is_open(pack: AccuracyPack) -> str | None:
    """Why its reader can add nothing more; what comes after the signature would stay unanswered."""
    if pack.answered_at is not None:
        return "You have already finished with this extract. Write to the reviewing manager to add something."
    if pack.is_over:
        return "The time for comments is over. Write to the reviewing manager."
    return None


def a_pack_was_sent_to_the_head_of_unit(review: Review, actor: User) -> str | None:
    if AccuracyPack.objects.filter(review=review, audience=AccuracyPack.Audience.HEAD_OF_UNIT).exists():
        return None
    return "No extract has been sent to the head of the delivery unit to check for factual accuracy."


def every_comment_is_answered(review: Review, actor: User) -> str | None:
    waiting = AccuracyComment.objects.filter(review=review, answered_at__isnull=True).count()
    if not waiting:
        return None
    told = (
        "1 comment on factual accuracy waits"
        if waiting == 1
        else f"{waiting} comments on factual accuracy wait"
    )
    return f"{told} for an answer."


def the_reviewing_manager_is_satisfied(review: Review, actor: User) -> str | None:
    if _satisfied(review, AccuracySatisfied.Who.REVIEWING):
        return None
    return (
        "The reviewing manager has not recorded that the head of the delivery unit had the opportunity "
        "to comment."
    )


def both_managers_are_satisfied(review: Review, actor: User) -> str | None:
    against = the_reviewing_manager_is_satisfied(review, actor)
    if against or _satisfied(review, AccuracySatisfied.Who.COUNTERSIGNING):
        return against
    return (
        "You have not recorded that you are satisfied that the head of the delivery unit had the opportunity "
        "to comment."
    )


def _satisfied(review: Review, who: str) -> bool:
    found = AccuracySatisfied.objects.filter(review=review, who=who, withdrawn_at__isnull=True)
    return bool(found.exists())
