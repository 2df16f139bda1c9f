"""Questions that an investigation asks of the record. No other feature reads it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min, QuerySet

from candour.audit.models import Entry, Outcome
from candour.audit.reads import READ
from candour.audit.record import chain_of


@dataclass(frozen=True, slots=True)
class Seen:
    """How often, and between when, one person read pages of a case under one relation."""

    name: str
    role: str
    relation: str
    times: int
    first: datetime
    last: datetime


def entries_of(case: str | None) -> QuerySet[Entry]:
    """The entries of a case, or of the service, newest first. Slice it for a page."""
    return Entry.objects.filter(chain=chain_of(case)).order_by("-sequence")


def who_has_seen(case: str) -> list[Seen]:
    """Everybody who read a page of the case, the latest reader first."""
    reads = (
        Entry.objects.filter(chain=chain_of(case), action=READ, outcome=Outcome.DONE)
        .values_list("actor_name", "actor_role", "relation")
        .annotate(times=Count("sequence"), first=Min("at"), last=Max("at"))
        .order_by("-last", "actor", "relation")
    )
    return [Seen(*read) for read in reads]
