"""Write the chronology: add, change, take out and put back. Nothing is deleted."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Required, TypedDict, Unpack, cast
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from candour.documents.models import Document
from candour.reviews.commands.gathering import to_gather
from candour.reviews.commands.reaching import refuse, write_down
from candour.reviews.models import (
    ChronologyEntry,
    EntryBefore,
    EntryKind,
    Precision,
    Review,
    Significance,
    SourceKind,
)
from candour.reviews.queries.chronology import reliance_on
from candour.reviews.timeline.lines import NewEntry
from candour.staff.models import User
from candour.workflow.once import once, remember


class EntryFacts(TypedDict, total=False):
    """What an entry says."""

    on: Required[date]
    text: Required[str]
    precision: str
    until: date | None
    kind: str
    significance: str
    source: str
    source_detail: str
    documents: Sequence[Document]


PLAIN: EntryFacts = {
    "on": date.min,
    "text": "",
    "precision": Precision.EXACT,
    "until": None,
    "kind": EntryKind.OTHER,
    "significance": Significance.SIGNIFICANT,
    "source": SourceKind.NDELIUS,
    "source_detail": "",
}
FIELDS = tuple(PLAIN)


@transaction.atomic
def add_entry(
    *, review: Review, by: User, at: datetime, operation: UUID | None = None, **facts: Unpack[EntryFacts]
) -> ChronologyEntry:
    """One entry. Raises NotNow with every reason against it."""
    review = to_gather(review, by=by, at=at)
    earlier = once(operation, name="review.entry_added", by=by, at=at, on=review)
    if earlier is not None:
        found: ChronologyEntry = ChronologyEntry.objects.get(review=review, pk=cast(int, earlier.record_id))
        return found
    documents = facts.get("documents", ())
    refuse(*_wrong_with(facts, at), _of_another_case(review, documents))
    entry: ChronologyEntry = ChronologyEntry.objects.create(
        case_id=review.case_id, review=review, added_by=by, added_at=at, **_columns(facts)
    )
    entry.documents.set(documents)
    remember(operation, entry)
    write_down("entry_added", review, by, at, subject=str(entry.pk))
    return entry


@transaction.atomic
def add_many(
    *,
    review: Review,
    entries: Sequence[NewEntry],
    by: User,
    at: datetime,
    source: str = SourceKind.NDELIUS,
    significance: str = Significance.SIGNIFICANT,
    operation: UUID | None = None,
) -> int:
    """Many entries in one step, or none. Gives how many were added."""
    review = to_gather(review, by=by, at=at)
    if once(operation, name="review.entries_added", by=by, at=at, on=review) is not None:
        return 0
    refuse(*dict.fromkeys(_in_the_future(entry.until or entry.on, at) for entry in entries))
    ChronologyEntry.objects.bulk_create(
        ChronologyEntry(
            case_id=review.case_id,
            review=review,
            added_by=by,
            added_at=at,
            on=entry.on,
            precision=entry.precision,
            until=entry.until,
            kind=entry.kind,
            text=entry.text,
            source=source,
            significance=significance,
        )
        for entry in entries
    )
    write_down("entries_added", review, by, at, subject=f"{len(entries)} entries")
    return len(entries)


@transaction.atomic
def change_entry(
    *,
    entry: ChronologyEntry,
    by: User,
    at: datetime,
    operation: UUID | None = None,
    **facts: Unpack[EntryFacts],
) -> ChronologyEntry:
    """Change what an entry says; what it said before is kept."""
    review, entry = _to_change(entry, by, at)
    if once(operation, name="review.entry_changed", by=by, at=at, on=entry) is not None:
        return entry
    documents = facts.get("documents", ())
    refuse(*_wrong_with(facts, at), _of_another_case(review, documents))
    told = _columns(facts)
    changed = [name for name in FIELDS if getattr(entry, name) != told[name]]
    papers = {paper.pk for paper in documents} != set(entry.documents.values_list("pk", flat=True))
    if changed:
        _keep_what_it_said(entry, changed, by, at)
    if papers:
        entry.documents.set(documents)
    if changed or papers:
        _save(entry, changed_at=at, **{name: told[name] for name in changed})
        names = [*changed, "documents"] if papers else changed
        write_down("entry_changed", review, by, at, *names, subject=str(entry.pk))
    return entry


@transaction.atomic
def take_out(
    *,
    entry: ChronologyEntry,
    by: User,
    at: datetime,
    why: str = "",
    although_relied_on: bool = False,
    operation: UUID | None = None,
) -> ChronologyEntry:
    """Take an entry out; it can be put back. One that something relies on goes only when that is said."""
    review, entry = _to_change(entry, by, at)
    if once(operation, name="review.entry_taken_out", by=by, at=at, on=entry) is not None:
        return entry
    refuse(
        "This entry is taken out already." if entry.taken_out_at else None,
        None if although_relied_on else _relied_on(entry),
    )
    _save(entry, taken_out_at=at, taken_out_by=by, taken_out_why=why)
    write_down("entry_taken_out", review, by, at, subject=str(entry.pk))
    return entry


@transaction.atomic
def put_back(
    *, entry: ChronologyEntry, by: User, at: datetime, operation: UUID | None = None
) -> ChronologyEntry:
    review, entry = _to_change(entry, by, at)
    if once(operation, name="review.entry_put_back", by=by, at=at, on=entry) is not None:
        return entry
    refuse(None if entry.taken_out_at else "This entry stands in the chronology already.")
    _save(entry, taken_out_at=None, taken_out_by=None, taken_out_why="")
    write_down("entry_put_back", review, by, at, subject=str(entry.pk))
    return entry


def _to_change(entry: ChronologyEntry, by: User, at: datetime) -> tuple[Review, ChronologyEntry]:
    review = to_gather(entry.review, by=by, at=at)
    row: ChronologyEntry = ChronologyEntry.objects.select_for_update(of=("self",)).get(
        review=review, pk=entry.pk
    )
    return review, row


def _save(entry: ChronologyEntry, **values: object) -> None:
    for name, value in values.items():
        setattr(entry, name, value)
    entry.save(update_fields=list(values))


def _keep_what_it_said(entry: ChronologyEntry, changed: Sequence[str], by: User, at: datetime) -> None:
    said = {name: _as_data(getattr(entry, name)) for name in changed}
    EntryBefore.objects.create(
        case_id=entry.case_id, review_id=entry.review_id, entry=entry, said=said, by=by, at=at
    )


def _as_data(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _columns(facts: EntryFacts) -> dict[str, Any]:
    """Every column of an entry; in a month whose day is not known, the first stands for it."""
    told: dict[str, Any] = {**PLAIN, **facts}
    told.pop("documents", None)
    if told["precision"] == Precision.MONTH:
        told["on"] = told["on"].replace(day=1)
    return told


def _wrong_with(facts: EntryFacts, at: datetime) -> list[str | None]:
    until = facts.get("until")
    return [
        None if facts["text"].strip() else "Say what happened.",
        "The entry must end on or after the day on which it begins."
        if until and until < facts["on"]
        else None,
        _in_the_future(until or facts["on"], at),
    ]


def _in_the_future(day: date, at: datetime) -> str | None:
    """A chronology holds what has happened; a year that was mistyped is the usual reason."""
    if day <= timezone.localdate(at):
        return None
    return f"{day.day} {day:%B %Y} has not come yet. A chronology holds what has happened."


def _of_another_case(review: Review, documents: Sequence[Document]) -> str | None:
    strange = any(paper.case_id != review.case_id for paper in documents)
    return "A document of another case cannot be linked." if strange else None


def _relied_on(entry: ChronologyEntry) -> str | None:
    number = len(reliance_on(entry))
    if not number:
        return None
    things = "one judgement or reason relies" if number == 1 else f"{number} judgements or reasons rely"
    return f"On this entry {things}. Say that it is to be taken out nevertheless."
