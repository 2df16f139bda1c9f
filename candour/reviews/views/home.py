"""The home page of a review: where it stands, what each part still needs, and what this person can do."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.reviews.models import Review, ReviewStage
from candour.reviews.queries.clock import clock_of
from candour.reviews.queries.home import parts_of
from candour.reviews.thread.of_review import lines_of
from candour.reviews.views.move_table import moves_for
from candour.reviews.views.reaching import frame, review_of
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
    context = frame(
        review,
        "Review",
        stages=_stages(ReviewStage(review.status)),
        status_colour=COLOURS.get(ReviewStage(review.status), "blue"),
        sections=parts_of(review, lines),
        clock=clock_of(review, today=today),
        possible=possible,
        hindered=hindered,
        history=_history(review),
        today=today,
    )
    return render(request, "reviews/show.html", context)


def _stages(stage: ReviewStage) -> list[dict[str, object]]:
    order = [key for key, _text in STAGES]
    here = WITHIN.get(stage, stage)
    place = order.index(here) if here in order else len(order)
    over = stage == ReviewStage.SUBMITTED
    return [
        {"text": text, "done": number < place or over, "current": number == place and not over}
        for number, (_key, text) in enumerate(STAGES)
    ]


def _history(review: Review) -> list[dict[str, object]]:
    return [
        {
            "title": MOVE_NAMES.get(each.transition, each.transition),
            "when": each.at,
            "by": each.by,
            "text": each.note,
        }
        for each in reversed(list(history_of(review)))
    ]
