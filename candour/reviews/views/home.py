"""The home page of a review: where it stands, what each part still needs, and what this person can do."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.cases.queries import panels_of
from candour.reviews.commands.period import CHANGED_IN, set_period
from candour.reviews.forms.signing import PeriodForm
from candour.reviews.models import Review, ReviewStage
from candour.reviews.queries.clock import clock_of
from candour.reviews.queries.home import parts_of, what_the_court_did
from candour.reviews.queries.signing import submissions_of
from candour.reviews.thread.of_review import lines_of
from candour.reviews.views.acting import done, said_in
from candour.reviews.views.move_table import moves_for
from candour.reviews.views.next_steps import next_steps, returned_with
from candour.reviews.views.reaching import frame, review_of, review_to_change
from candour.workflow.models import StatusChange
from candour.workflow.queries import history_of

STAGES = (
    (ReviewStage.EARLY_LOOK, "Early look"),
    (ReviewStage.TO_ALLOCATE, "Allocation"),
    (ReviewStage.WRITING, "Writing"),
    (ReviewStage.FACTUAL_ACCURACY, "Factual accuracy"),
    (ReviewStage.COUNTERSIGNING, "Countersignature"),
    (ReviewStage.SUBMITTED, "Submitted"),
)
WITHIN = {
    ReviewStage.AWAITING_DECISION: ReviewStage.EARLY_LOOK,
    ReviewStage.ALLOCATED: ReviewStage.WRITING,
    ReviewStage.COUNTERSIGNED: ReviewStage.COUNTERSIGNING,
}
COLOURS = {
    ReviewStage.EARLY_LOOK: "yellow",
    ReviewStage.TO_ALLOCATE: "yellow",
    ReviewStage.SUBMITTED: "green",
    ReviewStage.NOT_NEEDED: "grey",
    ReviewStage.ENDED: "grey",
}
MOVE_NAMES = {
    "review.early_look_completed": "Early look complete",
    "review.early_look_completed_for_allocation": "Early look complete",
    "review.commissioned": "Review commissioned",
    "review.not_needed": "No review follows",
    "review.allocated": "Allocated",
    "review.begun": "Writing began",
    "review.sent_for_accuracy": "Sent for factual accuracy",
    "review.taken_back": "Taken back by its author",
    "review.sent_for_countersignature": "Sent to be countersigned",
    "review.returned": "Returned for changes",
    "review.countersigned": "Countersigned",
    "review.submitted": "Submitted",
    "review.resubmission_required": "Rated Inadequate, to be submitted once more",
    "review.ended": "Ended by the court",
    "review.opened_again": "Opened again",
    "review.paused": "Paused",
    "review.resumed": "Resumed",
    "review.suspended": "Suspended",
    "review.suspension_lifted": "Suspension lifted",
}


@requires(Permission.VIEW_REVIEW)
def show(request: StaffRequest, reference: str) -> HttpResponse:
    review = review_of(request, reference, page="review")
    today = timezone.localdate()
    lines = lines_of(review)
    possible, hindered = moves_for(request, review)
    history = list(history_of(review))
    context = frame(
        review,
        "Review",
        stages=_stages(ReviewStage(review.status)),
        status_colour=COLOURS.get(ReviewStage(review.status), "blue"),
        sections=parts_of(review, lines),
        clock=clock_of(review, today=today),
        court=what_the_court_did(review.case, today=today),
        possible=[*next_steps(request, review), *possible],
        hindered=hindered,
        history=_history(history),
        returned=returned_with(review, history),
        submissions=submissions_of(review),
        today=today,
        may_set_period=_may_set_period(request, review),
        panels=panels_of(request, review.case, named="REVIEW_PANELS"),
    )
    return render(request, "reviews/show.html", context)


def _may_set_period(request: StaffRequest, review: Review) -> bool:
    reading = review.case_id in request.sight.reading
    return review.reviewing_manager_id == request.user.pk and review.status in CHANGED_IN and not reading


@requires(Permission.WRITE_REVIEW)
def period(request: StaffRequest, reference: str) -> HttpResponse:
    """Say which period the review covers."""
    review = review_to_change(request, reference, page="period covered")
    today = timezone.localdate()
    now = {name: getattr(review, name) for name in ("period_from", "period_until", "language")}
    form = PeriodForm(request.POST or None, today=today, initial=now)
    told = {"review": review, **said_in(form)}
    if done(request, form, set_period, told, "The period that the review covers is kept."):
        return redirect("reviews:show", reference)
    back = reverse("reviews:show", args=[reference])
    context = frame(review, "Which period does the review cover?", form=form, back=back)
    return render(request, "reviews/period.html", context)


def _stages(stage: ReviewStage) -> list[dict[str, object]]:
    """The stages with those that are done; none for a review that ended on the way."""
    order = [key for key, _text in STAGES]
    here = WITHIN.get(stage, stage)
    if here not in order:
        return []
    place = order.index(here)
    over = stage == ReviewStage.SUBMITTED
    return [
        {"text": text, "done": number < place or over, "current": number == place and not over}
        for number, (_key, text) in enumerate(STAGES)
    ]


def _history(history: Sequence[StatusChange]) -> list[dict[str, object]]:
    return [
        {
            "title": MOVE_NAMES.get(each.transition, each.transition),
            "when": each.at,
            "by": each.by,
            "text": each.note,
        }
        for each in reversed(history)
    ]
