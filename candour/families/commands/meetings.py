"""Meetings about the review: planned, held with who was there, or not held and why."""

from datetime import date, datetime
from typing import NotRequired, TypedDict, Unpack
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from candour.families import rules
from candour.families.commands.contacts import add_promise, keep_questions
from candour.families.commands.reaching import to_keep, work_out, write_down
from candour.families.models import ContactPlan, Meeting
from candour.staff.models import User
from candour.workflow.once import once, remember
from candour.workflow.refusals import refuse

FURTHER = {
    Meeting.Further.MEETING: "Another meeting",
    Meeting.Further.LETTER: "A letter after the meeting",
    Meeting.Further.BOTH: "Another meeting, and a letter",
}


class Held(TypedDict):
    """A meeting as it was: who was there by role, one a line; what was asked, one question a line."""

    on: date
    attendees: str
    said: str
    further: str
    further_by: NotRequired[date | None]
    questions: NotRequired[str]


@transaction.atomic
def plan_meeting(
    *, plan: ContactPlan, on: date, place: str, by: User, at: datetime, operation: UUID | None = None
) -> ContactPlan:
    """A meeting is planned; it is owed until it was held, or until it is said why it was not."""
    row = to_keep(plan, by=by, at=at)
    if once(operation, name="families.meeting", by=by, at=at, on=row) is not None:
        return row
    made = Meeting.objects.create(plan=row, planned_on=on, place=place, by=by, at=at)
    remember(operation, made)
    write_down("meeting_planned", row, by, at, subject=str(made.pk))
    work_out(row, at=at)
    return row


@transaction.atomic
def hold(
    *,
    meeting: Meeting,
    by: User,
    at: datetime,
    operation: UUID | None = None,
    **told: Unpack[Held],
) -> ContactPlan:
    """It was held. A further meeting or letter becomes a promised date."""
    row = to_keep(meeting.plan, by=by, at=at)
    if once(operation, name="families.meeting_held", by=by, at=at, on=meeting) is not None:
        return row
    found = _planned(meeting, row)
    further_by = told.get("further_by") if told["further"] in FURTHER else None
    more = told["further"] in FURTHER
    refuse(
        rules.not_to_come(told["on"], "The meeting", today=timezone.localdate(at)),
        rules.said(told["attendees"], "Say in which roles people were there."),
        "Say by when the further meeting or letter is promised." if more and further_by is None else None,
    )
    found.state, found.held_on, found.attendees = Meeting.State.HELD, told["on"], told["attendees"].strip()
    found.said, found.further = told["said"].strip(), told["further"]
    found.save(update_fields=["state", "held_on", "attendees", "said", "further"])
    keep_questions(row, told.get("questions", ""), told["on"], found, by, at)
    if further_by is not None:
        add_promise(row, FURTHER[Meeting.Further(told["further"])], further_by, by, at)
    write_down("meeting_held", row, by, at, subject=str(found.pk))
    work_out(row, at=at)
    return row


@transaction.atomic
def not_held(
    *, meeting: Meeting, why: str, by: User, at: datetime, operation: UUID | None = None
) -> ContactPlan:
    """It was not held, and why."""
    row = to_keep(meeting.plan, by=by, at=at)
    if once(operation, name="families.meeting_not_held", by=by, at=at, on=meeting) is not None:
        return row
    found = _planned(meeting, row)
    refuse(rules.said(why, "Say why the meeting was not held."))
    found.state, found.not_held_why = Meeting.State.NOT_HELD, why.strip()
    found.save(update_fields=["state", "not_held_why"])
    write_down("meeting_not_held", row, by, at, subject=str(found.pk))
    work_out(row, at=at)
    return row


def _planned(meeting: Meeting, plan: ContactPlan) -> Meeting:
    found: Meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk, plan=plan)
    settled = found.state != Meeting.State.PLANNED
    refuse("What became of this meeting was written down before." if settled else None)
    return found
