"""Reach a notification as this person sees it, and record that it was read."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.audit.reads import record_read
from candour.cases.queries import relation_of
from candour.notifications.models import Notification

MARKING = "OFFICIAL-SENSITIVE"
JOINED = (
    "case__region",
    "case__delivery_unit",
    "case__holder",
    "overridden_by",
    "decided_by",
    "submitted_by",
)


def notification_of(request: StaffRequest, reference: str, *, page: str) -> Notification:
    """The notification of a case within sight; the read is recorded before anything is shown."""
    seen = Notification.objects.visible_to(request.sight).select_related(*JOINED)
    found: Notification | None = seen.filter(case__reference=reference).first()
    if found is None:
        raise Http404("There is no such notification.")
    record_read(
        by=request.user,
        at=timezone.now(),
        case=reference,
        page=page,
        relation=relation_of(request.user, request.sight, found.case),
    )
    return found


def notification_to_change(request: StaffRequest, reference: str, *, page: str) -> Notification:
    """The same, for a page that changes it: emergency access is for reading."""
    found = notification_of(request, reference, page=page)
    if found.case_id in request.sight.reading:
        raise PermissionDenied("You opened this case by emergency access, which is for reading only.")
    return found
