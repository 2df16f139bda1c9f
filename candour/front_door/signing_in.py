"""Signing in. A single sign-on would end in `begin`, as the local account and the demo list do."""

from datetime import datetime, timedelta

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest
from django.utils import timezone

from candour.access.commands import choose_password, password_is_one_time
from candour.audit.record import REFUSED, Named, record
from candour.staff.models import User

LOCAL = "django.contrib.auth.backends.ModelBackend"
LONGEST = timedelta(hours=12)
BEGAN = "session_began"
USED = "session_used"
COUNTED_BY = timedelta(minutes=1)
WAITING = "one_time_password_of"
WAITS = timedelta(minutes=10)
ANYONE = Named("anyone", "Somebody not signed in")


def by_password(request: HttpRequest, *, username: str, password: str) -> User | None:
    """The person, or None for an unknown name, a wrong password or a closed account alike."""
    user = authenticate(request, username=username, password=password)
    if isinstance(user, User):
        return user
    if not getattr(request, "axes_locked_out", False):  # the lockout is noted by its own page
        _note_failure("session.failed", username)
    return None


def begin(request: HttpRequest, user: User) -> None:
    """Open a session for somebody whose identity is proved, under a new session key."""
    if isinstance(request.user, User) and request.user != user:
        end(request)
    login(request, user, backend=LOCAL)
    now = timezone.now()
    request.session[BEGAN] = now.isoformat()
    record(action="session.begun", by=user, at=now, subject_type="user", subject=user.username)


def end(request: HttpRequest) -> None:
    """Close the session and forget everything in it."""
    if isinstance(request.user, User):
        record(
            action="session.ended",
            by=request.user,
            at=timezone.now(),
            subject_type="user",
            subject=request.user.username,
        )
    logout(request)


def is_too_old(request: HttpRequest) -> bool:
    """A session lasts twelve hours, however busy; one that does not say when it began is counted from now."""
    now = timezone.now()
    began = request.session.setdefault(BEGAN, now.isoformat())
    return now - datetime.fromisoformat(began) > LONGEST


def keep_open(request: HttpRequest) -> None:
    """The thirty quiet minutes begin again: written once in a minute of use rather than with every page."""
    now = timezone.now()
    used = request.session.get(USED)
    if used is None or now - datetime.fromisoformat(used) >= COUNTED_BY:
        request.session[USED] = now.isoformat()


def needs_own_password(user: User) -> bool:
    return password_is_one_time(user)


def wait_for_own_password(request: HttpRequest, user: User) -> None:
    """The one-time password was right: the person may now choose their own, and nothing else."""
    request.session.cycle_key()
    until = timezone.now() + WAITS
    request.session[WAITING] = {"user": user.pk, "password": user.password, "until": until.isoformat()}


def who_waits(request: HttpRequest) -> User | None:
    """Whoever has just proved a one-time password that still stands; nobody after ten minutes."""
    waiting = request.session.get(WAITING)
    if not waiting or timezone.now() > datetime.fromisoformat(waiting["until"]):
        return None
    standing = User.objects.filter(pk=waiting["user"], password=waiting["password"], is_active=True)
    return standing.first()


def begin_with_own_password(request: HttpRequest, user: User, password: str) -> None:
    choose_password(user=user, password=password, at=timezone.now())
    request.session.pop(WAITING, None)
    begin(request, user)


def note_lockout(username: str) -> None:
    _note_failure("session.locked_out", username)


def _note_failure(action: str, username: str) -> None:
    """A name that is no account is not kept: people type passwords into the wrong box."""
    known = User.objects.filter(username=username).first()
    record(
        action=action,
        by=known or ANYONE,
        at=timezone.now(),
        subject_type="user",
        subject=known.username if known else "",
        outcome=REFUSED,
    )
