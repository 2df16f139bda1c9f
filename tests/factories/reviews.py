"""Invented reviews for tests; every later state is reached by the commands that reach it in use."""

from datetime import datetime, timedelta
from typing import Any

from candour.reviews.commands import allocation, early_look
from candour.reviews.models import EarlyLook, Review
from candour.staff.models import User
from tests.factories import notifications, staff

AT = notifications.AT
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def notified(**facts: Any) -> Review:
    """Opened by its notification; the national team has not decided yet."""
    return _of(notifications.submitted(**facts).case_id)


def commissioned(*, at: datetime = AT + 2 * HOUR, **facts: Any) -> Review:
    """A review follows, and the early look is to be made."""
    return _of(notifications.commissioned(at=at, **facts).case_id)


def _of(case: int) -> Review:
    found: Review = Review.objects.select_related("case__region").get(case=case)
    return found


def early_look_done(*, review: Review | None = None, by: User | None = None, **facts: Any) -> Review:
    """The early look is complete; a commissioned review (or the one given) goes on with it."""
    review = review or commissioned(**facts)
    by = by or staff.regional_lead(review.case.region.name)
    at = AT + 3 * HOUR
    early_look.begin(review=review, by=by, at=at)
    early_look.add_record(
        review=review, name="nDelius contacts", covers="Since release", read_on=at.date(), by=by, at=at
    )
    answers = {
        "concern": EarlyLook.Concern.NONE,
        "no_action_why": "The person is in custody, and the practice that was read was sound.",
        "welfare_offered_on": at.date(),
        "welfare_detail": "The practitioner and the senior probation officer, in person.",
        "separate_route_raised": False,
    }
    early_look.answer(review=review, answers=answers, by=by, at=at)
    return early_look.complete(review=review, by=by, at=at + HOUR)


def allocated(
    *, writer: User | None = None, countersigner: User | None = None, by: User | None = None, **facts: Any
) -> Review:
    """Given to a reviewing manager and to a countersigning manager of the region."""
    review = early_look_done(**facts)
    region = review.case.region.name
    choice = allocation.Choice(
        writer=writer or staff.reviewing_manager(region),
        countersigner=countersigner or staff.member("countersigning_manager", of=region),
    )
    by = by or staff.regional_lead(region)
    return _again(allocation.assign(review=review, choice=choice, by=by, at=AT + 5 * HOUR))


def being_written(**facts: Any) -> Review:
    """The reviewing manager declared independence and began."""
    review = allocated(**facts)
    writer = review.reviewing_manager
    assert writer is not None
    return _again(allocation.begin(review=review, by=writer, at=AT + 6 * HOUR))


def _again(review: Review) -> Review:
    joined = ("case__region", "reviewing_manager", "countersigning_manager")
    found: Review = Review.objects.select_related(*joined).get(pk=review.pk)
    return found
