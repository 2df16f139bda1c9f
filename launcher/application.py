"""Django's own commands, each as the role it needs, each skipped when nothing that it depends on changed."""

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

from launcher.assets import SERVED
from launcher.console import PlainError, step
from launcher.database import Database
from launcher.places import PYTHON, ROOT, STATE
from launcher.stamps import digest, is_current, stamped


def environment(database: Database, **more: str) -> dict[str, str]:
    """What a process of the application is told: the surroundings' settings, and the database's addresses."""
    return {**os.environ, **database.environment(), "PYTHONUNBUFFERED": "1", **more}


def manage(database: Database, *words: str, **more: str) -> None:
    """Run one of Django's commands and show what it says only when it fails."""
    done = subprocess.run(
        [PYTHON, "manage.py", *words],
        cwd=ROOT,
        env=environment(database, **more),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise PlainError(f"`manage.py {' '.join(words)}` failed:\n{done.stdout}{done.stderr}")


def sources(*patterns: str) -> Iterable[Path]:
    return [file for pattern in patterns for file in ROOT.glob(pattern) if file.is_file()]


def migrate(database: Database, *, always: bool = False) -> None:
    """Bring the schema up to date, as the role that owns it."""
    wanted = digest(sources("candour/*/migrations/*.py", "requirements.lock"), database.owner, database.made)
    if always or not is_current("migrated", wanted):
        with step("Database schema"), stamped("migrated", wanted):
            manage(database, "migrate", "--no-input", CANDOUR_DATABASE_ROLE="owner")


def collect_static(database: Database) -> None:
    """Gather and hash what is served under /static/."""
    served = [file for file in SERVED.rglob("*") if file.is_file()]
    wanted = digest([*served, *sources("candour/*/static/**/*", "requirements.lock")])
    if not is_current("static", wanted) or not (STATE / "static").exists():
        with step("Static files"), stamped("static", wanted):
            manage(database, "collectstatic", "--no-input", "--clear")


def load_demonstration(database: Database, *, always: bool = False) -> None:
    """Load the demonstration data once for each database; the command itself adds nothing twice.

    As the role that owns the schema: PostgreSQL plans each of 27,000 statements without row security, which
    would let all of them through, in two thirds of the time.
    """
    wanted = digest([], database.web, database.made)
    if always or not is_current("demonstration", wanted):
        with step("Demonstration data"), stamped("demonstration", wanted):
            manage(database, "demo", CANDOUR_DATABASE_ROLE="owner")
