"""Doing a thing once, however often it is sent."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Model

from candour.staff.models import User
from candour.workflow.models import Operation
from candour.workflow.refusals import NotAllowed


def once(
    operation: UUID | None, *, name: str, by: User, at: datetime, on: Model | None = None
) -> Operation | None:
    """None the first time; the earlier operation when it was already done.

    Two that arrive together: the database makes the second wait for the first, then refuses it, and it is
    answered with the first one's result. An operation of somebody else's, of another kind or on another
    record is refused. `on` is what it is done on; what it makes is for `remember`.
    """
    if operation is None:
        return None
    try:
        with transaction.atomic():
            Operation.objects.create(
                id=operation,
                name=name,
                by=by,
                at=at,
                on_type=on._meta.label_lower if on is not None else "",
                on_id=on.pk if on is not None else None,
            )
    except IntegrityError:
        return _the_first(operation, name, by, on)
    return None


def remember(operation: UUID | None, record: Model) -> None:
    """Note which record an operation made, so that sending it again leads there."""
    if operation is not None:
        Operation.objects.filter(id=operation).update(
            record_type=record._meta.label_lower, record_id=record.pk
        )


def _the_first(operation: UUID, name: str, by: User, on: Model | None) -> Operation:
    first = Operation.objects.get(id=operation)
    if first.by_id != by.pk or first.name != name or _of_another(first, on):
        raise NotAllowed("This form was already used for something else. Open the page again.")
    return first


def _of_another(first: Operation, on: Model | None) -> bool:
    """Whether it was done on another record than this one."""
    label, number = (on._meta.label_lower, on.pk) if on is not None else ("", None)
    return (first.on_type, first.on_id) != (label, number)
