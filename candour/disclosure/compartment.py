"""What is withheld is a compartment of its own: the database opens it for those who may read it."""

from django.db import connection

from candour.access.grants import Grants
from candour.access.permissions import Permission


def open_withheld(grants: Grants) -> None:
    """For the rest of this transaction, as far as this person's permissions go."""
    opened = bool(grants.roles) and grants.allow(Permission.VIEW_WITHHELD)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.withheld', %s, true)", ["on" if opened else ""])
