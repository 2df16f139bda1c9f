"""What the page of a case shows of its review."""

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.cases.models import Case
from candour.cases.queries import Panel
from candour.reviews.models import Review, ReviewStage
from candour.reviews.views.home import COLOURS


def review_panel(request: StaffRequest, case: Case) -> Panel | None:
    """Where the review stands and who writes it; its dates are in the panel of dates."""
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
        "colour": COLOURS.get(ReviewStage(review.status), "blue"),
    }
    return Panel("Review", "reviews/_case_panel.html", context)
