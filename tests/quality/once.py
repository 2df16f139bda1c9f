"""What is made once for a file of tests, and undone after its last one."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from candour.cases.models.visibility import Sight
from candour.cases.row_security import limit_rows_to


@contextmanager
def made_once(blocker: Any) -> Iterator[None]:
    """One transaction around every test of a file; each test undoes its own part of it."""
    with blocker.unblock(), transaction.atomic():
        limit_rows_to(Sight(everything=True))
        yield
        transaction.set_rollback(True)
