"""A database for each size: a copy of the migrated one, dropped afterwards."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connection
from psycopg import sql


def owner_of(name: str) -> psycopg.Connection:
    return psycopg.connect(os.environ["OWNER_DATABASE_URL"], dbname=name, autocommit=True)


@contextmanager
def fresh(template: str) -> Iterator[str]:
    """Django's connection, as the role `web`, to a new copy of the migrated database."""
    before = str(connection.settings_dict["NAME"])
    source, name = template or before, f"bench_{os.getpid()}"
    connection.close()
    with owner_of("template1") as owner:
        owner.execute(_statement("DROP DATABASE IF EXISTS {}", name))
        owner.execute(_statement("CREATE DATABASE {} TEMPLATE {}", name, source))
        connection.settings_dict["NAME"] = name
        try:
            yield name
        finally:
            connection.close()
            connection.settings_dict["NAME"] = before
            owner.execute(_statement("DROP DATABASE IF EXISTS {}", name))


def settle(name: str) -> None:
    """What autovacuum does of itself within minutes, done before anything is measured."""
    with owner_of(name) as owner:
        owner.execute("VACUUM (ANALYZE)")


def _statement(text: str, *names: str) -> sql.Composed:
    return sql.SQL(text).format(*map(sql.Identifier, names))
