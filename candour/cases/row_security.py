"""The second fence: PostgreSQL shows the web role only the rows that the present reader may see.

The limits are settings of the transaction, so they end with it: a pooled connection cannot carry them over.
Without them no case is seen at all.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from django.db import connection, transaction

from candour.cases.models.visibility import Families, Sight

NAMES = (
    "app.everything",
    "app.regions",
    "app.cases",
    "app.barred",
    "app.reading",
    "app.reader",
    "app.families",
)
_SET = "SELECT " + ", ".join(f"set_config('{name}', %s, true)" for name in NAMES)
_GET = "SELECT " + ", ".join(f"coalesce(current_setting('{name}', true), '')" for name in NAMES)


EVERYBODY = "*"
"""The reader of what the service does itself."""


def limit_rows_to(
    sight: Sight, *, reader: int | None = None, opened: Mapping[str, str] | None = None
) -> None:
    """For the rest of this transaction, show the rows of these cases only, and what is the reader's alone.

    Without a reader, whoever sees everything is the service itself. `opened` sets compartments that later
    slices keep inside a case, each setting by its name.
    """
    regions = [sight.region] if sight.region is not None else []
    numbers = (regions, sight.cases, sight.barred, sight.reading)
    service = reader is None and sight.everything
    named = EVERYBODY if service else str(reader or "")
    families = Families.ALL if service else ",".join(sight.families)
    _set(["on" if sight.everything else "", *map(_joined, numbers), named, families], opened or {})


def _set(values: Sequence[str], more: Mapping[str, str]) -> None:
    """All in one statement, because every page begins with it."""
    others = [words for setting in more.items() for words in setting]
    with connection.cursor() as cursor:
        cursor.execute(_SET + ", set_config(%s, %s, true)" * len(more), [*values, *others])


def _present() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(_GET)
        return list(cursor.fetchone())


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
    everything, before, cases, *others = _present()
    recorded: list[int] = []
    for region in sorted(regions):
        show_region_too(region)
    yield recorded.extend
    _set([everything, before, ",".join(filter(None, [cases, _joined(recorded)])), *others], {})


@contextmanager
def every_row() -> Iterator[None]:
    """For what the service does itself and for nobody: all rows, until the end of the block.

    When the block fails, its transaction is undone and the limits with it.
    """
    with transaction.atomic():
        before = _present()
        limit_rows_to(Sight(everything=True))
        yield
        _set(before, {})


def _joined(numbers: Collection[int]) -> str:
    return ",".join(map(str, numbers))
