"""Independence: the graph, and what is declared, found, waived and settled."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.reviews.commands import conflicts as commands
from candour.reviews.forms.allocation import ConflictForm, DeclareForm, PartForm, SettleForm, WaiveForm
from candour.reviews.models import Conflict, Involvement, Review
from candour.reviews.queries.allocation import conflicts_of
from candour.reviews.queries.independence import parts_noted, people_of, staff_in_register
from candour.reviews.views.acting import done
from candour.reviews.views.reaching import frame, review_of, review_to_change


@requires(Permission.VIEW_REVIEW)
def show(request: StaffRequest, reference: str) -> HttpResponse:
    """Everybody who is joined to the case, by what, and what that stands in the way of."""
    review = review_of(request, reference, page="independence")
    changes = review.case_id not in request.sight.reading
    at_work = request.user.pk in (review.reviewing_manager_id, review.countersigning_manager_id)
    context = frame(
        review,
        "Independence",
        people=people_of(review, markers=request.sight.everything),
        conflicts=conflicts_of(review),
        parts=parts_noted(review),
        waives=changes and request.grants.allow(Permission.WAIVE_CONFLICT),
        settles=changes and request.grants.allow(Permission.ALLOCATE_REVIEW),
        notes=changes and _notes(request),
        declares=changes and at_work,
        back=reverse("reviews:allocation", args=[reference]),
    )
    return render(request, "reviews/independence.html", context)


def _notes(request: StaffRequest) -> bool:
    return any(map(request.grants.allow, (Permission.WRITE_REVIEW, Permission.ALLOCATE_REVIEW)))


def _frame(review: Review, title: str, **more: object) -> dict[str, object]:
    above = reverse("reviews:independence", args=[review.case_reference])
    return frame(review, title, back=above, cancel=above, **more)


@requires(Permission.WRITE_REVIEW, Permission.COUNTERSIGN_REVIEW)
def declare(request: StaffRequest, reference: str) -> HttpResponse:
    """Say that something stands between oneself and an independent view."""
    review = review_to_change(request, reference, page="declare a conflict")
    form = ConflictForm(request.POST or None)
    told: dict[str, Any] = {"review": review}
    if form.is_valid():
        told["reason"] = form.cleaned_data["reason"]
    said = "Thank you. The work has stopped, and those who allocate the review are told."
    if done(request, form, commands.declare_conflict, told, said):
        return redirect("reviews:independence", reference)
    return render(
        request, "reviews/conflict_declare.html", _frame(review, "Declare a conflict of interest", form=form)
    )


def _conflict(request: StaffRequest, review: Review, number: int) -> Conflict:
    seen = Conflict.objects.visible_to(request.sight).filter(review=review)
    found: Conflict = get_object_or_404(seen.select_related("user", "review__case", "case"), pk=number)
    return found


@requires(Permission.WAIVE_CONFLICT)
def waive(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    review = review_to_change(request, reference, page="waive a conflict")
    conflict = _conflict(request, review, number)
    form = WaiveForm(request.POST or None)
    told: dict[str, Any] = {"conflict": conflict}
    if form.is_valid():
        told["reason"] = form.cleaned_data["reason"]
    if done(request, form, commands.waive_conflict, told, "The conflict is waived, with your reason."):
        return redirect("reviews:independence", reference)
    context = _frame(review, "Waive a declared conflict", form=form, conflict=conflict, button="Waive it")
    return render(request, "reviews/conflict_settle.html", context)


@requires(Permission.ALLOCATE_REVIEW)
def settle(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    review = review_to_change(request, reference, page="settle a conflict")
    conflict = _conflict(request, review, number)
    form = SettleForm(request.POST or None)
    told: dict[str, Any] = {"conflict": conflict}
    if form.is_valid():
        told["ending"] = form.cleaned_data["ending"]
    if done(request, form, commands.settle_conflict, told, "The conflict is settled."):
        return redirect("reviews:independence", reference)
    context = _frame(review, "Settle a conflict that was a mistake", form=form, conflict=conflict)
    return render(request, "reviews/conflict_settle.html", context)


@requires(Permission.WRITE_REVIEW, Permission.ALLOCATE_REVIEW)
def note_part(request: StaffRequest, reference: str) -> HttpResponse:
    """Record what somebody in the register did in the case."""
    review = review_to_change(request, reference, page="note a part")
    people = {str(person.pk): person for person in staff_in_register(review)}
    form = PartForm(request.POST or None, today=timezone.localdate()).offering(
        [(pk, person.display_name) for pk, person in people.items()]
    )
    told: dict[str, Any] = {"review": review}
    if form.is_valid():
        said = form.cleaned_data
        told |= {
            "person": people[said["person"]],
            "part": said["part"],
            "days": (said["since"], said["until"]),
        }
    if done(request, form, commands.note_part, told, "The part is noted."):
        return redirect("reviews:independence", reference)
    context = _frame(review, "Note what somebody did in the case", form=form, nobody=not people)
    return render(request, "reviews/independence_part.html", context)


@requires(Permission.ALLOCATE_REVIEW)
def forget_part(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    review = review_to_change(request, reference, page="take out a part")
    seen = Involvement.objects.visible_to(request.sight).filter(review=review)
    part = get_object_or_404(seen.select_related("person", "review"), pk=number)
    form = DeclareForm(request.POST or None)
    if done(request, form, commands.forget_part, {"involvement": part}, "The part is taken out."):
        return redirect("reviews:independence", reference)
    context = _frame(
        review,
        "Take out a part",
        form=form,
        button="Take it out",
        subject=f"{part.person}: {part.get_part_display()}",
    )
    return render(request, "reviews/early_look_remove.html", context)
