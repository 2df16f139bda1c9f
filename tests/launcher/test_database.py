from pathlib import Path

import pytest
from django.db import ProgrammingError, connection

from candour.config.database import parse
from launcher import database
from launcher.cluster import FASTER_THAN_SAFE, cluster
from launcher.console import PlainError


def test_the_application_reads_back_the_folder_of_the_socket() -> None:
    folder = Path("/home/Siân Evans/work & play/50%/socket")
    read = parse(database.address("web", folder), name="DATABASE_URL")
    assert (read["HOST"], read["USER"], read["NAME"]) == (str(folder), "web", "candour")


def test_without_an_address_the_launcher_brings_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert database.given() is None


def test_an_address_that_is_given_is_used_and_its_server_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://web@db/candour")
    monkeypatch.setenv("OWNER_DATABASE_URL", "postgresql://owner@db/candour")
    given = database.given()
    assert given is not None
    assert not given.started
    assert given.environment() == {
        "DATABASE_URL": "postgresql://web@db/candour",
        "OWNER_DATABASE_URL": "postgresql://owner@db/candour",
    }


def test_one_address_without_the_other_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://web@db/candour")
    monkeypatch.delenv("OWNER_DATABASE_URL", raising=False)
    with pytest.raises(PlainError, match="Set both"):
        database.given()


@pytest.mark.parametrize("name", [database.RUN, database.BENCH, f"{database.RUN}-wheel"])
def test_what_a_person_keeps_is_kept_over_a_power_cut(name: str) -> None:
    assert cluster(name).settings == ()


@pytest.mark.parametrize("name", [database.TEST, f"{database.TEST}-wheel"])
def test_only_test_data_trade_safety_for_speed(name: str) -> None:
    assert cluster(name).settings == FASTER_THAN_SAFE


def test_the_role_that_serves_has_no_special_powers(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles"
            " WHERE rolname IN ('web', 'owner') ORDER BY rolname"
        )
        assert cursor.fetchall() == [
            ("owner", False, False, False, True),
            ("web", False, False, False, False),
        ]


def test_the_role_that_serves_cannot_change_the_schema(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        assert cursor.fetchone() == ("web",)
        with pytest.raises(ProgrammingError, match="permission denied"):
            cursor.execute("CREATE TABLE extra (id integer)")
