"""Reach a case for a page: as the reader sees it, and with the read recorded before anything is served."""

from django.http import Http404
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.cases.commands import note_reading
from candour.cases.models import Case
from candour.paper import MARKING


def case_for(request: StaffRequest, reference: str, *, page: str) -> Case:
    """The case, or 404 where it is not there or not this reader's; 503 if the read cannot be recorded."""
    seen = Case.objects.visible_to(request.sight).select_related("region", "delivery_unit", "holder")
    case: Case | None = seen.filter(reference=reference).first()
    if case is None:
        raise Http404
    note_reading(case, page=page, by=request.user, sight=request.sight, at=timezone.now())
    return case


def frame(case: Case, title: str, **more: object) -> dict[str, object]:
    """What every page of a case needs besides its own content."""
    caption = f"{case.person_name}, {case.reference}"
    return {"case": case, "title": title, "caption": caption, "marking": MARKING, **more}
