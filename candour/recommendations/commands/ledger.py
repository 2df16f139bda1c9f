"""Correct what stands in the ledger, link repeats, and note what was exported."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from candour.access.permissions import Permission
from candour.audit.record import record as audit
from candour.recommendations.counting import category_on
from candour.recommendations.models import Correction, Recommendation, RepeatLink
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import may
from candour.workflow.refusals import NotAllowed, NotNow

CORRECTABLE = (
    "text",
    "category",
    "category_as_written",
    "reason_kinds",
    "rationale",
    "response_text",
    "gap_note",
)


@transaction.atomic
def correct_recommendation(
    *,
    recommendation: Recommendation,
    values: Mapping[str, Any],
    reason: str,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> Recommendation:
    """Mend fields of an imported recommendation; what stood before is kept with the reason."""
    locked = _locked(recommendation, by, at)
    if once(operation, name="recommendation.corrected", by=by, at=at, on=locked):
        return locked
    changed = {
        name: value
        for name, value in values.items()
        if name in CORRECTABLE and getattr(locked, name) != value
    }
    _refuse_empty(changed, reason)
    Correction.objects.bulk_create(
        Correction(
            recommendation=locked,
            field=name,
            before=_shown(getattr(locked, name)),
            after=_shown(value),
            reason=reason,
            by=by,
            at=at,
        )
        for name, value in changed.items()
    )
    for name, value in changed.items():
        setattr(locked, name, value)
    _refuse_gap(locked, timezone.localdate(at))
    locked.save(update_fields=list(changed))
    _write_down("recommendation.corrected", locked, by, at, list(changed))
    return locked


def _refuse_empty(changed: Mapping[str, Any], reason: str) -> None:
    against = []
    if not changed:
        against.append("Nothing is different from what stands there.")
    if "text" in changed and not changed["text"].strip():
        against.append("A recommendation must have words.")
    if not reason.strip():
        against.append("Say why it is corrected.")
    if against:
        raise NotNow(against)


def _refuse_gap(recommendation: Recommendation, on: date) -> None:
    """A response has the action and the reason that it needs, or a note that the plan prints none."""
    category = category_on(recommendation.category, on)
    if category is None or recommendation.response_text or recommendation.gap_note:
        return
    against = []
    if category.needs_reason and not (recommendation.rationale or recommendation.reason_kinds):
        against.append(f"“{category.name}” needs a reason. Give it, or note that the plan prints none.")
    if category.needs_action and not recommendation.action_links.exists():
        against.append(f"“{category.name}” needs an action, and none is listed. Note what the plan prints.")
    if against:
        raise NotNow(against)


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


@transaction.atomic
def link_repeat(
    *,
    recommendation: Recommendation,
    earlier: Recommendation,
    note: str,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> RepeatLink:
    """Note that a recommendation restates an earlier one."""
    locked = _locked(recommendation, by, at)
    if locked.pk == earlier.pk or earlier.publication.known_from > locked.publication.known_from:
        raise NotNow(["Only an earlier recommendation can be repeated."])
    if not note.strip():
        raise NotNow(["Say what shows that it is repeated."])
    once(operation, name="recommendation.repeat_linked", by=by, at=at, on=locked)
    link, new = RepeatLink.objects.get_or_create(
        recommendation=locked, earlier=earlier, defaults={"note": note, "added_by": by, "added_at": at}
    )
    if new:
        _write_down("recommendation.repeat_linked", locked, by, at, ["repeats"])
    return link


def record_export(*, what: str, form: str, by: User, at: datetime) -> str:
    """Enter an export in the register and give its number, before the file leaves."""
    if not may(by, Permission.VIEW_LEDGER, at=at):
        raise NotAllowed("Your role does not allow this.")
    number = uuid4().hex[:12]
    audit(
        action="ledger.exported",
        by=by,
        at=at,
        subject_type="recommendations.export",
        subject=f"{number} {form}",
        reason=what,
    )
    return number


def _locked(recommendation: Recommendation, by: User, at: datetime) -> Recommendation:
    if not may(by, Permission.CORRECT_PLAN, at=at):
        raise NotAllowed("Your role does not allow this.")
    found: Recommendation | None = (
        Recommendation.objects.visible_to(by)
        .select_for_update(of=("self",))
        .filter(pk=recommendation.pk)
        .first()
    )
    if found is None:
        raise NotAllowed("This recommendation is not one that you can see.")
    return found


def _write_down(action: str, on: Recommendation, by: User, at: datetime, changed: list[str]) -> None:
    audit(
        action=action,
        by=by,
        at=at,
        subject_type="recommendations.recommendation",
        subject=str(on.pk),
        changed=changed,
    )
