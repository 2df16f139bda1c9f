"""Databases for tests: a template that is migrated once, and a clone for each process."""

import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

ROOT = Path(__file__).parents[1]
PATIENCE = 10
"""How often a database that is still in use is tried again."""


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


def ensure_demonstration(environment: Callable[[str], dict[str, str]]) -> str:
    """Make a migrated database with today's demonstration in it, unless it is there; its name."""
    name = f"demonstration_{_digest_of_everything()}"
    with psycopg.connect(os.environ["OWNER_DATABASE_URL"], autocommit=True) as connection:
        if _exists(connection, name):
            return name
        for (old,) in connection.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE 'demonstration_%'"
        ):
            _run(connection, "DROP DATABASE IF EXISTS {} WITH (FORCE)", old)
        making = f"{name}_making"
        clone(making)
        subprocess.run([sys.executable, "manage.py", "demo"], cwd=ROOT, env=environment(making), check=True)
        _run(connection, f"ALTER DATABASE {{}} RENAME TO {name}", making)
    return name


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
