"""Give and end roles, close and open accounts. Every change is recorded."""

from datetime import date, datetime

from django.db import transaction

from candour.audit.record import SYSTEM, record
from candour.staff.models import RoleHeld, User


@transaction.atomic
def give_role(*, user: User, role: str, since: date, by: User | None = None, at: datetime) -> RoleHeld:
    """Let a person hold a role from a day on."""
    held, made = RoleHeld.objects.get_or_create(user=user, role=role, until=None, defaults={"since": since})
    if made:
        record(
            action="role.given",
            by=by or SYSTEM,
            at=at,
            subject_type="user",
            subject=user.username,
            reason=role,
        )
    return held


@transaction.atomic
def end_role(*, held: RoleHeld, until: date, by: User, at: datetime) -> None:
    """The role ends with that day."""
    held.until = until
    held.save(update_fields=["until"])
    record(
        action="role.ended", by=by, at=at, subject_type="user", subject=held.user.username, reason=held.role
    )


@transaction.atomic
def disable(*, user: User, by: User, at: datetime) -> None:
    """Close an account: the next request of any of its sessions is refused."""
    user.is_active = False
    user.save(update_fields=["is_active"])
    record(action="account.disabled", by=by, at=at, subject_type="user", subject=user.username)


@transaction.atomic
def enable(*, user: User, by: User, at: datetime) -> None:
    user.is_active = True
    user.save(update_fields=["is_active"])
    record(action="account.enabled", by=by, at=at, subject_type="user", subject=user.username)
