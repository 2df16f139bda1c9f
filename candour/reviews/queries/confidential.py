"""Confidential notes: the national team's, and those that somebody wrote themselves."""

from datetime import datetime

from django.db.models import QuerySet

from candour.access.permissions import Permission
from candour.cases.models.visibility import Sight
from candour.cases.row_security import every_row
from candour.reviews.models import ConfidentialNote
from candour.staff.models import User
from candour.workflow.perform import may


def notes_for(reader: User, sight: Sight, *, at: datetime) -> list[ConfidentialNote]:
    """Every note within sight for the national team; for anybody else, what they wrote and its answers."""
    joined = ("case", "by", "answered_by")
    if may(reader, Permission.READ_CONFIDENTIAL_NOTE, at=at):
        seen = ConfidentialNote.objects.visible_to(sight).select_related(*joined)
        return list(seen.order_by("answered_at", "-at"))
    with every_row():
        return list(ConfidentialNote.objects.filter(by=reader).select_related(*joined))


def notes_waiting(sight: Sight) -> QuerySet[ConfidentialNote]:
    """Notes without an answer; the database shows them to the national team alone."""
    found: QuerySet[ConfidentialNote] = ConfidentialNote.objects.visible_to(sight).filter(answered_at=None)
    return found
