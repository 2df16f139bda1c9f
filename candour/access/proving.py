"""Asking somebody who is signed in to prove who they are, before something that cannot be undone."""

from datetime import datetime

from django.contrib.auth import authenticate
from django.http import HttpRequest

from candour.audit.record import REFUSED, record
from candour.staff.models import User


def has_password(user: User) -> bool:
    """Nobody of the demo list has one; a single sign-on would ask its own proof here."""
    return user.has_usable_password()


def proves(request: HttpRequest, user: User, password: str, *, at: datetime) -> bool:
    """Whether the password is the person's own. Wrong ones count towards the limit of sign-in."""
    if authenticate(request, username=user.username, password=password) == user:
        return True
    record(
        action="password.refused",
        by=user,
        at=at,
        subject_type="user",
        subject=user.username,
        outcome=REFUSED,
    )
    return False
