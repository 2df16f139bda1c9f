"""Make a copy in the background: read, draw, keep, and say how far it is."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from candour.audit.record import SYSTEM, record
from candour.cases.row_security import every_row
from candour.documents.commands import store
from candour.documents.models import Document
from candour.reviews.models import Rendition
from candour.reviews.queries.copies import copy_of, wording_of
from candour.reviews.rendering import (
    Printed,
    action_plan_document,
    chronology_document,
    review_document,
    to_docx,
    to_pdf,
)
from candour.reviews.whole import digest, whole_review
from candour.workflow.refusals import NotAllowed, NotNow

WORKING = (Rendition.State.WAITING, Rendition.State.MAKING)
DRAW: dict[str, Callable[..., Printed]] = {
    Rendition.Kind.REVIEW: review_document,
    Rendition.Kind.CHRONOLOGY: chronology_document,
    Rendition.Kind.ACTION_PLAN: action_plan_document,
}
WRITE: dict[str, Callable[[Printed], bytes]] = {Rendition.Format.PDF: to_pdf, Rendition.Format.DOCX: to_docx}

log = logging.getLogger(__name__)


def make(number: int, *, now: Callable[[], datetime]) -> None:
    """Make one copy. Done twice, by two workers or after a crash, there is still one document."""
    rendition = _begin(number, now())
    if rendition is None:
        return
    try:
        with every_row():
            whole = _content(rendition)
            copy = copy_of(rendition, whole, at=now())
            wording = wording_of(rendition.review, whole)
        _note(number, 25, now())
        printed = DRAW[rendition.kind](whole, copy, wording)
        _note(number, 45, now())
        data = WRITE[rendition.format](printed)
        _note(number, 90, now())
        _finish(number, data, copy.digest, now())
    except Exception as failure:  # whatever it is, the person who waits is told and can try again
        log.exception("Copy %s could not be made", number)
        _fail(number, failure, now())


def _begin(number: int, at: datetime) -> Rendition | None:
    with every_row():
        rows = Rendition.objects.select_related("review", "case", "submission", "asked_by")
        found: Rendition | None = rows.select_for_update(of=("self",)).filter(pk=number).first()
        if found is None or found.state not in WORKING:
            return None
        put(found, state=Rendition.State.MAKING, done=5, tries=found.tries + 1, touched_at=at)
    return found


def _content(rendition: Rendition) -> dict[str, Any]:
    """The frozen content, or what the review says now. What was frozen must still be what was submitted."""
    if rendition.submission is None:
        return whole_review(rendition.review)
    frozen: dict[str, Any] = rendition.submission.content
    if digest(frozen) != rendition.submission.sha256:
        raise NotNow(["The content that is kept is not the one that was submitted. Tell the national lead."])
    return frozen


def _note(number: int, done: int, at: datetime) -> None:
    """How far it is, for the page that waits."""
    with every_row():
        Rendition.objects.filter(pk=number).update(done=done, touched_at=at)


def _finish(number: int, data: bytes, content: str, at: datetime) -> None:
    with every_row():
        rows = Rendition.objects.select_related("case", "review", "asked_by")
        found = rows.select_for_update(of=("self",)).get(pk=number)
        if found.state not in WORKING:
            return
        about = f"{found.get_kind_display()}, copy {found.copy_number}"
        document = store(
            case=found.case,
            name=f"{found.case_reference} {about.lower()}.{found.format}",
            data=data,
            by=found.asked_by,
            at=at,
            origin=Document.Origin.MADE,
            about=about,
        )
        put(
            found,
            state=Rendition.State.READY,
            done=100,
            problem="",
            document=document,
            content_sha256=content,
            ready_at=at,
            touched_at=at,
        )
        record(
            action="review.copy_made",
            by=SYSTEM,
            at=at,
            case=found.case_reference,
            subject_type="review",
            subject=f"copy {found.copy_number} {document.sha256}",
        )


def _fail(number: int, failure: Exception, at: datetime) -> None:
    """What went wrong in words that say what to do; the rest is in the log."""
    told = "It could not be made. Try again; if it fails again, tell those who run the service."
    if isinstance(failure, NotNow):
        told = " ".join(failure.reasons)
    elif isinstance(failure, NotAllowed):
        told = "The person who asked may no longer open this case, so no copy was made."
    with every_row():
        Rendition.objects.filter(pk=number, state__in=WORKING).update(
            state=Rendition.State.FAILED, problem=told[:300], touched_at=at
        )


def put(rendition: Rendition, **values: Any) -> None:  # noqa: ANN401 - values of its own fields
    for name, value in values.items():
        setattr(rendition, name, value)
    rendition.save(update_fields=list(values))
