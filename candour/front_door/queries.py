"""Who may be signed in as in the demo."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from candour.access.grants import grants_of
from candour.access.roles import ALL_ROLES, Role
from candour.staff.models import User


@dataclass(frozen=True, slots=True)
class DemoMember:
    user: User
    role: Role


def demo_staff() -> list[DemoMember]:
    """The invented staff of the demo in the order of the roles; nobody outside the demo."""
    if not settings.DEMO:
        return []
    today = timezone.localdate()
    people = User.objects.filter(is_active=True, username__startswith="demo-").select_related(
        "region", "team"
    )
    members = [DemoMember(user, role) for user in people for role in grants_of(user, on=today).roles]
    order = {role.key: place for place, role in enumerate(ALL_ROLES)}
    return sorted(members, key=lambda member: (order[member.role.key], member.user.full_name))
