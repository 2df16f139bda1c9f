"""Somebody reads a page of a case: it is written down before it is shown, and emergency access reads only."""

from datetime import datetime

from django.core.exceptions import PermissionDenied

from candour.audit.reads import record_read
from candour.cases.models import Case
from candour.cases.models.visibility import Sight
from candour.cases.queries import relation_of
from candour.staff.models import User

READING_ONLY = "You opened this case by emergency access, which is for reading only."


def note_reading(case: Case, *, page: str, by: User, sight: Sight, at: datetime) -> None:
    """Write down that this person reads the page. Raises AuditUnavailable, and then it must not be shown."""
    relation = relation_of(by, sight, case)
    record_read(by=by, at=at, case=case.reference, page=page, relation=relation)


def refuse_who_only_reads(case: int, sight: Sight) -> None:
    """Before a page that changes something in the case. Raises PermissionDenied."""
    if case in sight.reading:
        raise PermissionDenied(READING_ONLY)
