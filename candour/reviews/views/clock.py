"""The dates of a review: due, extended, paused, forecast; and the forms that stop and start its clock."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.notifications.queries import deadlines_with_moves
from candour.policy.load import load_policy
from candour.policy.process import Deadline
from candour.reviews import transitions
from candour.reviews.commands import clock as commands
from candour.reviews.forms.backlog import PauseForm, ResumeForm
from candour.reviews.models import Review
from candour.reviews.queries.clock import clock_of, pauses_of
from candour.reviews.views.acting import done, said_in
from candour.reviews.views.reaching import frame, review_of, review_to_change
from candour.workflow.perform import reasons_against

STEPS = ("early_look", "review")


@requires(Permission.VIEW_REVIEW)
def show(request: StaffRequest, reference: str) -> HttpResponse:
    """Every date with each of its moves, every pause, and the forecast with what it rests on."""
    review = review_of(request, reference, page="dates of the review")
    today = timezone.localdate()
    changes = review.case_id not in request.sight.reading
    allowed = changes and request.grants.allow(Permission.PAUSE_REVIEW)
    deadlines = [each for each in deadlines_with_moves(review.case) if each.step in STEPS]
    context = frame(
        review,
        "Dates of the review",
        clock=clock_of(review, today),
        deadlines=deadlines,
        periods={each.pk: _period(each.step, each.started_on) for each in deadlines},
        pauses=pauses_of(review),
        pauses_it=allowed and not reasons_against(transitions.PAUSE, review, request.user),
        resumes_it=allowed and not reasons_against(transitions.RESUME, review, request.user),
        may_extend=changes and request.grants.allow(Permission.ASK_FOR_EXTENSION),
        today=today,
        back=reverse("reviews:show", args=[reference]),
    )
    return render(request, "reviews/clock.html", context)


def _period(step: str, started_on: date) -> Deadline:
    return load_policy().deadlines.on(step, on=started_on)


def _frame(review: Review, title: str, **more: object) -> dict[str, object]:
    above = reverse("reviews:clock", args=[review.case_reference])
    return frame(review, title, back=above, cancel=above, **more)


@requires(Permission.PAUSE_REVIEW)
def pause(request: StaffRequest, reference: str) -> HttpResponse:
    review = review_to_change(request, reference, page="pause the review")
    form = PauseForm(request.POST or None)
    told = {"review": review, **said_in(form, "kind", "reason")}
    if done(request, form, commands.pause, told, "The clock has stopped."):
        return redirect("reviews:clock", reference)
    context = _frame(review, "Stop the clock", form=form, resuming=False)
    return render(request, "reviews/clock_form.html", context)


@requires(Permission.PAUSE_REVIEW)
def resume(request: StaffRequest, reference: str) -> HttpResponse:
    review = review_to_change(request, reference, page="resume the review")
    form = ResumeForm(request.POST or None)
    told: dict[str, Any] = {"review": review}
    if form.is_valid():
        told["note"] = form.cleaned_data["note"] or ""
    if done(request, form, commands.resume, told, "The clock runs again, and the date has moved."):
        return redirect("reviews:clock", reference)
    context = _frame(review, "Start the clock again", form=form, resuming=True)
    return render(request, "reviews/clock_form.html", context)
