"""Give a review to one assessor, or to two who mark blind; take it from one of them for a reason."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from candour.access.permissions import Permission
from candour.cases.row_security import every_row
from candour.quality import transitions
from candour.quality.commands.bodies import open_case_to
from candour.quality.commands.consolidating import prepare
from candour.quality.commands.reaching import locked, must_work_for, tell, write_down
from candour.quality.models import Assessment, AssessmentStatus, Body, Marking
from candour.quality.models.marking import SEATS
from candour.quality.queries.allocation import works_for
from candour.quality.rules.marking import in_a_sentence
from candour.reviews.commands.reaching import refuse
from candour.reviews.queries.independence import reasons_against_marking
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import perform, perform_for_service

MARKS = "Marks the quality of the review"


@transaction.atomic
def allocate(
    *,
    assessment: Assessment,
    assessors: Sequence[User],
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> Assessment:
    """Give it to these people: one, or two for blind double marking. While it is marked, add a second one.

    Raises NotNow with everything that stands against them, in words.
    """
    row = locked(assessment, by=by)
    if once(operation, name="quality.allocate", by=by, at=at, on=row) is not None:
        return row
    must_work_for(row.body, by, Permission.ALLOCATE_MARKING, on=timezone.localdate(at))
    standing = list(Marking.objects.filter(assessment=row, ended_at__isnull=True))
    refuse(*_against(row, assessors, standing, at))
    if row.status == AssessmentStatus.TO_ALLOCATE:
        row = perform(transitions.ALLOCATE, on=row, by=by, at=at)
    free = iter(seat for seat in SEATS if seat not in {marking.seat for marking in standing})
    for assessor in assessors:
        _seat(row, next(free), assessor, by, at)
    tell(row, assessors, by, at)
    return row


def _against(
    row: Assessment, assessors: Sequence[User], standing: list[Marking], at: datetime
) -> list[str | None]:
    able = works_for(row.body, permission=Permission.MARK_REVIEW, on=timezone.localdate(at))
    mark = set(able.values_list("pk", flat=True))
    links = reasons_against_marking(row.review, assessors)
    has = {marking.assessor_id for marking in standing}
    open_now = (AssessmentStatus.TO_ALLOCATE, AssessmentStatus.MARKING)
    return [
        None if row.status in open_now else "This review is not waiting to be marked.",
        None if assessors else "Choose who marks the review.",
        "Choose two different people." if len({one.pk for one in assessors}) < len(assessors) else None,
        "At most two people mark one review." if len(assessors) + len(standing) > len(SEATS) else None,
        *[f"{one} marks this review already." for one in assessors if one.pk in has],
        *[
            f"{one} does not mark reviews for the {row.get_body_display()}."
            for one in assessors
            if one.pk not in mark
        ],
        *[in_a_sentence(one, links[one.pk]) for one in assessors],
    ]


def _seat(row: Assessment, seat: int, assessor: User, by: User, at: datetime) -> None:
    Marking.objects.create(
        case_id=row.case_id, assessment=row, seat=seat, assessor=assessor, allocated_by=by, allocated_at=at
    )
    if row.body == Body.INSPECTORATE:
        open_case_to(row, assessor, reason=MARKS, by=by, at=at)
    write_down("marking_allocated", row, by, at, "assessor", subject=assessor.username)


@transaction.atomic
def take_off(
    *, marking: Marking, reason: str, by: User, at: datetime, operation: UUID | None = None
) -> Assessment:
    """End one assessor's work before it is locked. What they wrote is kept, and nobody else reads it."""
    row = locked(marking.assessment, by=by)
    if once(operation, name="quality.take_off", by=by, at=at, on=marking) is not None:
        return row
    must_work_for(row.body, by, Permission.ALLOCATE_MARKING, on=timezone.localdate(at))
    seat = Marking.objects.select_for_update().get(pk=marking.pk)
    over = seat.locked_at is not None or seat.ended_at is not None
    refuse(
        None if reason.strip() else "Say why the work is taken from this assessor.",
        "These marks are locked, or the work was taken away before." if over else None,
    )
    seat.ended_at, seat.ended_by, seat.ended_why = at, by, reason.strip()
    seat.save(update_fields=["ended_at", "ended_by", "ended_why"])
    write_down("marking_ended", row, by, at, "ended_at", subject=str(seat.assessor.username))
    return _go_on(row, by, at)


def _go_on(row: Assessment, by: User, at: datetime) -> Assessment:
    """Without anybody it waits to be allocated again; where all who are left have locked, it goes on."""
    standing = Marking.objects.filter(assessment=row, ended_at__isnull=True)
    if not standing.exists():
        return perform(transitions.TAKE_BACK, on=row, by=by, at=at)
    if standing.filter(locked_at__isnull=True).exists():
        return row
    with every_row():
        row = perform_for_service(
            transitions.COMPLETE_MARKS, on=row, at=at, note="The other assessor no longer marks."
        )
        prepare(row, at=at)
    return row
