"""What the pages of a case and of its review show of the quality of the review."""

from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.cases.models import Case
from candour.cases.queries import Panel
from candour.quality.models import Assessment, AssessmentStatus
from candour.quality.queries.assessments import latest_of
from candour.quality.queries.reports import issued_in_short
from candour.quality.views.desks import COLOURS


def quality_panel(request: StaffRequest, case: Case) -> Panel | None:
    """Where the latest round stands; of ratings it says nothing."""
    latest = _latest(request, case)
    return (
        None if latest is None else Panel("Quality of the review", "quality/_case_panel.html", _told(latest))
    )


def review_quality_panel(request: StaffRequest, case: Case) -> Panel | None:
    """Where quality assurance stands on the home page of a review, and a rating only once it is issued."""
    latest = _latest(request, case)
    if latest is None:
        return None
    told = {"issued": issued_in_short(latest, request.sight), "today": timezone.localdate()}
    return Panel("Quality assurance", "quality/_review_panel.html", {**_told(latest), **told})


def _latest(request: StaffRequest, case: Case) -> Assessment | None:
    return latest_of(case, request.sight) if request.grants.allow(Permission.VIEW_QUALITY) else None


def _told(latest: Assessment) -> dict[str, object]:
    return {"assessment": latest, "colour": COLOURS[AssessmentStatus(latest.status)]}
