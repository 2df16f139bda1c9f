"""Offer the review after a conviction, and write down what was answered."""

from datetime import date, datetime, timedelta
from typing import NotRequired, TypedDict, Unpack
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from candour.families import rules, transitions
from candour.families.commands.contacts import meet_first_contact
from candour.families.commands.reaching import to_keep, work_out
from candour.families.models import Answer, ContactMade, ContactPlan, Offer
from candour.policy.load import load_policy
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import perform
from candour.workflow.refusals import refuse

ASKED = "They were told that the person was on probation and that a review was held, and were offered it."


@transaction.atomic
def offer(
    *,
    plan: ContactPlan,
    on: date,
    way: str,
    named_contact: bool,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> ContactPlan:
    """They were told, and offered the review: a contact as well. Raises NotNow before a conviction."""
    row = to_keep(plan, by=by, at=at)
    if once(operation, name="families.offer", by=by, at=at, on=row) is not None:
        return row
    opened = row.disclosure_open_since
    refuse(
        rules.not_to_come(on, "The offer", today=timezone.localdate(at)),
        "The offer cannot be before the conviction." if opened and on < opened else None,
        rules.the_way_is_safe(row, way),
    )
    moved = perform(transitions.OFFER, on=row, by=by, at=at, setting={"offered_on": row.offered_on or on})
    told = {"plan": moved, "on": on, "way": way, "by": by, "at": at}
    Offer.objects.create(**told, named_contact=named_contact)
    ContactMade.objects.create(
        **told,
        started_by=ContactMade.From.US,
        who=by.get_full_name(),
        said=ASKED,
        named_contact=named_contact if way in rules.WRITTEN else None,
    )
    meet_first_contact(moved)
    work_out(moved, at=at)
    return moved


class Answered(TypedDict):
    """An answer as it was given; `reason` is a key of the policy, for a decline."""

    kind: str
    on: date
    reason: NotRequired[str]
    words: NotRequired[str]
    ask_again_on: NotRequired[date | None]


@transaction.atomic
def answer(
    *, plan: ContactPlan, by: User, at: datetime, operation: UUID | None = None, **told: Unpack[Answered]
) -> ContactPlan:
    """What they answered. Nobody has to give a reason; a wish to be asked again names a day."""
    row = to_keep(plan, by=by, at=at)
    if once(operation, name="families.answer", by=by, at=at, on=row) is not None:
        return row
    kind = told["kind"]
    refuse(*_against(row, told, timezone.localdate(at)))
    moved = perform(transitions.ANSWERS[kind], on=row, by=by, at=at)
    Answer.objects.create(
        plan=moved,
        on=told["on"],
        kind=kind,
        reason=told.get("reason", "") if kind == Answer.Kind.DECLINED else "",
        words=told.get("words", "").strip(),
        ask_again_on=told.get("ask_again_on") if kind == Answer.Kind.DEFERRED else None,
        by=by,
        at=at,
    )
    work_out(moved, at=at)
    return moved


def _against(plan: ContactPlan, told: Answered, today: date) -> list[str | None]:
    kind, on, again = told["kind"], told["on"], told.get("ask_again_on")
    early = plan.offered_on is not None and on < plan.offered_on
    return [
        rules.not_to_come(on, "The answer", today=today),
        "The answer cannot be before the offer." if early else None,
        _without_a_reason(told) if kind == Answer.Kind.DECLINED else None,
        "Say on which day to ask again." if kind == Answer.Kind.DEFERRED and again is None else None,
        rules.not_gone(again, "The day to ask again", today=today),
        _too_soon(plan, on) if kind == Answer.Kind.NO_REPLY else None,
    ]


def _without_a_reason(told: Answered) -> str | None:
    if load_policy().disclosure_refusal_reasons.find(told.get("reason", ""), on=told["on"]) is not None:
        return None
    return "Choose a reason from the list, or that none was given."


def _too_soon(plan: ContactPlan, on: date) -> str | None:
    """An offer waits for some time before it is taken to be unanswered."""
    days = load_policy().contact_limits.on("no_reply_after", on=on).number
    last = Offer.objects.filter(plan=plan).order_by("on").values_list("on", flat=True).last()
    if last is None or on >= last + timedelta(days=days):
        return None
    return f"An offer waits {days} days for an answer before it is taken that there is no reply."
