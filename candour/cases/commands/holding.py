"""Who holds a case, and since when."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from candour.access.permissions import Permission
from candour.audit.record import record as audit
from candour.cases.commands.access import is_barred, let_go, let_in
from candour.cases.commands.reaching import locked, must_hold
from candour.cases.models import Case, CaseHolding, ClosingStatus, Relation
from candour.mail.commands import Notice, queue
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import may
from candour.workflow.refusals import NotAllowed, NotNow


def hand_over(
    case: Case, *, to: User, by: User, at: datetime, reason: str = "", operation: UUID | None = None
) -> Case:
    """Give a case to somebody to hold, who may then open it and is told so.

    Leads give any case they see; others take one that nobody holds, or pass on one of their own.
    """
    with transaction.atomic():
        earlier = once(operation, name="case.handed_over", by=by, at=at, on=case)
        held = locked(case, by=by)
        if earlier is not None:
            return held
        _may_hand_over(held, to, by, at)
        if against := reasons_against_holding(held, to, at=at):
            raise NotNow(against)
        _give(held, to, by, at, reason)
    return held


def _may_hand_over(case: Case, to: User, by: User, at: datetime) -> None:
    must_hold(by, Permission.ASSIGN_CASE, Permission.HOLD_CASE, at=at)
    own = case.holder_id == by.pk or (case.holder_id is None and to == by)
    if not own and not may(by, Permission.ASSIGN_CASE, at=at):
        raise NotAllowed("Only a lead hands over a case that somebody else holds.")


def reasons_against_holding(case: Case, to: User, *, at: datetime) -> list[str]:
    """Why this person cannot hold this case; nothing when they can."""
    against = [
        f"{to} already holds this case." if case.holder_id == to.pk else "",
        "The case is closed. It can be handed over once it is open again."
        if case.closing_status == ClosingStatus.CLOSED
        else "",
        "" if to.is_active and may(to, Permission.HOLD_CASE, at=at) else f"{to} does not hold cases.",
        f"{to} is barred from this case." if is_barred(to, case, at=at) else "",
    ]
    return [reason for reason in against if reason]


def _give(case: Case, to: User, by: User, at: datetime, reason: str) -> None:
    let_go(case, by=by, at=at)
    CaseHolding.objects.create(case=case, holder=to, since=at, given_by=by, reason=reason[:300])
    case.holder, case.held_since = to, at
    case.save(update_fields=["holder", "held_since"])
    let_in(case, user=to, relation=Relation.HOLDER, reason=reason or "Holds the case", by=by, at=at)
    audit(
        action="case.handed_over",
        by=by,
        at=at,
        subject_type="staff.user",
        subject=to.username,
        case=case.reference,
        changed=["holder"],
    )
    if to != by:
        queue(Notice.CASE_WAITS, to=to, path=reverse("cases:show", args=[case.reference]), at=at)
