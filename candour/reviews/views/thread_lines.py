"""Broken links on a page of their own, as whoever signs sees them; answers; and what was taken out."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.reviews.commands import thread as commands
from candour.reviews.forms.thread import AnswerForm, OnceForm
from candour.reviews.models import TakenOut
from candour.reviews.queries.thread import panel_of
from candour.reviews.thread.rules import BY_KEY
from candour.reviews.views.reaching import frame, review_of, review_to_change
from candour.reviews.views.thread import answer, may_change
from candour.workflow.refusals import NotNow


@requires(Permission.VIEW_REVIEW)
def thread_lines(request: StaffRequest, reference: str) -> HttpResponse:
    review = review_of(request, reference, page="broken links")
    return render(
        request,
        "reviews/thread_lines.html",
        frame(
            review,
            "Broken links",
            panel=panel_of(review),
            rules=BY_KEY,
            may_change=may_change(request, review),
            back=reverse("reviews:thread", args=[reference]),
        ),
    )


@requires(Permission.WRITE_REVIEW)
def answer_line(request: StaffRequest, reference: str, rule: str, subject: str) -> HttpResponse:
    review = review_to_change(request, reference, page="answer a broken link")
    panel = panel_of(review)
    every = panel.standing + panel.answered
    shown = next((one for one in every if (one.line.rule, one.line.subject) == (rule, subject)), None)
    if shown is None or rule not in BY_KEY:
        raise Http404("Nothing is broken there now.")
    form = AnswerForm(
        request.POST if request.method == "POST" else None,
        initial={"why": shown.line.why or shown.line.earlier_why},
    )
    here = reverse("reviews:thread_lines", args=[reference])

    def do() -> str:
        told = form.cleaned_data
        given = {"by": request.user, "at": timezone.now(), "operation": told["operation"]}
        commands.answer_line(review, rule, subject, told["why"], **given)
        return here

    return answer(
        request,
        review,
        form,
        "Answer a broken link",
        do,
        done="Answered. Whoever signs reads it beside the line.",
        template="reviews/thread_answer.html",
        shown=shown,
        rule=BY_KEY[rule],
        withdraw=reverse("reviews:withdraw_answer", args=[reference, rule, subject]),
    )


@requires(Permission.WRITE_REVIEW)
@require_POST
def withdraw_answer(request: StaffRequest, reference: str, rule: str, subject: str) -> HttpResponse:
    review = review_to_change(request, reference, page="take back an answer")
    form = OnceForm(request.POST)
    try:
        if form.is_valid():
            operation = form.cleaned_data["operation"]
            commands.withdraw_answer(
                review, rule, subject, by=request.user, at=timezone.now(), operation=operation
            )
            messages.success(request, "The answer is taken back, and the line stands again.")
    except NotNow as refusal:
        messages.error(request, " ".join(refusal.reasons))
    return redirect("reviews:thread_lines", reference)


@requires(Permission.VIEW_REVIEW)
def thread_taken_out(request: StaffRequest, reference: str) -> HttpResponse:
    review = review_of(request, reference, page="taken out of the thread")
    rows = (
        TakenOut.objects.visible_to(request.sight).filter(review=review).select_related("by", "put_back_by")
    )
    return render(
        request,
        "reviews/thread_taken_out.html",
        frame(
            review,
            "Taken out of the thread",
            rows=[(row, OnceForm()) for row in rows[:200]],
            may_change=may_change(request, review),
            back=reverse("reviews:thread", args=[reference]),
        ),
    )


@requires(Permission.WRITE_REVIEW)
@require_POST
def put_back_part(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    review = review_to_change(request, reference, page="put back into the thread")
    seen = TakenOut.objects.visible_to(request.sight).select_related("review__case")
    out = seen.filter(review=review, pk=number).first()
    if out is None:
        raise Http404
    form = OnceForm(request.POST)
    try:
        if form.is_valid():
            operation = form.cleaned_data["operation"]
            commands.put_back(out, by=request.user, at=timezone.now(), operation=operation)
            messages.success(request, "Put back, with everything that hung on it.")
    except NotNow as refusal:
        messages.error(request, " ".join(refusal.reasons))
        return redirect("reviews:thread_taken_out", reference)
    return redirect("reviews:thread", reference)
