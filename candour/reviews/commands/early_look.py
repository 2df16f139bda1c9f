"""Make the early look: what was read, who may be at risk, what is done at once, and who is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from candour.access.permissions import Permission
from candour.action_plans.commands import NewAction, add_actions, withdraw_actions
from candour.action_plans.models import Origin, TargetKind
from candour.cases.commands import correct_details
from candour.cases.models import ReviewStatus
from candour.mail.commands import Notice, queue
from candour.notifications.commands import deadlines
from candour.notifications.queries import national_team
from candour.reviews import transitions
from candour.reviews.commands.reaching import locked, must_hold, refuse, write_down
from candour.reviews.models import EarlyLook, ImmediateAction, RecordRead, Review
from candour.reviews.rules.early_look import reasons_against_looking
from candour.staff.models import User
from candour.workflow.once import once, remember
from candour.workflow.perform import perform
from candour.workflow.refusals import NotNow
from candour.workflow.transition import Transition

ANSWERS = frozenset(
    {
        "concern",
        "concern_detail",
        "no_action_why",
        "welfare_offered_on",
        "welfare_detail",
        "separate_route_raised",
        "separate_route_on",
        "recommends_review",
        "recommendation_reason",
    }
)


@transaction.atomic
def begin(*, review: Review, by: User, at: datetime, operation: UUID | None = None) -> EarlyLook:
    """Begin the early look; one that was complete before the case came back is opened again."""
    row = _to_look(review, by, at)
    earlier = once(operation, name="review.early_look_begun", by=by, at=at, on=row)
    look: EarlyLook
    look, made = EarlyLook.objects.get_or_create(
        review=row, defaults={"case_id": row.case_id, "begun_at": at, "begun_by": by}
    )
    if earlier is None and (made or look.completed_at is not None):
        look.completed_at, look.completed_by = None, None
        look.save(update_fields=["completed_at", "completed_by"])
        write_down("early_look_begun", row, by, at, "begun_at")
    return look


def _to_look(review: Review, by: User, at: datetime) -> Review:
    row = locked(review, by=by)
    must_hold(by, Permission.RUN_EARLY_LOOK, at=at)
    refuse(*reasons_against_looking(row, by))
    return row


def _look(review: Review, by: User, at: datetime) -> tuple[Review, EarlyLook]:
    row = _to_look(review, by, at)
    look: EarlyLook | None = EarlyLook.objects.select_for_update().filter(review=row).first()
    if look is None or look.completed_at is not None:
        raise NotNow(["Begin the early look first."])
    return row, look


@transaction.atomic
def answer(
    *, review: Review, answers: Mapping[str, Any], by: User, at: datetime, operation: UUID | None = None
) -> EarlyLook:
    """Keep some of the answers, under the names of the record's own fields."""
    row, look = _look(review, by, at)
    if once(operation, name="review.early_look_answered", by=by, at=at, on=row) is not None:
        return look
    given = {name: value for name, value in answers.items() if name in ANSWERS}
    refuse(*_against(row, given, timezone.localdate(at)))
    for name, value in given.items():
        setattr(look, name, value)
    look.save(update_fields=list(given))
    write_down("early_look_answered", row, by, at, *given)
    return look


def _against(review: Review, given: Mapping[str, Any], today: date) -> list[str | None]:
    concern, route = given.get("concern"), given.get("separate_route_raised")
    days = (given.get("welfare_offered_on"), given.get("separate_route_on"))
    decided = review.case.review_status != ReviewStatus.NOT_DECIDED and "recommends_review" in given
    return [
        "Say what the concern is."
        if concern not in (None, "", EarlyLook.Concern.NONE) and not given.get("concern_detail")
        else None,
        "Enter the date on which the separate route was raised."
        if route and not given.get("separate_route_on")
        else None,
        "Say why, so that the national team can weigh it."
        if given.get("recommends_review") is not None and not given.get("recommendation_reason")
        else None,
        "The national team has already decided whether a review follows." if decided else None,
        "A date cannot be in the future." if any(day and day > today for day in days) else None,
    ]


@transaction.atomic
def add_record(
    *,
    review: Review,
    name: str,
    covers: str,
    read_on: date,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> RecordRead:
    """Note a system or file that was read, what of it, and when."""
    row, look = _look(review, by, at)
    earlier = once(operation, name="review.record_read_added", by=by, at=at, on=row)
    if earlier is not None:
        return RecordRead.objects.get(pk=earlier.record_id or 0)
    refuse(
        None if name.strip() else "Enter the name of the record.",
        "A record cannot be read in the future." if read_on > timezone.localdate(at) else None,
    )
    made: RecordRead = RecordRead.objects.create(
        case_id=row.case_id,
        review=row,
        early_look=look,
        name=name.strip(),
        covers=covers.strip(),
        read_on=read_on,
    )
    remember(operation, made)
    write_down("record_read_added", row, by, at, subject=str(made.pk))
    return made


@transaction.atomic
def remove_record(*, record: RecordRead, by: User, at: datetime, operation: UUID | None = None) -> None:
    """Take a record out of the list of those that were read."""
    row, look = _look(record.review, by, at)
    if once(operation, name="review.record_read_removed", by=by, at=at, on=record) is None:
        RecordRead.objects.filter(pk=record.pk, early_look=look).delete()
        write_down("record_read_removed", row, by, at, subject=str(record.pk))


@dataclass(frozen=True, kw_only=True, slots=True)
class NewImmediateAction:
    """What cannot wait for the review, who does it, and by when."""

    text: str
    owner: str
    due_on: date


@transaction.atomic
def add_action(
    *, review: Review, new: NewImmediateAction, by: User, at: datetime, operation: UUID | None = None
) -> ImmediateAction:
    """Keep an immediate action; it is an action of the ledger at once, for its owner to report on."""
    row, look = _look(review, by, at)
    earlier = once(operation, name="review.immediate_action_added", by=by, at=at, on=row)
    if earlier is not None:
        return ImmediateAction.objects.get(pk=earlier.record_id or 0)
    today = timezone.localdate(at)
    refuse(
        None if new.text.strip() else "Say what is to be done.",
        None if new.owner.strip() else "Say who does it, by their role.",
        "The date must be today or later." if new.due_on < today else None,
    )
    [action] = add_actions([_action(row, new, today)], by=by, at=at)
    made: ImmediateAction = ImmediateAction.objects.create(
        case_id=row.case_id,
        review=row,
        early_look=look,
        text=new.text.strip(),
        owner=new.owner.strip(),
        due_on=new.due_on,
        action=action,
    )
    remember(operation, made)
    write_down("immediate_action_added", row, by, at, subject=str(made.pk))
    return made


def _action(review: Review, new: NewImmediateAction, today: date) -> NewAction:
    due = new.due_on
    return NewAction(
        text=new.text.strip(),
        origin=Origin.REVIEW,
        origin_label=f"Early look of {review.case_reference}",
        origin_path=reverse("reviews:early_look", args=[review.case_reference]),
        known_from=today,
        owners_as_printed=new.owner.strip(),
        target_as_printed=f"{due.day} {due:%B %Y}",
        target_kind=TargetKind.DATE,
        target=(due.year, due.month, due.day),
        case=review.case,
    )


@transaction.atomic
def withdraw_action(
    *, immediate: ImmediateAction, by: User, at: datetime, operation: UUID | None = None
) -> None:
    """Take back an action on which nothing was reported yet."""
    row, _look_of_row = _look(immediate.review, by, at)
    if once(operation, name="review.immediate_action_withdrawn", by=by, at=at, on=immediate) is None:
        withdraw_actions([immediate.action], by=by, at=at)
        write_down("immediate_action_withdrawn", row, by, at, subject=str(immediate.pk))


@dataclass(frozen=True, kw_only=True, slots=True)
class Flag:
    """Why the national team, or ministers, should know of a case now."""

    significance: str
    ministers: bool
    ministers_told_on: date | None = None


@transaction.atomic
def bring_to_attention(
    *, review: Review, flag: Flag, by: User, at: datetime, operation: UUID | None = None
) -> EarlyLook:
    """Tell the national team at once, and say whether ministers are to be told, or were."""
    row, look = _look(review, by, at)
    if once(operation, name="review.brought_to_attention", by=by, at=at, on=row) is not None:
        return look
    refuse(None if flag.significance.strip() else "Say why they should know of it now.")
    today = timezone.localdate(at)
    look.significance, look.ministers_to_be_told = flag.significance.strip(), flag.ministers
    look.national_team_told_on = look.national_team_told_on or today
    look.save(update_fields=["significance", "ministers_to_be_told", "national_team_told_on"])
    if flag.ministers_told_on is not None:
        correct_details(row.case, {"ministers_told_on": flag.ministers_told_on}, by=by, at=at)
    write_down("brought_to_attention", row, by, at, "significance", "ministers_to_be_told")
    path = reverse("reviews:early_look", args=[row.case_reference])
    for officer in national_team(on=today):
        queue(Notice.CASE_FLAGGED, to=officer, path=path, at=at)
    return look


@transaction.atomic
def complete(*, review: Review, by: User, at: datetime, operation: UUID | None = None) -> Review:
    """Complete it; whether it waits for a decision or to be allocated follows from the case."""
    row = locked(review, by=by)
    if once(operation, name="review.early_look_complete", by=by, at=at, on=row) is not None:
        return row
    refuse(*reasons_against_looking(row, by))
    done = perform(completion_of(row), on=row, by=by, at=at)
    EarlyLook.objects.filter(review=row).update(completed_at=at, completed_by=by)
    deadlines.meet(case=done.case, step="early_look", on=timezone.localdate(at))
    return done


def completion_of(review: Review) -> Transition[Review]:
    """The move that completes the early look of this review."""
    if review.case.review_status == ReviewStatus.REQUIRED:
        return transitions.COMPLETE_EARLY_LOOK_OF_COMMISSIONED
    return transitions.COMPLETE_EARLY_LOOK
