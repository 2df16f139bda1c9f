"""Say which owners the printed words of an action mean."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Lower

from candour.access.permissions import Permission
from candour.action_plans.commands.entry import locked_for, write_down
from candour.action_plans.models import Action, ActionOwner, Owner
from candour.action_plans.owners import once_each, same_name
from candour.audit.record import record as audit
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import may
from candour.workflow.refusals import NotAllowed, NotNow


@transaction.atomic
def link_owners(
    *, action: Action, names: Sequence[str], by: User, at: datetime, operation: UUID | None = None
) -> Action:
    """Say which owners the printed words mean. The printed words themselves never change."""
    if not may(by, Permission.CORRECT_PLAN, at=at):
        raise NotAllowed("Your role does not allow this.")
    wanted = once_each(names)
    if not wanted:
        raise NotNow(["Name at least one owner."])
    locked = locked_for(action, by)
    if once(operation, name="action.owners_linked", by=by, at=at, on=locked):
        return locked
    owners = owners_named(wanted)
    locked.owner_links.all().delete()
    ActionOwner.objects.bulk_create(
        ActionOwner(action=locked, owner=owners[same_name(name)], position=place, chosen_by=by)
        for place, name in enumerate(wanted)
    )
    write_down("action.owners_linked", locked, by, at, ["owners"])
    return locked


@transaction.atomic
def assign_owner(*, owner: Owner, user: User | None, by: User, at: datetime) -> Owner:
    """Say which member of staff reports for an owner, or that nobody does now."""
    if not may(by, Permission.CORRECT_PLAN, at=at):
        raise NotAllowed("Your role does not allow this.")
    locked = Owner.objects.select_for_update().get(pk=owner.pk)
    locked.user = user
    locked.save(update_fields=["user"])
    audit(
        action="owner.assigned",
        by=by,
        at=at,
        subject_type="action_plans.owner",
        subject=str(locked.pk),
        changed=["user"],
    )
    return locked


def owners_named(names: Iterable[str]) -> dict[str, Owner]:
    """The owners of these names, new ones made, by what two spellings of one name share."""
    wanted = {same_name(name): name[:300] for name in names}
    Owner.objects.bulk_create((Owner(name=name) for name in wanted.values()), ignore_conflicts=True)
    lowered = [name.lower() for name in wanted.values()]
    found = Owner.objects.annotate(lowered=Lower("name")).filter(lowered__in=lowered)
    return {same_name(owner.name): owner for owner in found}
