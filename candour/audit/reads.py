"""Record that somebody read a case page, or a list of cases. What cannot be recorded is not shown."""

from datetime import datetime

from django.db import Error, transaction
from django.utils.crypto import salted_hmac

from candour.audit.record import Act, Actor, record

READ = "case.read"
LISTED = "case.listed"
MARK = 16  # characters


class AuditUnavailable(Exception):
    """The audit record cannot be written just now, so the page must not be shown (503)."""


def record_read(*, by: Actor, at: datetime, case: str, page: str, relation: str) -> None:
    """Write the read in the request's transaction, which ends before the page leaves. Every read is a row.

    Raises AuditUnavailable, and leaves the transaction usable, where the row cannot be written.
    """
    _write(
        {
            "action": READ,
            "by": by,
            "at": at,
            "case": case,
            "subject_type": "page",
            "subject": page,
            "relation": relation,
        }
    )


def record_list(*, by: Actor, at: datetime, page: str, rows: int, words: str = "") -> None:
    """Write that a list was drawn, with how many rows, and a mark of what was searched for.

    One entry of the service for each list, written last, so that its chain is held for a moment only.
    Raises AuditUnavailable, as `record_read` does.
    """
    searched = f", search {mark_of(words)}" if words.strip() else ""
    _write(
        {
            "action": LISTED,
            "by": by,
            "at": at,
            "subject_type": "page",
            "subject": page,
            "reason": f"{rows} shown{searched}",
        }
    )


def mark_of(words: str) -> str:
    """A keyed mark of a search: the same words have the same mark, and nobody reads them back from it."""
    told = " ".join(words.casefold().split())
    return salted_hmac("candour.audit.search", told, algorithm="sha256").hexdigest()[:MARK]


def _write(act: Act) -> None:
    try:
        with transaction.atomic():
            record(**act)
    except Error as failure:
        raise AuditUnavailable(act["action"]) from failure
