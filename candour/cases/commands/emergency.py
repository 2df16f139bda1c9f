"""Emergency access: one case, four hours, for reading, never for somebody barred, and always reviewed."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from candour.access.permissions import Permission
from candour.audit.record import REFUSED
from candour.audit.record import record as audit
from candour.cases import rules
from candour.cases.calendar import known_calendar
from candour.cases.commands.access import is_barred, let_in
from candour.cases.commands.reaching import must_hold
from candour.cases.commands.telling import who_may
from candour.cases.models import BreakGlass, Case, Relation
from candour.cases.models.visibility import Sight, sight_of
from candour.cases.queries.search import REFERENCE
from candour.cases.row_security import every_row
from candour.mail.commands import Notice, queue
from candour.staff.models import User
from candour.workflow.once import once, remember
from candour.workflow.refusals import NotAllowed, NotNow
from candour.working_days import Beyond

LASTS = timedelta(hours=4)
REVIEWED_WITHIN = 2  # working days


def break_glass(
    reference: str, *, category: str, reason: str, by: User, at: datetime, operation: UUID | None = None
) -> BreakGlass:
    """Open one case for reading for four hours, and tell its holder and those who review such uses.

    A case that is not there and one from which the person is barred are refused in the same words.
    """
    try:
        with every_row():
            return _break(reference, category, reason.strip(), by, at, operation)
    except NotNow:
        _note_refusal(reference, by, at)
        raise


def _break(
    reference: str, category: str, reason: str, by: User, at: datetime, operation: UUID | None
) -> BreakGlass:
    case = Case.objects.filter(reference=reference.strip().upper()).first()
    earlier = once(operation, name="case.glass_broken", by=by, at=at, on=case)
    if earlier is not None:
        first: BreakGlass = BreakGlass.objects.select_related("entry__case").get(pk=earlier.record_id)
        return first
    must_hold(by, Permission.BREAK_GLASS, at=at)
    _refuse(_against_the_request(category, reason, by, at))
    if case is None or is_barred(by, case, at=at):
        raise NotNow(["There is no case with that reference that emergency access can open."])
    seen = Case.objects.visible_to(sight_of(by, at=at)).filter(pk=case.pk)
    _refuse(["You can already open this case." if seen.exists() else None])
    use = _open(case, category, reason, by, at)
    remember(operation, use)
    return use


def _against_the_request(category: str, reason: str, by: User, at: datetime) -> list[str | None]:
    """What is wrong with the request itself, asked before any case is looked for."""
    today = timezone.localdate(at)
    overdue = BreakGlass.objects.filter(entry__user=by, reviewed_at=None, review_due__lt=today)
    return [
        rules.reason_is_enough(reason),
        None if category in BreakGlass.Category.values else "Choose what kind of emergency this is.",
        "An earlier use of yours is overdue for review. Ask a lead to review it first."
        if overdue.exists()
        else None,
    ]


def _refuse(reasons: list[str | None]) -> None:
    if found := [reason for reason in reasons if reason]:
        raise NotNow(found)


def _note_refusal(reference: str, by: User, at: datetime) -> None:
    """On the chain of the case where there is one. What is no reference is not kept: people type names."""
    typed = reference.strip().upper()
    known = bool(REFERENCE.fullmatch(typed))
    with every_row():
        there = known and Case.objects.filter(reference=typed).exists()
    audit(
        action="case.glass_refused",
        by=by,
        at=at,
        subject_type="cases.case",
        subject=typed if known else "",
        case=typed if there else None,
        outcome=REFUSED,
    )


def _open(case: Case, category: str, reason: str, by: User, at: datetime) -> BreakGlass:
    entry = let_in(case, user=by, relation=Relation.EMERGENCY, reason=reason, by=by, at=at, until=at + LASTS)
    due = known_calendar().add_working_days(
        start=timezone.localdate(at), days=REVIEWED_WITHIN, beyond=Beyond.WEEKDAYS_ONLY
    )
    use = BreakGlass.objects.create(entry=entry, category=category, reason=reason, review_due=due)
    audit(
        action="case.glass_broken",
        by=by,
        at=at,
        subject_type="cases.case",
        subject=case.reference,
        case=case.reference,
        relation=Relation.EMERGENCY,
        reason=category,
    )
    for person in _to_be_told(case, by, at):
        queue(Notice.ACCESS_USED, to=person, path=reverse("cases:break_glass_uses"), at=at)
    return use


def _to_be_told(case: Case, by: User, at: datetime) -> list[User]:
    """The holder, and everybody who may review the use: independent of whoever used it."""
    told = {person.pk: person for person in who_may(Permission.REVIEW_BREAK_GLASS, case, at=at)}
    if case.holder is not None and not is_barred(case.holder, case, at=at):
        told[case.holder.pk] = case.holder
    return [person for person in told.values() if person != by]


def may_review(use: BreakGlass, by: User, sight: Sight) -> bool:
    """Neither the person who used it, nor somebody who sees the case by emergency access alone."""
    return use.entry.user_id != by.pk and use.entry.case_id not in sight.reading


def review_break_glass(
    use: BreakGlass, *, finding: str, by: User, at: datetime, operation: UUID | None = None
) -> BreakGlass:
    """Say what an independent look at one use of emergency access found."""
    with transaction.atomic():
        if once(operation, name="case.glass_reviewed", by=by, at=at, on=use) is not None:
            return use
        must_hold(by, Permission.REVIEW_BREAK_GLASS, at=at)
        seen = BreakGlass.objects.visible_to(by).select_for_update(of=("self",)).filter(pk=use.pk).first()
        if seen is None or not may_review(seen, by, sight_of(by, at=at)):
            raise NotAllowed("Somebody who did not use emergency access to this case reviews it.")
        if seen.reviewed_at is not None:
            raise NotNow(["This use has already been reviewed."])
        if not finding.strip():
            raise NotNow(["Say what you found."])
        seen.finding, seen.reviewed_by, seen.reviewed_at = finding.strip(), by, at
        seen.save(update_fields=["finding", "reviewed_by", "reviewed_at"])
        _audit_review(seen, by, at)
    reviewed: BreakGlass = seen
    return reviewed


def _audit_review(use: BreakGlass, by: User, at: datetime) -> None:
    audit(
        action="case.glass_reviewed",
        by=by,
        at=at,
        subject_type="staff.user",
        subject=use.entry.user.username,
        case=use.entry.case.reference,
        changed=["finding"],
    )
