"""Bind an approval to exact bytes, and make it void when anything changes."""

import hashlib
from datetime import datetime
from uuid import UUID

from django.db import transaction

from candour.cases.row_security import every_row
from candour.disclosure import transitions
from candour.disclosure.commands.reaching import locked, tell, write_down
from candour.disclosure.models import Approval, Disclosure, ReleaseFile
from candour.disclosure.standing import digest_now
from candour.families.models import ContactPlan
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import perform
from candour.workflow.refusals import refuse


@transaction.atomic
def approve(
    *,
    disclosure: Disclosure,
    statement: str,
    seen: str = "",
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> Disclosure:
    """Approve exactly these files. `seen` joins the digests that the page showed: others are refused."""
    row = locked(disclosure, by=by)
    if once(operation, name="disclosure.approve", by=by, at=at, on=row) is not None:
        return row
    refuse(None if statement.strip() else "Write the statement that you sign.")
    row = perform(transitions.APPROVE, on=row, by=by, at=at, setting={"approver": by, "approved_at": at})
    row = locked(row, by=by)
    files = standing_files(row)
    refuse(
        None
        if seen in {"", joined(files)}
        else "The files were made again while you read them. Look at them again, then approve.",
        *[_changed(file) for file in files],
    )
    Approval.objects.create(
        case_id=row.case_id,
        disclosure=row,
        by=by,
        at=at,
        statement=statement.strip(),
        files=[{"file": file.pk, "format": file.format, "sha256": file.sha256} for file in files],
        decided_sha256=digest_now(row),
    )
    write_down("bytes_bound", row, by, at, subject=joined(files))
    _tell_named_contact(row, by, at)
    return row


def _tell_named_contact(disclosure: Disclosure, by: User, at: datetime) -> None:
    """Whoever keeps in touch with a family hands its copy over. The approver need not see that contact."""
    with every_row():
        plan = ContactPlan.objects.select_related("liaison_officer").filter(disclosures=disclosure).first()
        officer = plan.liaison_officer if plan is not None else None
    tell(disclosure, officer, by, at)


def void_approval(disclosure: Disclosure, *, why: str, by: User, at: datetime) -> None:
    """What was approved no longer holds; that it was, and why not now, stays to be read."""
    standing = Approval.objects.filter(disclosure=disclosure, voided_at__isnull=True)
    if standing.update(voided_at=at, voided_why=why[:300]):
        write_down("approval_void", disclosure, by, at)


def standing_files(disclosure: Disclosure) -> list[ReleaseFile]:
    """The latest file of each format that passed the gate and is made from what is decided now."""
    wanted = digest_now(disclosure)
    passed = ReleaseFile.objects.filter(
        disclosure=disclosure, state=ReleaseFile.State.PASSED, decided_sha256=wanted
    )
    latest = {file.format: file for file in passed.order_by("id")}
    return [latest[name] for name in disclosure.formats if name in latest]


def joined(files: list[ReleaseFile]) -> str:
    """The digests as one, so that a page can say which files it showed."""
    return hashlib.sha256("".join(sorted(file.sha256 for file in files)).encode()).hexdigest()


def _changed(file: ReleaseFile) -> str | None:
    """The bytes are hashed again: what the row says of itself is not enough."""
    return None if digest_of(file) == file.sha256 else "The bytes of a file are not those that the gate read."


def digest_of(file: ReleaseFile) -> str:
    return hashlib.sha256(bytes(file.data or b"")).hexdigest()
