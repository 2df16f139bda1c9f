"""Keep a file: looked at, hashed, in parts, in the transaction of whatever else is done with it."""

import hashlib
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Sum

from candour.access.permissions import Permission
from candour.audit.record import record
from candour.cases.models import Case
from candour.documents.inspection import Found, RefusedFile, inspect
from candour.documents.models import Chunk, Document
from candour.staff.models import User
from candour.workflow.once import once, remember
from candour.workflow.perform import may
from candour.workflow.refusals import NotAllowed, NotNow

SCAN_JOB = "scan_document"
MOST_OF_A_CASE = 500 * 1024 * 1024  # bytes that people may bring
BRINGERS = (
    Permission.EDIT_CASE,
    Permission.WRITE_REVIEW,
    Permission.COUNTERSIGN_REVIEW,
    Permission.DECIDE_NOTIFICATION,
)


@transaction.atomic
def store(  # noqa: PLR0913 - a file comes with all of this
    *,
    case: Case,
    name: str,
    data: bytes,
    by: User,
    at: datetime,
    origin: Document.Origin,
    about: str = "",
    dated: date | None = None,
    replaces: Document | None = None,
    operation: UUID | None = None,
    sha256: str = "",
) -> Document:
    """Keep a file of a case, and give its record. `sha256` is the sender's own, in hexadecimal.

    Raises NotNow with the reasons in words, and NotAllowed.
    """
    kept = _locked(case, by=by)
    if origin == Document.Origin.BROUGHT and not any(may(by, each, at=at) for each in BRINGERS):
        raise NotAllowed("Your role does not allow adding documents to a case.")
    earlier = once(operation, name="document.stored", by=by, at=at, on=kept)
    if earlier is not None:
        found: Document = Document.objects.visible_to(by).get(pk=earlier.record_id)
        return found
    found_out, digest = _inspected(name, data, sha256)
    if origin == Document.Origin.BROUGHT:
        _refuse(_no_room(kept, data), _known_already(kept, digest), _not_replaceable(kept, replaces))
    made: Document = Document.objects.create(
        case=kept,
        name=found_out.name,
        media_type=found_out.media_type,
        size=len(data),
        sha256=digest,
        origin=origin,
        about=about.strip()[:300],
        dated=dated,
        scan=_first_state(origin),
        replaces=replaces,
        added_by=by,
        added_at=at,
    )
    _keep(made, data)
    _write_down("stored", made, by, at)
    remember(operation, made)
    if made.scan == Document.Scan.WAITING:
        _ask_for_a_scan(made)
    return made


def _locked(case: Case, *, by: User) -> Case:
    """The case itself, locked: two files that arrive together are judged one after the other."""
    seen = Case.objects.visible_to(by).select_for_update(of=("self",))
    found: Case | None = seen.filter(pk=case.pk).first()
    if found is None:
        raise NotAllowed("This case is not one that you can see.")
    return found


def _inspected(name: str, data: bytes, sha256: str) -> tuple[Found, str]:
    """What the file is, and the digest of what arrived."""
    digest = hashlib.sha256(data).hexdigest()
    if sha256 and sha256.strip().lower() != digest:
        raise NotNow(["The file changed on its way here. Choose it again."])
    try:
        return inspect(name, data), digest
    except RefusedFile as refused:
        raise NotNow([refused.reason]) from refused


def _refuse(*against: str | None) -> None:
    reasons = [reason for reason in against if reason]
    if reasons:
        raise NotNow(reasons)


def _no_room(case: Case, data: bytes) -> str | None:
    brought = Document.objects.filter(case=case, origin=Document.Origin.BROUGHT)
    total = brought.aggregate(all=Sum("size"))["all"] or 0
    if total + len(data) <= MOST_OF_A_CASE:
        return None
    return f"A case keeps {MOST_OF_A_CASE // 1024 // 1024} MB of documents, and this one would have more."


def _known_already(case: Case, digest: str) -> str | None:
    standing = Document.objects.filter(case=case, sha256=digest, taken_out_at__isnull=True)
    same = standing.filter(replaced_by__isnull=True).first()
    return f"This very file is kept already, as “{same}”." if same else None


def _not_replaceable(case: Case, old: Document | None) -> str | None:
    if old is None:
        return None
    if old.case_id != case.pk or old.origin != Document.Origin.BROUGHT:
        return "A new version takes the place of a document that somebody brought to this case."
    if old.taken_out_at is not None:
        return "The document that it would replace was taken out. Add it as a document of its own."
    if Document.objects.filter(replaces=old).exists():
        return "There is a newer version already. Replace that one."
    return None


def _first_state(origin: Document.Origin) -> Document.Scan:
    if origin == Document.Origin.MADE:
        return Document.Scan.NOT_NEEDED
    return Document.Scan.WAITING if settings.SCANNER else Document.Scan.NOT_SCANNED


def _keep(document: Document, data: bytes) -> None:
    Chunk.objects.bulk_create(
        [
            Chunk(
                case_id=document.case_id,
                document=document,
                number=number,
                data=data[begin : begin + Chunk.SIZE],
            )
            for number, begin in enumerate(range(0, len(data), Chunk.SIZE))
        ],
        batch_size=16,
    )


def _write_down(what: str, document: Document, by: User, at: datetime) -> None:
    record(
        action=f"document.{what}",
        by=by,
        at=at,
        case=document.case_reference,
        subject_type="document",
        subject=f"{document.pk} {document.sha256}",
    )


def _ask_for_a_scan(document: Document) -> None:
    """In the same transaction: no file without its scan, no scan without its file."""
    from procrastinate.contrib.django import app  # its models are only there once the applications are

    app.configure_task(SCAN_JOB, allow_unknown=True).defer(document=document.pk)
