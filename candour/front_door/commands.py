"""Changes of accounts as pages send them: each once, however often the form arrives."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from candour.access import commands
from candour.access.commands import NewAccount
from candour.access.grants import grants_of
from candour.access.permissions import Permission
from candour.access.roles import ROLES
from candour.mail.commands import Notice, queue
from candour.staff.models import RoleAsked, RoleHeld, User
from candour.workflow.once import once, remember


@transaction.atomic
def open_account(new: NewAccount, *, by: User, at: datetime, operation: UUID) -> User:
    """The account; the one that the form made before, where it comes again."""
    earlier = once(operation, name="account.opened", by=by, at=at)
    if earlier is not None and earlier.record_id is not None:
        return User.objects.get(pk=earlier.record_id)
    made = commands.open_account(new, by=by, at=at)
    remember(operation, made)
    return made


@transaction.atomic
def change_once(
    change: Callable[[], object], *, name: str, user: User, by: User, at: datetime, operation: UUID
) -> None:
    """Make a change of an account, unless this form has made it already."""
    if once(operation, name=name, by=by, at=at, on=user) is None:
        change()


@transaction.atomic
def set_one_time_password(*, user: User, password: str, by: User, at: datetime) -> None:
    """Set it, and tell the person: whoever knows the password could sign in under their name."""
    commands.set_one_time_password(user=user, password=password, by=by, at=at)
    queue(Notice.PASSWORD_SET, to=user, path=reverse("home"), at=at)


@transaction.atomic
def ask_for_role(*, user: User, role: str, since: date, by: User, at: datetime) -> RoleHeld | RoleAsked:
    """The role, or what waits for a second person; those who may agree to it are told."""
    found = commands.ask_for_role(user=user, role=role, since=since, by=by, at=at)
    if isinstance(found, RoleAsked) and found.asked_at == at:
        for person in _who_may_agree(found, at):
            queue(Notice.ROLE_WAITS, to=person, path=reverse("staff_asked"), at=at)
    return found


def _who_may_agree(asked: RoleAsked, at: datetime) -> list[User]:
    on = timezone.localdate(at)
    keys = [key for key, role in ROLES.items() if Permission.CONFIRM_ROLE in role.permissions]
    found = User.objects.filter(is_active=True, roles_held__role__in=keys).distinct()
    others = found.exclude(pk__in=[asked.user_id, asked.asked_by_id])
    return [person for person in others if grants_of(person, on=on).allow(Permission.CONFIRM_ROLE)]
