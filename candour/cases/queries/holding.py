"""Who may be offered a case to hold."""

from datetime import datetime

from django.utils import timezone

from candour.access.permissions import Permission
from candour.access.roles import ROLES
from candour.cases.models import AccessEntry, Case
from candour.staff.models import User

HOLDING_ROLES = [key for key, role in ROLES.items() if Permission.HOLD_CASE in role.permissions]


def may_hold(case: Case, asker: User, *, lead: bool, at: datetime) -> list[User]:
    """People of the case's region and of no region who hold cases and are not barred from this one.

    Whoever is no lead is offered others only for a case of their own, and themselves for one nobody holds.
    """
    today = timezone.localdate(at)
    barred = AccessEntry.standing(at=at).filter(case=case, barred=True).values("user")
    people = (
        User.objects.filter(is_active=True, roles_held__role__in=HOLDING_ROLES, roles_held__since__lte=today)
        .exclude(roles_held__until__lt=today)
        .exclude(pk__in=barred)
        .distinct()
    )
    near = [person for person in people if person.region_id in {case.region_id, None}]
    if lead or case.holder_id == asker.pk:
        return near
    return [person for person in near if person == asker and case.holder_id is None]
