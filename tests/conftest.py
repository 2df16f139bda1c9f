"""Tests run as the role `web` on a database cloned from a migrated template, as production does."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, settings

from tests.databases import clone, drop, ensure_template, one_at_a_time, owner_address

# No test is timed: how long an example takes says something of the machine and nothing of the code.
settings.register_profile("candour", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("candour")

STATIC = Path(".candour") / "static"
STATIC.mkdir(parents=True, exist_ok=True)  # the pages' middleware warns where it is missing


def pytest_configure(config: pytest.Config) -> None:
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["tests.hashing.QuickArgon2"]
    settings.WHITENOISE_AUTOREFRESH = True  # each test's client would list the folder of styles anew


def pytest_collection_finish() -> None:
    """What was imported stays to the end: the collector need not walk over it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)


@pytest.fixture(scope="session")
def test_database_name(request: pytest.FixtureRequest) -> str:
    worker = os.environ.get("PYTEST_XDIST_WORKER", "alone")
    return f"test_{worker}_{os.getpid()}"


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_db_blocker: Any, test_database_name: str
) -> Iterator[None]:
    """Clone the template for this process, and let Django sign in to the clone as `web`."""
    from django.db import connection

    with one_at_a_time():
        ensure_template()
        clone(test_database_name)
    connection.settings_dict["NAME"] = test_database_name
    with django_db_blocker.unblock():
        yield
        connection.close()
    drop(test_database_name)


@pytest.fixture
def owner_connection(django_db_setup: None, test_database_name: str) -> Iterator[psycopg.Connection]:
    """The same database as its owner; what it commits is not undone after the test."""
    with psycopg.connect(owner_address(test_database_name), autocommit=True) as connection:
        yield connection


@pytest.fixture(autouse=True)
def every_row_is_seen(request: pytest.FixtureRequest) -> None:
    """Tests set their scene as the service itself; a test of row-level security narrows this."""
    if "db" in request.fixturenames or request.node.get_closest_marker("django_db"):
        request.getfixturevalue("db")
        from candour.cases.models.visibility import Sight
        from candour.cases.row_security import limit_rows_to

        limit_rows_to(Sight(everything=True))
