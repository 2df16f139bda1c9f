"""Interviews: who is heard, what was settled before, what was said, and which levels have not been heard."""

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
from candour.reviews.views.acting import done, said_in
from candour.reviews.views.gathering import gathered
from candour.reviews.views.reaching import review_of, review_to_change

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
    told = {"review": review, **(form.told() if form.is_valid() else {})}
    if done(request, form, commands.plan, told, "The interview is planned."):
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
    told = {"interview": interview, **(form.told() if form.is_valid() else {})}
    if done(request, form, commands.change, told, "Saved."):
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

    told = {"interview": interview, **said_in(form)}
    told["points"] = told.get("points", "").splitlines()
    if done(request, form, commands.hold, told, "Saved. The interview was held."):
        return redirect("reviews:interview", reference, number)
    title = "Notes of the interview" if interview.state == State.HELD else "The interview was held"
    context = _form_page(request, review, title, form, interview=interview)
    return render(request, "reviews/interviews_form.html", context)


@requires(Permission.WRITE_REVIEW)
def not_possible(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    review = review_to_change(request, reference, page="an interview that was not possible")
    interview = _interview(request, review, number)
    form = NotPossibleForm(request.POST or None, initial={"why": interview.not_possible_why})
    told = {"interview": interview, **said_in(form, "why")}
    if done(request, form, commands.not_possible, told, "Saved, with the reason."):
        return redirect("reviews:interview", reference, number)
    context = _form_page(request, review, "Not possible", form, interview=interview)
    return render(request, "reviews/interviews_form.html", context)


@requires(Permission.WRITE_REVIEW)
def raise_point(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    review = review_to_change(request, reference, page="a point raised")
    interview = _interview(request, review, number)
    form = PointForm(request.POST or None)
    told = {"interview": interview, **said_in(form, "text")}
    if done(request, form, commands.raise_point, told, "The point is added."):
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
    told = {"point": found, **said_in(form, "text")}
    if done(request, form, commands.change_point, told, "The point is changed."):
        return redirect("reviews:interview", reference, number)
    context = _form_page(request, review, "Change a point", form, interview=interview)
    return render(request, "reviews/interviews_form.html", context)


def _interview(request: StaffRequest, review: Review, number: int) -> Interview:
    seen = Interview.objects.visible_to(request.sight).filter(review=review)
    found: Interview = get_object_or_404(seen.select_related("review", "person"), pk=number)
    return found


def _form_page(
    request: StaffRequest, review: Review, title: str, form: Form, **more: object
) -> dict[str, object]:
    return gathered(request, review, title, "interviews", above="interviews", form=form, **more)
