"""Allocation: who could have the work and how much they have, giving it, giving it on, and beginning it."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.reviews.commands import allocation as commands
from candour.reviews.forms.allocation import AllocateForm, DeclareForm, GiveOnForm
from candour.reviews.models import Assignment, ConductedBy, Review, ReviewStage
from candour.reviews.queries.allocation import Candidate, assignments_of, candidates_for
from candour.reviews.rules.allocation import not_independent, the_reviewing_manager_declared_independence
from candour.reviews.views.acting import done
from candour.reviews.views.reaching import frame, review_of, review_to_change
from candour.staff.models import User

Task = Assignment.Task


@requires(Permission.VIEW_REVIEW)
def show(request: StaffRequest, reference: str) -> HttpResponse:
    """Who has the work, since when, and what this person can do about it."""
    review = review_of(request, reference, page="allocation")
    given = assignments_of(review)
    mine = [each for each in given if each.user_id == request.user.pk and each.until is None]
    context = _frame(
        review,
        "Allocation",
        given=given,
        mine=mine[0] if mine else None,
        begins=_begins(request, review),
        allocates=_allocates(request, review),
        gives_on=_gives_on(request, review),
        back=reverse("reviews:show", args=[reference]),
    )
    return render(request, "reviews/allocation.html", context)


def _changes(request: StaffRequest, review: Review) -> bool:
    return review.case_id not in request.sight.reading


def _allocates(request: StaffRequest, review: Review) -> bool:
    allowed = request.grants.allow(Permission.ALLOCATE_REVIEW) and _changes(request, review)
    return allowed and review.status == ReviewStage.TO_ALLOCATE


def _gives_on(request: StaffRequest, review: Review) -> bool:
    allowed = request.grants.allow(Permission.ALLOCATE_REVIEW) and _changes(request, review)
    return allowed and review.status in commands.GIVEN_ON_IN


def _begins(request: StaffRequest, review: Review) -> bool:
    own = review.reviewing_manager_id == request.user.pk
    return own and review.status == ReviewStage.ALLOCATED and _changes(request, review)


def _frame(review: Review, title: str, **more: object) -> dict[str, object]:
    above = reverse("reviews:allocation", args=[review.case_reference])
    return frame(review, title, **({"back": above, "cancel": above} | more))


@requires(Permission.ALLOCATE_REVIEW)
def allocate(request: StaffRequest, reference: str) -> HttpResponse:
    """Choose who writes and who countersigns, beside how much each has and what stands against each."""
    review = review_to_change(request, reference, page="allocate the review")
    people = candidates_for(review, today=timezone.localdate())
    initial = {"conducted_by": ConductedBy.REGION, "writer": _first(people.writers)}
    form = AllocateForm(request.POST or None, initial=initial).offering(
        _offered(people.writers), _offered(people.signers)
    )
    told: dict[str, Any] = {"review": review}
    if form.is_valid():
        said = form.cleaned_data
        told["choice"] = commands.Choice(
            writer=_person(people.writers, said["writer"]),
            countersigner=_person(people.signers, said["countersigner"]),
            conducted_by=said["conducted_by"],
            reason=said["reason"] or "",
        )
    if done(request, form, commands.assign, told, "The review is allocated, and both managers are told."):
        return redirect("reviews:allocation", reference)
    context = _frame(review, "Allocate the review", form=form, people=people, stage=ReviewStage)
    return render(request, "reviews/allocation_choose.html", context)


def _first(people: list[Candidate]) -> str:
    return people[0].pk if people and people[0].first else ""


def _offered(people: list[Candidate]) -> list[tuple[str, str]]:
    """Those against whom something stands are not offered; the table says what it is."""
    return [each.choice for each in people if not each.against]


def _person(people: list[Candidate], chosen: str) -> User:
    return next(each.person for each in people if each.pk == chosen)


@requires(Permission.ALLOCATE_REVIEW)
def give_on(request: StaffRequest, reference: str, task: str) -> HttpResponse:
    """Give the writing or the countersigning to somebody else."""
    if task not in Task.values:
        raise Http404("There is no such task.")
    review = review_to_change(request, reference, page="give the review on")
    people = _others(review, task, today=timezone.localdate())
    form = GiveOnForm(request.POST or None).offering(_offered(people))
    told: dict[str, Any] = {"review": review, "task": task}
    if form.is_valid():
        said = form.cleaned_data
        told |= {"to": _person(people, said["to"]), "reason": said["reason"]}
    if done(request, form, commands.reassign, told, "The work is given on, and they are told."):
        return redirect("reviews:allocation", reference)
    title = "Give the writing to somebody else" if task == Task.WRITE else "Choose another countersigner"
    context = _frame(review, title, form=form, people=people, task=Task(task))
    return render(request, "reviews/allocation_give_on.html", context)


def _others(review: Review, task: str, *, today: date) -> list[Candidate]:
    busy = {review.reviewing_manager_id, review.countersigning_manager_id}
    found = candidates_for(review, today=today).of(task)
    return [each for each in found if each.person.pk not in busy]


@requires(Permission.WRITE_REVIEW, Permission.COUNTERSIGN_REVIEW)
def begin(request: StaffRequest, reference: str) -> HttpResponse:
    """Declare independence, and begin to write; whoever was given it later only declares."""
    review = review_to_change(request, reference, page="declare independence")
    if request.user.pk not in (review.reviewing_manager_id, review.countersigning_manager_id):
        raise Http404("This review is not given to you.")
    begins = _begins(request, review)
    form = DeclareForm(request.POST or None)
    verb = commands.begin if begins else commands.declare_independence
    said = "The review is begun." if begins else "Your declaration is kept."
    if done(request, form, verb, {"review": review}, said):
        return redirect("reviews:show", reference)
    against = not_independent(review, request.user)
    context = _frame(
        review,
        "Declare that you are independent",
        form=form,
        begins=begins,
        against=[against] if against else [],
        undeclared=the_reviewing_manager_declared_independence(review, request.user) is not None,
    )
    return render(request, "reviews/allocation_begin.html", context)
