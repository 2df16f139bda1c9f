"""Fill in the covering letter of a copy for a victim or a family."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from candour.access.permissions import Permission
from candour.disclosure import rules
from candour.disclosure.commands.reaching import locked, write_down
from candour.disclosure.lettering import LINES, TEXTS
from candour.disclosure.models import Disclosure, Status
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import must_hold
from candour.workflow.refusals import refuse


@transaction.atomic
def write_letter(
    *,
    disclosure: Disclosure,
    said: Mapping[str, Any],
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> Disclosure:
    """Keep what is said in the letter; unknown fields are left out."""
    must_hold(by, Permission.PREPARE_DISCLOSURE, at=at)
    row = locked(disclosure, by=by)
    if once(operation, name="disclosure.letter", by=by, at=at, on=row) is not None:
        return row
    refuse(
        None if row.status == Status.DRAFT else "This copy is not being prepared.",
        rules.it_is_theirs_to_prepare(row, by),
    )
    row.letter = {name: str(said.get(name) or "").strip() for name in (*TEXTS, *LINES)}
    row.letter["bereaved"] = bool(said.get("bereaved"))
    row.save(update_fields=["letter"])
    write_down("letter_written", row, by, at, "letter")
    return row
