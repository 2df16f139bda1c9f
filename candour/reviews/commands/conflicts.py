"""Conflicts of interest: refused at every save, declared, found later, waived, and settled."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse

from candour.access.permissions import Permission
from candour.audit.record import SYSTEM
from candour.audit.record import record as audit
from candour.cases.commands.telling import who_may
from candour.cases.models import Case, RegisteredPerson
from candour.cases.models.visibility import sight_of
from candour.cases.row_security import every_row
from candour.mail.commands import Notice, queue
from candour.reviews import transitions
from candour.reviews.commands.clock import start_clock, stop_clock
from candour.reviews.commands.reaching import locked, must_hold, refuse, write_down
from candour.reviews.independence import Work, graph_of, reasons_in, work_of
from candour.reviews.models import (
    Assignment,
    Conflict,
    Involvement,
    Pause,
    QualityMarker,
    Review,
    Standing,
)
from candour.reviews.rules import allocation, standing
from candour.reviews.rules.allocation import not_independent
from candour.staff.models import User
from candour.workflow.once import once, remember
from candour.workflow.perform import perform, perform_for_service, reasons_against
from candour.workflow.refusals import NotAllowed

Kind = Conflict.Kind
AT_WORK = transitions.ALLOCATED


def refuse_if_conflicted(review: Review, by: User) -> None:
    """Raise NotNow with the reason in words where this person is too close to the case, or work stands still.

    For every save and every move of those who write and sign the review.
    """
    refuse(*reasons_against_work(review, by))


def reasons_against_work(review: Review, by: User) -> list[str]:
    """Everything that independence has against this person's going on with the review now."""
    found = (
        standing.not_suspended(review, by),
        not_independent(review, by),
        allocation.a_writer_declared_independence(review, by),
    )
    return [reason for reason in found if reason]


@transaction.atomic
def declare_conflict(
    *, review: Review, reason: str, by: User, at: datetime, operation: UUID | None = None
) -> Conflict:
    """Whoever writes or countersigns says that they are too close to the case: the work stops."""
    earlier = once(operation, name="review.conflict_declared", by=by, at=at, on=review)
    if earlier is not None:
        return Conflict.objects.get(pk=earlier.record_id or 0)
    row = locked(review, by=by)
    if work_of(row, by) is Work.EARLY_LOOK:
        raise NotAllowed("Only whoever writes or countersigns this review declares a conflict here.")
    refuse(
        None if reason.strip() else "Say in your own words what stands between you and an independent view.",
        standing.the_review_is_open(row, by),
    )
    made = _note(row, by, Kind.DECLARED, reason.strip(), by, at)
    remember(operation, made)
    _suspend(row, by, at)
    return made


@transaction.atomic
def waive_conflict(
    *, conflict: Conflict, reason: str, by: User, at: datetime, operation: UUID | None = None
) -> Conflict:
    """The regional lead lets a declared conflict stand, for a reason that stays on the record."""
    must_hold(by, Permission.WAIVE_CONFLICT, at=at)
    row = locked(conflict.review, by=by)
    if once(operation, name="review.conflict_waived", by=by, at=at, on=conflict) is not None:
        return conflict
    found: Conflict = Conflict.objects.select_for_update().get(pk=conflict.pk, review=row)
    if found.user_id == by.pk:
        raise NotAllowed("Nobody waives their own conflict. Another lead decides.")
    refuse(
        None if reason.strip() else "Say why this conflict may stand.",
        None if found.kind == Kind.DECLARED else "A conflict that was found is not waived: give the work on.",
        _over(found),
        not_independent(row, by),
    )
    found.waived_at, found.waived_by, found.waiver_reason = at, by, reason.strip()
    found.save(update_fields=["waived_at", "waived_by", "waiver_reason"])
    audit(
        action="override review.conflict_waived",
        by=by,
        at=at,
        case=row.case_reference,
        subject_type="staff.user",
        subject=found.user.username,
        reason="override",
        changed=["waived_at", "waived_by", "waiver_reason"],
    )
    lift_if_settled(row, by, at)
    return found


@transaction.atomic
def settle_conflict(
    *, conflict: Conflict, ending: str, by: User, at: datetime, operation: UUID | None = None
) -> Conflict:
    """End a found conflict that the records no longer show: the link was a mistake, and was corrected."""
    must_hold(by, Permission.ALLOCATE_REVIEW, at=at)
    row = locked(conflict.review, by=by)
    if once(operation, name="review.conflict_settled", by=by, at=at, on=conflict) is not None:
        return conflict
    found: Conflict = Conflict.objects.select_for_update().get(pk=conflict.pk, review=row)
    if found.user_id == by.pk:
        raise NotAllowed("Nobody settles their own conflict. Another lead decides.")
    refuse(
        None if ending.strip() else "Say what proved to be a mistake.",
        None if found.kind == Kind.FOUND else "A declared conflict is waived, or the work is given on.",
        _over(found),
        _still_shown(row, found),
    )
    found.ended_at, found.ending = at, ending.strip()
    found.save(update_fields=["ended_at", "ending"])
    write_down("conflict_settled", row, by, at, "ended_at", "ending", subject=found.user.username)
    lift_if_settled(row, by, at)
    return found


def _over(conflict: Conflict) -> str | None:
    return None if conflict.ended_at is None and conflict.waived_at is None else "This is settled already."


def _still_shown(review: Review, conflict: Conflict) -> str | None:
    if conflict.reason not in _links_against(review, conflict.user):
        return None
    return (
        "The records still show it. Correct the register or the lines of management first, "
        "or give the work to somebody else."
    )


def _links_against(review: Review, person: User) -> list[str]:
    """What the graph itself says, without the conflicts on record."""
    graph = graph_of(review, candidates=[person.pk])
    graph.conflicts.clear()
    return reasons_in(graph, person.pk, work_of(review, person))


def look_again(review: Review, *, by: User | None, at: datetime) -> list[Conflict]:
    """Find what came between a manager and the review since it was given; the work stops where it did.

    `by` is whoever made the change that showed it; None where the service found it by itself.
    """
    people = [each.user for each in _at_work(review)]
    graph = graph_of(review, candidates=[person.pk for person in people])
    found = [
        _note(review, person, Kind.FOUND, reason, by, at)
        for person in people
        for reason in reasons_in(graph, person.pk, work_of(review, person))
        if reason not in graph.conflicts.get(person.pk, [])
    ]
    if found:
        _suspend(review, by, at)
    return found


def _at_work(review: Review) -> list[Assignment]:
    given = Assignment.objects.filter(review=review, until__isnull=True).select_related("user")
    return list(given) if review.status in AT_WORK else []


def after_facts_changed(case: Case, *, by: User, at: datetime) -> None:
    """A reaction: the register, a charge or the unit of the case changed."""
    with every_row():  # whoever names a manager may be barred by that very change
        review = Review.objects.filter(case=case, status__in=AT_WORK).select_related("case").first()
        if review is not None:
            look_again(review, by=by, at=at)


def look_at_all(*, at: datetime) -> int:
    """A job: lines of management, roles and bars changed without a change of the case. How many stopped."""
    stopped = 0
    with every_row():
        for review in Review.objects.filter(status__in=AT_WORK).select_related("case__region"):
            stopped += bool(look_again(review, by=None, at=at))
    return stopped


def _note(
    review: Review, person: User, kind: Conflict.Kind, reason: str, by: User | None, at: datetime
) -> Conflict:
    made: Conflict = Conflict.objects.create(
        case_id=review.case_id,
        review=review,
        user=person,
        kind=kind,
        reason=reason,
        found_at=at,
        found_by=by,
    )
    audit(
        action=f"review.conflict_{kind}",
        by=by or SYSTEM,
        at=at,
        case=review.case_reference,
        subject_type="staff.user",
        subject=person.username,
    )
    return made


def _suspend(review: Review, by: User | None, at: datetime) -> None:
    """Stop the work and its clock, and tell those who allocate."""
    note = "A conflict of interest stands between somebody's part in the case and the review."
    if review.standing_status != Standing.SUSPENDED:
        _make_the_move(review, by, at, note)
        stop_clock(review, kind=Pause.Reason.CONFLICT, reason=note, by=by, at=at)
    path = reverse("reviews:independence", args=[review.case_reference])
    for lead in who_may(Permission.ALLOCATE_REVIEW, review.case, at=at):
        if lead != by:
            queue(Notice.CASE_WAITS, to=lead, path=path, at=at)


def _make_the_move(review: Review, by: User | None, at: datetime, note: str) -> None:
    """In the name of whoever brought it to light, where they still see the case; else by the service."""
    seen = by is not None and Review.objects.visible_to(sight_of(by, at=at)).filter(pk=review.pk).exists()
    if by is not None and seen:
        perform(transitions.SUSPEND, on=review, by=by, at=at, note=note)
    else:
        perform_for_service(transitions.SUSPEND, on=review, at=at, note=note)


def lift_if_settled(review: Review, by: User, at: datetime) -> None:
    """The work goes on where nothing stands against either manager any more."""
    row = locked(review, by=by)
    if row.standing_status == Standing.SUSPENDED and not reasons_against(
        transitions.LIFT_SUSPENSION, row, by
    ):
        perform(transitions.LIFT_SUSPENSION, on=row, by=by, at=at)
        start_clock(row, by=by, at=at, note="The conflict of interest is settled.")


@transaction.atomic
def note_part(
    *,
    review: Review,
    person: RegisteredPerson,
    part: str,
    days: tuple[date | None, date | None] = (None, None),
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> Involvement:
    """Record what somebody in the register did in the case, which no record of this service says."""
    must_hold(by, Permission.WRITE_REVIEW, Permission.ALLOCATE_REVIEW, at=at)
    row = locked(review, by=by)
    earlier = once(operation, name="review.part_noted", by=by, at=at, on=row)
    if earlier is not None:
        return Involvement.objects.get(pk=earlier.record_id or 0)
    since, until = days
    refuse(
        None if part in Involvement.PRACTICE else "Choose what their part was.",
        None if person.case_id == row.case_id else "This person is not in the register of the case.",
        "The last day lies before the first." if since and until and until < since else None,
    )
    made: Involvement
    made, _new = Involvement.objects.get_or_create(
        review=row,
        person=person,
        part=part,
        defaults={"case_id": row.case_id, "since": since, "until": until, "noted_by": by, "noted_at": at},
    )
    remember(operation, made)
    write_down("part_noted", row, by, at, subject=str(made.pk))
    look_again(row, by=by, at=at)
    return made


@transaction.atomic
def forget_part(*, involvement: Involvement, by: User, at: datetime, operation: UUID | None = None) -> None:
    """Take out a part that was noted by mistake. Nobody takes out their own."""
    must_hold(by, Permission.ALLOCATE_REVIEW, at=at)
    row = locked(involvement.review, by=by)
    if once(operation, name="review.part_forgotten", by=by, at=at, on=involvement) is not None:
        return
    if involvement.person.staff_account_id == by.pk:
        raise NotAllowed("Somebody else must take out what is noted of you.")
    Involvement.objects.filter(pk=involvement.pk, review=row).delete()
    write_down("part_forgotten", row, by, at, subject=str(involvement.pk))


def note_marker(*, review: Review, marker: User, at: datetime) -> None:
    """Somebody locked marks of this review: from now on they neither write nor countersign it.

    For the command of a later slice that locks them, in its transaction, and which has judged who may.
    """
    QualityMarker.objects.get_or_create(
        review=review, user=marker, defaults={"case_id": review.case_id, "at": at}
    )
