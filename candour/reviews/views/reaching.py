"""Reach a review as this person sees it, and record that it was read before anything is shown."""

from django.http import Http404
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.cases.commands import note_reading, refuse_who_only_reads
from candour.paper import MARKING
from candour.reviews.models import Review

JOINED = (
    "case__region",
    "case__delivery_unit",
    "case__holder",
    "reviewing_manager",
    "countersigning_manager",
)


def review_of(request: StaffRequest, reference: str, *, page: str) -> Review:
    """The review of a case within sight, or 404; 503 if the read cannot be recorded."""
    seen = Review.objects.visible_to(request.sight).select_related(*JOINED)
    found: Review | None = seen.filter(case__reference=reference).first()
    if found is None:
        raise Http404("There is no such review.")
    note_reading(found.case, page=page, by=request.user, sight=request.sight, at=timezone.now())
    return found


def review_to_change(request: StaffRequest, reference: str, *, page: str) -> Review:
    """The same, for a page that changes it: emergency access is for reading."""
    found = review_of(request, reference, page=page)
    refuse_who_only_reads(found.case_id, request.sight)
    return found


def frame(review: Review, title: str, **more: object) -> dict[str, object]:
    """What every page of a review needs besides its own content."""
    caption = f"{review.case.person_name}, {review.case.reference}"
    return {
        "review": review,
        "case": review.case,
        "title": title,
        "caption": caption,
        "marking": MARKING,
        **more,
    }
