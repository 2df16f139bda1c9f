"""What is thought of before anything is shared: the effect on people, and concerns for the national team."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from candour.access.permissions import Permission
from candour.disclosure import transitions
from candour.disclosure.commands.approving import void_approval
from candour.disclosure.commands.reaching import locked, tell, write_down
from candour.disclosure.models import BEFORE_SENDING, Concern, Disclosure, Effect
from candour.notifications.queries import national_team
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import must_hold, perform
from candour.workflow.refusals import NotAllowed, refuse

WORKERS = (Permission.PREPARE_DISCLOSURE, Permission.CHECK_DISCLOSURE, Permission.APPROVE_DISCLOSURE)


@transaction.atomic
def consider_effect(
    *,
    disclosure: Disclosure,
    on_person: str,
    on_staff: str,
    contingency: str,
    by: User,
    at: datetime,
    told_before: str = "",
    operation: UUID | None = None,
) -> Effect | None:
    """Record what sharing would do to people, and what is ready for it. What was said before stays."""
    must_hold(by, *WORKERS, at=at)
    row = locked(disclosure, by=by)
    if once(operation, name="disclosure.effect", by=by, at=at, on=row) is not None:
        return None
    refuse(
        _not_open(row),
        None if on_person.strip() else "Say how sharing would affect the person on probation.",
        None if on_staff.strip() else "Say how it would affect staff.",
        None if contingency.strip() else "Say what is ready if it goes badly.",
    )
    made: Effect = Effect.objects.create(
        case_id=row.case_id,
        disclosure=row,
        on_person=on_person.strip(),
        on_staff=on_staff.strip(),
        contingency=contingency.strip(),
        told_before=told_before.strip(),
        by=by,
        at=at,
    )
    write_down("effect_considered", row, by, at, "on_person", "on_staff", "contingency", "told_before")
    return made


@transaction.atomic
def raise_concern(
    *, disclosure: Disclosure, text: str, by: User, at: datetime, operation: UUID | None = None
) -> Disclosure:
    """A concern that cannot be managed here goes to the national team; nothing is sent meanwhile."""
    must_hold(by, *WORKERS, Permission.SEND_DISCLOSURE, at=at)
    row = locked(disclosure, by=by)
    if once(operation, name="disclosure.concern", by=by, at=at, on=row) is not None:
        return row
    refuse(_not_open(row), None if text.strip() else "Say what the concern is.")
    Concern.objects.create(case_id=row.case_id, disclosure=row, text=text.strip(), raised_by=by, raised_at=at)
    void_approval(row, why="A concern was raised.", by=by, at=at)
    write_down("concern_raised", row, by, at)
    for officer in national_team(on=timezone.localdate(at)):
        tell(row, officer, by, at)
    return row


@transaction.atomic
def answer_concern(
    *, concern: Concern, answer: str, text: str, by: User, at: datetime, operation: UUID | None = None
) -> Disclosure:
    """The national team answers. Where it says no, the copy ends."""
    must_hold(by, Permission.DECIDE_DISCLOSURE_CONCERN, at=at)
    row = locked(concern.disclosure, by=by)
    found: Concern | None = Concern.objects.visible_to(by).select_for_update().filter(pk=concern.pk).first()
    if found is None:
        raise NotAllowed("This concern is not one that you can see.")
    if once(operation, name="disclosure.concern_answered", by=by, at=at, on=found) is not None:
        return row
    refuse(
        "This concern was answered." if found.answer else None,
        "You raised this concern, so somebody else must answer it." if found.raised_by_id == by.pk else None,
        None if answer in Concern.Answer.values else "Choose an answer.",
        None if text.strip() else "Say why, and what is asked for.",
    )
    found.answer, found.answer_text, found.answered_by, found.answered_at = answer, text.strip(), by, at
    found.save(update_fields=["answer", "answer_text", "answered_by", "answered_at"])
    write_down("concern_answered", row, by, at, "answer", "answer_text")
    if answer == Concern.Answer.STOP and row.status in BEFORE_SENDING:
        row = perform(transitions.STOP, on=row, by=by, at=at, note=text.strip())
    tell(row, row.preparer, by, at)
    return row


def _not_open(disclosure: Disclosure) -> str | None:
    return None if disclosure.status in BEFORE_SENDING else "This copy was sent or ended."
