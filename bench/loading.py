"""Loading as PostgreSQL's manual advises: indexes and foreign keys are made once the rows are there.

What is taken down is put back by its own definition, and PostgreSQL checks every row against it then: a
generated database differs from one that was filled row by row in nothing. Primary keys, unique and check
constraints, row security and every trigger of the schema stay throughout.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

import psycopg
from django.db.models import Model
from psycopg import sql

from bench.databases import owner_of

INDEXES = """
    SELECT relation.relname, index.relname, pg_get_indexdef(indexrelid)
    FROM pg_index JOIN pg_class AS index ON index.oid = indexrelid
        JOIN pg_class AS relation ON relation.oid = indrelid
    WHERE relation.relname = ANY (%s) AND NOT indisunique
    ORDER BY pg_relation_size(relation.oid), index.relname
"""
KEYS = """
    SELECT relname, conname, pg_get_constraintdef(pg_constraint.oid)
    FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
    WHERE relname = ANY (%s) AND contype = 'f'
    ORDER BY conname
"""


@dataclass(slots=True)
class Taken:
    """What was taken down of one table."""

    table: str
    indexes: dict[str, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)


@contextmanager
def loading(name: str, models: Iterable[type[Model]]) -> Iterator[None]:
    """While this lasts, the tables of these models have no index but unique ones, and no foreign keys."""
    tables = [model._meta.db_table for model in models]
    with owner_of(name) as connection:
        taken = _take_down(connection, tables)
        yield
        _name_keys(connection, taken)
    workers, waiting = os.cpu_count() or 1, iter(taken)
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(lambda _worker: _put_back(name, waiting), range(workers)))


def _take_down(connection: psycopg.Connection, tables: Sequence[str]) -> list[Taken]:
    taken = {table: Taken(table) for table in tables}
    for table, index, definition in connection.execute(INDEXES, [list(tables)]):
        taken[table].indexes[index] = definition
    for table, key, definition in connection.execute(KEYS, [list(tables)]):
        taken[table].keys[key] = definition
    with connection.transaction():
        for each in taken.values():
            for index in each.indexes:
                connection.execute(_of("DROP INDEX {}", index))
            _alter(connection, each.table, [_of("DROP CONSTRAINT {}", key) for key in each.keys])
    return list(taken.values())


def _name_keys(connection: psycopg.Connection, taken: Iterable[Taken]) -> None:
    """Foreign keys hold for new rows from here; what stands is checked table by table afterwards."""
    with connection.transaction():
        for each in taken:
            added = [
                _of("ADD CONSTRAINT {} ", key) + sql.SQL(f"{definition} NOT VALID")
                for key, definition in each.keys.items()
            ]
            _alter(connection, each.table, added)


def _put_back(name: str, waiting: Iterator[Taken]) -> None:
    """Table after table, until every worker finds none that waits."""
    with owner_of(name) as connection:
        for taken in waiting:
            for definition in taken.indexes.values():
                connection.execute(sql.SQL(definition))
            _alter(connection, taken.table, [_of("VALIDATE CONSTRAINT {}", key) for key in taken.keys])


def _alter(connection: psycopg.Connection, table: str, changes: Sequence[sql.Composable]) -> None:
    if changes:
        connection.execute(_of("ALTER TABLE {} ", table) + sql.SQL(", ").join(changes))


def _of(text: str, name: str) -> sql.Composed:
    return sql.SQL(text).format(sql.Identifier(name))
