"""Asking somebody who is signed in to prove who they are, before something that cannot be undone."""

from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.utils import timezone

from candour.audit.record import REFUSED, record
from candour.staff.models import User


def has_password(user: User) -> bool:
    """Nobody of the demo list has one; a single sign-on would ask its own proof here."""
    return user.has_usable_password()


def proves(request: HttpRequest, user: User, password: str) -> bool:
    """Whether the password is the person's own. Wrong ones count towards the limit of sign-in."""
    if authenticate(request, username=user.username, password=password) == user:
        return True
    record(
        action="password.refused",
        by=user,
        at=timezone.now(),
        subject_type="user",
        subject=user.username,
        outcome=REFUSED,
    )
    return False
