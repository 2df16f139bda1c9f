"""Move a review to and fro between its author, the unit and the signer; sign it; send it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from candour.mail.commands import Notice, queue
from candour.notifications.commands import deadlines
from candour.notifications.queries import national_team
from candour.reviews import transitions
from candour.reviews.commands.accuracy import ask_again
from candour.reviews.commands.plan import make_actions, take_actions_back
from candour.reviews.commands.reaching import refuse, write_down
from candour.reviews.commands.turns import give_turn
from candour.reviews.models import Countersignature, Review, ReviewStage, Submission, Turn
from candour.reviews.whole import digest, whole_review
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import perform


@transaction.atomic
def send_for_accuracy(*, review: Review, by: User, at: datetime, operation: UUID | None = None) -> Review:
    """The text stands still while the head of the delivery unit reads."""
    review = perform(transitions.SEND_FOR_ACCURACY, on=review, by=by, at=at, operation=operation)
    give_turn(review, Turn.FACTUAL_ACCURACY)
    return review


@transaction.atomic
def take_back(
    *, review: Review, reason: str, by: User, at: datetime, operation: UUID | None = None
) -> Review:
    """The author takes it back to change it; what was checked before is asked again."""
    refuse(None if reason.strip() else "Say why you take it back.")
    review = perform(transitions.TAKE_BACK, on=review, by=by, at=at, note=reason.strip(), operation=operation)
    ask_again(review, at=at)
    give_turn(review, Turn.AUTHOR)
    return review


@transaction.atomic
def send_for_countersignature(
    *, review: Review, by: User, at: datetime, operation: UUID | None = None
) -> Review:
    """Factual accuracy is settled; the countersigning manager reads the whole."""
    review = perform(transitions.SEND_FOR_SIGNATURE, on=review, by=by, at=at, operation=operation)
    give_turn(review, Turn.COUNTERSIGNER)
    _tell(review, review.countersigning_manager, by, at)
    return review


@transaction.atomic
def return_for_changes(
    *, review: Review, reason: str, by: User, at: datetime, operation: UUID | None = None
) -> Review:
    """Back to the author with reasons. A signature, if there was one, no longer holds."""
    refuse(None if reason.strip() else "Say what should be changed, and why.")
    signed = review.status == ReviewStage.COUNTERSIGNED
    review = perform(transitions.RETURN, on=review, by=by, at=at, note=reason.strip(), operation=operation)
    if signed:
        take_actions_back(review, by=by, at=at)
    ask_again(review, at=at)
    give_turn(review, Turn.AUTHOR)
    _tell(review, review.reviewing_manager, by, at)
    return review


@transaction.atomic
def countersign(
    *,
    review: Review,
    statement: str,
    grade: str,
    by: User,
    at: datetime,
    seen: str = "",
    operation: UUID | None = None,
) -> Review:
    """Sign exactly this text. `seen` is the digest of the page that was signed: another text is refused."""
    if once(operation, name="review.countersign", by=by, at=at, on=review) is not None:
        return review
    refuse(None if statement.strip() else "Write the statement that you sign.")
    review = perform(transitions.COUNTERSIGN, on=review, by=by, at=at)
    signed = digest(whole_review(review))
    refuse(
        None
        if seen in {"", signed}
        else "The review was changed while you read it. Read it again, then sign."
    )
    Countersignature.objects.create(
        case_id=review.case_id,
        review=review,
        by=by,
        at=at,
        grade=grade,
        statement=statement.strip(),
        sha256=signed,
        round=next_round(review),
    )
    make_actions(review, by=by, at=at)
    give_turn(review, Turn.NOBODY)
    return review


@transaction.atomic
def submit(*, review: Review, by: User, at: datetime, operation: UUID | None = None) -> Review:
    """Send the signed review to the national team: its content is frozen and hashed for good."""
    if once(operation, name="review.submit", by=by, at=at, on=review) is not None:
        return review
    review = perform(transitions.SUBMIT, on=review, by=by, at=at, setting={"submitted_at": at})
    content = whole_review(review)
    made = Submission.objects.create(
        case_id=review.case_id,
        review=review,
        round=next_round(review),
        at=at,
        by=by,
        content=content,
        sha256=digest(content),
    )
    write_down("frozen", review, by, at, subject=made.sha256)
    case = review.case
    deadlines.meet(case=case, step="review", on=timezone.localdate(at))
    perform(transitions.COMPLETE_ON_CASE, on=case, by=by, at=at)
    for officer in national_team(on=timezone.localdate(at)):
        _tell(review, officer, by, at)
    return review


def next_round(review: Review) -> int:
    """The first submission is round 1."""
    return Submission.objects.filter(review=review).count() + 1


def _tell(review: Review, person: User | None, by: User, at: datetime) -> None:
    if person is not None and person != by:
        path = reverse("reviews:show", args=[review.case_reference])
        queue(Notice.CASE_WAITS, to=person, path=path, at=at)
