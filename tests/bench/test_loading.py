"""Loading a database takes indexes and foreign keys down, and leaves everything as it was."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime

import psycopg
import pytest

from bench.generating import FILLED
from bench.loading import loading
from candour.workflow.models import StatusChange
from tests.databases import clone, drop, owner_address

KEYS = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated
    FROM pg_constraint ORDER BY 1, 2
"""
INDEXES = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1"
Schema = tuple[list[tuple[object, ...]], list[tuple[object, ...]]]


@pytest.fixture
def name(django_db_setup: None) -> Iterator[str]:
    copy = f"loading_{os.getpid()}"
    drop(copy)
    clone(copy)
    yield copy
    drop(copy)


def schema(name: str) -> Schema:
    with psycopg.connect(owner_address(name)) as connection:
        return connection.execute(KEYS).fetchall(), connection.execute(INDEXES).fetchall()


def test_what_was_taken_down_is_put_back_and_checked(name: str) -> None:
    before = schema(name)
    with loading(name, FILLED):
        keys, indexes = schema(name)
    assert len(keys) < len(before[0])
    assert len(indexes) < len(before[1])
    assert not [key for key in before[0] if key not in keys and "FOREIGN KEY" not in str(key[2])]
    assert not [row for row in before[1] if row not in indexes and "UNIQUE" in str(row[0])]
    assert schema(name) == before


def test_a_row_that_points_nowhere_is_refused_in_the_end(name: str) -> None:
    with pytest.raises(psycopg.errors.ForeignKeyViolation), loading(name, [StatusChange]):
        astray(name)


def astray(name: str) -> None:
    """A change by somebody who is not there."""
    with psycopg.connect(owner_address(name)) as connection:
        connection.execute(
            "INSERT INTO workflow_statuschange (record_type, record_id, field, transition, from_status, "
            "to_status, by_id, at, note, overridden) "
            "VALUES ('cases.case', 1, 'review_status', 'case.required', '', 'required', 404, %s, '', '')",
            [datetime(2026, 3, 2, tzinfo=UTC)],
        )
