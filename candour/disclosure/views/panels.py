"""What the page of a case shows of what is shared."""

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.cases.models import Case
from candour.cases.queries import Panel
from candour.disclosure.queries.copies import copies_of
from candour.disclosure.queries.recipients import audience_name
from candour.disclosure.views.show import COLOURS


def disclosure_panel(request: StaffRequest, case: Case) -> Panel | None:
    """Each copy with where it stands; nothing for those who may not see it, or where there is none."""
    if not request.grants.allow(Permission.VIEW_DISCLOSURE):
        return None
    copies = list(copies_of(case, request.sight)[:6])
    if not copies and not request.grants.allow(Permission.PREPARE_DISCLOSURE):
        return None
    context = {"case": case, "copies": copies, "colours": COLOURS, "audience_name": audience_name}
    return Panel("Shared with others", "disclosure/_case_panel.html", context)
