"""The pages that this person is needed on next, so that the home page of a review leads there."""

from collections.abc import Iterator, Sequence

from django.urls import reverse

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.reviews.models import Review, ReviewStage, Standing
from candour.reviews.views.move_table import Offered
from candour.workflow.models import StatusChange

OF_THE_CLOCK = ("review.paused", "review.resumed", "review.suspended", "review.suspension_lifted")
"""Moves that change nothing in who has the review."""
CAME_BACK = ("review.returned", "review.resubmission_required")


def next_steps(request: StaffRequest, review: Review) -> list[Offered]:
    """Work that is no single move, with the page on which it is done; none for somebody who only reads."""
    if review.case_id in request.sight.reading:
        return []
    found = (
        _settling(request, review) if review.standing_status == Standing.SUSPENDED else _work(request, review)
    )
    return [Offered(text, reverse(f"reviews:{page}", args=[review.case_reference])) for text, page in found]


def _settling(request: StaffRequest, review: Review) -> Iterator[tuple[str, str]]:
    if request.grants.allow(Permission.ALLOCATE_REVIEW):
        yield "See the conflict, and settle it", "independence"


def _work(request: StaffRequest, review: Review) -> Iterator[tuple[str, str]]:
    stage, person = review.status, request.user.pk
    if stage == ReviewStage.EARLY_LOOK and request.grants.allow(Permission.RUN_EARLY_LOOK):
        yield "Go to the early look", "early_look"
    if stage == ReviewStage.TO_ALLOCATE and request.grants.allow(Permission.ALLOCATE_REVIEW):
        yield "Allocate the review", "allocate"
    if stage == ReviewStage.ALLOCATED and review.reviewing_manager_id == person:
        yield "Declare that you are independent, and begin", "begin"
    if stage == ReviewStage.FACTUAL_ACCURACY and review.reviewing_manager_id == person:
        yield "See what was said of the facts", "accuracy"
    if stage == ReviewStage.COUNTERSIGNING and review.countersigning_manager_id == person:
        yield "Read the whole picture, and sign", "whole_picture"


def returned_with(review: Review, history: Sequence[StatusChange]) -> StatusChange | None:
    """Why a review that is being written came back; `history` runs from the oldest."""
    if review.status != ReviewStage.WRITING:
        return None
    moved = [row for row in history if row.transition not in OF_THE_CLOCK]
    return moved[-1] if moved and moved[-1].transition in CAME_BACK else None
