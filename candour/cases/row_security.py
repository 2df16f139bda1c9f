"""The second fence: PostgreSQL shows the web role only the rows that the present reader may see.

The limits are settings of the transaction, so they end with it: a pooled connection cannot carry them over.
Without them no case is seen at all.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from candour.cases.models.visibility import Sight

_SET = "SELECT set_config('app.everything', %s, true), set_config('app.regions', %s, true), \
set_config('app.cases', %s, true), set_config('app.barred', %s, true)"


def limit_rows_to(sight: Sight) -> None:
    """For the rest of this transaction, show the rows of these cases only."""
    regions = [sight.region] if sight.region is not None else []
    with connection.cursor() as cursor:
        cursor.execute(
            _SET,
            ["on" if sight.everything else "", _joined(regions), _joined(sight.cases), _joined(sight.barred)],
        )


def show_region_too(region: int) -> None:
    """For the rest of this transaction, show one more region: whoever records a case there must write it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('app.regions', "
            "concat_ws(',', nullif(current_setting('app.regions', true), ''), %s), true)",
            [str(region)],
        )


@contextmanager
def recording_in(regions: Collection[int]) -> Iterator[Callable[[Iterable[int]], None]]:
    """While cases are recorded, show these regions too; afterwards only the new cases that are given back."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('app.regions', true), current_setting('app.cases', true)")
        before, cases = cursor.fetchone()
    recorded: list[int] = []
    for region in sorted(regions):
        show_region_too(region)
    yield recorded.extend
    joined = ",".join(filter(None, [cases, _joined(recorded)]))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('app.regions', %s, true), set_config('app.cases', %s, true)",
            [before or "", joined],
        )


@contextmanager
def every_row() -> Iterator[None]:
    """For the service's own jobs, which act for nobody: a transaction that sees all rows."""
    with transaction.atomic():
        limit_rows_to(Sight(everything=True))
        yield


def _joined(numbers: Collection[int]) -> str:
    return ",".join(map(str, numbers))
