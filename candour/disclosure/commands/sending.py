"""Send exactly what was approved, ask it back, and put a newer copy in its place."""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from candour.access.permissions import Permission
from candour.cases.models.visibility import sight_of
from candour.disclosure import transitions
from candour.disclosure.commands.approving import digest_of
from candour.disclosure.commands.reaching import locked, write_down
from candour.disclosure.lettering import FAMILY
from candour.disclosure.models import Approval, Disclosure, Format, Recall, ReleaseFile, Sending
from candour.disclosure.queries.recipients import against_way, asked, reasons_against_recipient
from candour.families.commands.copies import record_handed_over, record_recalled, record_replaced
from candour.families.models import CopyFormat, DisclosureStatus
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import must_hold, perform
from candour.workflow.refusals import NotNow, refuse

SHAPES = {
    Format.PDF: CopyFormat.PDF,
    Format.LARGE_PRINT: CopyFormat.LARGE_PRINT,
    Format.DOCX: CopyFormat.WORD,
    Format.HTML: CopyFormat.WEB,
    Format.TEXT: CopyFormat.TEXT,
}
"""A format of ours, in the words in which people say what they wish to have."""


@transaction.atomic
def send(
    *,
    disclosure: Disclosure,
    recipient: str,
    how: str,
    formats: Sequence[str] = (),
    note: str = "",
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> Disclosure:
    """Record that the approved bytes left. They are hashed again; the recipient is typed again."""
    row = locked(disclosure, by=by)
    if once(operation, name="disclosure.send", by=by, at=at, on=row) is not None:
        return row
    must_hold(by, *senders_of(row), at=at)
    chosen = list(formats) or list(row.formats)
    plan = asked(row.plan_id, sight_of(by, at=at))
    refuse(
        _another(row, recipient),
        None if how in Sending.How.values else "Say how it leaves.",
        None if set(chosen) <= set(row.formats) else "Choose among the files that were approved.",
        against_way(plan, how),
        *reasons_against_recipient(row.review, row.audience, row.plan_id, sight_of(by, at=at)),
    )
    approval, files = _approved(row)
    row = perform(transitions.SEND, on=row, by=by, at=at, note=note.strip(), setting={"sent_at": at})
    Sending.objects.create(
        case_id=row.case_id,
        disclosure=row,
        approval=approval,
        recipient=row.recipient,
        how=how,
        formats=chosen,
        files=[_digested(file) for file in files if file.format in chosen],
        note=note.strip(),
        by=by,
        at=at,
    )
    write_down("left", row, by, at, subject=" ".join(file.sha256 for file in files))
    if row.replaces_id is not None:
        _replace(row, by, at)
    _hand_over(row, by, at, note.strip(), chosen[0])
    return row


def _hand_over(row: Disclosure, by: User, at: datetime, note: str, shape: str) -> None:
    """A family that still has the copy before is given a newer one; else it has one from now on."""
    plan = asked(row.plan_id, sight_of(by, at=at))
    if plan is not None and plan.disclosure_status == DisclosureStatus.COPY_GIVEN:
        _tell_families(record_replaced, row, by, at, note or "A newer copy took its place.", shape)
    else:
        _tell_families(record_handed_over, row, by, at, note, shape)


def _tell_families(
    write: Callable[..., object], row: Disclosure, by: User, at: datetime, note: str, shape: str
) -> None:
    """What is owed to a victim or relative is worked out from what they were given."""
    plan = asked(row.plan_id, sight_of(by, at=at))
    if plan is not None:
        write(
            plan=plan,
            by=by,
            at=at,
            on=timezone.localdate(at),
            release=f"Copy {row.number}",
            language=row.language,
            format=SHAPES[Format(shape)],
            note=note[:300],
        )


def senders_of(disclosure: Disclosure) -> tuple[Permission, ...]:
    """For a family its liaison officer hands it over; for everybody else a specialist sends it."""
    if disclosure.audience == FAMILY:
        return (Permission.SEND_DISCLOSURE,)
    return (Permission.PREPARE_DISCLOSURE,)


def _approved(row: Disclosure) -> tuple[Approval, list[ReleaseFile]]:
    """The approval that holds and its files, hashed again. Raises NotNow where a byte differs."""
    approval = Approval.present_of(row)
    if approval is None:
        raise NotNow(["There is no approval that holds."])
    named = [one["file"] for one in approval.files]
    found = {file.pk: file for file in ReleaseFile.objects.filter(disclosure=row, pk__in=named)}
    files = [found[number] for number in named if number in found]
    refuse(*[_not_as_approved(file, approval.files) for file in files])
    return approval, files


def _digested(file: ReleaseFile) -> dict[str, object]:
    return {"file": file.pk, "format": file.format, "sha256": digest_of(file)}


def _another(disclosure: Disclosure, typed: str) -> str | None:
    if " ".join(typed.split()).casefold() == " ".join(disclosure.recipient.split()).casefold():
        return None
    return "The recipient that you typed is not the one for whom this copy was made."


def _not_as_approved(file: ReleaseFile, approved: Sequence[dict[str, object]]) -> str | None:
    wanted = next((one["sha256"] for one in approved if one["file"] == file.pk), None)
    if digest_of(file) == wanted:
        return None
    return "The bytes are not those that were approved. Nothing was sent; tell the national lead."


def _replace(new: Disclosure, by: User, at: datetime) -> None:
    old = Disclosure.objects.get(replacements=new)
    if old.status in transitions.REPLACE.source:
        perform(transitions.REPLACE, on=old, by=by, at=at, note=f"Copy {new.number} was sent in its place.")


@transaction.atomic
def recall(
    *, disclosure: Disclosure, reason: str, told: str, by: User, at: datetime, operation: UUID | None = None
) -> Disclosure:
    """Ask a copy back. What it said and to whom it went stays on record."""
    refuse(
        None if reason.strip() else "Say why it is asked back.",
        None if told.strip() else "Say what the recipient was asked to do, and how they were told.",
    )
    row = locked(disclosure, by=by)
    if once(operation, name="disclosure.recall", by=by, at=at, on=row) is not None:
        return row
    row = perform(transitions.RECALL, on=row, by=by, at=at, note=reason.strip())
    Recall.objects.create(
        case_id=row.case_id, disclosure=row, reason=reason.strip(), asked=told.strip(), by=by, at=at
    )
    _tell_families(record_recalled, row, by, at, reason.strip(), row.formats[0])
    return row
