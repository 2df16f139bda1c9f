"""Questions of an investigation: who did or read what, when, and what was refused."""

import csv
import io
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from candour.audit.canonical import ENTRY_COLUMNS
from candour.audit.chains import Chains
from candour.audit.models import Entry, Head, HeadsDigest, Outcome
from candour.audit.reads import LISTED, mark_of
from candour.audit.record import SERVICE
from candour.audit.seals import Seals
from candour.audit.verdict import Fault
from candour.recommendations.writing.spreadsheet import formula_safe

MOST_EXPORTED = 20_000
SEAL_COLUMNS = ("sequence", "at", "heads", "sealed", "version", "previous", "digest")
EXPORTED = (
    "chain",
    "sequence",
    "at",
    "actor",
    "actor_name",
    "actor_role",
    "action",
    "subject_type",
    "subject",
    "relation",
    "outcome",
    "changed",
    "request",
    "digest",
)
"""Not the reason: on the chain of a case it may be somebody's own words about the case."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an investigator looks for; an empty part does not narrow."""

    person: str = ""
    action: str = ""
    outcome: str = ""
    reference: str = ""
    request: str = ""
    searched: str = ""
    day: date | None = None


def entries(wanted: Wanted) -> QuerySet[Entry]:
    """The entries wanted, of every chain."""
    narrowing = Q()
    if wanted.person:
        narrowing &= Q(actor__iexact=wanted.person) | Q(actor_name__icontains=wanted.person)
    if wanted.reference:
        narrowing &= Q(chain=chain_named(wanted.reference)) | Q(subject__iexact=wanted.reference)
    if wanted.day:
        narrowing &= _on(wanted.day)
    if wanted.searched:
        narrowing &= Q(action=LISTED, reason__endswith=f" {mark_of(wanted.searched)}")
    exact = {"action": wanted.action, "outcome": wanted.outcome, "request": wanted.request}
    return Entry.objects.filter(narrowing, **{name: value for name, value in exact.items() if value})


def chain_named(reference: str) -> str:
    """The name of a chain from what a person types: the reference of a case, or "service"."""
    typed = reference.strip()
    return typed if typed == SERVICE or typed.startswith("case:") else f"case:{typed.upper()}"


def chains(*, state: str = "", reference: str = "") -> QuerySet[Head]:
    """The last entry of each chain, and how far it is sealed."""
    found = Head.objects.all()
    if reference:
        found = found.filter(chain__icontains=reference.strip())
    states = {"unsealed": Q(sealed__lt=F("sequence")), "sealed": Q(sealed=F("sequence"))}
    return found.filter(states.get(state, Q()))


def chain_of_name(name: str) -> Head | None:
    return Head.objects.filter(chain=name).first()


def entries_of(chain: str) -> QuerySet[Entry]:
    return Entry.objects.filter(chain=chain)


def seals() -> QuerySet[HeadsDigest]:
    return HeadsDigest.objects.all()


def actions_known() -> list[str]:
    """Every action that the record holds, one step down the index at a time."""
    return list(Entry.objects.order_by("action").values_list("action", flat=True).distinct())


def counts_of_day(day: date) -> dict[str, int]:
    """Entries and refusals of one day, and chains with entries that no seal covers."""
    today = Entry.objects.filter(_on(day))
    return {
        "entries": today.count(),
        "refused": today.filter(outcome=Outcome.REFUSED).count(),
        "chains": Head.objects.count(),
        "unsealed": chains(state="unsealed").count(),
    }


def verify_chain(head: Head) -> tuple[int, Fault | None]:
    """Check one chain from its first entry to its head, against every seal; how many entries were read."""
    sealing = Seals({})
    for row in HeadsDigest.objects.order_by("sequence").values(*SEAL_COLUMNS).iterator():
        if fault := sealing.take({"kind": "heads_digest", **row, "at": _written(row["at"])}):
            return 0, fault
    reading = Chains(
        {head.chain: (head.sequence, head.digest)}, {head.chain: sealing.heads.get(head.chain, [])}
    )
    for entry in entries_of(head.chain).order_by("sequence").values(*ENTRY_COLUMNS[1:]).iterator():
        if fault := reading.take({"kind": "entry", **entry, "at": _written(entry["at"])}):
            return reading.entries, fault
    return reading.entries, reading.finish()


def as_csv(found: QuerySet[Entry]) -> bytes:
    """The entries as a table for a spreadsheet, oldest first; UTF-8 with a byte-order mark."""
    text = io.StringIO()
    table = csv.writer(text)
    table.writerow(EXPORTED)
    for row in found.order_by("at", "chain", "sequence").values_list(*EXPORTED).iterator():
        table.writerow([formula_safe(_cell(value)) for value in row])
    return text.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    return _written(value) if isinstance(value, datetime) else str(value)


def _written(at: datetime) -> str:
    """A time as the canonical form has it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _on(day: date) -> Q:
    """From midnight to midnight in London."""
    starts = timezone.make_aware(datetime.combine(day, time()))
    ends = timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
    return Q(at__gte=starts, at__lt=ends)
