"""The quality assurance report: written, issued, read, and answered by the region."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.policy.load import load_policy
from candour.quality import transitions
from candour.quality.commands import reporting as commands
from candour.quality.commands.reading import note_first_reading
from candour.quality.forms.marking import SendForm
from candour.quality.forms.reporting import AmendmentForm, AnswerForm, ReportForm
from candour.quality.limits import ANSWERS, Period, period_of
from candour.quality.models import Assessment, AssessmentStatus, RatingWord, Report
from candour.quality.models.assessment import ANSWERED_IN
from candour.quality.queries import reports as queries
from candour.quality.queries.assessments import AGAIN, assures, due_again, rounds_of
from candour.quality.rules.reporting import changes_are_required, comes_back, composite_of
from candour.quality.standards import composite_rule, standards_of
from candour.quality.views.acting import done
from candour.quality.views.reaching import assessment_of, assured_by, frame, to_change
from candour.workflow.perform import reasons_against

WRITTEN_IN = (AssessmentStatus.SETTLING, AssessmentStatus.SETTLED)


def _to_write(request: StaffRequest, reference: str, number: int, page: str) -> Assessment:
    assessment = assured_by(request, reference, number, page=page)
    to_change(request, assessment)
    if assessment.status not in WRITTEN_IN:
        raise PermissionDenied("The report is written when the marks are locked, and before it is issued.")
    return assessment


@requires(Permission.CONSOLIDATE_MARKS)
def write_report(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """What the report says around the settled ratings, and the changes that it asks for."""
    assessment = _to_write(request, reference, number, "write report")
    report = queries.report_of(assessment, request.sight)
    initial = {"overview": report.overview, "effective_practice": report.effective_practice} if report else {}
    form = ReportForm(request.POST or None, initial=initial)
    words = (
        {name: form.cleaned_data.get(name, "") for name in ("overview", "effective_practice")}
        if form.is_valid()
        else {"overview": "", "effective_practice": ""}
    )
    if done(
        request, form, commands.write_report, {"assessment": assessment, **words}, "The report is saved."
    ):
        return redirect("quality:write_report", reference, number)
    composite = composite_of(assessment)
    inadequate = comes_back(assessment)
    move = transitions.ISSUE_INADEQUATE if inadequate else transitions.ISSUE
    context = frame(
        assessment,
        "Quality assurance report",
        form=form,
        report=report,
        amendments=queries.amendments_of(assessment, request.sight),
        out_form=SendForm(),
        composite=RatingWord(composite).label if composite else "",
        inadequate=inadequate,
        compulsory=changes_are_required(assessment),
        answers=_answers(assessment),
        today=timezone.localdate(),
        standards={one.key: one.name for one in standards_of(assessment.standards_version)},
        against=reasons_against(move, assessment, request.user),
        back=reverse("quality:show", args=[reference, number]),
    )
    return render(request, "quality/write_report.html", context)


@requires(Permission.CONSOLIDATE_MARKS)
def add_amendment(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """Ask for one change."""
    assessment = _to_write(request, reference, number, "add amendment")
    form = AmendmentForm(request.POST or None).offering(standards_of(assessment.standards_version))
    names = ("key", "text", "where")
    words = {name: form.cleaned_data.get(name, "") for name in names} if form.is_valid() else {}
    if form.is_valid() and done(
        request, form, commands.add_amendment, {"assessment": assessment, **words}, "The amendment is added."
    ):
        return redirect("quality:write_report", reference, number)
    back = reverse("quality:write_report", args=[reference, number])
    context = frame(assessment, "Ask for an amendment", form=form, back=back, cancel=back)
    return render(request, "quality/amendment.html", context)


@require_POST
@requires(Permission.CONSOLIDATE_MARKS)
def take_out_amendment(request: StaffRequest, reference: str, number: int, amendment: int) -> HttpResponse:
    """Ask for this change no more, before the report is issued."""
    assessment = _to_write(request, reference, number, "take out amendment")
    asked = _asked(request, assessment, amendment)
    form = SendForm(request.POST)
    told = {"amendment": asked.amendment}
    done(request, form, commands.take_out_amendment, told, f"Amendment {amendment} was taken out.")
    return redirect("quality:write_report", reference, number)


def _asked(request: StaffRequest, assessment: Assessment, number: int) -> queries.Asked:
    found = next(
        (one for one in queries.amendments_of(assessment, request.sight) if one.amendment.number == number),
        None,
    )
    if found is None:
        raise Http404("There is no such amendment.")
    return found


@requires(Permission.CONSOLIDATE_MARKS)
def issue(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """Send the report to the region."""
    assessment = _to_write(request, reference, number, "issue report")
    inadequate = comes_back(assessment)
    form = SendForm(request.POST or None)
    if done(request, form, commands.issue, {"assessment": assessment}, "The report went to the region."):
        return redirect("quality:report", reference, number)
    move = transitions.ISSUE_INADEQUATE if inadequate else transitions.ISSUE
    against = [] if form.errors else reasons_against(move, assessment, request.user)
    context = frame(
        assessment,
        "Issue the report",
        form=form,
        against=against,
        inadequate=inadequate,
        amendments=queries.amendments_of(assessment, request.sight),
        period=_resubmission_period(),
        answers=_answers(assessment),
        back=reverse("quality:write_report", args=[reference, number]),
    )
    return render(request, "quality/issue.html", context)


def _resubmission_period() -> object:
    """The rule that the date of a resubmission follows, with its source."""
    return load_policy().deadlines.on(AGAIN, on=timezone.localdate())


def _answers(assessment: Assessment) -> Period:
    """By when the region answers amendments: counted from the report, once it is issued."""
    issued_on = timezone.localdate(assessment.issued_at) if assessment.issued_at else None
    return period_of(ANSWERS, started_on=issued_on, today=timezone.localdate())


def _issued(request: StaffRequest, reference: str, number: int, page: str) -> tuple[Assessment, Report]:
    """An assessment with its issued report; before, it is not there."""
    assessment = assessment_of(request, reference, number, page=page)
    report = queries.report_of(assessment, request.sight)
    if report is None or report.content is None or assessment.issued_at is None:
        raise Http404("There is no report of this review yet.")
    return assessment, report


@requires(Permission.VIEW_QUALITY)
def report(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """What the region received, as it was issued; its digest is worked out again each time."""
    assessment, found = _issued(request, reference, number, "quality report")
    content = found.content or {}
    assuring = assures(request.sight, assessment)
    if not assuring and assessment.case_id not in request.sight.reading:
        note_first_reading(assessment=assessment, by=request.user, at=timezone.now())
    resubmission = assessment.status == AssessmentStatus.RESUBMISSION
    may_answer = (
        request.grants.allow(Permission.ANSWER_AMENDMENTS)
        and assessment.status in ANSWERED_IN
        and assessment.case_id not in request.sight.reading
    )
    context = frame(
        assessment,
        "Quality assurance report",
        report=found,
        content=content,
        points_decide=composite_rule(assessment.standards_version).decides,
        intact=queries.is_intact(found),
        amendments=queries.amendments_of(assessment, request.sight),
        names={one["key"]: one["name"] for one in content["standards"]},
        may_answer=may_answer,
        required=assessment.status in (AssessmentStatus.RESUBMISSION, AssessmentStatus.RESUBMITTED),
        compulsory=changes_are_required(assessment),
        answers=_answers(assessment),
        today=timezone.localdate(),
        due_again=due_again(assessment.case) if resubmission else None,
        period=_resubmission_period(),
        rounds=[one for one in rounds_of(assessment.review, request.sight) if one.issued_at],
        assuring=assuring,
        back=reverse("quality:show", args=[reference, number]),
    )
    return render(request, "quality/report.html", context)


@requires(Permission.ANSWER_AMENDMENTS)
def answer_amendment(request: StaffRequest, reference: str, number: int, amendment: int) -> HttpResponse:
    """The region says what it did about one amendment."""
    assessment, _found = _issued(request, reference, number, f"answer amendment {amendment}")
    to_change(request, assessment)
    asked = _asked(request, assessment, amendment)
    form = AnswerForm(request.POST or None)
    words = {name: form.cleaned_data.get(name, "") for name in ("done", "text")} if form.is_valid() else {}
    told = {"amendment": asked.amendment, **words}
    if form.is_valid() and done(
        request, form, commands.answer_amendment, told, f"Amendment {amendment} is answered."
    ):
        return redirect("quality:report", reference, number)
    back = reverse("quality:report", args=[reference, number])
    context = frame(
        assessment,
        f"Answer amendment {amendment}",
        asked=asked,
        form=form,
        back=back,
        cancel=back,
        compulsory=changes_are_required(assessment),
        answers=_answers(assessment),
        today=timezone.localdate(),
    )
    return render(request, "quality/answer.html", context)


@requires(Permission.VIEW_QUALITY)
def rounds(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """The rounds of a review side by side, as their reports were issued."""
    assessment = assessment_of(request, reference, number, page="rounds of quality")
    found = queries.issued_reports(assessment.review, request.sight)
    standards = standards_of(assessment.standards_version)
    context = frame(
        assessment,
        "Rounds side by side",
        reports=found,
        rows=[(one.name, [_of(each, one.key) for each in found]) for one in standards],
        composite=[each.content["composite"] for each in found if each.content],
        back=reverse("quality:show", args=[reference, number]),
    )
    return render(request, "quality/rounds.html", context)


def _of(report: Report, key: str) -> dict[str, object]:
    content = report.content or {"standards": []}
    return next((one for one in content["standards"] if one["key"] == key), {})
