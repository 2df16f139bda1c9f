"""Bring a file of contacts, look at it, take it; then pick the contacts that matter, or put them aside."""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from candour.reviews.commands.gathering import to_gather
from candour.reviews.commands.reaching import refuse, write_down
from candour.reviews.contacts.checking import Contact
from candour.reviews.contacts.reading import UnreadableFile, read_table
from candour.reviews.models import (
    ChronologyEntry,
    ContactExtract,
    ContactFile,
    ExtractedContact,
    Review,
    Significance,
    SourceKind,
)
from candour.reviews.queries.contacts import dry_run
from candour.reviews.timeline.kinds import kind_of_contact
from candour.staff.models import User
from candour.workflow.once import once

BATCH = 1_000
LONGEST_DETAIL = 200
Columns = dict[str, int]


@transaction.atomic
def check(*, review: Review, name: str, content: bytes, by: User, at: datetime) -> ContactFile:
    """Keep a file to be looked at; the same file again leads to the one that waits. Raises UnreadableFile."""
    review = to_gather(review, by=by, at=at)
    read_table(name, content)
    sha256 = hashlib.sha256(content).hexdigest()
    refuse(_taken_before(review, sha256))
    file, made = ContactFile.objects.get_or_create(
        review=review,
        sha256=sha256,
        defaults={"case_id": review.case_id, "name": name[:200], "content": content, "by": by, "at": at},
    )
    if made:
        write_down("contacts_looked_at", review, by, at, subject=file.name)
    found: ContactFile = file
    return found


@transaction.atomic
def say_columns(*, file: ContactFile, columns: Columns, by: User, at: datetime) -> ContactFile:
    """Say which column of a waiting file holds what."""
    review = to_gather(file.review, by=by, at=at)
    tried = dry_run(review, name=file.name, content=bytes(file.content), columns=columns)
    refuse(*tried.match.doubts)
    file.columns = columns
    file.save(update_fields=["columns"])
    return file


@transaction.atomic
def take(
    *, file: ContactFile, by: User, at: datetime, operation: UUID | None = None
) -> ContactExtract | None:
    """Stage the contacts of a waiting file; sent twice, the second changes nothing and gives None."""
    review = to_gather(file.review, by=by, at=at)
    if once(operation, name="review.contacts_taken", by=by, at=at, on=review) is not None:
        return None
    taken = bring(
        review=review, name=file.name, content=bytes(file.content), columns=file.columns, by=by, at=at
    )
    file.delete()
    return taken


@transaction.atomic
def discard(*, file: ContactFile, by: User, at: datetime) -> None:
    """Put a waiting file away; nothing is taken from it."""
    review = to_gather(file.review, by=by, at=at)
    write_down("contacts_discarded", review, by, at, subject=file.name)
    file.delete()


@transaction.atomic
def bring(
    *, review: Review, name: str, content: bytes, by: User, at: datetime, columns: Columns | None = None
) -> ContactExtract:
    """Stage every contact of a file that can be read; the same file twice has one effect.

    Raises UnreadableFile, also where it is not clear which column holds what.
    """
    review = to_gather(review, by=by, at=at)
    sha256 = hashlib.sha256(content).hexdigest()
    earlier: ContactExtract | None = ContactExtract.objects.filter(review=review, sha256=sha256).first()
    if earlier is not None:
        return earlier
    tried = dry_run(review, name=name, content=content, columns=columns)
    if tried.checked is None:
        raise UnreadableFile(" ".join(tried.match.doubts))
    extract: ContactExtract = ContactExtract.objects.create(
        case_id=review.case_id,
        review=review,
        name=name[:200],
        sha256=sha256,
        at=at,
        by=by,
        lines=len(tried.checked.contacts),
        problems=[problem.as_data() for problem in tried.checked.problems],
    )
    _stage(extract, tried.checked.contacts)
    write_down("contacts_taken", review, by, at, subject=f"{len(tried.checked.contacts)} contacts")
    return extract


@transaction.atomic
def pick(
    *,
    review: Review,
    contacts: Iterable[int],
    by: User,
    at: datetime,
    significance: str = Significance.SIGNIFICANT,
    kind: str = "",
    operation: UUID | None = None,
) -> int:
    """Make entries of these contacts, by their numbers. Without a kind each gets what its own type suggests.

    Gives how many entries came in; one that was taken out before is put back.
    """
    review = to_gather(review, by=by, at=at)
    if once(operation, name="review.contacts_picked", by=by, at=at, on=review) is not None:
        return 0
    chosen = ExtractedContact.objects.filter(review=review, pk__in=list(contacts)).order_by()
    back = ChronologyEntry.objects.filter(contact__in=chosen, taken_out_at__isnull=False)
    put_back = back.update(taken_out_at=None, taken_out_by=None, taken_out_why="")
    new = [_entry_of(contact, significance, kind, by, at) for contact in chosen.filter(entry__isnull=True)]
    ChronologyEntry.objects.bulk_create(new, batch_size=BATCH)
    chosen.filter(put_aside=True).update(put_aside=False)
    picked = len(new) + int(put_back)
    write_down("contacts_picked", review, by, at, subject=f"{picked} contacts")
    return picked


@transaction.atomic
def put_aside(
    *, review: Review, contacts: Iterable[int], by: User, at: datetime, operation: UUID | None = None
) -> int:
    """Put contacts aside that are in no entry. Gives how many."""
    return _aside(review, contacts, by, at, operation, aside=True)


@transaction.atomic
def bring_back(
    *, review: Review, contacts: Iterable[int], by: User, at: datetime, operation: UUID | None = None
) -> int:
    """Bring contacts back that were put aside. Gives how many."""
    return _aside(review, contacts, by, at, operation, aside=False)


def _aside(
    review: Review, contacts: Iterable[int], by: User, at: datetime, operation: UUID | None, *, aside: bool
) -> int:
    review = to_gather(review, by=by, at=at)
    name = "contacts_put_aside" if aside else "contacts_brought_back"
    if once(operation, name=f"review.{name}", by=by, at=at, on=review) is not None:
        return 0
    chosen = ExtractedContact.objects.filter(review=review, pk__in=list(contacts), put_aside=not aside)
    standing = ChronologyEntry.objects.filter(review=review, taken_out_at__isnull=True, contact__isnull=False)
    changed = chosen.exclude(pk__in=standing.values("contact")).update(put_aside=aside)
    write_down(name, review, by, at, subject=f"{changed} contacts")
    return int(changed)


def _taken_before(review: Review, sha256: str) -> str | None:
    found = ContactExtract.objects.filter(review=review, sha256=sha256).select_related("by").first()
    if found is None:
        return None
    return f"This very file was taken before, as “{found.name}”, by {found.by}. Nothing has to be done."


def _stage(extract: ContactExtract, contacts: Sequence[Contact]) -> None:
    ExtractedContact.objects.bulk_create(
        (
            ExtractedContact(
                case_id=extract.case_id,
                review_id=extract.review_id,
                extract=extract,
                line=contact.line,
                on=contact.on,
                at_time=contact.at_time,
                kind=contact.kind,
                outcome=contact.outcome,
                officer=contact.officer,
                text=contact.text,
            )
            for contact in contacts
        ),
        batch_size=BATCH,
    )


def _entry_of(
    contact: ExtractedContact, significance: str, kind: str, by: User, at: datetime
) -> ChronologyEntry:
    """The officer's name stays with the contact: a review names nobody."""
    called = ", ".join(part for part in (contact.kind, contact.outcome) if part)
    time = f"{contact.at_time:%H:%M} " if contact.at_time else ""
    return ChronologyEntry(
        case_id=contact.case_id,
        review_id=contact.review_id,
        on=contact.on,
        kind=kind or kind_of_contact(contact.kind, contact.outcome),
        significance=significance,
        text=contact.text or called,
        source=SourceKind.NDELIUS,
        source_detail=f"{time}{called}".strip()[:LONGEST_DETAIL],
        contact=contact,
        added_by=by,
        added_at=at,
    )
