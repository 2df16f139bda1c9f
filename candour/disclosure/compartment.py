"""What is withheld is a compartment of its own: the database opens it for those who may read it."""

from collections.abc import Mapping

from candour.access.grants import Grants
from candour.access.permissions import Permission


def withheld_opened(grants: Grants) -> Mapping[str, str]:
    """The setting of a transaction that opens it, as far as this person's permissions go."""
    opened = bool(grants.roles) and grants.allow(Permission.VIEW_WITHHELD)
    return {"app.withheld": "on" if opened else ""}
