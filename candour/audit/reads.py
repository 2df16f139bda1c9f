"""Record that somebody read a case page. A page whose read cannot be recorded is not shown."""

from datetime import datetime

from django.db import Error, transaction

from candour.audit.record import Actor, record

READ = "case.read"


class AuditUnavailable(Exception):
    """The audit record cannot be written just now, so the page must not be shown (503)."""


def record_read(*, by: Actor, at: datetime, case: str, page: str, relation: str) -> None:
    """Write the read in the request's transaction, which ends before the page leaves. Every read is a row.

    Raises AuditUnavailable, and leaves the transaction usable, where the row cannot be written.
    """
    try:
        with transaction.atomic():
            record(action=READ, by=by, at=at, case=case, subject_type="page", subject=page, relation=relation)
    except Error as failure:
        raise AuditUnavailable(case) from failure
