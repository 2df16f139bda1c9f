"""Report the progress of an action, and verify it: two records side by side, never one."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from candour.access.permissions import Permission
from candour.action_plans import rules, vocabulary
from candour.action_plans.commands.entry import locked_for, refuse, write_down
from candour.action_plans.models import Action, ProgressUpdate, Verification
from candour.action_plans.rules import Move
from candour.cases.commands import open_again
from candour.cases.models import Case
from candour.cases.row_security import every_row
from candour.staff.models import User
from candour.workflow.once import once, remember
from candour.workflow.perform import may
from candour.workflow.refusals import NotAllowed


@dataclass(frozen=True, slots=True)
class Report:
    """What an owner says of an action on a day."""

    on: date
    reported: str
    evidence: str
    move: Move | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What somebody independent found on a day."""

    on: date
    found: str
    evidence: str


@transaction.atomic
def report_progress(
    *, action: Action, report: Report, by: User, at: datetime, operation: UUID | None = None
) -> ProgressUpdate:
    """Add what an owner says of an action; a moved target comes with its reason and approver.

    Raises NotAllowed, or NotNow with every reason.
    """
    if not may(by, Permission.REPORT_PROGRESS, at=at):
        raise NotAllowed("Your role does not allow this.")
    locked = locked_for(action, by)
    if earlier := once(operation, name="action.progress_reported", by=by, at=at, on=locked):
        return ProgressUpdate.objects.get(pk=earlier.record_id or 0)
    refuse(_against_report(locked, report, by, timezone.localdate(at)))
    move = report.move
    made = ProgressUpdate.objects.create(
        action=locked,
        on=report.on,
        reported=report.reported,
        evidence=report.evidence,
        revised_due_on=move.due_on if move else None,
        reason=move.reason if move else "",
        approver=move.approver if move else None,
        by=by,
        recorded_at=at,
    )
    remember(operation, made)
    write_down("action.progress_reported", locked, by, at, ["reported", *(["target"] if move else [])])
    if report.reported not in vocabulary.CLOSED:
        _open_its_case(locked, by, at)
    return made


def _open_its_case(action: Action, by: User, at: datetime) -> None:
    """Whoever answers for an action need not see the case that it comes from."""
    with every_row():
        case = Case.objects.filter(actions=action).first()
        if case is not None:
            open_again(case, why="An action of the review is open again.", by=by, at=at)


def _against_report(action: Action, report: Report, by: User, today: date) -> list[str | None]:
    present = Action.objects.as_of(today).filter(pk=action.pk).values_list("current_due", flat=True).first()
    return [
        rules.owner_reports(action, by),
        rules.word_in_force(vocabulary.REPORTED, report.reported, report.on),
        rules.says_something(report.evidence, "Say what was done and what shows it."),
        rules.not_in_the_future(report.on, today),
        rules.not_before(report.on, action.known_from, "when the action was published"),
        rules.not_before(report.on, _last_day(action.updates), "the date of the last report"),
        *(rules.move_is_explained(report.move, present, by) if report.move else []),
    ]


@transaction.atomic
def verify_progress(
    *, action: Action, finding: Finding, by: User, at: datetime, operation: UUID | None = None
) -> Verification:
    """Add what somebody independent found. Raises NotAllowed, or NotNow with every reason."""
    if not may(by, Permission.VERIFY_PROGRESS, at=at):
        raise NotAllowed("Your role does not allow this.")
    locked = locked_for(action, by)
    if earlier := once(operation, name="action.progress_verified", by=by, at=at, on=locked):
        return Verification.objects.get(pk=earlier.record_id or 0)
    refuse(
        [
            rules.verifier_is_independent(locked, by),
            rules.word_in_force(vocabulary.VERIFIED, finding.found, finding.on),
            rules.says_something(finding.evidence, "Say what you saw."),
            rules.not_in_the_future(finding.on, timezone.localdate(at)),
            rules.not_before(finding.on, locked.known_from, "when the action was published"),
            rules.not_before(finding.on, _last_day(locked.verifications), "the date of the last finding"),
        ]
    )
    made = Verification.objects.create(
        action=locked, on=finding.on, found=finding.found, evidence=finding.evidence, by=by, recorded_at=at
    )
    remember(operation, made)
    write_down("action.progress_verified", locked, by, at, ["verified"])
    return made


def _last_day(entries: models.Manager[Any]) -> date | None:
    last: date | None = entries.order_by("-on").values_list("on", flat=True).first()
    return last
