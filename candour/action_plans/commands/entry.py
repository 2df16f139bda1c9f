"""What every entry on an action shares: the locked row, the reasons against, and the audit."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from candour.action_plans.models import Action
from candour.audit.record import record as audit
from candour.staff.models import User
from candour.workflow.refusals import NotAllowed, NotNow


def locked_for(action: Action, by: User) -> Action:
    found: Action | None = Action.objects.visible_to(by).select_for_update().filter(pk=action.pk).first()
    if found is None:
        raise NotAllowed("This action is not one that you can see.")
    return found


def refuse(against: Iterable[str | None]) -> None:
    reasons = [reason for reason in against if reason]
    if reasons:
        raise NotNow(reasons)


def write_down(action: str, on: Action, by: User, at: datetime, changed: Sequence[str]) -> None:
    audit(
        action=action,
        by=by,
        at=at,
        subject_type="action_plans.action",
        subject=str(on.pk),
        changed=changed,
    )
