"""Give a review to be marked, and take it from an assessor for a reason."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.quality.commands import allocating
from candour.quality.forms.marking import AllocateForm, TakeOffForm
from candour.quality.models import AssessmentStatus
from candour.quality.queries.allocation import Candidate, candidates_for
from candour.quality.queries.assessments import markings_of
from candour.quality.views.acting import done
from candour.quality.views.reaching import assured_by, frame, to_change


@requires(Permission.ALLOCATE_MARKING)
def allocate(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """One assessor, or two who do not see each other's marks."""
    assessment = assured_by(request, reference, number, page="allocate marking")
    to_change(request, assessment)
    people = candidates_for(assessment, today=timezone.localdate())
    free = [one for one in people if one.free]
    two = assessment.status == AssessmentStatus.TO_ALLOCATE
    form = AllocateForm(request.POST or None).offering([one.choice for one in free], second=two)
    chosen = _chosen(form, free) if form.is_valid() else []
    told = {"assessment": assessment, "assessors": chosen}
    if done(request, form, allocating.allocate, told, "The review was given to be marked."):
        return redirect("quality:show", reference, number)
    title = "Who marks this review?" if two else "Add a second assessor"
    back = reverse("quality:show", args=[reference, number])
    context = frame(assessment, title, form=form, people=people, free=free, back=back, cancel=back)
    return render(request, "quality/allocate.html", context)


def _chosen(form: AllocateForm, free: list[Candidate]) -> list[object]:
    by_key = {str(one.person.pk): one.person for one in free}
    asked = [form.cleaned_data["first"], form.cleaned_data.get("second")]
    return [by_key[key] for key in asked if key]


@requires(Permission.ALLOCATE_MARKING)
def take_off(request: StaffRequest, reference: str, number: int, marking: int) -> HttpResponse:
    """End one assessor's work before it is locked."""
    assessment = assured_by(request, reference, number, page="take marking away")
    to_change(request, assessment)
    seat = next((one for one in markings_of(assessment, request.sight) if one.pk == marking), None)
    if seat is None or seat.ended_at is not None or seat.locked_at is not None:
        raise Http404("There is no such work to take away.")
    form = TakeOffForm(request.POST or None)
    reason = form.cleaned_data.get("reason", "") if form.is_valid() else ""
    told = {"marking": seat, "reason": reason}
    if done(request, form, allocating.take_off, told, f"{seat.assessor} no longer marks this review."):
        return redirect("quality:show", reference, number)
    back = reverse("quality:show", args=[reference, number])
    title = f"Take the marking from {seat.assessor}"
    return render(
        request, "quality/take_off.html", frame(assessment, title, form=form, back=back, cancel=back)
    )
