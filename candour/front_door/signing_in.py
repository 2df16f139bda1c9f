"""Signing in. A single sign-on would end in `begin`, as the local account and the demo list do."""

from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest
from django.utils import timezone

from candour.audit.record import record
from candour.staff.models import User

LOCAL = "django.contrib.auth.backends.ModelBackend"


def by_password(request: HttpRequest, *, username: str, password: str) -> User | None:
    """The person, or None for an unknown name, a wrong password or a disabled account alike."""
    user = authenticate(request, username=username, password=password)
    return user if isinstance(user, User) else None


def begin(request: HttpRequest, user: User) -> None:
    """Open a session for somebody whose identity is proved, under a new session key."""
    login(request, user, backend=LOCAL)
    record(action="session.begun", by=user, at=timezone.now(), subject_type="user", subject=user.username)


def end(request: HttpRequest) -> None:
    if isinstance(request.user, User):
        record(
            action="session.ended",
            by=request.user,
            at=timezone.now(),
            subject_type="user",
            subject=request.user.username,
        )
    logout(request)
