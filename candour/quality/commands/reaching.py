"""Reach an assessment for a change that is no move of its status, and write down that it was made."""

from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse

from candour.access.permissions import Permission
from candour.audit.record import SYSTEM
from candour.audit.record import record as audit
from candour.mail.commands import Notice, queue
from candour.quality.models import Assessment, Body
from candour.quality.queries.allocation import works_for
from candour.staff.models import User
from candour.workflow.refusals import NotAllowed


def locked(assessment: Assessment, *, by: User) -> Assessment:
    """The row itself, locked, with its case and review, as this person sees it."""
    seen = Assessment.objects.visible_to(by).select_related("case__region", "review__case")
    found: Assessment | None = seen.select_for_update(of=("self",)).filter(pk=assessment.pk).first()
    if found is None:
        raise NotAllowed("This assessment is not one that you can change.")
    return found


def must_work_for(body: str, by: User, *permissions: Permission, on: date) -> None:
    """One of the permissions, held in a role of that body; the other body does not do its work."""
    if not any(works_for(body, permission=one, on=on).filter(pk=by.pk).exists() for one in permissions):
        raise NotAllowed(f"This is the work of the {Body(body).label}.")


def write_down(
    action: str, assessment: Assessment, by: User | None, at: datetime, *changed: str, subject: str = ""
) -> None:
    """An audit entry in the chain of the case: which fields changed, never what they hold."""
    audit(
        action=f"quality.{action}",
        by=by or SYSTEM,
        at=at,
        case=assessment.case_reference,
        subject_type="assessment",
        subject=subject or f"round {assessment.round}",
        changed=changed,
    )


def tell(assessment: Assessment, people: Iterable[User | None], by: User | None, at: datetime) -> None:
    """A message without content, with the way to the assessment; nobody is told of what they did."""
    path = reverse("quality:show", args=[assessment.case_reference, assessment.round])
    told = {person.pk: person for person in people if person is not None and person != by}
    for person in told.values():
        queue(Notice.CASE_WAITS, to=person, path=path, at=at)
