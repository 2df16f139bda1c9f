"""What the pages of a case and of its review show of the quality of the review."""

from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.cases.models import Case
from candour.cases.queries import Panel
from candour.quality.models import AssessmentStatus
from candour.quality.queries.assessments import latest_of
from candour.quality.queries.reports import issued_in_short
from candour.quality.views.desks import COLOURS


def quality_panel(request: StaffRequest, case: Case) -> Panel | None:
    """Where the latest round stands; of ratings it says nothing."""
    if not request.grants.allow(Permission.VIEW_QUALITY):
        return None
    latest = latest_of(case, request.sight)
    if latest is None:
        return None
    context = {"assessment": latest, "colour": COLOURS[AssessmentStatus(latest.status)]}
    return Panel("Quality of the review", "quality/_case_panel.html", context)


def review_quality_panel(request: StaffRequest, case: Case) -> Panel | None:
    """Where quality assurance stands on the home page of a review; and a rating only once it is issued."""
    panel = quality_panel(request, case)
    if panel is None:
        return None
    assessment = panel.context["assessment"]
    told = {"issued": issued_in_short(assessment, request.sight), "today": timezone.localdate()}
    return Panel("Quality assurance", "quality/_review_panel.html", {**panel.context, **told})
