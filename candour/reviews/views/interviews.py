"""Interviews: who is heard, what was settled before, what was said, and which levels have not been heard."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.design_system.fields import Form
from candour.reviews.commands import interviews as commands
from candour.reviews.forms.interviews import HoldForm, InterviewForm, NotPossibleForm, PointForm
from candour.reviews.models import Interview, PointRaised, Review
from candour.reviews.queries.interviews import interviews_of
from candour.reviews.queries.promises import staff_of
from candour.reviews.views.gathering import gathered
from candour.reviews.views.reaching import review_of, review_to_change
from candour.workflow.refusals import NotNow

State = Interview.State
COLOURS = {State.PLANNED: "light-blue", State.HELD: "green", State.NOT_POSSIBLE: "yellow"}
TYPED = (
    *("role", "grade", "level", "planned_on", "told_of_review_on", "pack_sent_on"),
    *("companion", "companion_reason"),
)


@requires(Permission.VIEW_REVIEW)
def list_interviews(request: StaffRequest, reference: str) -> HttpResponse:
    review = review_of(request, reference, page="interviews")
    context = gathered(
        request, review, "Interviews", "interviews", interviews=interviews_of(review), colours=COLOURS
    )
    return render(request, "reviews/interviews_list.html", context)


@requires(Permission.VIEW_REVIEW)
def show(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    review = review_of(request, reference, page="interview")
    interview = _interview(request, review, number)
    context = gathered(
        request,
        review,
        interview.role,
        "interviews",
        above="interviews",
        interview=interview,
        points=list(interview.points.all()),
        colour=COLOURS[State(interview.state)],
    )
    return render(request, "reviews/interviews_show.html", context)


@requires(Permission.WRITE_REVIEW)
def plan(request: StaffRequest, reference: str) -> HttpResponse:
    review = review_to_change(request, reference, page="plan an interview")
    initial = {"companion": Interview.Companion.NOT_ASKED, "level": request.GET.get("level", "")}
    form = InterviewForm(request.POST or None, today=timezone.localdate(), initial=initial).offering(
        staff_of(review)
    )
    told = {"review": review}
    if _does(request, form, commands.plan, told, lambda: form.told()):
        messages.success(request, "The interview is planned.")
        return redirect("reviews:interviews", reference)
    context = _form_page(request, review, "Plan an interview", form, button="Plan the interview")
    return render(request, "reviews/interviews_form.html", context)


@requires(Permission.WRITE_REVIEW)
def change(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    review = review_to_change(request, reference, page="change an interview")
    interview = _interview(request, review, number)
    initial = {name: getattr(interview, name) for name in TYPED} | {"person": interview.person_id or ""}
    form = InterviewForm(request.POST or None, today=timezone.localdate(), initial=initial).offering(
        staff_of(review)
    )
    if _does(request, form, commands.change, {"interview": interview}, lambda: form.told()):
        messages.success(request, "Saved.")
        return redirect("reviews:interview", reference, number)
    context = _form_page(request, review, f"Change: {interview.role}", form)
    return render(request, "reviews/interviews_form.html", context)


@requires(Permission.WRITE_REVIEW)
def hold(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """It was held; the notes of one that was held before are changed here too."""
    review = review_to_change(request, reference, page="hold an interview")
    interview = _interview(request, review, number)
    initial = {"on": interview.held_on, "notes": interview.notes}
    form = HoldForm(request.POST or None, today=timezone.localdate(), initial=initial)

    def told() -> dict[str, Any]:
        said = form.cleaned_data
        return {"on": said["on"], "notes": said["notes"], "points": said["points"].splitlines()}

    if _does(request, form, commands.hold, {"interview": interview}, told):
        messages.success(request, "Saved. The interview was held.")
        return redirect("reviews:interview", reference, number)
    title = "Notes of the interview" if interview.state == State.HELD else "The interview was held"
    context = _form_page(request, review, title, form, interview=interview)
    return render(request, "reviews/interviews_form.html", context)


@requires(Permission.WRITE_REVIEW)
def not_possible(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    review = review_to_change(request, reference, page="an interview that was not possible")
    interview = _interview(request, review, number)
    form = NotPossibleForm(request.POST or None, initial={"why": interview.not_possible_why})
    told = {"interview": interview}
    if _does(request, form, commands.not_possible, told, lambda: {"why": form.cleaned_data["why"]}):
        messages.success(request, "Saved, with the reason.")
        return redirect("reviews:interview", reference, number)
    context = _form_page(request, review, "Not possible", form, interview=interview)
    return render(request, "reviews/interviews_form.html", context)


@requires(Permission.WRITE_REVIEW)
def raise_point(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    review = review_to_change(request, reference, page="a point raised")
    interview = _interview(request, review, number)
    form = PointForm(request.POST or None)
    told = {"interview": interview}
    if _does(request, form, commands.raise_point, told, lambda: {"text": form.cleaned_data["text"]}):
        messages.success(request, "The point is added.")
        return redirect("reviews:interview", reference, number)
    context = _form_page(request, review, "Add a point", form, interview=interview, button="Add the point")
    return render(request, "reviews/interviews_form.html", context)


@requires(Permission.WRITE_REVIEW)
def change_point(request: StaffRequest, reference: str, number: int, point: int) -> HttpResponse:
    review = review_to_change(request, reference, page="change a point raised")
    interview = _interview(request, review, number)
    seen = PointRaised.objects.visible_to(request.sight).filter(interview=interview)
    found = get_object_or_404(seen.select_related("review"), pk=point)
    form = PointForm(request.POST or None, initial={"text": found.text})
    told = {"point": found}
    if _does(request, form, commands.change_point, told, lambda: {"text": form.cleaned_data["text"]}):
        messages.success(request, "The point is changed.")
        return redirect("reviews:interview", reference, number)
    context = _form_page(request, review, "Change a point", form, interview=interview)
    return render(request, "reviews/interviews_form.html", context)


def _does(
    request: StaffRequest,
    form: Form,
    command: Callable[..., object],
    about: dict[str, Any],
    told: Callable[[], dict[str, Any]],
) -> bool:
    """Whether the form was sent, was right, and the command did it; its reasons against stand in the form."""
    if not form.is_valid():
        return False
    try:
        command(
            by=request.user,
            at=timezone.now(),
            operation=form.cleaned_data["operation"],
            **about,
            **told(),
        )
    except NotNow as refused:
        form.refuse(refused.reasons)
        return False
    return True


def _interview(request: StaffRequest, review: Review, number: int) -> Interview:
    seen = Interview.objects.visible_to(request.sight).filter(review=review)
    found: Interview = get_object_or_404(seen.select_related("review", "person"), pk=number)
    return found


def _form_page(
    request: StaffRequest, review: Review, title: str, form: Form, **more: object
) -> dict[str, object]:
    return gathered(request, review, title, "interviews", above="interviews", form=form, **more)
