"""Copies of an issued report as PDF or Word: asked for by a person, made in the background, numbered."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.db.models.functions import Coalesce
from django.utils import timezone

from candour.access.permissions import Permission
from candour.audit.record import SYSTEM, record
from candour.cases.row_security import every_row
from candour.documents.commands import store
from candour.documents.models import Document
from candour.quality.commands.reaching import locked, write_down
from candour.quality.models import Assessment, Report, ReportCopy
from candour.quality.models.assessment import ISSUED
from candour.quality.report_content import digest
from candour.quality.report_paper import report_paper
from candour.reviews.commands.reaching import must_hold, refuse
from candour.reviews.queries.printing import Printed, to_docx, to_pdf
from candour.staff.models import User
from candour.workflow.once import once, remember
from candour.workflow.refusals import NotAllowed, NotNow

JOB = "make_quality_report"
MOST_IN_AN_HOUR = 10
"""Copies that one person may ask for; a default of this service."""
MOST_TRIES = 3
SILENT = timedelta(minutes=15)
"""Without a sign of life for so long, the work has stopped."""
WORKING = (ReportCopy.State.WAITING, ReportCopy.State.MAKING)
WRITE: dict[str, Callable[[Printed], bytes]] = {
    ReportCopy.Format.PDF: to_pdf,
    ReportCopy.Format.DOCX: to_docx,
}

log = logging.getLogger(__name__)


@transaction.atomic
def ask(
    *,
    assessment: Assessment,
    format: str,  # noqa: A002 - the field's own name, and the callers'
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> ReportCopy:
    """Ask for a copy of what was issued. It is made as soon as a worker is free."""
    must_hold(by, Permission.VIEW_QUALITY, at=at)
    row = locked(assessment, by=by)
    earlier = once(operation, name="quality.copy_asked", by=by, at=at, on=row)
    if earlier is not None:
        found: ReportCopy = ReportCopy.objects.visible_to(by).get(pk=earlier.record_id)
        return found
    refuse(None if row.status in ISSUED else "There is no report to copy yet.", _too_many(by, at))
    numbers = ReportCopy.objects.filter(assessment=row).aggregate(last=Max("copy_number"))
    made: ReportCopy = ReportCopy.objects.create(
        case_id=row.case_id,
        assessment=row,
        format=ReportCopy.Format(format),
        copy_number=(numbers["last"] or 0) + 1,
        asked_by=by,
        asked_at=at,
    )
    write_down("copy_asked", row, by, at, subject=f"copy {made.copy_number}, {format}")
    remember(operation, made)
    _queue(made)
    return made


@transaction.atomic
def try_again(*, copy: ReportCopy, by: User, at: datetime, operation: UUID | None = None) -> ReportCopy:
    """Make a copy that failed once more, under the same number."""
    must_hold(by, Permission.VIEW_QUALITY, at=at)
    seen = ReportCopy.objects.visible_to(by).select_for_update(of=("self",)).filter(pk=copy.pk)
    found: ReportCopy | None = seen.first()
    if found is None:
        raise NotAllowed("This copy is not one that you can see.")
    if once(operation, name="quality.copy_again", by=by, at=at, on=found) is not None:
        return found
    refuse(None if found.state == ReportCopy.State.FAILED else "This copy did not fail.")
    _put(found, state=ReportCopy.State.WAITING, problem="", done=0, tries=0, touched_at=at)
    _queue(found)
    return found


def recover(*, at: datetime) -> int:
    """Take up again what stopped without a word, a few times; how many were found."""
    with every_row():
        silent = ReportCopy.objects.filter(state__in=WORKING).annotate(
            seen=Coalesce("touched_at", "asked_at")
        )
        found = list(silent.filter(seen__lt=at - SILENT).select_for_update(of=("self",), skip_locked=True))
        for copy in found:
            if copy.tries >= MOST_TRIES:
                _put(
                    copy, state=ReportCopy.State.FAILED, problem="The work stopped several times. Try again."
                )
            else:
                _put(copy, state=ReportCopy.State.WAITING, touched_at=at)
                _queue(copy)
    return len(found)


def make(number: int, *, now: Callable[[], datetime]) -> None:
    """Make one copy. Done twice, by two workers or after a crash, there is still one document."""
    copy = _begin(number, now())
    if copy is None:
        return
    try:
        with every_row():
            report = Report.objects.get(assessment=copy.assessment_id)
        if report.content is None or digest(report.content) != report.sha256:
            raise NotNow(["The content that is kept is not the one that was issued. Tell the national lead."])
        paper = report_paper(report.content, report.sha256, copy.copy_number, on=timezone.localdate(now()))
        _note(number, 30, now())
        data = WRITE[copy.format](paper)
        _note(number, 90, now())
        _finish(number, data, now())
    except Exception as failure:  # whatever it is, the person who waits is told and can try again
        log.exception("Copy %s of a quality report could not be made", number)
        _fail(number, failure, now())


def _begin(number: int, at: datetime) -> ReportCopy | None:
    with every_row():
        rows = ReportCopy.objects.select_for_update(of=("self",))
        found: ReportCopy | None = rows.filter(pk=number, state__in=WORKING).first()
        if found is not None:
            _put(found, state=ReportCopy.State.MAKING, done=5, tries=found.tries + 1, touched_at=at)
    return found


def _note(number: int, done: int, at: datetime) -> None:
    """How far it is, for the page that waits."""
    with every_row():
        ReportCopy.objects.filter(pk=number).update(done=done, touched_at=at)


def _finish(number: int, data: bytes, at: datetime) -> None:
    with every_row():
        rows = ReportCopy.objects.select_related("case", "assessment", "asked_by")
        found = rows.select_for_update(of=("self",)).get(pk=number)
        if found.state not in WORKING:
            return
        about = f"Quality assurance report, round {found.assessment.round}, copy {found.copy_number}"
        document = store(
            case=found.case,
            name=f"{found.case_reference} {about.lower()}.{found.format}",
            data=data,
            by=found.asked_by,
            at=at,
            origin=Document.Origin.MADE,
            about=about,
        )
        ready = ReportCopy.State.READY
        _put(found, state=ready, done=100, problem="", document=document, ready_at=at, touched_at=at)
        record(
            action="quality.copy_made",
            by=SYSTEM,
            at=at,
            case=found.case_reference,
            subject_type="assessment",
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
        ReportCopy.objects.filter(pk=number, state__in=WORKING).update(
            state=ReportCopy.State.FAILED, problem=told[:300], touched_at=at
        )


def _too_many(by: User, at: datetime) -> str | None:
    lately = ReportCopy.objects.filter(asked_by=by, asked_at__gt=at - timedelta(hours=1)).count()
    if lately < MOST_IN_AN_HOUR:
        return None
    return f"You asked for {lately} copies in the last hour, which is the most. Use one of them, or wait."


def _put(copy: ReportCopy, **values: object) -> None:
    for name, value in values.items():
        setattr(copy, name, value)
    copy.save(update_fields=list(values))


def _queue(copy: ReportCopy) -> None:
    """In the same transaction: no copy without its job, no job without its copy."""
    from procrastinate.contrib.django import app  # its models are only there once the applications are

    app.configure_task(JOB, allow_unknown=True).defer(copy=copy.pk)
