"""Propose not to disclose to somebody, because of needs or risk; the national team agrees or refuses."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from candour.access.permissions import Permission
from candour.cases.commands.telling import who_may
from candour.families import rules, transitions
from candour.families.commands.reaching import locked, to_keep, work_out, write_down
from candour.families.models import ContactPlan, DisclosureStatus, Nondisclosure
from candour.mail.commands import Notice, queue
from candour.policy.load import load_policy
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import must_hold, perform
from candour.workflow.refusals import refuse

PARTS = ("ground", "why", "tried")


@transaction.atomic
def write_part(*, plan: ContactPlan, part: str, text: str, by: User, at: datetime) -> Nondisclosure:
    """Keep one answer of a proposal that is being written; nobody else is told yet."""
    row = to_keep(plan, by=by, at=at)
    allowed = row.disclosure_status in transitions.PROPOSED_FROM
    refuse(
        None if allowed else "A proposal can be made only while the review may be offered.",
        None if part in PARTS else "There is no such question.",
    )
    draft: Nondisclosure
    draft, _made = Nondisclosure.objects.select_for_update(of=("self",)).get_or_create(
        plan=row, decided_at=None, defaults={"by": by, "at": at}
    )
    setattr(draft, part, text.strip())
    draft.by = by
    draft.save(update_fields=[part, "by"])
    return draft


@transaction.atomic
def discard(*, plan: ContactPlan, by: User, at: datetime) -> None:
    """Throw away a proposal that was not sent."""
    row = to_keep(plan, by=by, at=at)
    Nondisclosure.objects.filter(plan=row, sent_at=None, decided_at=None).delete()


@transaction.atomic
def send(*, plan: ContactPlan, by: User, at: datetime, operation: UUID | None = None) -> ContactPlan:
    """Send the proposal to the national team, whole."""
    row = to_keep(plan, by=by, at=at)
    if once(operation, name="families.propose", by=by, at=at, on=row) is not None:
        return row
    draft = Nondisclosure.objects.select_for_update(of=("self",)).filter(plan=row, decided_at=None).first()
    refuse(*_missing(draft, timezone.localdate(at)))
    if draft is not None:
        draft.before, draft.sent_at, draft.by = row.disclosure_status, at, by
        draft.save(update_fields=["before", "sent_at", "by"])
    moved = perform(transitions.PROPOSE, on=row, by=by, at=at)
    work_out(moved, at=at)
    for person in who_may(Permission.DECIDE_NONDISCLOSURE, moved.case, at=at):
        queue(Notice.DECISION_WAITS, to=person, path=reverse("families:decide", args=[moved.pk]), at=at)
    return moved


def _missing(draft: Nondisclosure | None, today: date) -> list[str | None]:
    if draft is None:
        return ["Answer the questions of the proposal first."]
    known = load_policy().nondisclosure_grounds.find(draft.ground, on=today) is not None
    return [
        None if known else "Choose the ground.",
        rules.enough_of_a_reason(draft.why),
        rules.said(draft.tried, "Say what was considered first, so that it could be shared."),
    ]


@transaction.atomic
def decide(
    *,
    plan: ContactPlan,
    agree: bool,
    decision: str,
    look_again_on: date | None = None,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> ContactPlan:
    """The national team's decision, with its reasons; an agreement names a day to look again."""
    must_hold(by, Permission.DECIDE_NONDISCLOSURE, at=at)
    row = locked(plan, by=by)
    if once(operation, name="families.decide", by=by, at=at, on=row) is not None:
        return row
    waits = Nondisclosure.objects.select_for_update(of=("self",)).filter(
        plan=row, decided_at=None, sent_at__isnull=False
    )
    proposal = waits.first()
    today = timezone.localdate(at)
    refuse(
        None if proposal else "No proposal waits for a decision.",
        rules.enough_of_a_reason(decision),
        *(_against_day(look_again_on, today) if agree else ()),
    )
    if proposal is None:
        return row
    move = transitions.AGREE if agree else transitions.REFUSE[DisclosureStatus(proposal.before)]
    moved = perform(move, on=row, by=by, at=at)
    proposal.agreed, proposal.decided_by, proposal.decided_at = agree, by, at
    proposal.decision, proposal.look_again_on = decision.strip(), look_again_on if agree else None
    proposal.save(update_fields=["agreed", "decided_by", "decided_at", "decision", "look_again_on"])
    work_out(moved, at=at)
    _tell(moved, by, at)
    return moved


def _against_day(day: date | None, today: date) -> tuple[str | None, ...]:
    months = load_policy().contact_limits.on("look_again_after", on=today).number
    late = day is not None and (day.year - today.year) * 12 + day.month - today.month > months
    return (
        "Say on which day the decision is looked at again." if day is None else None,
        rules.not_gone(day, "The day to look again", today=today),
        f"The decision is looked at again within {months} months." if late else None,
    )


@transaction.atomic
def look_again(
    *, plan: ContactPlan, reason: str, by: User, at: datetime, operation: UUID | None = None
) -> ContactPlan:
    """End an agreement not to disclose: the review may be offered after all."""
    must_hold(by, Permission.DECIDE_NONDISCLOSURE, at=at)
    row = locked(plan, by=by)
    refuse(rules.enough_of_a_reason(reason))
    moved = perform(transitions.LOOK_AGAIN, on=row, by=by, at=at, note=reason, operation=operation)
    work_out(moved, at=at)
    _tell(moved, by, at)
    return moved


def _tell(plan: ContactPlan, by: User, at: datetime) -> None:
    officer = plan.liaison_officer
    if officer is not None and officer.is_active and officer != by:
        queue(Notice.CONTACT_WAITS, to=officer, path=reverse("families:plan", args=[plan.pk]), at=at)
    write_down("decided", plan, by, at)
