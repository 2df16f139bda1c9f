"""What the early look says, for its page, its check and the national team."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from candour.action_plans.models import ProgressUpdate
from candour.cases.models import Case
from candour.reviews.models import EarlyLook, ImmediateAction, RecordRead, Review


@dataclass(frozen=True, slots=True)
class Picture:
    """The early look with its records and its immediate actions that stand."""

    look: EarlyLook | None
    records: list[RecordRead]
    actions: list[ImmediateAction]


def picture_of(review: Review) -> Picture:
    """In three queries."""
    looks = EarlyLook.objects.select_related("begun_by", "completed_by")
    look: EarlyLook | None = looks.filter(review=review).first()
    if look is None:
        return Picture(None, [], [])
    reported = ProgressUpdate.objects.filter(action=OuterRef("action"))
    actions = ImmediateAction.objects.filter(early_look=look, action__withdrawn_at__isnull=True)
    return Picture(
        look,
        list(RecordRead.objects.filter(early_look=look)),
        list(actions.select_related("action").annotate(reported_on=Exists(reported))),
    )


def early_look_of(case: Case) -> Picture | None:
    """The early look of a case, where it was begun."""
    review: Review | None = Review.objects.filter(case=case).first()
    picture = picture_of(review) if review is not None else None
    return picture if picture is not None and picture.look is not None else None
