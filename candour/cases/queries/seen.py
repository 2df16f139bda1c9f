"""Who has looked at a case: an answer from the audit record, made for those who answer for the case."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min

from candour.audit.models import Entry
from candour.audit.reads import READ
from candour.audit.record import chain_of
from candour.cases.models import Case


@dataclass(frozen=True, slots=True)
class Reader:
    name: str
    role: str
    relation: str
    times: int
    first: datetime
    last: datetime


def seen_by(case: Case) -> list[Reader]:
    """Everybody who opened a page of the case, by what, how often and when; the latest first."""
    rows = (
        Entry.objects.filter(chain=chain_of(case.reference), action=READ)
        .values("actor", "actor_name", "actor_role", "relation")
        .annotate(times=Count("sequence"), first=Min("at"), last=Max("at"))
        .order_by("-last")
    )
    return [
        Reader(
            name=row["actor_name"],
            role=row["actor_role"],
            relation=row["relation"],
            times=row["times"],
            first=row["first"],
            last=row["last"],
        )
        for row in rows
    ]
