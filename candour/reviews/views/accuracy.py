"""Factual accuracy, as the managers of a review see it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.design_system.fields import Form
from candour.reviews import extracts
from candour.reviews.commands import accuracy as commands
from candour.reviews.forms.accuracy import AnswerForm, CloseForm, PackForm, SatisfiedForm
from candour.reviews.models import AccuracyComment, AccuracyPack, Review
from candour.reviews.queries.accuracy import (
    comments_of,
    packs_of,
    recipients_for,
    satisfied_of,
    sections_with_words,
)
from candour.reviews.views.acting import done, said_in
from candour.reviews.views.move_table import moves_for
from candour.reviews.views.next_steps import next_steps
from candour.reviews.views.reaching import frame, review_of, review_to_change
from candour.workflow.refusals import NotNow
from candour.working_days import Beyond, load_calendar

DAYS_TO_ANSWER = 5
"""Working days that are suggested. No period is published."""
LONGEST_PASSAGE = 160


@requires(Permission.VIEW_REVIEW)
def show(request: StaffRequest, reference: str) -> HttpResponse:
    """What was sent to whom, every comment with its answer, and who is satisfied."""
    review = review_of(request, reference, page="factual accuracy")
    possible, _hindered = moves_for(request, review)
    context = frame(
        review,
        "Factual accuracy",
        packs=packs_of(review),
        comments=comments_of(review),
        satisfied=satisfied_of(review),
        writes=_writes(request, review),
        signs=review.countersigning_manager_id == request.user.pk,
        onward=[one for one in (*next_steps(request, review), *possible) if one.href != request.path],
        today=timezone.localdate(),
        back=reverse("reviews:show", args=[reference]),
    )
    return render(request, "reviews/accuracy.html", context)


def _writes(request: StaffRequest, review: Review) -> bool:
    reading = review.case_id in request.sight.reading
    return review.reviewing_manager_id == request.user.pk and not reading


@requires(Permission.WRITE_REVIEW)
def send(request: StaffRequest, reference: str) -> HttpResponse:
    """Choose who receives which passages, and by when they are asked to answer."""
    review = review_to_change(request, reference, page="factual accuracy, send")
    now = timezone.now()
    today = timezone.localdate(now)
    passages = _passages(review)
    people = recipients_for(review, on=today)
    suggested = load_calendar().add_working_days(
        start=today, days=DAYS_TO_ANSWER, beyond=Beyond.WEEKDAYS_ONLY
    )
    form = PackForm(
        request.POST or None,
        people=people,
        passages=passages,
        today=today,
        initial={"due_on": suggested},
    )
    if form.is_valid():
        told = form.cleaned_data
        new = commands.NewPack(
            audience=told["audience"],
            recipient=next(one for one in people if str(one.pk) == told["recipient"]),
            due_on=told["due_on"],
            passages=[_key(value) for value in told["passages"]],
        )
        try:
            commands.send_pack(review=review, new=new, by=request.user, at=now, operation=told["operation"])
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, f"The extract was sent to {new.recipient}.")
            return redirect("reviews:accuracy", reference)
    context = frame(
        review,
        "Send an extract to be checked",
        form=form,
        nothing=not passages,
        nobody=not people,
        back=reverse("reviews:accuracy", args=[reference]),
    )
    return render(request, "reviews/accuracy_send.html", context)


def _passages(review: Review) -> list[tuple[str, str]]:
    titles = extracts.titles()
    return [
        (f"{section.key}|{passage['block']}", f"{titles[section.key]}: {_short(passage['text'])}")
        for section in sections_with_words(review)
        for passage in extracts.passages_of(section, titles[section.key])
    ]


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_PASSAGE else text[: LONGEST_PASSAGE - 1].rstrip() + "…"


def _key(value: str) -> tuple[str, str]:
    section, _bar, block = value.partition("|")
    return section, block


@requires(Permission.WRITE_REVIEW)
def answer(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """Answer one comment."""
    review = review_to_change(request, reference, page="factual accuracy, answer")
    comment = comments_of(review).filter(pk=number).first()
    if comment is None:
        raise Http404("There is no such comment.")
    form = AnswerForm(request.POST or None)
    told = {"comment": comment, **said_in(form)}
    if done(request, form, commands.answer, told, "The comment is answered."):
        return redirect("reviews:accuracy", reference)
    return _form(request, review, "Answer a comment", "reviews/accuracy_answer.html", form, comment=comment)


@requires(Permission.WRITE_REVIEW)
def close(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """Go on without an answer, saying what was tried."""
    review = review_to_change(request, reference, page="factual accuracy, close")
    pack = packs_of(review).filter(pk=number).first()
    if pack is None:
        raise Http404("There is no such extract.")
    form = CloseForm(request.POST or None)
    told, said = {"pack": pack, **said_in(form)}, "You go on without an answer; your reason is on the record."
    if done(request, form, commands.close_without_answer, told, said):
        return redirect("reviews:accuracy", reference)
    return _form(request, review, "Go on without an answer", "reviews/accuracy_close.html", form, pack=pack)


@requires(Permission.WRITE_REVIEW, Permission.COUNTERSIGN_REVIEW)
def satisfied(request: StaffRequest, reference: str) -> HttpResponse:
    """Record that this manager is satisfied that the head of the unit could comment."""
    review = review_to_change(request, reference, page="factual accuracy, satisfied")
    form = SatisfiedForm(request.POST or None)
    told = {"review": review, "note": said_in(form).get("note") or ""}
    if done(request, form, commands.be_satisfied, told, "That you are satisfied is on the record."):
        return redirect("reviews:accuracy", reference)
    title = "Are you satisfied that the head of the delivery unit could comment?"
    return _form(request, review, title, "reviews/accuracy_satisfied.html", form)


def _form(
    request: StaffRequest,
    review: Review,
    title: str,
    template: str,
    form: Form,
    **more: AccuracyComment | AccuracyPack,
) -> HttpResponse:
    back = reverse("reviews:accuracy", args=[review.case_reference])
    return render(request, template, frame(review, title, form=form, back=back, **more))
