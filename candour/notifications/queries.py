"""Questions that pages ask about notifications."""

from datetime import date

from django.db.models import Q, QuerySet

from candour.staff.models import User

NATIONAL_ROLES = ("national_officer", "national_lead")


def national_team(*, on: date) -> QuerySet[User]:
    """Everybody who decides on notifications that day."""
    held = Q(roles_held__role__in=NATIONAL_ROLES, roles_held__since__lte=on)
    standing = Q(roles_held__until__isnull=True) | Q(roles_held__until__gte=on)
    return User.objects.filter(held & standing, is_active=True).distinct()
