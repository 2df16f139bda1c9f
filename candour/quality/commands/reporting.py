"""Write the quality assurance report, issue it, and follow what the region answers."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from candour.access.permissions import Permission
from candour.notifications.commands import deadlines
from candour.quality import transitions
from candour.quality.commands.reaching import locked, must_work_for, tell, write_down
from candour.quality.commands.reading import note_first_reading
from candour.quality.commands.receiving import AGAIN, STEP, start_anew
from candour.quality.models import (
    Amendment,
    AmendmentAnswer,
    Assessment,
    AssessmentStatus,
    Report,
)
from candour.quality.models.assessment import ANSWERED_IN
from candour.quality.report_content import digest, report_content
from candour.quality.rules.reporting import comes_back, the_change_may_be_declined
from candour.reviews.commands.reaching import must_hold, refuse
from candour.reviews.commands.resubmission import require_resubmission
from candour.reviews.models import Review
from candour.staff.models import RoleHeld, User
from candour.workflow.once import once
from candour.workflow.perform import perform
from candour.workflow.refusals import NotAllowed

INADEQUATE = "The quality of the review was rated Inadequate. The report says what has to be improved."


@transaction.atomic
def write_report(
    *,
    assessment: Assessment,
    overview: str,
    effective_practice: str,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> None:
    """What the report says around the settled ratings."""
    row = _to_report(assessment, by, at)
    if once(operation, name="quality.write_report", by=by, at=at, on=row) is not None:
        return
    refuse(None if overview.strip() else "Write in a few sentences what the report says as a whole.")
    told = {
        "overview": overview.strip(),
        "effective_practice": effective_practice.strip(),
        "written_by": by,
        "written_at": at,
    }
    Report.objects.update_or_create(assessment=row, defaults={"case_id": row.case_id, **told})
    write_down("report_written", row, by, at, "overview", "effective_practice")


@transaction.atomic
def add_amendment(
    *,
    assessment: Assessment,
    key: str,
    text: str,
    where: str,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> None:
    """Ask for one change, under the standard that it belongs to."""
    row = _to_report(assessment, by, at)
    if once(operation, name="quality.add_amendment", by=by, at=at, on=row) is not None:
        return
    refuse(None if text.strip() else "Say what should be changed.")
    last = Amendment.objects.filter(assessment=row).aggregate(last=Max("number"))["last"] or 0
    Amendment.objects.create(
        case_id=row.case_id,
        assessment=row,
        number=last + 1,
        key=key,
        text=text.strip(),
        where=where.strip(),
        added_by=by,
        added_at=at,
    )
    write_down("amendment_added", row, by, at, subject=f"round {row.round}, amendment {last + 1}")


@transaction.atomic
def take_out_amendment(
    *, amendment: Amendment, by: User, at: datetime, operation: UUID | None = None
) -> None:
    """Before the report is issued, ask for this change no more; its number stays its own."""
    row = _to_report(amendment.assessment, by, at)
    if once(operation, name="quality.take_out_amendment", by=by, at=at, on=amendment) is not None:
        return
    Amendment.objects.filter(pk=amendment.pk, taken_out_at__isnull=True).update(taken_out_at=at)
    write_down("amendment_taken_out", row, by, at, subject=f"round {row.round}, amendment {amendment.number}")


@transaction.atomic
def issue(*, assessment: Assessment, by: User, at: datetime, operation: UUID | None = None) -> Assessment:
    """Send the report to the region: frozen and hashed. Inadequate brings the review back."""
    row = locked(assessment, by=by)
    if once(operation, name="quality.issue", by=by, at=at, on=row) is not None:
        return row
    must_work_for(row.body, by, Permission.CONSOLIDATE_MARKS, on=timezone.localdate(at))
    inadequate = comes_back(row)
    _freeze(row, by, at)
    move = transitions.ISSUE_INADEQUATE if inadequate else transitions.ISSUE
    row = perform(move, on=row, by=by, at=at, setting={"issued_at": at})
    deadlines.meet(case=row.case, step=STEP, on=timezone.localdate(at))
    if inadequate:
        require_resubmission(review=row.review, reason=INADEQUATE, by=by, at=at)
        start_anew(row.case, AGAIN, at)
    tell(row, _region_of(row.review, at), by, at)
    return row


def _freeze(row: Assessment, by: User, at: datetime) -> None:
    """Before the move, as nothing of an issued report is changed; a refused move undoes it."""
    report = Report.objects.filter(assessment=row).first()
    if report is not None:
        content = report_content(row, report, issued_on=timezone.localdate(at))
        report.content, report.sha256 = content, digest(content)
        report.issued_by, report.issued_at = by, at
        report.save(update_fields=["content", "sha256", "issued_by", "issued_at"])


@transaction.atomic
def answer_amendment(
    *,
    amendment: Amendment,
    done: str,
    text: str,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> None:
    """The region says what it did about one amendment. A later answer counts instead; none is lost."""
    must_hold(by, Permission.ANSWER_AMENDMENTS, at=at)
    seen: Amendment | None = Amendment.objects.visible_to(by).filter(pk=amendment.pk).first()
    if seen is None or seen.taken_out_at is not None:
        raise NotAllowed("This amendment is not one that you can answer.")
    if once(operation, name="quality.answer_amendment", by=by, at=at, on=seen) is not None:
        return
    issued = seen.assessment.status in ANSWERED_IN
    refuse(
        None if issued else "The report is not out, or the review was submitted once more since.",
        None if text.strip() else "Say what was done, and where, or why not.",
        the_change_may_be_declined(seen.assessment, declined=done == AmendmentAnswer.Done.NO),
    )
    AmendmentAnswer.objects.create(
        case_id=seen.case_id,
        assessment_id=seen.assessment_id,
        amendment=seen,
        done=AmendmentAnswer.Done(done),
        text=text.strip(),
        by=by,
        at=at,
    )
    note_first_reading(assessment=seen.assessment, by=by, at=at)
    write_down("amendment_answered", seen.assessment, by, at, subject=f"amendment {seen.number}, {done}")


def _to_report(assessment: Assessment, by: User, at: datetime) -> Assessment:
    row = locked(assessment, by=by)
    must_work_for(row.body, by, Permission.CONSOLIDATE_MARKS, on=timezone.localdate(at))
    writing = row.status in (AssessmentStatus.SETTLING, AssessmentStatus.SETTLED)
    refuse(None if writing else "The report is written when the marks are locked, and before it is issued.")
    return row


def _region_of(review: Review, at: datetime) -> list[User | None]:
    """Who answers for the review in the region."""
    leads = RoleHeld.objects.filter(role__in=("regional_lead", "regional_director"), until__isnull=True)
    people = User.objects.filter(pk__in=leads.values("user"), region=review.case.region_id, is_active=True)
    return [review.reviewing_manager, review.countersigning_manager, *people]
