"""The audit record as rows, read from the database in one snapshot. No Django."""

from collections.abc import Iterator
from typing import Any

import psycopg
from psycopg.pq import TransactionStatus
from psycopg.rows import dict_row

from candour.audit.canonical import Row

ROWS_AT_A_TIME = 5_000

COUNTS = """
    SELECT 'dump' AS kind, 1 AS format,
           (SELECT count(*) FROM audit_headsdigest) AS heads_digests,
           (SELECT count(*) FROM audit_head) AS heads,
           (SELECT count(*) FROM audit_entry) AS entries
"""
HEADS_DIGESTS = """
    SELECT 'heads_digest' AS kind, sequence,
           to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at,
           heads, sealed, version, previous, digest
    FROM audit_headsdigest ORDER BY sequence
"""
HEADS = "SELECT 'head' AS kind, chain, sequence, digest, sealed FROM audit_head ORDER BY chain"
ENTRIES = """
    SELECT 'entry' AS kind, chain, sequence,
           to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at,
           actor, actor_name, actor_role, action, subject_type, subject, relation, outcome, reason, changed,
           request, version, previous, digest
    FROM audit_entry ORDER BY chain, sequence
"""


def from_database(connection: psycopg.Connection[Any]) -> Iterator[Row]:
    """Every row, in the order that `verify` expects. An idle connection reads one snapshot of all tables."""
    idle = connection.info.transaction_status is TransactionStatus.IDLE
    with connection.transaction():
        if idle:
            connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        for query in (COUNTS, HEADS_DIGESTS, HEADS, ENTRIES):
            yield from _stream(connection, query)


def _stream(connection: psycopg.Connection[Any], query: str) -> Iterator[Row]:
    with connection.cursor(name="audit_dump", row_factory=dict_row) as cursor:
        cursor.itersize = ROWS_AT_A_TIME
        cursor.execute(query)
        yield from cursor
