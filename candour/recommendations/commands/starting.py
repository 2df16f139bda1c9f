"""Begin an import: keep the document, read it apart, and note everything that a person should look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import PurePath
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from candour.access.permissions import Permission
from candour.action_plans.queries import slips_among
from candour.audit.record import record as audit
from candour.recommendations.apart import ReadApart, read_apart
from candour.recommendations.commands.noting import doubt_of
from candour.recommendations.doubts import doubts_about, printed_owners
from candour.recommendations.draft import draft_of
from candour.recommendations.models import Doubt, ImportStatus, PlanDocument, PlanImport
from candour.recommendations.plan import ReadingWarning
from candour.recommendations.reading import UnreadablePlan
from candour.staff.models import User
from candour.workflow.once import once, remember
from candour.workflow.perform import may
from candour.workflow.refusals import NotAllowed

STANDING = (ImportStatus.DRAFT, ImportStatus.SETTLED, ImportStatus.IMPORTED)


@dataclass(frozen=True, slots=True)
class Started:
    plan_import: PlanImport
    already: bool
    """The same bytes were brought in before, and this is that import."""


class NotReadable(Exception):
    """Some of the files cannot be read as plans; the messages name each one."""

    def __init__(self, messages: Sequence[str]) -> None:
        super().__init__("; ".join(messages))
        self.messages = list(messages)


@transaction.atomic
def start_imports(
    *, files: Sequence[tuple[str, bytes]], by: User, at: datetime, operation: UUID
) -> list[Started]:
    """Read several documents, all or none. Raises NotReadable with a message for every bad one."""
    started, messages = [], []
    for name, content in files:
        own = uuid5(operation, sha256(content).hexdigest())
        try:
            started.append(start_import(content=content, name=name, by=by, at=at, operation=own))
        except UnreadablePlan as problem:
            messages.append(f"{name}: {problem.message}" if len(files) > 1 else problem.message)
    if messages:
        raise NotReadable(messages)
    return started


@transaction.atomic
def start_import(
    *, content: bytes, name: str, by: User, at: datetime, operation: UUID | None = None
) -> Started:
    """Read a document into a draft. The same bytes again give the import that stands.

    Raises NotAllowed, or UnreadablePlan in plain words; then nothing is kept.
    """
    if not may(by, Permission.IMPORT_PLAN, at=at):
        raise NotAllowed("Your role does not allow this.")
    digest = sha256(content).hexdigest()
    standing = PlanImport.objects.filter(document__sha256=digest, status__in=STANDING).first()
    if standing:
        return Started(standing, already=True)
    reading = read_apart(content, name)
    if earlier := once(operation, name="plan_import.started", by=by, at=at):
        return Started(PlanImport.objects.get(pk=earlier.record_id or 0), already=True)
    document = _kept(content, digest, name)
    plan_import = _drafted(document, reading, by, at)
    remember(operation, plan_import)
    audit(
        action="plan_import.started",
        by=by,
        at=at,
        subject_type="recommendations.planimport",
        subject=str(plan_import.pk),
        reason=f"sha256 {digest}",
    )
    return Started(plan_import, already=False)


def _kept(content: bytes, digest: str, name: str) -> PlanDocument:
    shown = PurePath(name.replace("\\", "/")).name.replace("\x00", "")[-255:] or "document"
    document, _new = PlanDocument.objects.get_or_create(
        sha256=digest, defaults={"name": shown, "content": content, "size": len(content)}
    )
    return document


def _drafted(document: PlanDocument, reading: ReadApart, by: User, at: datetime) -> PlanImport:
    draft = draft_of(reading.plan, reading.fields)
    plan_import = PlanImport.objects.create(
        document=document,
        reading=draft,
        draft=draft,
        sources={"lines": [line.replace("\x00", "") for line in reading.lines], "fields": reading.fields},
        started_by=by,
        started_at=at,
        changed_at=at,
    )
    # Which categories are known is asked again by the policy of the day.
    found = [_warning(one) for one in reading.plan["warnings"] if one["code"] != "category_unknown"]
    slips = slips_among(printed_owners(draft))
    found += doubts_about(draft, slips, on=timezone.localdate(at))
    Doubt.objects.bulk_create(doubt_of(plan_import, place, one) for place, one in enumerate(found))
    return plan_import


def _warning(one: dict[str, object]) -> ReadingWarning:
    return ReadingWarning(**one)  # type: ignore[arg-type]  # the reader's own fields, back from JSON
