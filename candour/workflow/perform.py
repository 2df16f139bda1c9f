"""The only code that changes a status."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar, cast
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.module_loading import import_string

from candour.access.grants import grants_of
from candour.access.permissions import Permission
from candour.audit.record import SYSTEM
from candour.audit.record import record as audit
from candour.staff.models import User
from candour.workflow.models import StatusChange
from candour.workflow.once import once
from candour.workflow.refusals import NotAllowed, NotNow
from candour.workflow.transition import Transition

RecordType = TypeVar("RecordType", bound=Model)
Reaction = Callable[..., object]


def perform(
    move: Transition[RecordType],
    *,
    on: RecordType,
    by: User,
    at: datetime,
    note: str = "",
    setting: Mapping[str, Any] | None = None,
    operation: UUID | None = None,
    override: str = "",
) -> RecordType:
    """Make a move: lock, check, write, keep history, audit and react, all or nothing.

    `setting` gives other fields that change with the status. `override` is the reason for making the move
    although a guard refuses. The same `operation` twice has one effect and gives the first result.
    Raises NotAllowed, or NotNow with every reason.
    """
    with transaction.atomic():
        earlier = once(operation, name=move.name, by=by, at=at, on=on)
        record = _lock(on, by)
        if earlier:
            return record
        against = _check(move, record, by, at, override)
        _write(move, record, by, at, note, dict(setting or {}), against, override)
        react(move.name, record, by=by, at=at)
    return record


def perform_for_service(
    move: Transition[RecordType], *, on: RecordType, at: datetime, note: str
) -> RecordType:
    """Make a move that the service itself finds due: nobody's name stands in the history or the audit.

    For a caller that sees every row. Raises NotAllowed for a move that is a person's to make, or NotNow.
    """
    if not move.by_service:
        raise NotAllowed("Only a person makes this move.")
    with transaction.atomic():
        kind = cast(Any, type(on))
        record = cast(RecordType, kind.objects.select_for_update(of=("self",)).get(pk=on.pk))
        against = _wrong_status(move, record) + _against(move, record, None)
        if against:
            raise NotNow(against)
        _write(move, record, None, at, note, {}, [], "")
    return record


def react(name: str, record: Model, *, by: User, at: datetime) -> None:
    """Run what follows, in later slices, from something that happened; moves do this by themselves."""
    for reaction in _reactions_to(name):
        reaction(record, by=by, at=at)


def reasons_against(move: Transition[Any], record: Model, by: User) -> list[str]:
    """Everything that stands in the way of a move, in words; the same rules that `perform` applies."""
    return _wrong_status(move, record) + _against(move, record, by)


def _against(move: Transition[Any], record: Model, by: User | None) -> list[str]:
    return [reason for guard in move.guards for reason in _said(guard(record, by))]


def _said(answer: str | Sequence[str] | None) -> Sequence[str]:
    """Every reason that a guard gave, whether it gave none, one or several."""
    return ([answer] if answer else []) if isinstance(answer, str) else answer or []


def may(by: User, permission: Permission, *, at: datetime) -> bool:
    """Whether the person holds a permission on that day."""
    return grants_of(by, on=timezone.localdate(at)).allow(permission)


def must_hold(by: User, *permissions: Permission, at: datetime) -> None:
    """Any one of the permissions, or a refusal."""
    if not any(may(by, permission, at=at) for permission in permissions):
        raise NotAllowed("Your role does not allow this.")


def _lock(on: RecordType, by: User) -> RecordType:
    """The row itself, locked, reached as this person sees it."""
    kind = cast(Any, type(on))
    try:
        return cast(RecordType, kind.objects.visible_to(by).select_for_update(of=("self",)).get(pk=on.pk))
    except kind.DoesNotExist as unseen:
        raise NotAllowed("This record is not one that you can see.") from unseen


def _check(move: Transition[Any], record: Model, by: User, at: datetime, override: str) -> list[str]:
    if not may(by, move.permission, at=at):
        raise NotAllowed("Your role does not allow this.")
    wrong = _wrong_status(move, record)
    against = reasons_against(move, record, by)
    if not against:
        return []
    if wrong or not override or move.override is None:
        raise NotNow(against)
    if not may(by, move.override, at=at):
        raise NotAllowed("Your role does not allow an override here.")
    return against


def _wrong_status(move: Transition[Any], record: Model) -> list[str]:
    status = getattr(record, move.field)
    if status in move.source:
        return []
    named = getattr(record, f"get_{move.field}_display")()
    return [f"This cannot be done while the status is “{named}”."]


def _write(
    move: Transition[Any],
    record: Model,
    by: User | None,
    at: datetime,
    note: str,
    setting: dict[str, Any],
    against: list[str],
    override: str,
) -> None:
    before = getattr(record, move.field)
    for name, value in {**setting, move.field: move.target}.items():
        setattr(record, name, value)
    record.save(update_fields=[*setting, move.field])
    StatusChange.objects.create(
        record_type=record._meta.label_lower,
        record_id=record.pk,
        field=move.field,
        transition=move.name,
        from_status=before,
        to_status=move.target,
        by=by,
        at=at,
        note=override or note,
        overridden="\n".join(against),
    )
    audit(
        action=f"override {move.name}" if against else move.name,
        by=by or SYSTEM,
        at=at,
        subject_type=record._meta.label_lower,
        subject=str(record.pk),
        case=getattr(record, "case_reference", None),
        reason="override" if against else "",
        changed=[*setting, move.field],
    )


def _reactions_to(name: str) -> tuple[Reaction, ...]:
    """What follows from a move in another slice: one table, named in the settings."""
    table = import_string(settings.CANDOUR_REACTIONS)
    return cast(tuple[Reaction, ...], table.get(name, ()))
