"""What the national team reads of the early look beside its decision."""

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.cases.models import Case
from candour.cases.queries import Panel
from candour.reviews.queries.early_look import early_look_of


def early_look_panel(request: StaffRequest, case: Case) -> Panel | None:
    """The region's recommendation and what the early look found, with the way to the whole of it."""
    if not request.grants.allow(Permission.VIEW_REVIEW):
        return None
    picture = early_look_of(case)
    if picture is None:
        return None
    context = {"picture": picture, "reference": case.reference}
    return Panel("Early look", "reviews/_early_look_panel.html", context)
