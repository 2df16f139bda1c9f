"""What the page of a case shows of its review."""

from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.cases.models import Case
from candour.cases.queries import Panel
from candour.reviews.models import Review, ReviewStage
from candour.reviews.queries.clock import clock_of
from candour.reviews.views.home import COLOURS


def review_panel(request: StaffRequest, case: Case) -> Panel | None:
    """Where the review stands, who writes it and when it is due, with the way to its page."""
    if not request.grants.allow(Permission.VIEW_REVIEW):
        return None
    seen = Review.objects.visible_to(request.sight).select_related(
        "case", "reviewing_manager", "countersigning_manager"
    )
    review: Review | None = seen.filter(case=case).first()
    if review is None:
        return None
    context = {
        "review": review,
        "clock": clock_of(review, today=timezone.localdate()),
        "colour": COLOURS.get(ReviewStage(review.status), "blue"),
    }
    return Panel("Review", "reviews/_case_panel.html", context)
