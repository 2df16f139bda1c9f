"""Questions about staff."""

from collections.abc import Collection
from datetime import date

from django.db import connection
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


LINES = """
WITH RECURSIVE line (person, manager, walked) AS (
    SELECT id, line_manager_id, ARRAY[id] FROM staff_user
    WHERE id = ANY(%s) AND line_manager_id IS NOT NULL
    UNION ALL
    SELECT line.person, above.line_manager_id, line.walked || above.id
    FROM line JOIN staff_user above ON above.id = line.manager
    WHERE above.line_manager_id IS NOT NULL AND NOT above.id = ANY(line.walked)
)
SELECT person, manager FROM line WHERE NOT manager = ANY(walked) ORDER BY person, cardinality(walked)
"""


def lines_of_management(people: Collection[int]) -> dict[int, list[int]]:
    """The line of management above each of these people, in one query; a loop in the data ends a line."""
    lines: dict[int, list[int]] = {person: [] for person in people}
    with connection.cursor() as cursor:
        cursor.execute(LINES, [list(people)])
        for person, manager in cursor.fetchall():
            lines[person].append(manager)
    return lines
