"""The marks side by side, their differences discussed and settled on the record."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.quality import transitions
from candour.quality.commands import consolidating as commands
from candour.quality.forms.consolidating import ReopenForm, SayForm, SettleForm
from candour.quality.forms.marking import SendForm
from candour.quality.models import WHOLE, Assessment, AssessmentStatus
from candour.quality.models.assessment import BLIND
from candour.quality.queries.consolidation import Compared, compared
from candour.quality.standards import composite_rule, standards_of, suggested_composite
from candour.quality.views.acting import done
from candour.quality.views.reaching import assured_by, frame, to_change
from candour.workflow.perform import reasons_against


def _opened(request: StaffRequest, reference: str, number: int, page: str) -> Assessment:
    """The assessment, once every marking is locked; before that this page is there for nobody."""
    assessment = assured_by(request, reference, number, page=page)
    if assessment.status in BLIND:
        raise Http404("The marks of this review are not locked yet.")
    return assessment


@requires(Permission.MARK_REVIEW, Permission.CONSOLIDATE_MARKS)
def consolidate(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """Every standard from each assessor, with what is settled."""
    assessment = _opened(request, reference, number, "consolidation")
    rows = compared(assessment, request.sight)
    settled = {row.key: row.settled.rating for row in rows if row.settled and row.key != WHOLE}
    settling = assessment.status == AssessmentStatus.SETTLING
    consolidates = request.grants.allow(Permission.CONSOLIDATE_MARKS)
    against = reasons_against(transitions.SETTLE, assessment, request.user) if settling else []
    whole = rows[-1].settled
    context = frame(
        assessment,
        "Consolidate the marks",
        rows=rows,
        settling=settling,
        against=against,
        may_finish=settling and consolidates and not against,
        may_reopen=consolidates and assessment.status == AssessmentStatus.SETTLED,
        suggested=suggested_composite(assessment.standards_version, settled),
        points_decide=composite_rule(assessment.standards_version).decides,
        composite=whole.rating if whole else "",
        form=SendForm(),
        back=reverse("quality:show", args=[reference, number]),
    )
    return render(request, "quality/consolidate.html", context)


def _row(request: StaffRequest, assessment: Assessment, key: str) -> Compared:
    found = next((row for row in compared(assessment, request.sight) if row.key == key), None)
    if found is None:
        raise Http404("There is no such standard.")
    return found


@requires(Permission.MARK_REVIEW, Permission.CONSOLIDATE_MARKS)
def settle(request: StaffRequest, reference: str, number: int, key: str) -> HttpResponse:
    """One standard: what each gave, the discussion, and the rating that is to stand."""
    assessment = _opened(request, reference, number, f"settle {key}")
    row = _row(request, assessment, key)
    settling = (
        assessment.status == AssessmentStatus.SETTLING and assessment.case_id not in request.sight.reading
    )
    form = SettleForm(request.POST or None, initial=_proposed(row)).asking(
        [(one.question, one.text) for one in row.answers if one.differs]
    )
    if settling and _settled(request, assessment, row, form):
        return redirect("quality:consolidate", reference, number)
    marked = any(side.marking.assessor_id == request.user.pk for side in row.sides)
    context = frame(
        assessment,
        row.name,
        row=row,
        form=form if settling else None,
        say_form=SayForm() if settling else None,
        agree_form=SendForm(),
        may_agree=settling and request.user in row.waits_for,
        third=not marked,
        one=len(row.sides) == 1,
        standard=next((one for one in standards_of(assessment.standards_version) if one.key == key), None),
        back=reverse("quality:consolidate", args=[reference, number]),
    )
    return render(request, "quality/settle.html", context)


def _settled(request: StaffRequest, assessment: Assessment, row: Compared, form: SettleForm) -> bool:
    if not form.is_valid():
        return False
    to = commands.Settlement(
        key=row.key,
        rating=form.cleaned_data["rating"],
        reason=form.cleaned_data["reason"],
        improve=form.cleaned_data["improve"],
        answers=form.answers(),
    )
    said = f"The rating for “{row.name}” is on record."
    return done(request, form, commands.settle_rating, {"assessment": assessment, "to": to}, said)


def _proposed(row: Compared) -> dict[str, str]:
    """What stands, so that it is changed rather than written anew."""
    told = (
        {"rating": row.settled.rating, "reason": row.settled.reason, "improve": row.settled.improve}
        if row.settled
        else {}
    )
    answers = {f"answer-{one.question}": one.settled.answer for one in row.answers if one.settled}
    return {**told, **answers}


@require_POST
@requires(Permission.MARK_REVIEW, Permission.CONSOLIDATE_MARKS)
def say(request: StaffRequest, reference: str, number: int, key: str) -> HttpResponse:
    """Add to the discussion of a difference."""
    assessment = _opened(request, reference, number, f"discuss {key}")
    to_change(request, assessment)
    row = _row(request, assessment, key)
    form = SayForm(request.POST)
    text = form.cleaned_data.get("text", "") if form.is_valid() else ""
    told = {"assessment": assessment, "key": row.key, "text": text}
    if not done(request, form, commands.say, told, "Your words are in the discussion."):
        messages.warning(request, "Write what you want to say.")
    return redirect("quality:settle", reference, number, key)


@require_POST
@requires(Permission.MARK_REVIEW)
def agree(request: StaffRequest, reference: str, number: int, key: str) -> HttpResponse:
    """Agree with the rating that the other assessor put on record."""
    assessment = _opened(request, reference, number, f"agree on {key}")
    to_change(request, assessment)
    row = _row(request, assessment, key)
    if row.settled is None:
        raise Http404("There is nothing to agree with.")
    form = SendForm(request.POST)
    if not done(request, form, commands.agree, {"settled": row.settled}, "You agreed, and it is on record."):
        messages.warning(
            request, " ".join(map(str, form.non_field_errors())) or "Open the page again, then agree."
        )
    return redirect("quality:consolidate", reference, number)


@require_POST
@requires(Permission.CONSOLIDATE_MARKS)
def finish(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """Everything is settled: on to the report."""
    assessment = _opened(request, reference, number, "finish consolidation")
    to_change(request, assessment)
    form = SendForm(request.POST)
    told = {"assessment": assessment}
    if done(request, form, commands.finish, told, "The marks are consolidated. Write the report now."):
        return redirect("quality:write_report", reference, number)
    messages.warning(request, " ".join(map(str, form.non_field_errors())) or "Open the page again.")
    return redirect("quality:consolidate", reference, number)


@requires(Permission.CONSOLIDATE_MARKS)
def reopen(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """Look at a settled rating again before the report is issued."""
    assessment = _opened(request, reference, number, "open consolidation again")
    to_change(request, assessment)
    if assessment.status != AssessmentStatus.SETTLED:
        raise PermissionDenied("The consolidation of this review is not finished, or its report is out.")
    form = ReopenForm(request.POST or None)
    reason = form.cleaned_data.get("reason", "") if form.is_valid() else ""
    told = {"assessment": assessment, "reason": reason}
    if done(request, form, commands.reopen, told, "The consolidation is open again."):
        return redirect("quality:consolidate", reference, number)
    back = reverse("quality:consolidate", args=[reference, number])
    context = frame(assessment, "Open the consolidation again", form=form, back=back, cancel=back)
    return render(request, "quality/reopen.html", context)
