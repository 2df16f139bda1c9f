"""An authorised person decides against the answer of the rules, and says why on every page about it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from candour.access.permissions import Permission
from candour.audit.record import record
from candour.notifications import rules
from candour.notifications.commands.answering import answer
from candour.notifications.commands.reaching import locked
from candour.notifications.models import EligibilityAnswer, Notification
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import may
from candour.workflow.refusals import NotAllowed, NotNow

CHANGED = ["outcome", "limb", "override_reason", "overridden_by", "overridden_at"]


@transaction.atomic
def override(
    *,
    notification: Notification,
    outcome: str,
    reason: str,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> Notification:
    """Let another outcome stand, with a reason that stays on the page. Raises NotNow with every reason."""
    _require(by, at)
    if once(operation, name="notification.overridden", by=by, at=at, on=notification) is not None:
        return notification
    row = locked(notification, by=by)
    if against := rules.against_override(row, outcome=outcome, reason=reason):
        raise NotNow(against)
    row.outcome, row.limb = outcome, ""
    row.override_reason, row.overridden_by, row.overridden_at = reason.strip(), by, at
    row.save(update_fields=CHANGED)
    _audit("notification.overridden", row, by, at)
    return row


@transaction.atomic
def end_override(
    *, notification: Notification, by: User, at: datetime, operation: UUID | None = None
) -> Notification:
    """Let the answer of the rules stand again."""
    _require(by, at)
    if once(operation, name="notification.override_ended", by=by, at=at, on=notification) is not None:
        return notification
    row = locked(notification, by=by)
    if against := rules.against_ending_override(row):
        raise NotNow(against)
    row.override_reason, row.overridden_by, row.overridden_at = "", None, None
    row.save(update_fields=["override_reason", "overridden_by", "overridden_at"])
    _audit("notification.override_ended", row, by, at)
    answer(row, trigger=EligibilityAnswer.Trigger.DECISION, by=by, at=at)
    return row


def _require(by: User, at: datetime) -> None:
    if not may(by, Permission.OVERRIDE_ELIGIBILITY, at=at):
        raise NotAllowed("Your role does not allow an override of eligibility.")


def _audit(action: str, notification: Notification, by: User, at: datetime) -> None:
    record(
        action=action,
        by=by,
        at=at,
        case=notification.case_reference,
        subject_type="notification",
        subject=str(notification.pk),
        reason="override",
        changed=CHANGED,
    )
