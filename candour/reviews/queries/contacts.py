"""What pages ask of contacts: the dry run of a file, and the staged contacts that fit a filter."""

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Q, QuerySet, Value

from candour.reviews.contacts.checking import Checked, check
from candour.reviews.contacts.columns import Match, match
from candour.reviews.contacts.reading import Table, read_table
from candour.reviews.models import ContactFile, ExtractedContact, Review
from candour.reviews.timeline.gaps import WEEKS, Gap, gaps

TO_LOOK_AT, PICKED, ASIDE, EVERY = "to_look_at", "picked", "aside", "every"
SAME = ("on", "at_time", "kind", "outcome", "officer", "text")
STATES = {
    TO_LOOK_AT: Q(put_aside=False) & (Q(entry__isnull=True) | Q(entry__taken_out_at__isnull=False)),
    PICKED: Q(entry__isnull=False, entry__taken_out_at__isnull=True),
    ASIDE: Q(put_aside=True),
    EVERY: Q(),
}


@dataclass(frozen=True, slots=True)
class DryRun:
    """What would come in from a file: its headings and rows, what the columns hold, and every problem."""

    table: Table
    match: Match
    checked: Checked | None
    """None while somebody has to say what the columns hold."""


def dry_run(review: Review, *, name: str, content: bytes, columns: dict[str, int] | None = None) -> DryRun:
    """Read a file without taking anything. Raises UnreadableFile."""
    table = read_table(name, content)
    found = match(table.headings, columns)
    if not found.is_sure:
        return DryRun(table, found, None)
    held = ExtractedContact.objects.filter(review=review).order_by().values_list(*SAME)
    return DryRun(table, found, check(table, found.places, held))


def dry_run_of(file: ContactFile) -> DryRun:
    return dry_run(file.review, name=file.name, content=bytes(file.content), columns=file.columns)


def contacts_of(review: Review, state: str = EVERY) -> QuerySet[Any]:
    """The staged contacts of a review in one state."""
    staged: QuerySet[Any] = ExtractedContact.objects.filter(review=review)
    return staged.filter(STATES.get(state, Q()))


def narrowed(contacts: QuerySet[Any], chosen: dict[str, Any]) -> QuerySet[Any]:
    """Only the contacts that fit what was chosen in the filter."""
    if chosen.get("since"):
        contacts = contacts.filter(on__gte=chosen["since"])
    if chosen.get("until"):
        contacts = contacts.filter(on__lte=chosen["until"])
    for name in ("kind", "officer"):
        if chosen.get(name):
            contacts = contacts.filter(**{name: chosen[name]})
    for word in (chosen.get("words") or "").split():
        contacts = contacts.filter(
            Q(text__icontains=word) | Q(kind__icontains=word) | Q(outcome__icontains=word)
        )
    return contacts


def named_in(review: Review, field: str) -> list[str]:
    """Every kind, or every officer, that the contacts of a review name."""
    named = ExtractedContact.objects.filter(review=review).exclude(**{field: ""})
    return list(named.order_by(field).values_list(field, flat=True).distinct())


@dataclass(frozen=True, slots=True)
class Staged:
    """All the contacts of a review at a glance: how many in each state, their types and their officers."""

    counts: dict[str, int]
    kinds: list[str]
    officers: list[str]


def staged_in(review: Review) -> Staged:
    """In one query."""
    counts: dict[str, Any] = {
        state: Count("pk", filter=condition) if condition else Count("pk")
        for state, condition in STATES.items()
    }
    found = ExtractedContact.objects.filter(review=review).aggregate(
        **counts,
        kinds=ArrayAgg("kind", distinct=True, filter=~Q(kind=""), default=Value([])),
        officers=ArrayAgg("officer", distinct=True, filter=~Q(officer=""), default=Value([])),
    )
    return Staged({state: found[state] for state in STATES}, found["kinds"], found["officers"])


def contact_gaps_of(review: Review, *, weeks: int = WEEKS, kind: str = "") -> list[Gap]:
    """Stretches of more than so many weeks without a contact; those put aside were contacts too."""
    contacts = ExtractedContact.objects.filter(review=review)
    if kind:
        contacts = contacts.filter(kind=kind)
    days = contacts.order_by("on").values_list("on", flat=True).distinct()
    spans = [(day, day) for day in days]
    if not spans:
        return []
    return gaps(spans, weeks=weeks, since=review.period_from, until=review.period_until)
