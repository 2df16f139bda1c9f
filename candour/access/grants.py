"""What one person may do today, worked out from the roles that they hold."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser

from candour.access.permissions import Permission
from candour.access.roles import ROLES, Reach, Role
from candour.staff.models import User
from candour.staff.queries import roles_held_by


@dataclass(frozen=True, slots=True)
class Grants:
    """The roles of one person on one day. A role that is not in the file grants nothing."""

    roles: tuple[Role, ...]

    def allow(self, permission: Permission) -> bool:
        return any(permission in role.permissions for role in self.roles)

    @property
    def reach(self) -> Reach:
        """The widest reach among roles that may open a case at all."""
        readers = (role.reach for role in self.roles if Permission.VIEW_CASE in role.permissions)
        return max(readers, default=Reach.LISTED)


NOTHING = Grants(roles=())


def grants_of(user: User | AnonymousUser, *, on: date) -> Grants:
    """Nobody who is signed out or disabled holds anything."""
    if not isinstance(user, User) or not user.is_active:
        return NOTHING
    held = roles_held_by(user, on=on)
    return Grants(tuple(role for key, role in ROLES.items() if key in held))
