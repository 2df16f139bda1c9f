"""What was said, promised and asked: contacts, promised dates, questions."""

from datetime import date, datetime
from typing import NotRequired, TypedDict, Unpack
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from candour.families import rules
from candour.families.commands.reaching import put, to_keep, work_out, write_down
from candour.families.models import ContactMade, ContactPlan, PromisedDate, Question
from candour.families.models.contacts import Meeting
from candour.staff.models import User
from candour.workflow.once import once, remember
from candour.workflow.refusals import refuse


class Told(TypedDict):
    """One contact as it is told; `questions` are asked and not answered yet, one a line."""

    on: date
    way: str
    started_by: str
    reached: bool
    who: str
    said: str
    named_contact: NotRequired[bool | None]
    questions: NotRequired[str]
    next_on: NotRequired[date | None]
    next_why: NotRequired[str]


@transaction.atomic
def record(
    *, plan: ContactPlan, by: User, at: datetime, operation: UUID | None = None, **told: Unpack[Told]
) -> ContactPlan:
    """Write down a contact, what they asked, and when the next one is due. Raises NotNow."""
    row = to_keep(plan, by=by, at=at)
    if once(operation, name="families.contact", by=by, at=at, on=row) is not None:
        return row
    refuse(*_against(row, told, timezone.localdate(at)))
    contact = ContactMade.objects.create(
        plan=row,
        on=told["on"],
        way=told["way"],
        started_by=told["started_by"],
        reached=told["reached"],
        who=told["who"].strip(),
        said=told["said"].strip(),
        named_contact=told.get("named_contact") if _is_written(told) else None,
        by=by,
        at=at,
    )
    keep_questions(row, told.get("questions", ""), told["on"], None, by, at)
    next_on = told.get("next_on")
    changed = put(
        row, {"next_contact_on": next_on, "next_contact_why": told.get("next_why", "") if next_on else ""}
    )
    meet_first_contact(row)
    write_down("contact", row, by, at, *changed, subject=str(contact.pk))
    work_out(row, at=at)
    return row


def _is_written(told: Told) -> bool:
    return told["way"] in rules.WRITTEN and told["started_by"] == ContactMade.From.US


def _against(plan: ContactPlan, told: Told, today: date) -> list[str | None]:
    ours = told["started_by"] == ContactMade.From.US
    next_on = told.get("next_on")
    return [
        rules.not_to_come(told["on"], "The contact", today=today),
        rules.said(told["said"], "Say in a few words what was said."),
        rules.the_way_is_safe(plan, told["way"]) if ours else None,
        rules.a_letter_names_somebody(told["way"], from_us=ours, named=told.get("named_contact")),
        rules.not_gone(next_on, "The next contact", today=today),
        rules.said(told.get("next_why", ""), "Say what the next contact is about.") if next_on else None,
    ]


def meet_first_contact(plan: ContactPlan) -> None:
    """The first contact since the referral, whichever way it came about."""
    if plan.referred_on is not None and plan.first_contact_on is None:
        reached = ContactMade.objects.filter(plan=plan, reached=True, on__gte=plan.referred_on)
        put(plan, {"first_contact_on": reached.order_by("on").values_list("on", flat=True).first()})


def keep_questions(
    plan: ContactPlan, lines: str, on: date, meeting: Meeting | None, by: User, at: datetime
) -> None:
    for text in filter(None, map(str.strip, lines.splitlines())):
        Question.objects.create(plan=plan, asked_on=on, text=text, meeting=meeting, by=by, at=at)


@transaction.atomic
def promise(
    *, plan: ContactPlan, what: str, due_on: date, by: User, at: datetime, operation: UUID | None = None
) -> ContactPlan:
    """Write down something that they were promised by a day."""
    row = to_keep(plan, by=by, at=at)
    if once(operation, name="families.promise", by=by, at=at, on=row) is not None:
        return row
    refuse(rules.said(what, "Say what was promised."))
    made = add_promise(row, what, due_on, by, at)
    remember(operation, made)
    work_out(row, at=at)
    return row


def add_promise(plan: ContactPlan, what: str, due_on: date, by: User, at: datetime) -> PromisedDate:
    made: PromisedDate = PromisedDate.objects.create(
        plan=plan, what=what.strip(), due_on=due_on, by=by, at=at
    )
    write_down("promised", plan, by, at, subject=str(made.pk))
    return made


@transaction.atomic
def settle(
    *,
    promise: PromisedDate,
    kept: bool,
    on: date,
    why_not: str = "",
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> ContactPlan:
    """Say that a promise was kept, on which day, or that it was not and why."""
    row = to_keep(promise.plan, by=by, at=at)
    if once(operation, name="families.promise_settled", by=by, at=at, on=promise) is not None:
        return row
    found = PromisedDate.objects.select_for_update().get(pk=promise.pk, plan=row)
    refuse(
        "This promise was settled before." if found.kept is not None else None,
        rules.not_to_come(on, "The day", today=timezone.localdate(at)),
        None if kept else rules.said(why_not, "Say why it was not kept."),
    )
    found.kept, found.settled_on, found.settled_by = kept, on, by
    found.why_not = "" if kept else why_not.strip()
    found.save(update_fields=["kept", "settled_on", "settled_by", "why_not"])
    write_down("promise_kept" if kept else "promise_not_kept", row, by, at, subject=str(found.pk))
    work_out(row, at=at)
    return row


@transaction.atomic
def answer_question(
    *, question: Question, answer: str, on: date, by: User, at: datetime, operation: UUID | None = None
) -> ContactPlan:
    """Write down what they were answered."""
    row = to_keep(question.plan, by=by, at=at)
    if once(operation, name="families.question_answered", by=by, at=at, on=question) is not None:
        return row
    found = Question.objects.select_for_update(of=("self",)).get(pk=question.pk, plan=row)
    refuse(
        "This question was answered before." if found.answered_on else None,
        rules.said(answer, "Say what they were answered."),
        rules.not_to_come(on, "The day", today=timezone.localdate(at)),
        "It cannot be answered before it was asked." if on < found.asked_on else None,
    )
    found.answer, found.answered_on, found.answered_by = answer.strip(), on, by
    found.save(update_fields=["answer", "answered_on", "answered_by"])
    write_down("question_answered", row, by, at, subject=str(found.pk))
    work_out(row, at=at)
    return row
