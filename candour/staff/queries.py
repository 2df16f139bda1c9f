"""Questions about staff."""

from collections.abc import Collection
from datetime import date

from django.db import connection

from candour.staff.models import User

HELD = "SELECT role FROM staff_roleheld WHERE user_id = %s AND since <= %s AND (until IS NULL OR until >= %s)"
"""Every permission asks this, and putting the words together took three times as long as the answer."""


def roles_held_by(user: User, *, on: date) -> frozenset[str]:
    """The keys of the roles that this person holds on a day."""
    with connection.cursor() as cursor:
        cursor.execute(HELD, [user.pk, on, on])
        return frozenset(role for (role,) in cursor.fetchall())


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
