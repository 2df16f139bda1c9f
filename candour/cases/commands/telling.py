"""Who is told of what happens around a case: people whose roles reach it, and whom no bar shuts out."""

from datetime import datetime

from django.utils import timezone

from candour.access.grants import grants_of
from candour.access.permissions import Permission
from candour.access.roles import ROLES, Reach
from candour.cases.commands.access import is_barred
from candour.cases.models import Case
from candour.staff.models import User


def who_may(permission: Permission, case: Case, *, at: datetime) -> list[User]:
    """Everybody in work who holds a permission today, and whose reach is the case's region or every case."""
    today = timezone.localdate(at)
    keys = [key for key, role in ROLES.items() if permission in role.permissions]
    holders = User.objects.filter(is_active=True, roles_held__role__in=keys).distinct()
    found = []
    for person in holders.select_related("region"):
        grants = grants_of(person, on=today)
        near = grants.reach is Reach.NATIONAL or person.region_id == case.region_id
        if near and grants.allow(permission) and not is_barred(person, case, at=at):
            found.append(person)
    return found
