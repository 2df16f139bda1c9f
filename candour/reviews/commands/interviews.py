"""Plan an interview, say that it was held or why it could not be, and write down the points raised."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Required, TypedDict, Unpack, cast
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from candour.cases.models import RegisteredPerson, RegisterRole
from candour.reviews.commands import promises
from candour.reviews.commands.gathering import to_gather
from candour.reviews.commands.reaching import refuse, write_down
from candour.reviews.models import Interview, PointRaised, Promise, PromiseKept, Review
from candour.staff.models import User
from candour.workflow.once import once, remember


class InterviewFacts(TypedDict, total=False):
    """Who is heard, and what was settled before."""

    role: Required[str]
    level: Required[str]
    grade: str
    person: RegisteredPerson | None
    planned_on: date | None
    told_of_review_on: date | None
    pack_sent_on: date | None
    companion: str
    companion_reason: str
    notes: str


GIVES = {"told_of_review_on": Promise.TOLD, "pack_sent_on": Promise.PREPARED}
"""What is promised to staff and is given by preparing an interview: it is written down once."""


@transaction.atomic
def plan(
    *, review: Review, by: User, at: datetime, operation: UUID | None = None, **facts: Unpack[InterviewFacts]
) -> Interview:
    """An interview to come. What the person was given already counts as a promise kept."""
    review = to_gather(review, by=by, at=at)
    earlier = once(operation, name="review.interview_planned", by=by, at=at, on=review)
    if earlier is not None:
        found: Interview = Interview.objects.get(review=review, pk=cast(int, earlier.record_id))
        return found
    refuse(*_wrong_with(review, facts, at))
    interview: Interview = Interview.objects.create(
        case_id=review.case_id, review=review, added_by=by, added_at=at, **cast(dict[str, Any], facts)
    )
    _write_what_was_given(interview, review, by, at)
    remember(operation, interview)
    write_down("interview_planned", review, by, at, subject=str(interview.pk))
    return interview


@transaction.atomic
def change(
    *,
    interview: Interview,
    by: User,
    at: datetime,
    operation: UUID | None = None,
    **facts: Unpack[InterviewFacts],
) -> Interview:
    """Change who is heard, when, and what was settled before."""
    review, interview = _to_change(interview, by, at)
    if once(operation, name="review.interview_changed", by=by, at=at, on=interview) is not None:
        return interview
    refuse(*_wrong_with(review, facts, at))
    changed = [name for name, value in facts.items() if getattr(interview, name) != value]
    for name in changed:
        setattr(interview, name, facts[name])  # type: ignore[literal-required]  # names of the facts given
    if changed:
        interview.save(update_fields=changed)
        write_down("interview_changed", review, by, at, *changed, subject=str(interview.pk))
    _write_what_was_given(interview, review, by, at)
    return interview


@transaction.atomic
def hold(
    *,
    interview: Interview,
    on: date,
    by: User,
    at: datetime,
    notes: str | None = None,
    points: Iterable[str] = (),
    operation: UUID | None = None,
) -> Interview:
    """It was held on a day. Points raised may be given at once, or later."""
    review, interview = _to_change(interview, by, at)
    if once(operation, name="review.interview_held", by=by, at=at, on=interview) is not None:
        return interview
    refuse(_future("interview", on, at))
    interview.state, interview.held_on, interview.not_possible_why = Interview.State.HELD, on, ""
    interview.notes = interview.notes if notes is None else notes
    interview.save(update_fields=["state", "held_on", "not_possible_why", "notes"])
    for text in filter(None, map(str.strip, points)):
        _add_point(interview, text, at)
    write_down("interview_held", review, by, at, "state", "held_on", subject=str(interview.pk))
    return interview


@transaction.atomic
def not_possible(
    *, interview: Interview, why: str, by: User, at: datetime, operation: UUID | None = None
) -> Interview:
    """It could not be held, and why: shown wherever the levels heard are shown."""
    review, interview = _to_change(interview, by, at)
    if once(operation, name="review.interview_not_possible", by=by, at=at, on=interview) is not None:
        return interview
    refuse(
        None if why.strip() else "Say why the interview was not possible.",
        "This interview was held." if interview.state == Interview.State.HELD else None,
    )
    interview.state, interview.not_possible_why = Interview.State.NOT_POSSIBLE, why
    interview.save(update_fields=["state", "not_possible_why"])
    write_down("interview_not_possible", review, by, at, "state", subject=str(interview.pk))
    return interview


@transaction.atomic
def raise_point(
    *, interview: Interview, text: str, by: User, at: datetime, operation: UUID | None = None
) -> PointRaised:
    """One point that somebody made in an interview that was held."""
    review, interview = _to_change(interview, by, at)
    earlier = once(operation, name="review.point_raised", by=by, at=at, on=interview)
    if earlier is not None:
        found: PointRaised = PointRaised.objects.get(review=review, pk=cast(int, earlier.record_id))
        return found
    held = interview.state == Interview.State.HELD
    refuse(
        None if text.strip() else "Say what the point was.",
        None if held else "Say first on which day the interview was held.",
    )
    point = _add_point(interview, text, at)
    remember(operation, point)
    write_down("point_raised", review, by, at, subject=str(point.pk))
    return point


@transaction.atomic
def change_point(
    *, point: PointRaised, text: str, by: User, at: datetime, operation: UUID | None = None
) -> PointRaised:
    review = to_gather(point.review, by=by, at=at)
    if once(operation, name="review.point_changed", by=by, at=at, on=point) is not None:
        return point
    refuse(None if text.strip() else "Say what the point was.")
    point.text = text
    point.save(update_fields=["text"])
    write_down("point_changed", review, by, at, "text", subject=str(point.pk))
    return point


def _to_change(interview: Interview, by: User, at: datetime) -> tuple[Review, Interview]:
    review = to_gather(interview.review, by=by, at=at)
    row: Interview = Interview.objects.select_for_update(of=("self",)).get(review=review, pk=interview.pk)
    return review, row


def _add_point(interview: Interview, text: str, at: datetime) -> PointRaised:
    point: PointRaised = PointRaised.objects.create(
        case_id=interview.case_id, review_id=interview.review_id, interview=interview, text=text, at=at
    )
    return point


def _wrong_with(review: Review, facts: InterviewFacts, at: datetime) -> list[str | None]:
    person = facts.get("person")
    known = person is None or (person.case_id == review.case_id and person.role == RegisterRole.STAFF)
    refused = facts.get("companion") == Interview.Companion.NOT_AGREED
    return [
        None if facts["role"].strip() else "Say in which role the person is heard.",
        None if known else "Only a member of staff whom the register of this case names can be linked.",
        "Say why a companion was not agreed." if refused and not facts.get("companion_reason") else None,
        _future("day of telling", facts.get("told_of_review_on"), at),
        _future("day of sending the pack", facts.get("pack_sent_on"), at),
    ]


def _future(what: str, day: date | None, at: datetime) -> str | None:
    return f"The {what} lies in the future." if day and day > timezone.localdate(at) else None


def _write_what_was_given(interview: Interview, review: Review, by: User, at: datetime) -> None:
    """Told of the review and given what is needed to prepare: nobody writes that down a second time."""
    if interview.person is None:
        return
    for field, promise in GIVES.items():
        on: date | None = getattr(interview, field)
        given = PromiseKept.objects.filter(review=review, person=interview.person, promise=promise, kept=True)
        if on is not None and not given.filter(on=on).exists():
            promises.write(review=review, person=interview.person, promise=promise, by=by, at=at, on=on)
