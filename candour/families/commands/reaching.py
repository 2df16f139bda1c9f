"""Reach a plan for a change: as its changer sees it, locked, permitted; and work out what is next."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from candour.access.permissions import Permission
from candour.audit.record import record as audit
from candour.cases.commands import open_again
from candour.cases.models import ClosingStatus
from candour.cases.row_security import every_row
from candour.families import rules, transitions
from candour.families.models import ContactPlan, ContactStatus
from candour.families.owing import owed_to
from candour.staff.models import User
from candour.workflow.perform import may, must_hold, perform_for_service
from candour.workflow.refusals import NotAllowed

OWED_AGAIN = "Something is owed to them again."
LEFT_IN_CASE = "Something is to be done in this case again."
"""Of contact with families the history of a case says nothing, because more people read it."""


def locked(plan: ContactPlan, *, by: User) -> ContactPlan:
    """The row itself, locked, with its case, as this person sees it."""
    seen = ContactPlan.objects.visible_to(by).readable_by(by).select_related("case", "person")
    found: ContactPlan | None = seen.select_for_update(of=("self",)).filter(pk=plan.pk).first()
    if found is None:
        raise NotAllowed("This is not a plan that you can change.")
    return found


def to_keep(plan: ContactPlan, *, by: User, at: datetime) -> ContactPlan:
    """For whoever keeps the contact: the named contact, or the lead of the region."""
    must_hold(by, Permission.KEEP_CONTACT, at=at)
    row = locked(plan, by=by)
    leads = may(by, Permission.ALLOCATE_LIAISON, at=at)
    if reason := rules.they_keep_the_contact(row, by, leads=leads):
        raise NotAllowed(reason)
    return row


def write_down(
    action: str, plan: ContactPlan, by: User, at: datetime, *changed: str, subject: str = ""
) -> None:
    """An audit entry in the chain of the case: which fields changed, never what they hold or about whom."""
    audit(
        action=f"families.{action}",
        by=by,
        at=at,
        case=plan.case_reference,
        subject_type="families.contactplan",
        subject=subject or str(plan.pk),
        changed=changed,
    )


def put(plan: ContactPlan, values: Mapping[str, Any]) -> list[str]:
    """Set and save these fields, and give the names of those that changed."""
    changed = [name for name, value in values.items() if getattr(plan, name) != value]
    for name in changed:
        setattr(plan, name, values[name])
    if changed:
        plan.save(update_fields=changed)
    return changed


def work_out(plan: ContactPlan, *, at: datetime) -> None:
    """Copy what is owed first to the plan, for lists; open contact and case again where they had ended.

    Everything is counted, whatever is seen by whoever changed something.
    """
    with every_row():
        row: ContactPlan = ContactPlan.objects.select_related("case").get(pk=plan.pk)
        owed = owed_to(row)
        first = owed[0] if owed else None
        step, due = (first.what[:200], first.due) if first else ("", None)
        put(row, {"next_step": step, "next_due": due})
        if owed and row.contact_status == ContactStatus.ENDED:
            perform_for_service(transitions.TAKE_UP, on=row, at=at, note=OWED_AGAIN)
        if owed and row.case.closing_status == ClosingStatus.CLOSED:
            open_again(row.case, why=LEFT_IN_CASE, at=at)
    plan.next_step, plan.next_due = step, due
