"""What the page of a case shows of its documents."""

from django.db.models import Count, Q

from candour.access.middleware import StaffRequest
from candour.cases.models import Case
from candour.cases.queries import Panel
from candour.documents.models import Document
from candour.documents.queries import offered
from candour.documents.views.reaching import READERS, may_bring


def documents_panel(request: StaffRequest, case: Case) -> Panel | None:
    """How many there are and the way to them, for those who may open them."""
    if not any(map(request.grants.allow, READERS)):
        return None
    standing = Q(origin=Document.Origin.BROUGHT, taken_out_at__isnull=True, replaced_by__isnull=True)
    counted = (
        offered(request.sight, request.grants)
        .filter(case=case)
        .aggregate(brought=Count("pk", filter=standing), made=Count("pk", filter=Q(origin="made")))
    )
    context = {"case": case, "counted": counted, "may_bring": may_bring(request, case)}
    return Panel("Documents", "documents/_panel.html", context, place="aside")
