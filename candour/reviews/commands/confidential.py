"""A note that a reviewing manager sends past everybody above them, to the national team alone.

Nothing that a region reads may tell that one exists: it is written past the fence of rows, where the database
itself keeps it for the national team; mail carries no reference; the audit says that the service kept a note,
and neither whose nor of which case. The note itself keeps both.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from candour.access.permissions import Permission
from candour.audit.record import SYSTEM
from candour.audit.record import record as audit
from candour.cases.row_security import every_row
from candour.mail.commands import Notice, queue
from candour.notifications.queries import national_team
from candour.reviews.commands.reaching import must_hold, refuse
from candour.reviews.models import ConfidentialNote, Review
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.refusals import NotAllowed


@transaction.atomic
def send_note(*, review: Review, text: str, by: User, at: datetime, operation: UUID | None = None) -> None:
    """Only the reviewing manager of the review writes one; it works while the review is suspended too."""
    must_hold(by, Permission.WRITE_REVIEW, at=at)
    seen = Review.objects.visible_to(by).filter(pk=review.pk, reviewing_manager=by).first()
    if seen is None:
        raise NotAllowed("This review is not given to you.")
    if once(operation, name="review.write", by=by, at=at, on=review) is not None:
        return
    refuse(None if text.strip() else "Write what you want the national team to know.")
    with every_row():
        made = ConfidentialNote.objects.create(
            case_id=review.case_id, review=review, at=at, by=by, text=text.strip()
        )
        _write_down("kept", made, at)
    for officer in national_team(on=timezone.localdate(at)):
        queue(Notice.NOTE_WAITS, to=officer, path=reverse("reviews:notes"), at=at)


@transaction.atomic
def answer_note(
    *, note: ConfidentialNote, answer: str, by: User, at: datetime, operation: UUID | None = None
) -> None:
    """The national team answers, once; only whoever wrote the note reads it besides."""
    must_hold(by, Permission.READ_CONFIDENTIAL_NOTE, at=at)
    found: ConfidentialNote | None = (
        ConfidentialNote.objects.visible_to(by).select_for_update(of=("self",)).filter(pk=note.pk).first()
    )
    if found is None:
        raise NotAllowed("This note is not one that you can see.")
    if once(operation, name="review.note_answered", by=by, at=at, on=note) is not None:
        return
    refuse(
        None if answer.strip() else "Write your answer.",
        "It is answered already." if found.answered_at is not None else None,
    )
    found.answer, found.answered_by, found.answered_at = answer.strip(), by, at
    found.save(update_fields=["answer", "answered_by", "answered_at"])
    _write_down("answered", found, at)
    queue(Notice.NOTE_WAITS, to=found.by, path=reverse("reviews:notes"), at=at)


def _write_down(what: str, note: ConfidentialNote, at: datetime) -> None:
    audit(action=f"note.{what}", by=SYSTEM, at=at, subject_type="note", subject=str(note.pk))
