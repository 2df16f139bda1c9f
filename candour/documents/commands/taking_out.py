"""Take a document out of a case: it is no longer offered, and it is never deleted."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from candour.audit.record import record
from candour.documents.commands.storing import BRINGERS
from candour.documents.models import Document
from candour.documents.queries import relied_on
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import may
from candour.workflow.refusals import NotAllowed, NotNow


@transaction.atomic
def take_out(
    *, document: Document, why: str, by: User, at: datetime, operation: UUID | None = None
) -> Document:
    """Raises NotNow where something relies on it, and NotAllowed."""
    seen = Document.objects.visible_to(by).select_related("case").select_for_update(of=("self",))
    found: Document | None = seen.filter(pk=document.pk).first()
    if found is None or not any(may(by, each, at=at) for each in BRINGERS):
        raise NotAllowed("This document is not one that you can take out.")
    if once(operation, name="document.taken_out", by=by, at=at, on=found) is not None:
        return found
    _refuse(found, why)
    found.taken_out_at, found.taken_out_by, found.taken_out_why = at, by, why.strip()[:300]
    found.save(update_fields=["taken_out_at", "taken_out_by", "taken_out_why"])
    record(
        action="document.taken_out",
        by=by,
        at=at,
        case=found.case_reference,
        subject_type="document",
        subject=f"{found.pk} {found.sha256}",
        changed=["taken_out_at", "taken_out_by", "taken_out_why"],
    )
    return found


def _refuse(document: Document, why: str) -> None:
    reasons = []
    if document.origin == Document.Origin.MADE:
        reasons.append("A copy that the service made stays in the list of copies.")
    if document.taken_out_at is not None:
        reasons.append("It was taken out before.")
    if not why.strip():
        reasons.append("Say why it is taken out.")
    if relied_on([document]).get(document.pk):
        reasons.append("Other parts of the case rely on it. Take it out of them first.")
    if reasons:
        raise NotNow(reasons)
