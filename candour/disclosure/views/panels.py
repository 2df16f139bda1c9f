"""What the pages of a case and of its families show of what is shared."""

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.cases.models import Case
from candour.cases.queries import Panel
from candour.disclosure.models import Status
from candour.disclosure.queries.copies import copies_for, copies_of, to_hand_over
from candour.disclosure.queries.recipients import audience_name
from candour.disclosure.views.show import COLOURS
from candour.families.models import ContactPlan


def disclosure_panel(request: StaffRequest, case: Case) -> Panel | None:
    """Each copy with where it stands; nothing for those who may not see it, or where there is none."""
    if not request.grants.allow(Permission.VIEW_DISCLOSURE):
        return None
    copies = list(copies_of(case, request.sight)[:6])
    if not copies and not request.grants.allow(Permission.PREPARE_DISCLOSURE):
        return None
    context = {"case": case, "copies": copies, "colours": COLOURS, "audience_name": audience_name}
    return Panel("Shared with others", "disclosure/_case_panel.html", context)


def family_panel(request: StaffRequest, plan: ContactPlan | None) -> Panel | None:
    """The copies for one victim or relative; on the list of families, those that wait to be handed over."""
    if not request.grants.allow(Permission.VIEW_DISCLOSURE):
        return None
    hands_over = request.grants.allow(Permission.SEND_DISCLOSURE)
    if plan is None:
        copies = list(to_hand_over(request.sight)[:10]) if hands_over else []
        title = "A copy of the review waits to be handed over"
    else:
        copies, title = list(copies_for(plan, request.sight)), "Copies of the review for them"
    context = {"copies": copies, "colours": COLOURS, "hands_over": hands_over, "approved": Status.APPROVED}
    return Panel(title, "disclosure/_family_panel.html", context) if copies else None
