"""Say which owners the printed words of an action mean."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models.functions import Lower

from candour.access.permissions import Permission
from candour.action_plans.commands.entry import locked_for, write_down
from candour.action_plans.models import Action, ActionOwner, NameDecision, Owner
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
    _refuse_others(by, at)
    wanted = once_each(names)
    if not wanted:
        raise NotNow(["Name at least one owner."])
    locked = locked_for(action, by)
    if once(operation, name="action.owners_linked", by=by, at=at, on=locked):
        return locked
    owners = owners_named(wanted)
    locked.owner_links.all().delete()
    # Two of the names may mean one owner, who then stands there once.
    ActionOwner.objects.bulk_create(
        (
            ActionOwner(action=locked, owner=owners[same_name(name)], position=place, chosen_by=by)
            for place, name in enumerate(wanted)
        ),
        ignore_conflicts=True,
    )
    write_down("action.owners_linked", locked, by, at, ["owners"])
    return locked


@transaction.atomic
def assign_owner(
    *, owner: Owner, user: User | None, by: User, at: datetime, operation: UUID | None = None
) -> Owner:
    """Say which member of staff reports for an owner, or that nobody does now."""
    _refuse_others(by, at)
    locked: Owner = Owner.objects.select_for_update().get(pk=owner.pk)
    if once(operation, name="owner.assigned", by=by, at=at, on=locked):
        return locked
    if user is not None and not user.is_active:
        raise NotNow(["This account is closed. Choose somebody whose account is open."])
    locked.user = user
    locked.save(update_fields=["user"])
    _write_down("owner.assigned", locked, by, at, reason=f"to {user.username}" if user else "to nobody")
    return locked


@transaction.atomic
def decide_names(
    *,
    pair: tuple[Owner, Owner],
    meant: Owner | None,
    note: str,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> NameDecision:
    """Say that two like names are different owners (`meant` is None), or which one both of them mean.

    In the second case the actions of the other go over to it; the printed words never change.
    """
    _refuse_others(by, at)
    if not note.strip():
        raise NotNow(["Say what you found when you looked."])
    keys = sorted(owner.pk for owner in pair)
    first, second = Owner.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    earlier = NameDecision.objects.filter(first=first, second=second).first()
    if once(operation, name="owner.names_decided", by=by, at=at, on=first) and earlier:
        return earlier
    if earlier:
        raise NotNow(["Somebody has already decided this. Look at the owners again."])
    if meant is not None:
        _give_over(second if meant.pk == first.pk else first, meant, by)
    _write_down("owner.names_decided", meant or first, by, at, reason=f"owners {first.pk} and {second.pk}")
    return NameDecision.objects.create(
        first=first, second=second, meant=meant, note=note.strip(), by=by, at=at
    )


def _give_over(other: Owner, meant: Owner, by: User) -> None:
    """Every action of one owner becomes one of the other."""
    has_it = ActionOwner.objects.filter(owner=meant).values("action")
    ActionOwner.objects.filter(owner=other, action__in=has_it).delete()
    ActionOwner.objects.filter(owner=other).update(owner=meant, chosen_by=by)


def _refuse_others(by: User, at: datetime) -> None:
    if not may(by, Permission.CORRECT_PLAN, at=at):
        raise NotAllowed("Your role does not allow this.")


def _write_down(action: str, on: Owner, by: User, at: datetime, *, reason: str) -> None:
    audit(
        action=action,
        by=by,
        at=at,
        subject_type="action_plans.owner",
        subject=str(on.pk),
        changed=["user" if action == "owner.assigned" else "actions"],
        reason=reason,
    )


def owners_named(names: Iterable[str]) -> dict[str, Owner]:
    """The owners of these names, new ones made, by what two spellings of one name share.

    A name that a person found to be a slip gives the owner that it means.
    """
    wanted = {same_name(name): name[:300] for name in names}
    Owner.objects.bulk_create((Owner(name=name) for name in wanted.values()), ignore_conflicts=True)
    lowered = [name.lower() for name in wanted.values()]
    found = Owner.objects.annotate(lowered=Lower("name")).filter(lowered__in=lowered)
    meant = _meant_instead()
    return {same_name(owner.name): meant.get(owner.pk, owner) for owner in found}


def owner_in_person(role: str, user: User, *, by: User, at: datetime) -> Owner:
    """The owner that is this role in this person.

    Their account stands in its name: two reviews may write a role alike and mean two people, of whom neither
    may see the actions of the other.
    """
    name = f"{role.strip()[:150]}, {user.full_name} ({user.username})"
    owner, new = Owner.objects.get_or_create(name__iexact=name, defaults={"name": name, "user": user})
    if new:
        _write_down("owner.assigned", owner, by, at, reason=f"to {user.username}")
    return owner


def _meant_instead() -> dict[int, Owner]:
    """The owner that a name means where a person decided that it is a slip for another."""
    decisions = NameDecision.objects.filter(meant__isnull=False).select_related("meant")
    return {
        key: one.meant
        for one in decisions
        if one.meant
        for key in (one.first_id, one.second_id)
        if key != one.meant_id
    }
