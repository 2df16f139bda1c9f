"""Reach a case or one of its documents as this person sees it, and record the read first."""

from django.http import Http404
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.cases.commands import note_reading, refuse_who_only_reads
from candour.cases.models import Case
from candour.documents.commands.storing import BRINGERS
from candour.documents.models import Document
from candour.documents.queries import offered
from candour.paper import MARKING

READERS = (Permission.VIEW_REVIEW, Permission.EDIT_CASE, Permission.DECIDE_NOTIFICATION)
"""Not all who may open a case: the papers of a review speak of those who worked on it."""


def case_of(request: StaffRequest, reference: str, *, page: str) -> Case:
    """The case, or 404; 503 if the read cannot be recorded."""
    seen = Case.objects.visible_to(request.sight).select_related("region", "delivery_unit", "holder")
    case: Case | None = seen.filter(reference=reference).first()
    if case is None:
        raise Http404("There is no such case.")
    note_reading(case, page=page, by=request.user, sight=request.sight, at=timezone.now())
    return case


def document_of(request: StaffRequest, case: Case, number: int) -> Document:
    """A document of this case that this reader may open, or 404."""
    found: Document | None = offered(request.sight, request.grants).filter(case=case, pk=number).first()
    if found is None:
        raise Http404("There is no such document.")
    return found


def may_bring(request: StaffRequest, case: Case) -> bool:
    return case.pk not in request.sight.reading and any(map(request.grants.allow, BRINGERS))


def must_bring(request: StaffRequest, case: Case) -> None:
    refuse_who_only_reads(case.pk, request.sight)


def frame(case: Case, title: str, **more: object) -> dict[str, object]:
    """What every page of documents needs besides its own content."""
    caption = f"{case.person_name}, {case.reference}"
    return {"case": case, "title": title, "caption": caption, "marking": MARKING, **more}
