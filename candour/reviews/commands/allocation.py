"""Give a review to somebody independent to write and to somebody else to countersign; begin; give it on."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from candour.access.permissions import Permission
from candour.audit.record import record as audit
from candour.cases.commands import end_access, hand_over, let_in
from candour.cases.models import AccessEntry, Relation
from candour.mail.commands import Notice, queue
from candour.reviews import transitions
from candour.reviews.commands.conflicts import lift_if_settled
from candour.reviews.commands.reaching import locked, must_hold, refuse, write_down
from candour.reviews.independence import Work, reasons_for_each
from candour.reviews.models import AccuracySatisfied, Assignment, ConductedBy, Conflict, Review, ReviewStage
from candour.reviews.rules import allocation, choosing, standing
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import may, perform
from candour.workflow.refusals import NotAllowed

Task = Assignment.Task
RELATIONS = {Task.WRITE: Relation.REVIEWING_MANAGER, Task.COUNTERSIGN: Relation.COUNTERSIGNING_MANAGER}
NEEDED = {Task.WRITE: Permission.WRITE_REVIEW, Task.COUNTERSIGN: Permission.COUNTERSIGN_REVIEW}
WORKS = {Task.WRITE: Work.WRITE, Task.COUNTERSIGN: Work.SIGN}
FIELDS = {Task.WRITE: "reviewing_manager", Task.COUNTERSIGN: "countersigning_manager"}
SATISFIED = {
    Task.WRITE: AccuracySatisfied.Who.REVIEWING,
    Task.COUNTERSIGN: AccuracySatisfied.Who.COUNTERSIGNING,
}
GIVEN_ON_IN = (
    ReviewStage.ALLOCATED,
    ReviewStage.WRITING,
    ReviewStage.FACTUAL_ACCURACY,
    ReviewStage.COUNTERSIGNING,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """Who writes, who countersigns, and who conducts the review; another region is chosen with a reason."""

    writer: User
    countersigner: User
    conducted_by: str = ConductedBy.REGION
    reason: str = ""


@transaction.atomic
def assign(
    *, review: Review, choice: Choice, by: User, at: datetime, operation: UUID | None = None
) -> Review:
    """Allocate the review. Raises NotNow with every reason, conflicts of interest among them, in words."""
    must_hold(by, Permission.ALLOCATE_REVIEW, at=at)
    row = locked(review, by=by)
    if once(operation, name="review.assign", by=by, at=at, on=row) is not None:
        return row
    row.reviewing_manager, row.countersigning_manager = choice.writer, choice.countersigner
    row.conducted_by = choice.conducted_by
    refuse(*_against(row, choice, by, at))
    row.save(update_fields=["reviewing_manager", "countersigning_manager", "conducted_by"])
    given = perform(transitions.ALLOCATE, on=row, by=by, at=at, note=choice.reason.strip())
    _give(given, Task.WRITE, choice.writer, choice.reason, by, at)
    _give(given, Task.COUNTERSIGN, choice.countersigner, choice.reason, by, at)
    return given


def _against(row: Review, choice: Choice, by: User, at: datetime) -> list[str | None]:
    people = {Task.WRITE: choice.writer, Task.COUNTERSIGN: choice.countersigner}
    found = reasons_for_each(row, [*people.values(), by])
    same = choice.writer == choice.countersigner
    return [
        *(reason for task, person in people.items() for reason in _unfit(task, person, by, at)),
        choosing.somebody_else_countersigns(same=same),
        *choosing.against_conducting(row, choice.writer, choice.conducted_by, choice.reason),
        *(
            allocation.in_a_sentence(person, found[person.pk])
            for person in dict.fromkeys([*people.values(), by])
        ),
    ]


def _unfit(task: Task, person: User, by: User, at: datetime) -> list[str]:
    """What stands against giving this task to this person, apart from independence."""
    against = []
    if not may(person, NEEDED[task], at=at):
        against.append(f"{person} does not hold the role of a {task.label.lower()}.")
    if person == by:
        against.append("Somebody else must give you work on a review.")
    return against


def _give(review: Review, task: Task, person: User, reason: str, by: User, at: datetime) -> None:
    Assignment.objects.create(
        case_id=review.case_id,
        review=review,
        user=person,
        task=task,
        since=at,
        given_by=by,
        reason=reason.strip(),
    )
    let_in(review.case, user=person, relation=RELATIONS[task], reason=f"{task.label}", by=by, at=at)
    audit(
        action=f"review.given_to_{task}",
        by=by,
        at=at,
        case=review.case_reference,
        subject_type="staff.user",
        subject=person.username,
        changed=[FIELDS[task]],
    )
    if task == Task.WRITE and review.case.holder_id != person.pk:
        hand_over(review.case, to=person, by=by, at=at, reason="Writes the review")
    queue(
        Notice.CASE_WAITS, to=person, path=reverse("reviews:allocation", args=[review.case_reference]), at=at
    )


@transaction.atomic
def declare_independence(*, review: Review, by: User, at: datetime, operation: UUID | None = None) -> Review:
    """Whoever writes or countersigns declares that nothing stands between them and an independent view."""
    row = locked(review, by=by)
    if once(operation, name="review.declare_independence", by=by, at=at, on=row) is not None:
        return row
    _declare(row, by, at)
    return row


def _declare(row: Review, by: User, at: datetime) -> None:
    given = Assignment.objects.filter(review=row, user=by, until__isnull=True).first()
    if given is None:
        raise NotAllowed("Only whoever writes or countersigns this review declares this.")
    refuse(allocation.not_independent(row, by), standing.not_suspended(row, by))
    if given.declared_independent_at is None:
        given.declared_independent_at = at
        given.save(update_fields=["declared_independent_at"])
        write_down("independence_declared", row, by, at, "declared_independent_at", subject=given.task)


@transaction.atomic
def begin(*, review: Review, by: User, at: datetime, operation: UUID | None = None) -> Review:
    """The reviewing manager declares independence and begins to write."""
    row = locked(review, by=by)
    if once(operation, name="review.begin", by=by, at=at, on=row) is not None:
        return row
    refuse(allocation.the_person_is_the_reviewing_manager(row, by))
    _declare(row, by, at)
    return perform(transitions.BEGIN, on=row, by=by, at=at)


@transaction.atomic
def reassign(
    *,
    review: Review,
    task: str,
    to: User,
    reason: str,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> Review:
    """Give the writing or the countersigning to somebody else; whoever had it can no longer open the case."""
    must_hold(by, Permission.ALLOCATE_REVIEW, at=at)
    row = locked(review, by=by)
    if once(operation, name="review.reassign", by=by, at=at, on=row) is not None:
        return row
    task = Task(task)
    before: User | None = getattr(row, FIELDS[task])
    setattr(row, FIELDS[task], to)
    refuse(*_against_giving_on(row, task, before, reason, by, at))
    row.save(update_fields=[FIELDS[task]])
    _take_back(row, task, before, reason, by, at)
    _give(row, task, to, reason, by, at)
    AccuracySatisfied.objects.filter(review=row, who=SATISFIED[task], withdrawn_at__isnull=True).update(
        withdrawn_at=at
    )
    lift_if_settled(row, by, at)
    return locked(row, by=by)


def _against_giving_on(
    row: Review, task: Task, before: User | None, reason: str, by: User, at: datetime
) -> list[str | None]:
    to = getattr(row, FIELDS[task])
    same = row.reviewing_manager_id == row.countersigning_manager_id
    found = reasons_for_each(row, [to], WORKS[task])[to.pk]
    return [
        None if row.status in GIVEN_ON_IN else "The review is not one that can be given on now.",
        None if reason.strip() else "Say why it is given to somebody else.",
        f"{to} has it already." if before == to else None,
        choosing.somebody_else_countersigns(same=same),
        *_unfit(task, to, by, at),
        allocation.in_a_sentence(to, found),
        allocation.not_independent(row, by, Work.EARLY_LOOK),
    ]


def _take_back(row: Review, task: Task, before: User | None, reason: str, by: User, at: datetime) -> None:
    if before is None:
        return
    words = reason.strip()
    Assignment.objects.filter(review=row, task=task, until__isnull=True).update(until=at)
    open_to = AccessEntry.standing(at=at).filter(case=row.case_id, user=before, relation=RELATIONS[task])
    for entry in open_to.select_related("case", "user"):
        end_access(entry, by=by, at=at, reason=words)
    Conflict.objects.filter(review=row, user=before, ended_at__isnull=True).update(
        ended_at=at, ending="Gave the work on."
    )
    if before.is_active:
        queue(Notice.WORK_GIVEN_ON, to=before, path=reverse("home"), at=at)
