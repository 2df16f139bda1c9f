"""Questions about staff."""

from datetime import date

from django.db.models import Q

from candour.staff.models import RoleHeld, User


def roles_held_by(user: User, *, on: date) -> frozenset[str]:
    """The keys of the roles that this person holds on a day."""
    held = RoleHeld.objects.filter(user=user, since__lte=on).filter(Q(until__isnull=True) | Q(until__gte=on))
    return frozenset(held.values_list("role", flat=True))


def line_of_management(user: User) -> list[User]:
    """This person's manager, that person's manager, and so on upwards; a loop in the data ends the list."""
    line: list[User] = []
    manager = user.line_manager
    while manager is not None and manager not in line and manager != user:
        line.append(manager)
        manager = manager.line_manager
    return line
