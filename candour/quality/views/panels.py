"""What the page of a case shows of the quality of its review."""

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.cases.models import Case
from candour.cases.queries import Panel
from candour.quality.models import AssessmentStatus
from candour.quality.queries.assessments import latest_of
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
