"""Changes of accounts as pages send them: each once, however often the form arrives."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from candour.access import commands
from candour.access.commands import NewAccount
from candour.staff.models import User
from candour.workflow.once import once, remember


@transaction.atomic
def open_account(new: NewAccount, *, by: User, at: datetime, operation: UUID) -> User:
    """The account; the one that the form made before, where it comes again."""
    earlier = once(operation, name="account.opened", by=by, at=at)
    if earlier is not None and earlier.record_id is not None:
        return User.objects.get(pk=earlier.record_id)
    made = commands.open_account(new, by=by, at=at)
    remember(operation, made)
    return made


@transaction.atomic
def change_once(
    change: Callable[[], object], *, name: str, user: User, by: User, at: datetime, operation: UUID
) -> None:
    """Make a change of an account, unless this form has made it already."""
    if once(operation, name=name, by=by, at=at, on=user) is None:
        change()
