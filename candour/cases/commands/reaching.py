"""Reach a case for a change: as its changer sees it, locked, and with the permission asked for."""

from datetime import datetime

from candour.access.permissions import Permission
from candour.cases.models import Case
from candour.staff.models import User
from candour.workflow.perform import may
from candour.workflow.refusals import NotAllowed


def locked(case: Case, *, by: User) -> Case:
    """The row itself, locked. Emergency access is for reading, so the database does not lock for it."""
    found = Case.objects.visible_to(by).select_for_update(of=("self",)).filter(pk=case.pk).first()
    if found is None:
        raise NotAllowed("This case is not one that you can change.")
    row: Case = found
    return row


def must_hold(by: User, *permissions: Permission, at: datetime) -> None:
    """Any one of the permissions, or a refusal."""
    if not any(may(by, permission, at=at) for permission in permissions):
        raise NotAllowed("Your role does not allow this.")
