"""Databases for tests: a template that is migrated once, and a clone for each process."""

import fcntl
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

ROOT = Path(__file__).parents[1]
LOCK = Path(".candour") / "template.lock"
PATIENCE = 10
"""How often a database that is still in use is tried again."""


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """One process makes what all of them stand on, the others wait for it."""
    LOCK.parent.mkdir(exist_ok=True)
    with LOCK.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def owner_address(name: str) -> str:
    """The address of one database of the test cluster, as `owner`."""
    given = os.environ.get("OWNER_DATABASE_URL")
    if not given:
        raise RuntimeError("These tests need PostgreSQL: run them by `make test` or `python3 dev.py pytest`.")
    return urlunsplit(urlsplit(given)._replace(path=f"/{name}"))


def _digest() -> str:
    """What the template's tables depend on."""
    files = [*sorted(ROOT.glob("candour/*/migrations/*.py")), ROOT / "requirements.lock"]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def template() -> str:
    return f"template_{_digest()}"


def ensure_template() -> None:
    """Make and migrate the template, unless it is there."""
    with psycopg.connect(os.environ["OWNER_DATABASE_URL"], autocommit=True) as connection:
        if _exists(connection, template()):
            return
        making = f"{template()}_making"
        _run(connection, "DROP DATABASE IF EXISTS {}", making)
        _run(connection, "CREATE DATABASE {}", making)
        migrate(making)
        _run(connection, f"ALTER DATABASE {{}} RENAME TO {template()}", making)


def demonstration() -> str:
    return f"demonstration_{_digest_of_everything()}"


def ensure_demonstration(load: Callable[[str], object]) -> str:
    """Make a migrated database with today's demonstration in it, unless it is there; its name."""
    with psycopg.connect(os.environ["OWNER_DATABASE_URL"], autocommit=True) as connection:
        there = _exists(connection, demonstration())
    return demonstration() if there else make_demonstration(load)


def make_demonstration(load: Callable[[str], object]) -> str:
    """Have the demonstration loaded into a new database, and keep it for whoever starts from it."""
    with psycopg.connect(os.environ["OWNER_DATABASE_URL"], autocommit=True) as connection:
        for (old,) in connection.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE 'demonstration_%'"
        ):
            drop(old)
        making = f"{demonstration()}_making"
        clone(making)
        load(making)
        _run(connection, f"ALTER DATABASE {{}} RENAME TO {demonstration()}", making)
    return demonstration()


def _digest_of_everything() -> str:
    """What the demonstration depends on: the whole program, its packages, and the day it is loaded on."""
    files = [
        file for file in sorted((ROOT / "candour").rglob("*")) if file.is_file() and file.suffix != ".pyc"
    ]
    content = b"".join(file.read_bytes() for file in [*files, ROOT / "requirements.lock"])
    return hashlib.sha256(content + str(datetime.now(tz=UTC).date()).encode()).hexdigest()[:16]


def migrate(name: str) -> None:
    """Apply every migration as the role `owner`."""
    environment = {**os.environ, "OWNER_DATABASE_URL": owner_address(name), "CANDOUR_DATABASE_ROLE": "owner"}
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def clone(name: str, source: str | None = None) -> None:
    with psycopg.connect(os.environ["OWNER_DATABASE_URL"], autocommit=True) as connection:
        _run(connection, f"CREATE DATABASE {{}} TEMPLATE {source or template()}", name)


END_SESSIONS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND usename = current_user
"""


def end_sessions(name: str) -> None:
    """End what `web` has open in a database, as `web` itself; a server signs in again when it is asked."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(END_SESSIONS, [name])


def drop(name: str) -> None:
    """Drop a database; PostgreSQL sends its own vacuum away, and a session that is closing is waited for."""
    with psycopg.connect(os.environ["OWNER_DATABASE_URL"], autocommit=True) as connection:
        for _attempt in range(PATIENCE):
            try:
                _run(connection, "DROP DATABASE IF EXISTS {}", name)
            except psycopg.errors.ObjectInUse:
                time.sleep(0.5)
            else:
                return
        raise RuntimeError(f"The database {name} is still in use.")


def _exists(connection: psycopg.Connection, name: str) -> bool:
    return bool(connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone())


def _run(connection: psycopg.Connection, statement: str, name: str) -> None:
    connection.execute(sql.SQL(statement).format(sql.Identifier(name)))
