"""Who may open a case: let somebody in, end it, or bar somebody whatever their role."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from candour.access.permissions import Permission
from candour.audit.record import record as audit
from candour.cases.commands.reaching import locked, must_hold
from candour.cases.models import AccessEntry, Case, CaseHolding, Relation
from candour.cases.models.access_list import BARRING
from candour.cases.row_security import every_row
from candour.staff.models import User
from candour.workflow.once import once, remember
from candour.workflow.refusals import NotAllowed, NotNow


def let_in(
    case: Case,
    *,
    user: User,
    relation: Relation,
    reason: str,
    by: User,
    at: datetime,
    until: datetime | None = None,
) -> AccessEntry:
    """Put somebody on the access list. The caller has checked that `by` may; a barred person is refused."""
    if is_barred(user, case, at=at):
        raise NotNow([f"{user} is barred from this case, and a bar stands above every grant."])
    entry = AccessEntry.objects.create(
        case=case, user=user, relation=relation, since=at, until=until, reason=reason[:300], given_by=by
    )
    _audit("case.access_given", entry, by, at)
    return entry


def give_access(
    case: Case,
    *,
    user: User,
    reason: str,
    by: User,
    at: datetime,
    relation: Relation = Relation.GIVEN,
    until: datetime | None = None,
    operation: UUID | None = None,
) -> AccessEntry:
    """Let somebody open one case, for a reason, until a moment or until it is ended."""
    with transaction.atomic():
        earlier = once(operation, name="case.access_given", by=by, at=at, on=case)
        if earlier is not None:
            return AccessEntry.objects.get(pk=earlier.record_id or 0)
        must_hold(by, Permission.GRANT_ACCESS, at=at)
        _refuse(_against_giving(user, reason, by, until, at))
        entry = let_in(
            locked(case, by=by), user=user, relation=relation, reason=reason, by=by, at=at, until=until
        )
        remember(operation, entry)
    return entry


def _against_giving(
    user: User, reason: str, by: User, until: datetime | None, at: datetime
) -> list[str | None]:
    return [
        "Give a reason." if not reason.strip() else None,
        "Nobody gives access to themselves. Ask another lead." if user == by else None,
        f"{user} no longer has an account in use." if not user.is_active else None,
        "The access must end in the future." if until is not None and until <= at else None,
    ]


def end_access(
    entry: AccessEntry, *, by: User, at: datetime, reason: str, operation: UUID | None = None
) -> AccessEntry:
    """End one entry, a bar included. Nobody lifts a bar that stands against themselves."""
    with transaction.atomic():
        if once(operation, name="case.access_ended", by=by, at=at, on=entry) is not None:
            return entry
        must_hold(by, Permission.GRANT_ACCESS, at=at)
        locked(entry.case, by=by)
        _refuse(_against_ending(entry, reason, at))
        _end(entry, by, at, reason)
    return entry


def _against_ending(entry: AccessEntry, reason: str, at: datetime) -> list[str | None]:
    over = entry.until is not None and entry.until <= at
    return [
        "Give a reason." if not reason.strip() else None,
        "This has already ended." if over else None,
        "Hand the case over instead: whoever holds a case can open it."
        if entry.relation == Relation.HOLDER
        else None,
    ]


def end_bar(entry: AccessEntry, *, by: User, at: datetime, reason: str) -> None:
    """End a bar, for a caller that has checked that `by` may."""
    _end(entry, by, at, reason)


def _end(entry: AccessEntry, by: User, at: datetime, reason: str) -> None:
    entry.until = max(at, entry.since)
    entry.save(update_fields=["until"])
    _audit("case.bar_lifted" if entry.barred else "case.access_ended", entry, by, at, reason)


def bar(
    case: Case,
    *,
    user: User,
    reason: str,
    by: User,
    at: datetime,
    relation: Relation = Relation.CONFLICT,
    operation: UUID | None = None,
) -> AccessEntry:
    """Bar somebody from a case, whatever else lets them in. Anybody may declare a conflict of their own."""
    with transaction.atomic():
        earlier = once(operation, name="case.barred", by=by, at=at, on=case)
        if earlier is not None:
            return AccessEntry.objects.get(pk=earlier.record_id or 0)
        if user != by:
            must_hold(by, Permission.GRANT_ACCESS, at=at)
        if not reason.strip():
            raise NotNow(["Give a reason."])
        entry = _bar(case, user, relation, reason, by, at)
        remember(operation, entry)
    return entry


def _bar(case: Case, user: User, relation: Relation, reason: str, by: User, at: datetime) -> AccessEntry:
    """Whoever reads a case in an emergency may declare a conflict, though no row is locked for them."""
    told: dict[str, Any] = {"user": user, "relation": relation, "reason": reason, "by": by, "at": at}
    if user != by:
        return shut_out(locked(case, by=by), **told)
    if not Case.objects.visible_to(by).filter(pk=case.pk).exists():
        raise NotAllowed("This case is not one that you can see.")
    with every_row():
        return shut_out(Case.objects.select_for_update(of=("self",)).get(pk=case.pk), **told)


def shut_out(
    case: Case, *, user: User, relation: Relation, reason: str, by: User, at: datetime
) -> AccessEntry:
    """The bar itself, for a caller that has checked that `by` may. A case held by that person is let go."""
    if relation not in BARRING:
        raise NotAllowed("This relation does not bar anybody.")
    if case.holder_id == user.pk:
        let_go(case, by=by, at=at)
    entry = AccessEntry.objects.create(
        case=case, user=user, relation=relation, barred=True, since=at, reason=reason[:300], given_by=by
    )
    _audit("case.barred", entry, by, at)
    return entry


def let_go(case: Case, *, by: User, at: datetime) -> None:
    """Nobody holds the case from now on, and what being its holder opened is closed."""
    CaseHolding.objects.filter(case=case, until=None).update(until=at)
    for entry in AccessEntry.standing(at=at).filter(case=case, relation=Relation.HOLDER):
        _end(entry, by, at, "No longer holds the case")
    case.holder, case.held_since = None, None
    case.save(update_fields=["holder", "held_since"])


def is_barred(user: User, case: Case, *, at: datetime) -> bool:
    return AccessEntry.standing(at=at).filter(Q(user=user, case=case, barred=True)).exists()


def _refuse(reasons: list[str | None]) -> None:
    if found := [reason for reason in reasons if reason]:
        raise NotNow(found)


def _audit(action: str, entry: AccessEntry, by: User, at: datetime, reason: str = "") -> None:
    audit(
        action=action,
        by=by,
        at=at,
        subject_type="staff.user",
        subject=entry.user.username,
        case=entry.case.reference,
        relation=entry.relation,
        reason=reason or entry.reason,
    )
