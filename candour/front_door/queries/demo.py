"""Who may be signed in as in the demo."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from candour.access.roles import ALL_ROLES, Role
from candour.staff.models import User


@dataclass(frozen=True, slots=True)
class DemoMember:
    user: User
    role: Role

    @property
    def sentence(self) -> str:
        """What they have before them; else what their role does."""
        sentences: dict[str, str] = settings.DEMO_SENTENCES
        return sentences.get(self.user.username, self.role.sentence)


def demo_staff() -> list[DemoMember]:
    """The invented staff of the demo in the order of the roles; nobody outside the demo."""
    if not settings.DEMO:
        return []
    today = timezone.localdate()
    people = User.objects.filter(is_active=True, username__startswith="demo-")
    members = list(people.select_related("region", "team").prefetch_related("roles_held"))
    return [
        DemoMember(user, role)
        for role in ALL_ROLES
        for user in members
        for held in user.roles_held.all()
        if held.role == role.key and held.since <= today and (held.until is None or today <= held.until)
    ]
