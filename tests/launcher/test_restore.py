"""The exercise of docs/how-to/back-up-and-restore.md, with the rights of every table compared."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from launcher.binaries import Binaries, in_wheel, on_machine
from launcher.places import STATE
from tests.databases import drop, owner_address

RIGHTS = """
    SELECT relname::text, relacl::text FROM pg_class WHERE relnamespace = 'public'::regnamespace
    UNION SELECT proname::text, proacl::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace
    ORDER BY 1, 2
"""


def rights(name: str) -> list[tuple[str, str | None]]:
    with psycopg.connect(owner_address(name)) as connection:
        return connection.execute(RIGHTS).fetchall()


@pytest.fixture
def programs(db: None, owner_connection: psycopg.Connection) -> Binaries:
    """PostgreSQL's own programs, of the server's version or later."""
    needed = owner_connection.info.server_version // 10_000
    found = [
        each for each in (*on_machine(), *in_wheel(STATE / "tools" / "postgres")) if each.major >= needed
    ]
    return found[0]


@pytest.fixture
def restore(
    programs: Binaries, test_database_name: str, owner_connection: psycopg.Connection, tmp_path: Path
) -> Iterator[Callable[[str], str]]:
    """Back the tests' database up and restore it into a new one, made from the template that is named."""
    restored = f"{test_database_name}_restored"
    dump = tmp_path / "candour.dump"

    def exercise(template: str) -> str:
        source = owner_address(test_database_name)
        subprocess.run([programs.program("pg_dump"), "--format=custom", f"--file={dump}", source], check=True)
        owner_connection.execute(f'CREATE DATABASE "{restored}" TEMPLATE {template}')
        whole: list[str | Path] = [
            "--exit-on-error",
            "--single-transaction",
            f"--dbname={owner_address(restored)}",
            dump,
        ]
        subprocess.run([programs.program("pg_restore"), *whole], check=True)
        return restored

    yield exercise
    drop(restored)


def test_a_restored_database_gives_exactly_the_rights_of_the_one_backed_up(
    restore: Callable[[str], str], test_database_name: str
) -> None:
    assert rights(restore("template0")) == rights(test_database_name)


def test_the_comparison_would_notice_a_database_made_from_the_wrong_template(
    restore: Callable[[str], str], test_database_name: str
) -> None:
    assert rights(restore("template1")) != rights(test_database_name)
