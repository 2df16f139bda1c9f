"""Make the files of a copy in the background, and have the gate judge each in a process of its own."""

import hashlib
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Coalesce

from candour.access.permissions import Permission
from candour.audit.record import SYSTEM, record
from candour.cases.row_security import every_row
from candour.disclosure.commands.reaching import locked, write_down
from candour.disclosure.models import Disclosure, ReleaseFile, Status
from candour.disclosure.queries.gating import judged
from candour.disclosure.queries.packing import Packed, packed
from candour.disclosure.redacted import CannotRedact
from candour.disclosure.rendering import LetterIncomplete
from candour.disclosure.standing import digest_of_decisions, standing_of
from candour.disclosure.words import WordsMissing
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import must_hold
from candour.workflow.refusals import refuse

JOB = "make_release_file"
UNDER_WAY = (ReleaseFile.State.WAITING, ReleaseFile.State.MAKING)
SILENT = timedelta(minutes=10)
MOST_TRIES = 3
FAILED = "It could not be made. Try again; if it fails again, tell those who run the service."
STOPPED = "The gate stopped it. Nobody can approve or send this file."
WORKERS = (Permission.PREPARE_DISCLOSURE, Permission.CHECK_DISCLOSURE, Permission.APPROVE_DISCLOSURE)

log = logging.getLogger(__name__)


@transaction.atomic
def ask(
    *, disclosure: Disclosure, by: User, at: datetime, operation: UUID | None = None
) -> list[ReleaseFile]:
    """Ask for one file in each format that the recipient gets, made from what is decided now."""
    must_hold(by, *WORKERS, at=at)
    row = locked(disclosure, by=by)
    if once(operation, name="disclosure.files_asked", by=by, at=at, on=row) is not None:
        return []
    running = ReleaseFile.objects.filter(disclosure=row, state__in=UNDER_WAY).exists()
    refuse(
        None if row.status == Status.CHECKED else "Files are made once the copy was checked.",
        "Files are being made already." if running else None,
    )
    made = [
        ReleaseFile.objects.create(case_id=row.case_id, disclosure=row, format=name, asked_by=by, asked_at=at)
        for name in row.formats
    ]
    write_down("files_asked", row, by, at, subject=f"{row.pk} {' '.join(row.formats)}")
    for file in made:
        _queue(file)
    return made


def make(number: int, *, now: Callable[[], datetime]) -> None:
    """Make one file. Done twice, there is still one."""
    file = _begin(number, now())
    if file is None:
        return
    try:
        with every_row():
            standing = standing_of(file.disclosure)
            wanted = digest_of_decisions(file.disclosure, standing)
            made = packed(file, standing, at=now())
        _note(number, 50, now())
        report = judged(file, standing, made)
        _finish(number, made, report, wanted, now())
    except CannotRedact as cannot:
        _fail(number, " ".join(dict.fromkeys(problem.why for problem in cannot.problems)), now())
    except (LetterIncomplete, WordsMissing) as missing:
        _fail(number, str(missing), now())
    except Exception:  # whatever it is: no file, and the page says so
        log.exception("Release file %s could not be made", number)
        _fail(number, FAILED, now())


def recover(*, at: datetime) -> int:
    """Take up again what stopped without a word, a few times; how many were found."""
    with every_row():
        silent = ReleaseFile.objects.filter(state__in=UNDER_WAY).annotate(
            seen=Coalesce("touched_at", "asked_at")
        )
        found = list(silent.filter(seen__lt=at - SILENT).select_for_update(of=("self",), skip_locked=True))
        for file in found:
            if file.tries >= MOST_TRIES:
                file.state, file.problem = ReleaseFile.State.FAILED, FAILED
            else:
                file.state, file.touched_at = ReleaseFile.State.WAITING, at
                _queue(file)
            file.save(update_fields=["state", "problem", "touched_at"])
    return len(found)


def _begin(number: int, at: datetime) -> ReleaseFile | None:
    with every_row():
        rows = ReleaseFile.objects.select_related(
            "disclosure__submission", "disclosure__release_set", "disclosure__case__region"
        )
        found: ReleaseFile | None = rows.select_for_update(of=("self",)).filter(pk=number).first()
        if found is None or found.state not in UNDER_WAY:
            return None
        found.state, found.done, found.touched_at = ReleaseFile.State.MAKING, 10, at
        found.tries += 1
        found.save(update_fields=["state", "done", "touched_at", "tries"])
    return found


def _note(number: int, done: int, at: datetime) -> None:
    with every_row():
        ReleaseFile.objects.filter(pk=number).update(done=done, touched_at=at)


def _finish(number: int, made: Packed, report: dict[str, object], wanted: str, at: datetime) -> None:
    """Bytes, digest, report and verdict are written together, once."""
    with every_row():
        file = ReleaseFile.objects.select_for_update(of=("self",)).get(pk=number)
        if file.state not in UNDER_WAY:
            return
        passed = report.get("passed") is True
        file.state = ReleaseFile.State.PASSED if passed else ReleaseFile.State.STOPPED
        file.problem = "" if passed else STOPPED
        file.data, file.size = made.data, len(made.data)
        file.sha256 = hashlib.sha256(made.data).hexdigest()
        file.name, file.media_type = made.name, made.media_type
        file.report, file.decided_sha256 = report, wanted
        file.done, file.ready_at, file.touched_at = 100, at, at
        file.save()
        record(
            action="disclosure.file_passed" if passed else "disclosure.file_stopped",
            by=SYSTEM,
            at=at,
            case=file.case_reference,
            subject_type="disclosure",
            subject=f"{file.disclosure_id} {file.format} {file.sha256}",
        )


def _fail(number: int, problem: str, at: datetime) -> None:
    with every_row():
        ReleaseFile.objects.filter(pk=number, state__in=UNDER_WAY).update(
            state=ReleaseFile.State.FAILED, problem=problem[:300], touched_at=at
        )


def _queue(file: ReleaseFile) -> None:
    """In the same transaction: no file without its job, no job without its file."""
    from procrastinate.contrib.django import app  # its models are only there once the applications are

    app.configure_task(JOB, allow_unknown=True).defer(file=file.pk)
