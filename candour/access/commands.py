"""Open, place and close accounts, and give and end roles. Every change is recorded."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from candour.access import rules
from candour.audit.record import SYSTEM, record
from candour.staff.models import DeliveryUnit, Region, RoleAsked, RoleHeld, Team, User


class AccountRefused(Exception):
    """The change cannot be made; the text can be shown to a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a person works, and whom they answer to."""

    region: Region | None = None
    delivery_unit: DeliveryUnit | None = None
    team: Team | None = None
    line_manager: User | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    username: str
    full_name: str
    email: str
    job_title: str
    password: str
    """Good for one sign-in, at which the person chooses their own."""


@transaction.atomic
def open_account(new: NewAccount, *, by: User, at: datetime) -> User:
    """An account without a role, so it opens nothing yet. Raises AccountRefused."""
    _refuse_if(rules.against_keeping_accounts(by, on=timezone.localdate(at)))
    if User.objects.filter(username__iexact=new.username).exists():
        raise AccountRefused(f"There is already an account called {new.username}. Choose another username.")
    user = User.objects.create_user(
        new.username,
        full_name=new.full_name,
        password=new.password,
        email=new.email,
        job_title=new.job_title,
    )
    _note("account.opened", user, by=by, at=at)
    return user


@transaction.atomic
def place(*, user: User, to: Place, by: User, at: datetime) -> User:
    """Move a person to a region, unit, team or line manager. Raises AccountRefused for a loop."""
    _refuse_if(rules.against_keeping_accounts(by, on=timezone.localdate(at)))
    # One change of the lines at a time: two that are sound apart could make a loop together.
    list(User.objects.select_for_update().order_by("pk").values_list("pk", flat=True))
    if to.line_manager is not None:
        to.line_manager.refresh_from_db()
    _refuse_if(rules.against_place(to.region, to.delivery_unit, to.team))
    _refuse_if(rules.against_line_manager(user, to.line_manager))
    names = ("region", "delivery_unit", "team", "line_manager")
    changed = [name for name in names if getattr(user, name) != getattr(to, name)]
    for name in changed:
        setattr(user, name, getattr(to, name))
    if changed:
        user.save(update_fields=changed)
        record(
            action="account.moved", by=by, at=at, subject_type="user", subject=user.username, changed=changed
        )
    return user


@transaction.atomic
def give_role(*, user: User, role: str, since: date, by: User | None = None, at: datetime) -> RoleHeld:
    """Let a person hold a role from a day on. Who asks and who agrees is settled by the two verbs below."""
    held, made = RoleHeld.objects.get_or_create(user=user, role=role, until=None, defaults={"since": since})
    if made:
        _note("role.given", user, by=by, at=at, reason=role)
    return held


@transaction.atomic
def ask_for_role(*, user: User, role: str, since: date, by: User, at: datetime) -> RoleHeld | RoleAsked:
    """Give a role to somebody else; one that opens cases or accounts waits for a second person.

    Raises AccountRefused.
    """
    _refuse_if(rules.against_keeping_accounts(by, on=timezone.localdate(at)))
    _refuse_if(rules.against_role(user, role, since=since, by=by))
    if not rules.needs_second_person(role) or user.roles_held.filter(role=role, until=None).exists():
        return give_role(user=user, role=role, since=since, by=by, at=at)
    asked, made = RoleAsked.objects.get_or_create(
        user=user, role=role, decided_at=None, defaults={"since": since, "asked_by": by, "asked_at": at}
    )
    if made:
        _note("role.asked", user, by=by, at=at, reason=role)
    return asked


@transaction.atomic
def decide_on_role(*, asked: RoleAsked, agreed: bool, by: User, at: datetime) -> RoleAsked:
    """Agree to a role that somebody else asked for, or refuse it. Raises AccountRefused."""
    row = RoleAsked.objects.select_for_update(of=("self",)).select_related("user").get(pk=asked.pk)
    if row.decided_at is not None:
        raise AccountRefused("This has been decided already.")
    _refuse_if(rules.against_deciding(row, by, on=timezone.localdate(at)))
    row.decided_by, row.decided_at, row.agreed = by, at, agreed
    row.save(update_fields=["decided_by", "decided_at", "agreed"])
    if agreed:
        give_role(user=row.user, role=row.role, since=row.since, by=by, at=at)
    else:
        _note("role.refused", row.user, by=by, at=at, reason=row.role)
    return row


@transaction.atomic
def end_role(*, held: RoleHeld, until: date, by: User, at: datetime) -> None:
    """The role ends with that day. Raises AccountRefused."""
    _refuse_if(rules.against_keeping_accounts(by, on=timezone.localdate(at)))
    _refuse_if(rules.against_end(held.user, since=held.since, until=until, by=by))
    held.until = until
    held.save(update_fields=["until"])
    _note("role.ended", held.user, by=by, at=at, reason=held.role)


@transaction.atomic
def disable(*, user: User, by: User, at: datetime) -> None:
    """Close an account: the next request of any of its sessions is refused. Raises AccountRefused."""
    _refuse_if(rules.against_keeping_accounts(by, on=timezone.localdate(at)))
    _refuse_if(rules.OWN_ACCOUNT if user == by else None)
    _set_active(user, "account.disabled", active=False, by=by, at=at)


@transaction.atomic
def enable(*, user: User, by: User, at: datetime) -> None:
    """Open an account that was closed, with the roles it still holds."""
    _refuse_if(rules.against_keeping_accounts(by, on=timezone.localdate(at)))
    _set_active(user, "account.enabled", active=True, by=by, at=at)


@transaction.atomic
def set_one_time_password(*, user: User, password: str, by: User, at: datetime) -> None:
    """Good for one sign-in; every session of the person ends, as it was opened by the old password."""
    _refuse_if(rules.against_keeping_accounts(by, on=timezone.localdate(at)))
    user.set_password(password)
    user.last_login = None
    user.save(update_fields=["password", "last_login"])
    _note("password.reset", user, by=by, at=at)


@transaction.atomic
def choose_password(*, user: User, password: str, at: datetime) -> None:
    """The person's own password, in place of the one-time password."""
    user.set_password(password)
    user.save(update_fields=["password"])
    _note("password.chosen", user, by=user, at=at)


def password_is_one_time(user: User) -> bool:
    """A password that its person has never signed in with was made by somebody else."""
    return user.last_login is None


def _refuse_if(reason: str | None) -> None:
    if reason is not None:
        raise AccountRefused(reason)


def _set_active(user: User, action: str, *, active: bool, by: User, at: datetime) -> None:
    if user.is_active is active:
        return
    user.is_active = active
    user.save(update_fields=["is_active"])
    _note(action, user, by=by, at=at)


def _note(action: str, user: User, *, by: User | None, at: datetime, reason: str = "") -> None:
    record(action=action, by=by or SYSTEM, at=at, subject_type="user", subject=user.username, reason=reason)
