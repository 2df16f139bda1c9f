"""Correct a draft in place, and settle what was doubtful; the audit names the fields that changed."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from candour.access.permissions import Permission
from candour.audit.record import record as audit
from candour.recommendations import draft as drafts
from candour.recommendations.commands.noting import doubt_of
from candour.recommendations.doubts import answers_in_doubt
from candour.recommendations.draft import Draft
from candour.recommendations.models import Doubt, ImportStatus, PlanImport
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import may
from candour.workflow.refusals import NotAllowed, NotNow

Change = Callable[[Draft], Draft]
GONE = "That part of the plan is no longer there. Go back to the plan and look again."


def change_front(
    *,
    plan_import: PlanImport,
    values: Mapping[str, Any],
    seen: str,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> PlanImport:
    """Correct the title, the kind, a date or a body."""
    return _correct(
        plan_import,
        lambda draft: drafts.with_front(draft, values),
        sorted(values),
        seen=seen,
        by=by,
        at=at,
        operation=operation,
    )


def change_recommendation(
    *,
    plan_import: PlanImport,
    place: int,
    values: Mapping[str, Any],
    seen: str,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> PlanImport:
    """Correct the words, the response or the category of one recommendation."""
    changed = [f"recommendations[{place}].{name}" for name in values]
    return _correct(
        plan_import,
        lambda draft: drafts.with_recommendation(draft, place, values),
        changed,
        seen=seen,
        by=by,
        at=at,
        operation=operation,
    )


def change_action(
    *,
    plan_import: PlanImport,
    place: tuple[int, int],
    values: Mapping[str, Any],
    seen: str,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> PlanImport:
    """Correct one action: its words, its owner, its date and how they pair."""
    changed = [f"{_named(place)}.{name}" for name in values]
    return _correct(
        plan_import,
        lambda draft: drafts.with_action(draft, *place, values),
        changed,
        seen=seen,
        by=by,
        at=at,
        operation=operation,
    )


def add_action(
    *,
    plan_import: PlanImport,
    place: int,
    values: Mapping[str, Any],
    seen: str,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> PlanImport:
    """Add an action that the reader did not find."""
    return _correct(
        plan_import,
        lambda draft: drafts.with_new_action(draft, place, values),
        [f"recommendations[{place}].actions"],
        seen=seen,
        by=by,
        at=at,
        operation=operation,
    )


def divide_action(
    *,
    plan_import: PlanImport,
    place: tuple[int, int],
    text: str,
    seen: str,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> PlanImport:
    """Make several actions of one, where empty lines stand between them."""
    if len(drafts.divided(text)) < 2:
        raise NotNow(["Put an empty line where the next action begins."])
    return _correct(
        plan_import,
        lambda draft: drafts.with_action_divided(draft, *place, text),
        [_named(place)],
        seen=seen,
        by=by,
        at=at,
        operation=operation,
    )


def join_actions(
    *,
    plan_import: PlanImport,
    place: tuple[int, int],
    seen: str,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> PlanImport:
    """Make one action of this and the next."""
    return _correct(
        plan_import,
        lambda draft: drafts.with_actions_joined(draft, *place),
        [_named(place)],
        seen=seen,
        by=by,
        at=at,
        operation=operation,
    )


def remove_action(
    *,
    plan_import: PlanImport,
    place: tuple[int, int],
    seen: str,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> PlanImport:
    """Take out an action that is none."""
    return _correct(
        plan_import,
        lambda draft: drafts.without_action(draft, *place),
        [_named(place)],
        seen=seen,
        by=by,
        at=at,
        operation=operation,
    )


@transaction.atomic
def settle_doubt(*, doubt: Doubt, note: str, by: User, at: datetime, operation: UUID | None = None) -> Doubt:
    """Note that a person looked at a doubt and what they decided. Doing it again changes the note."""
    plan_import = _locked(doubt.plan_import, by, at)
    if once(operation, name="plan_import.doubt_settled", by=by, at=at, on=doubt):
        return plan_import.doubts.get(pk=doubt.pk)
    if not note.strip():
        raise NotNow(["Say what you found when you looked."])
    found = plan_import.doubts.get(pk=doubt.pk)
    found.settled_by, found.settled_at, found.settled_note = by, at, note.strip()
    found.save(update_fields=["settled_by", "settled_at", "settled_note"])
    _write_down("plan_import.doubt_settled", plan_import, by, at, [f"doubts[{found.position}]"])
    return found


@transaction.atomic
def _correct(
    plan_import: PlanImport,
    change: Change,
    changed: Sequence[str],
    *,
    seen: str,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> PlanImport:
    """`seen` says which version of the draft was on the page, so that nobody covers another's correction."""
    locked = _locked(plan_import, by, at)
    if once(operation, name="plan_import.corrected", by=by, at=at, on=locked):
        return locked
    if seen != version_of(locked):
        raise NotNow(["Somebody corrected this plan after you opened the page. Look at it again first."])
    try:
        locked.draft = change(locked.draft)
    except drafts.NoSuchPart as gone:
        raise NotNow([GONE]) from gone
    locked.changed_at = at
    locked.save(update_fields=["draft", "changed_at"])
    _note_new_gaps(locked)
    _write_down("plan_import.corrected", locked, by, at, changed)
    return locked


def _note_new_gaps(plan_import: PlanImport) -> None:
    """A correction may leave a response without what it needs; that is one more thing to check."""
    known = list(plan_import.doubts.values_list("code", "recommendation", "position"))
    there = {(code, number) for code, number, _place in known}
    first = max((place for _code, _number, place in known), default=-1) + 1
    found = answers_in_doubt(plan_import.draft, on=timezone.localdate(plan_import.started_at))
    new = [gap for gap in found if (gap.code, str(gap.recommendation)) not in there]
    Doubt.objects.bulk_create(doubt_of(plan_import, first + place, one) for place, one in enumerate(new))


def version_of(plan_import: PlanImport) -> str:
    """What a form carries to say which version it shows."""
    return plan_import.changed_at.isoformat()


def _locked(plan_import: PlanImport, by: User, at: datetime) -> PlanImport:
    if not may(by, Permission.IMPORT_PLAN, at=at):
        raise NotAllowed("Your role does not allow this.")
    locked: PlanImport = PlanImport.objects.select_for_update().get(pk=plan_import.pk)
    if locked.status != ImportStatus.DRAFT:
        raise NotNow(
            [f"The plan can be corrected only while it is being checked; it is “{_status(locked)}”."]
        )
    return locked


def _status(plan_import: PlanImport) -> str:
    return str(ImportStatus(plan_import.status).label)


def _named(place: tuple[int, int]) -> str:
    return f"recommendations[{place[0]}].actions[{place[1]}]"


def _write_down(action: str, on: PlanImport, by: User, at: datetime, changed: Sequence[str]) -> None:
    audit(
        action=action,
        by=by,
        at=at,
        subject_type="recommendations.planimport",
        subject=str(on.pk),
        changed=changed,
    )
