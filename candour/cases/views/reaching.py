"""Reach a case for a page: as the reader sees it, and with the read recorded before anything is served."""

from django.http import Http404
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.audit.reads import record_read
from candour.cases.models import Case
from candour.cases.queries import relation_of

MARKING = "OFFICIAL-SENSITIVE"


def case_for(request: StaffRequest, reference: str, *, page: str) -> Case:
    """The case, or 404 where it is not there or not this reader's; 503 if the read cannot be recorded."""
    seen = Case.objects.visible_to(request.sight).select_related("region", "delivery_unit", "holder")
    case: Case | None = seen.filter(reference=reference).first()
    if case is None:
        raise Http404
    relation = relation_of(request.user, request.sight, case)
    record_read(by=request.user, at=timezone.now(), case=case.reference, page=page, relation=relation)
    return case


def frame(case: Case, title: str, **more: object) -> dict[str, object]:
    """What every page of a case needs besides its own content."""
    caption = f"{case.person_name}, {case.reference}"
    return {"case": case, "title": title, "caption": caption, "marking": MARKING, **more}
