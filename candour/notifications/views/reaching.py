"""Reach a notification as this person sees it, and record that it was read."""

from django.http import Http404
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.cases.commands import note_reading, refuse_who_only_reads
from candour.notifications.models import Notification

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
    note_reading(found.case, page=page, by=request.user, sight=request.sight, at=timezone.now())
    return found


def notification_to_change(request: StaffRequest, reference: str, *, page: str) -> Notification:
    """The same, for a page that changes it: emergency access is for reading."""
    found = notification_of(request, reference, page=page)
    refuse_who_only_reads(found.case_id, request.sight)
    return found
