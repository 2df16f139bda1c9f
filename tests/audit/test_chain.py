"""The database keeps the chain, for everybody; the role that serves pages can only add and read."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from candour.audit.canonical import ENTRY_COLUMNS, ZERO, digest_of
from candour.audit.dump import from_database
from candour.audit.models import Entry, Head, HeadsDigest
from candour.audit.record import SYSTEM, Act, record, record_many
from candour.audit.seal import seal
from candour.audit.verify import verify

pytestmark = pytest.mark.django_db

AT = datetime(2026, 3, 29, 1, 30, 0, 7, tzinfo=UTC)
TABLES = ["audit_entry", "audit_head", "audit_headsdigest"]
text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


INSERT = """
    INSERT INTO audit_entry (chain, at, outcome, actor, actor_name, actor_role, action, subject_type, subject,
                             relation, reason, changed, request, sequence, version, previous, digest)
    VALUES (%s, %s, %s, '', '', '', '', '', '', '', '', '[]', '', 0, 1, '', '')
"""


def act(case: str, reason: str = "", subject: str = "") -> Act:
    return Act(
        action="case.read", by=SYSTEM, at=AT, case=case, reason=reason, subject=subject, changed=[reason]
    )


def rows_now() -> list[dict[str, Any]]:
    connection.ensure_connection()
    return [dict(row) for row in from_database(connection.connection)]


def refused(statement: str, values: list[str] | None = None) -> str | None:
    """The code with which the database refuses a statement; None where it lets it through."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, values)
    except DatabaseError as refusal:
        return getattr(refusal.__cause__, "sqlstate", None)
    return None


def test_each_chain_begins_at_one_and_follows_on() -> None:
    record_many([act("A"), act("B"), act("A"), act("A")])
    rows = list(Entry.objects.filter(chain="case:A").order_by("sequence"))
    assert [row.sequence for row in rows] == [1, 2, 3]
    assert [row.previous for row in rows] == [ZERO, rows[0].digest, rows[1].digest]
    head = Head.objects.get(chain="case:A")
    assert (head.sequence, head.digest) == (3, rows[2].digest)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(reason=text, subject=text, case=text)
def test_python_rebuilds_every_digest_that_the_database_computes(
    reason: str, subject: str, case: str
) -> None:
    record(**act(case, reason, subject))
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(sequence) FROM audit_entry WHERE chain = %s", [f"case:{case}"])
        (last,) = cursor.fetchone()
    place = ("entry", f"case:{case}", last)
    row = next(row for row in rows_now() if (row["kind"], row.get("chain"), row.get("sequence")) == place)
    assert (row["reason"], row["subject"]) == (reason, subject)
    assert digest_of(row, ENTRY_COLUMNS) == row["digest"]


def test_what_the_sender_says_of_its_place_is_not_believed() -> None:
    Entry.objects.create(
        chain="service", sequence=77, at=AT, outcome="done", version=9, previous="x", digest="y"
    )
    (row,) = Entry.objects.filter(chain="service")
    assert (row.sequence, row.version, row.previous) == (1, 1, ZERO)


def test_the_whole_record_verifies_from_the_database() -> None:
    record_many([act("A"), act("B"), act("A")])
    seal(at=AT)
    record(**act("B"))
    seal(at=AT)
    verdict = verify(rows_now())
    assert (verdict.fault, verdict.entries, verdict.heads_digests) == (None, 4, 2)


def test_a_digest_of_all_heads_lists_only_those_that_moved() -> None:
    record_many([act("A"), act("B")])
    first = seal(at=AT)
    record(**act("B"))
    second, third = seal(at=AT), seal(at=AT)
    assert [chain for chain, *_ in json.loads(first.sealed)] == ["case:A", "case:B"]
    assert [(chain, at) for chain, at, _ in json.loads(second.sealed)] == [("case:B", 2)]
    assert (third.sealed, third.heads, third.previous) == ("[]", 2, second.digest)


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("verb", ["UPDATE {} SET digest = ''", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_serving_role_cannot_change_or_remove(table: str, verb: str) -> None:
    assert refused(verb.format(table)) == "42501"


def test_the_serving_role_cannot_write_heads_or_borrow_the_functions() -> None:
    assert refused("INSERT INTO audit_head VALUES ('service', 9, '', 9)") == "42501"
    assert refused("ALTER TABLE audit_entry DISABLE TRIGGER ALL") == "42501"
    borrowed = """
        CREATE TEMP TABLE own (LIKE audit_entry);
        CREATE TRIGGER own BEFORE INSERT ON own FOR EACH ROW EXECUTE FUNCTION """
    assert refused(borrowed + "public.audit_entry_joins_its_chain()") == "42501"
    assert refused(borrowed + "public.audit_refuses_changes()") is None, "the control goes through"


def test_the_serving_role_can_read_and_add() -> None:
    assert refused("SELECT count(*) FROM audit_entry, audit_head, audit_headsdigest") is None


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("verb", ["UPDATE {} SET digest = ''", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_owner_is_refused_as_well(owner_connection: psycopg.Connection, table: str, verb: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="only ever added to"):
        owner_connection.execute(verb.format(table))


def test_the_owner_cannot_add_a_head(owner_connection: psycopg.Connection) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="only ever added to"):
        owner_connection.execute("INSERT INTO audit_head VALUES ('service', 9, '', 9)")


@pytest.mark.parametrize(
    ("column", "value"),
    [("chain", "other"), ("outcome", "perhaps"), ("at", "1999-12-31"), ("at", "infinity")],
)
def test_values_that_an_entry_cannot_have(column: str, value: str) -> None:
    columns = {"chain": "service", "at": "2026-01-01", "outcome": "done"}
    assert refused(INSERT, list(columns.values())) is None, "the control goes through"
    assert refused(INSERT, list({**columns, column: value}.values())) == "23514"


SPOILED = [
    ("UPDATE audit_entry SET reason = 'x' WHERE chain = 'case:A' AND sequence = {n}", True),
    (
        "UPDATE audit_entry SET at = at + interval '1 microsecond' WHERE chain = 'case:A' AND sequence = {n}",
        0,
    ),
    ("UPDATE audit_entry SET actor = 'other' WHERE chain = 'case:A' AND sequence = {n}", True),
    ("UPDATE audit_entry SET digest = previous WHERE chain = 'case:A' AND sequence = {n}", True),
    ("DELETE FROM audit_entry WHERE chain = 'case:A' AND sequence = {n}", True),
    ("DELETE FROM audit_entry WHERE chain = 'case:A' AND sequence >= {n}", True),
    ("UPDATE audit_head SET digest = 'x' WHERE chain = 'case:A' AND {n} > 0", False),
    ("DELETE FROM audit_head WHERE chain = 'case:A' AND {n} > 0", False),
    ("DELETE FROM audit_headsdigest WHERE sequence = 1 AND {n} > 0", False),
]


@pytest.mark.parametrize("position", [1, 3, 5])
@pytest.mark.parametrize(("spoil", "names_the_row"), SPOILED)
def test_an_owner_who_switches_the_triggers_off_is_found(
    owner_connection: psycopg.Connection, position: int, spoil: str, names_the_row: bool
) -> None:
    with owner_connection.transaction(force_rollback=True):
        for _ in range(5):
            owner_connection.execute(INSERT, ["case:A", AT, "done"])
        owner_connection.execute("INSERT INTO audit_headsdigest VALUES (0, now(), 0, '', 1, '', '')")
        assert verify(list(from_database(owner_connection))).fault is None, "the control is sound"
        for table in TABLES:
            owner_connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        owner_connection.execute(spoil.format(n=position))
        fault = verify(list(from_database(owner_connection))).fault
    assert fault is not None
    assert not names_the_row or (fault.chain, fault.sequence) == ("case:A", position)


def test_eight_writers_in_one_chain_leave_no_gap(
    owner_connection: psycopg.Connection, test_database_name: str
) -> None:
    """What they commit stays in this process's database: a chain of its own."""

    def write(_: int) -> None:
        with psycopg.connect(owner_connection.info.dsn, autocommit=True) as writer:
            for _ in range(25):
                writer.execute(INSERT, ["case:busy", AT, "done"])

    before = Head.objects.filter(chain="case:busy").values_list("sequence", flat=True).first() or 0
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(8)))
    entries = Entry.objects.filter(chain="case:busy").order_by("sequence")
    sequences = list(entries.values_list("sequence", flat=True))
    assert sequences == list(range(1, before + 201))
    assert verify(rows_now()).fault is None


def test_a_head_that_is_held_is_left_for_the_next_digest(owner_connection: psycopg.Connection) -> None:
    record(**act("mine"))
    with owner_connection.transaction(force_rollback=True):
        owner_connection.execute("SELECT 1 FROM audit_head FOR UPDATE")
        sealed = json.loads(seal(at=AT).sealed)
    assert "case:mine" in [chain for chain, *_ in sealed]
    assert HeadsDigest.objects.count() == 1
