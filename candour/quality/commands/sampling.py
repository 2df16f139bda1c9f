"""Plan a draw, close its frame, draw: in this order, so that nobody can choose what is drawn."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from candour.access.permissions import Permission
from candour.audit.record import record as audit
from candour.cases.row_security import every_row
from candour.quality import sampling, transitions
from candour.quality.commands.bodies import assign_body
from candour.quality.models import Assessment, Body
from candour.quality.models.sampling import Draw, Drawn, DrawSeed, DrawStatus
from candour.quality.queries.sampling import frame_rows
from candour.reviews.commands.reaching import must_hold
from candour.staff.models import User
from candour.workflow.once import once, remember
from candour.workflow.perform import perform
from candour.workflow.refusals import NotNow

SEED_BYTES = 16


@dataclass(frozen=True, slots=True)
class Plan:
    """What a draw is planned with. An empty seed: the service throws one."""

    period_from: date
    period_until: date
    percent: Decimal
    strata: str = ""
    seed: str = ""


@transaction.atomic
def plan(*, wanted: Plan, by: User, at: datetime, operation: UUID | None = None) -> Draw:
    """Fix the seed and show its digest alone. Raises NotNow where the period is drawn already."""
    must_hold(by, Permission.DRAW_SAMPLE, at=at)
    if earlier := once(operation, name="draw.planned", by=by, at=at):
        found: Draw = Draw.objects.get(pk=earlier.record_id or 0)
        return found
    standing = Draw.objects.exclude(status=DrawStatus.WITHDRAWN)
    if standing.filter(period_from__lte=wanted.period_until, period_until__gte=wanted.period_from).exists():
        raise NotNow(["There is a draw for this period already. A period is drawn once."])
    seed = wanted.seed or secrets.token_hex(SEED_BYTES)
    made: Draw = Draw.objects.create(
        period_from=wanted.period_from,
        period_until=wanted.period_until,
        percent=wanted.percent,
        strata=wanted.strata,
        seed_commitment=sampling.commitment(seed),
        planned_by=by,
        planned_at=at,
    )
    with every_row():
        DrawSeed.objects.create(draw=made, seed=seed)
    remember(operation, made)
    _write_down("planned", made, by, at, reason=f"seed commitment {made.seed_commitment}")
    return made


@transaction.atomic
def close_frame(
    *, draw: Draw, left_out: Mapping[str, str], by: User, at: datetime, operation: UUID | None = None
) -> Draw:
    """Freeze the reviews submitted in the period, with those left out and why. Raises NotNow in words."""
    must_hold(by, Permission.DRAW_SAMPLE, at=at)
    if timezone.localdate(at) <= draw.period_until:
        raise NotNow(["The period is not over yet, so reviews may still be submitted in it."])
    with every_row():
        rows = frame_rows(draw)
    rows = _leaving_out(rows, left_out)
    try:
        frame = sampling.Frame(sampling.Entry(row, row["exclusion_reason"]) for row in rows)
    except sampling.UnusableError as problem:
        raise NotNow([str(problem)]) from None
    _must_hold_a_review(frame)
    setting = {"frame": frame.rows, "frame_sha256": frame.sha256, "closed_by": by, "closed_at": at}
    closed = perform(transitions.CLOSE_FRAME, on=draw, by=by, at=at, setting=setting, operation=operation)
    _write_down("frame", closed, by, at, reason=f"frame {closed.frame_sha256}")
    return closed


def _leaving_out(rows: list[dict[str, str]], left_out: Mapping[str, str]) -> list[dict[str, str]]:
    known = {row["reference"]: row for row in rows}
    strange = [reference for reference in left_out if reference not in known]
    if strange:
        raise NotNow([f"{reference} is not a review of this period." for reference in strange])
    return [
        {**row, "exclusion_reason": row["exclusion_reason"] or left_out.get(row["reference"], "")}
        for row in rows
    ]


def _must_hold_a_review(frame: sampling.Frame) -> None:
    if not frame.eligible:
        raise NotNow(["No review of this period could be drawn: none was submitted, or each is left out."])


@transaction.atomic
def draw_sample(*, draw: Draw, by: User, at: datetime, operation: UUID | None = None) -> Draw:
    """Draw from the closed frame, reveal the seed, and give what was drawn to the inspectorate."""
    must_hold(by, Permission.DRAW_SAMPLE, at=at)
    with every_row():
        seed = DrawSeed.objects.get(draw=draw).seed
    frame = sampling.Frame(sampling.Entry(row, row["exclusion_reason"]) for row in draw.frame)
    done: list[str] = []
    if frame.eligible:
        strata = draw.strata or None
        done = list(sampling.draw(frame, seed=seed, percent=draw.percent, strata=strata).selected)
    setting = {"selected": done, "drawn_by": by, "drawn_at": at}
    drawn = perform(transitions.DRAW, on=draw, by=by, at=at, setting=setting, operation=operation)
    with every_row():
        if not Drawn.objects.filter(draw=drawn).exists():
            _take(drawn, by, at)
    return drawn


def _take(draw: Draw, by: User, at: datetime) -> None:
    """Each drawn review goes to the inspectorate; one that the national team began to mark stays with it."""
    rows = Assessment.objects.filter(case__reference__in=draw.selected, round=1).select_related("case")
    found = {row.case.reference: row for row in rows}
    for place, reference in enumerate(draw.selected, start=1):
        assessment = found[reference]
        try:
            assign_body(assessment=assessment, body=Body.INSPECTORATE, by=by, at=at)
            why_not = ""
        except NotNow as refused:
            why_not = " ".join(refused.reasons)
        Drawn.objects.create(
            draw=draw,
            case=assessment.case,
            review_id=assessment.review_id,
            assessment=assessment,
            place=place,
            why_not=why_not,
        )


def withdraw(*, draw: Draw, reason: str, by: User, at: datetime, operation: UUID | None = None) -> Draw:
    """Give a planned draw up, before its frame is closed: nobody can know yet what it would have drawn."""
    setting = {"withdrawn_why": reason}
    return perform(
        transitions.WITHDRAW_DRAW, on=draw, by=by, at=at, note=reason, setting=setting, operation=operation
    )


def _write_down(action: str, draw: Draw, by: User, at: datetime, *, reason: str) -> None:
    audit(action=f"draw.{action}", by=by, at=at, subject_type="draw", subject=str(draw.pk), reason=reason)
