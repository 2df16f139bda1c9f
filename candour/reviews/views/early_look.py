"""The early look: one page that shows all of it, and one page for each question."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.cases.models import ReviewStatus
from candour.reviews.commands import early_look as commands
from candour.reviews.forms import early_look as forms
from candour.reviews.models import EarlyLook, ImmediateAction, RecordRead, Review
from candour.reviews.queries.early_look import picture_of
from candour.reviews.rules.early_look import reasons_against_looking
from candour.reviews.views.acting import done, said_in
from candour.reviews.views.reaching import frame, review_of, review_to_change
from candour.workflow.perform import reasons_against


@dataclass(frozen=True, slots=True)
class Question:
    """One page of the early look, and the fields of the record that it answers."""

    title: str
    form: Callable[..., Any]
    fields: tuple[str, ...]


QUESTIONS = {
    "concern": Question("Is anybody at risk now?", forms.ConcernForm, ("concern", "concern_detail")),
    "nothing-at-once": Question("Nothing at once", forms.NothingForm, ("no_action_why",)),
    "support": Question(
        "Support offered to staff", forms.WelfareForm, ("welfare_offered_on", "welfare_detail")
    ),
    "separate-route": Question(
        "Was a separate route raised?", forms.RouteForm, ("separate_route_raised", "separate_route_on")
    ),
    "recommendation": Question(
        "The region's recommendation",
        forms.RecommendationForm,
        ("recommends_review", "recommendation_reason"),
    ),
}


@requires(Permission.VIEW_REVIEW)
def show(request: StaffRequest, reference: str) -> HttpResponse:
    """Everything that the early look says, what it does not say yet, and the way to change it."""
    review = review_of(request, reference, page="early look")
    picture = picture_of(review)
    may_look = request.grants.allow(Permission.RUN_EARLY_LOOK) and review.case_id not in request.sight.reading
    against = reasons_against_looking(review, request.user) if may_look else []
    changes = may_look and not against and picture.look is not None and picture.look.completed_at is None
    move = commands.completion_of(review)
    context = _frame(
        review,
        "Early look",
        picture=picture,
        may_begin=may_look and not against and (picture.look is None or not changes),
        changes=changes,
        against=against if picture.look is None or picture.look.completed_at is None else [],
        missing=reasons_against(move, review, request.user) if changes else [],
        undecided=review.case.review_status == ReviewStatus.NOT_DECIDED,
        back=reverse("reviews:show", args=[reference]),
    )
    return render(request, "reviews/early_look.html", context)


def _frame(review: Review, title: str, **more: object) -> dict[str, object]:
    above = reverse("reviews:early_look", args=[review.case_reference])
    return frame(review, title, **({"back": above, "cancel": above} | more))


@requires(Permission.RUN_EARLY_LOOK)
def begin(request: StaffRequest, reference: str) -> HttpResponse:
    """Say what the early look is, and begin it."""
    review = review_to_change(request, reference, page="begin the early look")
    form = forms.StartForm(request.POST or None)
    if done(request, form, commands.begin, {"review": review}, "The early look is begun."):
        return redirect("reviews:early_look", reference)
    context = _frame(
        review, "Begin the early look", form=form, back=reverse("reviews:show", args=[reference])
    )
    return render(request, "reviews/early_look_begin.html", context)


@requires(Permission.RUN_EARLY_LOOK)
def answer(request: StaffRequest, reference: str, question: str) -> HttpResponse:
    """One question a page."""
    asked = QUESTIONS.get(question)
    if asked is None:
        raise Http404("There is no such question.")
    review, look = _begun(request, reference, page=f"early look, {question}")
    initial = _initial(look, asked)
    form = asked.form(request.POST or None, today=timezone.localdate(), initial=initial)
    if form.is_valid() and done(
        request, form, commands.answer, {"review": review, "answers": form.told()}, "Saved."
    ):
        return redirect("reviews:early_look", reference)
    return render(request, "reviews/early_look_form.html", _frame(review, asked.title, form=form))


def _initial(look: EarlyLook, asked: Question) -> dict[str, object]:
    known = {name: getattr(look, name) for name in asked.fields}
    detail = known.get("concern_detail", "")
    return known | {"practice_detail": detail, "immediate_detail": detail}


def _begun(request: StaffRequest, reference: str, *, page: str) -> tuple[Review, EarlyLook]:
    review = review_to_change(request, reference, page=page)
    return review, get_object_or_404(EarlyLook.objects.visible_to(request.sight), review=review)


@requires(Permission.RUN_EARLY_LOOK)
def add_record(request: StaffRequest, reference: str) -> HttpResponse:
    review, _look = _begun(request, reference, page="early look, add a record")
    form = forms.RecordForm(request.POST or None, today=timezone.localdate())
    told = said_in(form, "name", "covers", "read_on") | {"review": review}
    if done(request, form, commands.add_record, told, "The record is added."):
        return redirect("reviews:early_look", reference)
    context = _frame(review, "Add a record that was read", form=form, button="Add the record")
    return render(request, "reviews/early_look_form.html", context)


@requires(Permission.RUN_EARLY_LOOK)
def remove_record(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    review, look = _begun(request, reference, page="early look, remove a record")
    seen = RecordRead.objects.visible_to(request.sight).filter(early_look=look)
    record = get_object_or_404(seen.select_related("review"), pk=number)
    form = forms.StartForm(request.POST or None)
    if done(
        request, form, commands.remove_record, {"record": record}, "The record is taken out of the list."
    ):
        return redirect("reviews:early_look", reference)
    context = _frame(review, "Remove a record from the list", form=form, subject=record.name, button="Remove")
    return render(request, "reviews/early_look_remove.html", context)


@requires(Permission.RUN_EARLY_LOOK)
def add_action(request: StaffRequest, reference: str) -> HttpResponse:
    review, _look = _begun(request, reference, page="early look, add an action")
    form = forms.ActionForm(request.POST or None, today=timezone.localdate())
    told: dict[str, Any] = {"review": review}
    if form.is_valid():
        told["new"] = commands.NewImmediateAction(**said_in(form, "text", "owner", "due_on"))
    if done(
        request, form, commands.add_action, told, "The action is added, and stands in the list of actions."
    ):
        return redirect("reviews:early_look", reference)
    context = _frame(review, "Add an immediate action", form=form, button="Add the action")
    return render(request, "reviews/early_look_form.html", context)


@requires(Permission.RUN_EARLY_LOOK)
def withdraw_action(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    review, look = _begun(request, reference, page="early look, withdraw an action")
    seen = ImmediateAction.objects.visible_to(request.sight).filter(early_look=look)
    immediate = get_object_or_404(seen.select_related("review", "action"), pk=number)
    form = forms.StartForm(request.POST or None)
    if done(request, form, commands.withdraw_action, {"immediate": immediate}, "The action is withdrawn."):
        return redirect("reviews:early_look", reference)
    context = _frame(review, "Withdraw an action", form=form, subject=immediate.text, button="Withdraw")
    return render(request, "reviews/early_look_remove.html", context)


@requires(Permission.RUN_EARLY_LOOK)
def attention(request: StaffRequest, reference: str) -> HttpResponse:
    """Bring the case to the attention of the national team, and of ministers."""
    review, look = _begun(request, reference, page="early look, bring to attention")
    initial = {
        "significance": look.significance,
        "ministers": look.ministers_to_be_told,
        "ministers_told_on": review.case.ministers_told_on,
    }
    form = forms.AttentionForm(request.POST or None, today=timezone.localdate(), initial=initial)
    told: dict[str, Any] = {"review": review}
    if form.is_valid():
        told["flag"] = commands.Flag(**said_in(form, "significance", "ministers", "ministers_told_on"))
    if done(request, form, commands.bring_to_attention, told, "The national team is told."):
        return redirect("reviews:early_look", reference)
    context = _frame(review, "Bring the case to attention", form=form, button="Tell the national team")
    return render(request, "reviews/early_look_form.html", context)


@requires(Permission.RUN_EARLY_LOOK)
def complete(request: StaffRequest, reference: str) -> HttpResponse:
    """Check the answers, and complete it."""
    review, _look = _begun(request, reference, page="early look, complete")
    form = forms.StartForm(request.POST or None)
    if done(request, form, commands.complete, {"review": review}, "The early look is complete."):
        return redirect("reviews:early_look", reference)
    move = commands.completion_of(review)
    context = _frame(
        review,
        "Check the early look, and complete it",
        form=form,
        picture=picture_of(review),
        against=[] if request.method == "POST" else reasons_against(move, review, request.user),
        undecided=review.case.review_status == ReviewStatus.NOT_DECIDED,
    )
    return render(request, "reviews/early_look_complete.html", context)
