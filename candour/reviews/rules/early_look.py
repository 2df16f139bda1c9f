"""What an early look must hold before it is complete."""

from candour.cases.models import ReviewStatus
from candour.reviews.models import EarlyLook, Review
from candour.staff.models import User


def everything_is_answered(review: Review, actor: User) -> str | None:
    look: EarlyLook | None = EarlyLook.objects.filter(review=review).first()
    if look is None:
        return "The early look has not been begun."
    missing = [words for words, answered in _answers(look) if not answered]
    return f"The early look does not say yet: {'; '.join(missing)}." if missing else None


def _answers(look: EarlyLook) -> tuple[tuple[str, bool], ...]:
    immediate = look.concern != EarlyLook.Concern.IMMEDIATE
    acted = look.immediate_actions.exists() or bool(look.no_action_why)
    return (
        ("which records were read", look.records_read.exists()),
        ("whether anybody may be at risk now", bool(look.concern)),
        ("what is done at once", immediate or look.immediate_actions.exists()),
        ("why nothing has to be done at once", acted),
        ("whether support was offered to staff, and when", look.welfare_offered_on is not None),
        ("whether a separate route was raised", look.separate_route_raised is not None),
        ("the date of the separate route", not look.separate_route_raised or bool(look.separate_route_on)),
    )


def a_review_is_commissioned(review: Review, actor: User) -> str | None:
    if review.case.review_status == ReviewStatus.REQUIRED:
        return None
    return "The national team has not decided yet whether a review follows."


def a_review_is_not_commissioned_yet(review: Review, actor: User) -> str | None:
    if review.case.review_status == ReviewStatus.REQUIRED:
        return "A review is already commissioned, so it goes on to be allocated."
    return None
