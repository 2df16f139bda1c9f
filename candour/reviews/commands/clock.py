"""Stop the clock of a review for a reason, and start it again: the due date moves by the days between."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from candour.audit.record import SYSTEM
from candour.audit.record import record as audit
from candour.notifications.commands import deadlines
from candour.notifications.models import Deadline
from candour.reviews import transitions
from candour.reviews.commands.reaching import refuse
from candour.reviews.models import Pause, Review
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import perform


@transaction.atomic
def pause(
    *, review: Review, kind: str, reason: str, by: User, at: datetime, operation: UUID | None = None
) -> Review:
    """The clock stops; nobody's work is asked for until it runs again."""
    if once(operation, name="review.pause", by=by, at=at, on=review) is not None:
        return review
    refuse(
        None if kind in MAY_BE_CHOSEN else "Choose one of the reasons in the list.",
        None if reason.strip() else "Say why the clock stops.",
        None if _runs(review) else "No date runs yet, so there is nothing to pause.",
    )
    row = perform(transitions.PAUSE, on=review, by=by, at=at, note=reason.strip())
    stop_clock(row, kind=kind, reason=reason.strip(), by=by, at=at)
    return row


MAY_BE_CHOSEN = tuple(kind for kind in Pause.Reason.values if kind != Pause.Reason.CONFLICT)
"""A conflict of interest stops the clock by itself."""


def _runs(review: Review) -> bool:
    return Deadline.objects.filter(case=review.case_id, met_on=None, ended_on=None).exists()


@transaction.atomic
def resume(
    *, review: Review, note: str = "", by: User, at: datetime, operation: UUID | None = None
) -> Review:
    """The clock runs again; what was due moves by the days for which it stood still."""
    if once(operation, name="review.resume", by=by, at=at, on=review) is not None:
        return review
    row = perform(transitions.RESUME, on=review, by=by, at=at, note=note.strip())
    start_clock(row, by=by, at=at, note=note.strip())
    return row


def stop_clock(review: Review, *, kind: str, reason: str, by: User | None, at: datetime) -> None:
    """Stand still from now on; a clock that stands still already goes on standing for its first reason."""
    if Pause.objects.filter(review=review, until__isnull=True).exists():
        return
    Pause.objects.create(
        case_id=review.case_id, review=review, reason_kind=kind, reason=reason, since=at, paused_by=by
    )
    audit(
        action="review.clock_stopped",
        by=by or SYSTEM,
        at=at,
        case=review.case_reference,
        subject_type="review",
        subject=str(review.pk),
        reason=kind,
    )


def start_clock(review: Review, *, by: User, at: datetime, note: str = "") -> None:
    """End the pause that stands, and move each open date by its days."""
    standing: Pause | None = Pause.objects.filter(review=review, until__isnull=True).first()
    if standing is None:
        return
    standing.until, standing.resumed_by, standing.resume_note = at, by, note
    standing.save(update_fields=["until", "resumed_by", "resume_note"])
    deadlines.move_after_pause(
        case=review.case,
        since=timezone.localdate(standing.since),
        until=timezone.localdate(at),
        reason=f"{standing.get_reason_kind_display()}. {standing.reason}",
        by=by,
        at=at,
    )
