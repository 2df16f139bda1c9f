"""Copies of a review as documents: asked for by a person, each with a number of its own."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.db.models.functions import Coalesce

from candour.access.permissions import Permission
from candour.cases.row_security import every_row
from candour.reviews.commands.making import WORKING, make, put
from candour.reviews.commands.reaching import locked, must_hold, refuse, write_down
from candour.reviews.models import Rendition, Review, ReviewStage, Submission
from candour.staff.models import User
from candour.workflow.once import once, remember
from candour.workflow.refusals import NotAllowed

__all__ = ["JOB", "ask", "make", "recover", "try_again"]

JOB = "make_rendition"
MOST_IN_AN_HOUR = 10
"""Copies that one person may ask for; a default of this service."""
MOST_TRIES = 3
STOPPED = f"The work stopped {MOST_TRIES} times. Try again, and tell those who run the service."
SILENT = timedelta(minutes=15)
"""Without a sign of life for so long, the work has stopped."""


@transaction.atomic
def ask(
    *,
    review: Review,
    kind: str,
    format: str,  # noqa: A002 - the field's own name, and the callers'
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> Rendition:
    """Ask for a copy. It takes the next number of the case, and is made as soon as a worker is free."""
    must_hold(by, Permission.VIEW_REVIEW, at=at)
    review = locked(review, by=by)
    earlier = once(operation, name="review.copy_asked", by=by, at=at, on=review)
    if earlier is not None:
        found: Rendition = Rendition.objects.visible_to(by).get(pk=earlier.record_id)
        return found
    refuse(_too_many(by, at))
    numbers = Rendition.objects.filter(review=review).aggregate(last=Max("copy_number"))
    made: Rendition = Rendition.objects.create(
        case_id=review.case_id,
        review=review,
        submission=_submission_shown(review),
        kind=Rendition.Kind(kind),
        format=Rendition.Format(format),
        copy_number=(numbers["last"] or 0) + 1,
        asked_by=by,
        asked_at=at,
    )
    write_down("copy_asked", review, by, at, subject=f"copy {made.copy_number}, {kind}, {format}")
    remember(operation, made)
    _queue(made)
    return made


@transaction.atomic
def try_again(*, rendition: Rendition, by: User, at: datetime, operation: UUID | None = None) -> Rendition:
    """Make a copy that failed once more, under the same number."""
    must_hold(by, Permission.VIEW_REVIEW, at=at)
    seen = Rendition.objects.visible_to(by).select_for_update(of=("self",)).filter(pk=rendition.pk)
    found: Rendition | None = seen.first()
    if found is None:
        raise NotAllowed("This copy is not one that you can see.")
    if once(operation, name="review.copy_again", by=by, at=at, on=found) is not None:
        return found
    refuse(None if found.state == Rendition.State.FAILED else "This copy did not fail.")
    put(found, state=Rendition.State.WAITING, problem="", done=0, tries=0, touched_at=at)
    _queue(found)
    return found


def recover(*, at: datetime) -> int:
    """Take up again what stopped without a word, a few times; how many were found."""
    with every_row():
        silent = Rendition.objects.filter(state__in=WORKING).annotate(seen=Coalesce("touched_at", "asked_at"))
        found = list(silent.filter(seen__lt=at - SILENT).select_for_update(of=("self",), skip_locked=True))
        for rendition in found:
            if rendition.tries >= MOST_TRIES:
                stopped = (
                    f"The work stopped {MOST_TRIES} times. Try again, and tell those who run the service."
                )
                put(rendition, state=Rendition.State.FAILED, problem=stopped)
            else:
                put(rendition, state=Rendition.State.WAITING, touched_at=at)
                _queue(rendition)
    return len(found)


def _too_many(by: User, at: datetime) -> str | None:
    lately = Rendition.objects.filter(asked_by=by, asked_at__gt=at - timedelta(hours=1)).count()
    if lately < MOST_IN_AN_HOUR:
        return None
    return f"You asked for {lately} copies in the last hour, which is the most. Use one of them, or wait."


def _submission_shown(review: Review) -> Submission | None:
    """What was submitted, while it stands; a review that is worked on again is a draft again."""
    if review.status != ReviewStage.SUBMITTED:
        return None
    found: Submission | None = Submission.objects.filter(review=review).defer("content").first()
    return found


def _queue(rendition: Rendition) -> None:
    """In the same transaction: no copy without its job, no job without its copy."""
    from procrastinate.contrib.django import app  # its models are only there once the applications are

    app.configure_task(JOB, allow_unknown=True).defer(rendition=rendition.pk)
