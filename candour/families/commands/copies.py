"""Copies of the review, as disclosure hands them over, recalls and replaces them."""

from datetime import date, datetime
from typing import NotRequired, TypedDict, Unpack
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from candour.access.permissions import Permission
from candour.families import rules, transitions
from candour.families.commands.reaching import work_out, write_down
from candour.families.models import ContactPlan, CopyEvent, DisclosureStatus
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import must_hold, perform
from candour.workflow.refusals import NotAllowed, refuse


class Handed(TypedDict):
    """Which release, in which language and format, on which day."""

    on: date
    release: str
    language: str
    format: str
    note: NotRequired[str]


def record_handed_over(
    *, plan: ContactPlan, by: User, at: datetime, operation: UUID | None = None, **copy: Unpack[Handed]
) -> ContactPlan:
    """A copy was handed over to somebody who had asked for it. Raises NotNow where they had not."""
    return _record(CopyEvent.Kind.HANDED_OVER, plan, by, at, operation, copy)


def record_recalled(
    *, plan: ContactPlan, by: User, at: datetime, operation: UUID | None = None, **copy: Unpack[Handed]
) -> ContactPlan:
    """The copy was asked back, and why: one is owed to them again."""
    return _record(CopyEvent.Kind.RECALLED, plan, by, at, operation, copy)


def record_replaced(
    *, plan: ContactPlan, by: User, at: datetime, operation: UUID | None = None, **copy: Unpack[Handed]
) -> ContactPlan:
    """A newer release took the place of the copy that they have, and why."""
    return _record(CopyEvent.Kind.REPLACED, plan, by, at, operation, copy)


@transaction.atomic
def _record(
    kind: CopyEvent.Kind, plan: ContactPlan, by: User, at: datetime, operation: UUID | None, copy: Handed
) -> ContactPlan:
    must_hold(by, Permission.HAND_OVER_COPY, at=at)
    row = _asked(plan, by)
    if once(operation, name=f"families.copy_{kind}", by=by, at=at, on=row) is not None:
        return row
    refuse(
        rules.not_to_come(copy["on"], "The day", today=timezone.localdate(at)),
        rules.said(copy["release"], "Say which release it is."),
        None if kind == CopyEvent.Kind.HANDED_OVER else rules.said(copy.get("note", ""), "Say why."),
        _has_one(row) if kind == CopyEvent.Kind.REPLACED else None,
    )
    moved = _move(kind, row, copy["on"], by, at)
    CopyEvent.objects.create(plan=moved, kind=kind, by=by, at=at, **copy)
    work_out(moved, at=at)
    write_down(f"copy_{kind}", moved, by, at, subject=copy["release"])
    return moved


def _asked(plan: ContactPlan, by: User) -> ContactPlan:
    """The row, locked, as whoever hands copies over sees it."""
    seen = ContactPlan.objects.visible_to(by).select_related("case")
    found: ContactPlan | None = seen.select_for_update(of=("self",)).filter(pk=plan.pk).first()
    if found is None:
        raise NotAllowed("This is not somebody to whom you can hand a copy.")
    return found


def _has_one(plan: ContactPlan) -> str | None:
    return None if plan.disclosure_status == DisclosureStatus.COPY_GIVEN else "They have no copy to replace."


def _move(kind: CopyEvent.Kind, plan: ContactPlan, on: date, by: User, at: datetime) -> ContactPlan:
    if kind == CopyEvent.Kind.REPLACED:
        return plan
    given = kind == CopyEvent.Kind.HANDED_OVER
    setting = {"copy_given_on": plan.copy_given_on or on} if given else {}
    return perform(
        transitions.HAND_OVER if given else transitions.RECALL, on=plan, by=by, at=at, setting=setting
    )
