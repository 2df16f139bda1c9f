"""Many rows in one statement: a list of values goes over as one document, which PostgreSQL spreads out.

Row by row, the ORM would take most of the time of a bulk intake. COPY does not work under row security.
"""

import gc
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import connection
from django.db.models import Model

from candour.cases.commands.rows import Row, Rows

BATCH = 5_000


@contextmanager
def without_the_collector() -> Iterator[None]:
    """Leave Python's cyclic collector out while many rows are made.

    None of them refers to itself, and looking for that again and again takes a tenth of the time.
    """
    was_in = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_in:
            gc.enable()


def take_numbers(model: type[Model], many: int) -> list[int]:
    """Primary keys for rows to come, in order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, many],
        )
        return sorted(number for (number,) in cursor.fetchall())


def insert_all(whole: Rows) -> None:
    for model, rows in whole.items():
        insert(model, rows)


def insert(model: type[Model], rows: Sequence[Row]) -> None:
    """Insert rows that all name the same columns."""
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        columns = ", ".join(map(quote, batch[0]))
        # every name comes from the model; the values go as a parameter
        statement = (
            f"INSERT INTO {table} ({columns}) "  # noqa: S608
            f"SELECT {columns} FROM json_populate_recordset(NULL::{table}, %s)"
        )
        with connection.cursor() as cursor:
            cursor.execute(statement, [_written(batch)])


# Rows hold no row that holds them: not looking for that saves a fifth of the time.
_written = json.JSONEncoder(
    default=str, ensure_ascii=False, check_circular=False, separators=(",", ":")
).encode
