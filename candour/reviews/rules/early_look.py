"""What an early look must hold before it is complete, and when it may be changed."""

from candour.cases.models import ReviewStatus
from candour.reviews.models import EarlyLook, Review, ReviewStage
from candour.reviews.rules import allocation, standing
from candour.staff.models import User


def everything_is_answered(review: Review, actor: User) -> str | None:
    look: EarlyLook | None = EarlyLook.objects.filter(review=review).first()
    if look is None:
        return "The early look has not been begun."
    missing = [words for words, answered in answers_of(look) if not answered]
    return f"The early look does not say yet: {'; '.join(missing)}." if missing else None


def answers_of(look: EarlyLook) -> tuple[tuple[str, bool], ...]:
    """Everything that has to be said, and whether it is."""
    immediate = look.concern == EarlyLook.Concern.IMMEDIATE
    acted = look.immediate_actions.filter(action__withdrawn_at__isnull=True).exists()
    routes_dated = not look.separate_route_raised or look.separate_route_on is not None
    return (
        ("which records were read", look.records_read.exists()),
        ("whether anybody may be at risk now", bool(look.concern)),
        ("what is done at once", acted or not immediate),
        ("why nothing has to be done at once", acted or bool(look.no_action_why)),
        ("whether support was offered to staff, and when", look.welfare_offered_on is not None),
        ("whether a separate route was raised", look.separate_route_raised is not None),
        ("the date of the separate route", routes_dated),
    )


def reasons_against_looking(review: Review, actor: User) -> list[str]:
    """Everything that stands in the way of this person's early look now, in words."""
    against = (
        the_early_look_is_open(review, actor),
        standing.work_goes_on(review, actor),
        allocation.not_independent(review, actor),
    )
    return [reason for reason in against if reason]


def the_early_look_is_open(review: Review, actor: User) -> str | None:
    if review.status == ReviewStage.EARLY_LOOK:
        return None
    return "The early look is complete, so what it says stands."


def a_review_is_commissioned(review: Review, actor: User) -> str | None:
    if review.case.review_status == ReviewStatus.REQUIRED:
        return None
    return "The national team has not decided yet whether a review follows."


def a_review_is_not_commissioned_yet(review: Review, actor: User) -> str | None:
    if review.case.review_status == ReviewStatus.REQUIRED:
        return "A review is already commissioned, so it goes on to be allocated."
    return None
