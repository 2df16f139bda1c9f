"""`candour audit verify` and the two management commands."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from candour.audit.command import run
from candour.audit.record import SYSTEM, record
from tests.audit.records import lines_of, place, sound

AT = datetime(2026, 1, 2, tzinfo=UTC)
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    file = tmp_path / "dump.jsonl"
    file.write_bytes(b"".join(lines_of(sound())))
    return file


@pytest.fixture
def anchor(tmp_path: Path) -> Path:
    file = tmp_path / "anchor.jsonl"
    file.write_bytes(b"\n".join(lines_of(sound()[1:3])))
    return file


def test_a_sound_dump_gives_nought_and_the_number_of_rows(dump: Path, anchor: Path, capsys: Captured) -> None:
    assert run(["verify", str(dump)]) == run(["verify", str(dump), "--anchor", str(anchor)]) == 0
    out, err = capsys.readouterr()
    counts = {"rows": 19, "chains": 3, "heads_digests": 2}
    assert json.loads(out.splitlines()[0]) == {"sound": True, **counts, "ends_known": True}
    assert "19 rows in 3 chains" in err


def test_entries_alone_are_sound_but_it_is_said_that_their_ends_are_not_known(
    dump: Path, capsys: Captured
) -> None:
    dump.write_bytes(b"".join(lines_of([row for row in sound() if row["kind"] == "entry"][:-1])))
    assert run(["verify", str(dump)]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["ends_known"] is False
    assert "nothing shows whether the end of a chain" in err


def test_a_spoiled_dump_gives_one_and_the_first_bad_row(dump: Path, capsys: Captured) -> None:
    rows = sound()
    rows[place(rows, "case:SFO-2", 4)]["actor"] = "somebody else"
    dump.write_bytes(b"".join(lines_of(rows)))
    assert run(["verify", str(dump)]) == 1
    out, err = capsys.readouterr()
    answer = json.loads(out)
    assert (answer["sound"], answer["chain"], answer["sequence"]) == (False, "case:SFO-2", 4)
    assert "case:SFO-2 4: does not match its digest" in err


def test_a_dump_older_than_its_anchor_gives_one(dump: Path, anchor: Path, capsys: Captured) -> None:
    with anchor.open("a") as file:
        file.write('\n{"sequence": 3, "digest": "later"}\n')
    assert run(["verify", str(dump), "--anchor", str(anchor)]) == 1
    assert json.loads(capsys.readouterr().out)["sequence"] == 3


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"plan\n", b"[1]\n", b'{"kind": "plan"}\n', b"\xff\xfe\n", b"[" * 99999]
)
def test_a_file_that_is_no_dump_gives_two(dump: Path, content: bytes, capsys: Captured) -> None:
    dump.write_bytes(content)
    assert run(["verify", str(dump)]) == 2
    assert capsys.readouterr().out == ""


def test_a_file_that_is_not_there_gives_two(tmp_path: Path, capsys: Captured) -> None:
    assert run(["verify", str(tmp_path / "none")]) == run(["verify", str(tmp_path)]) == 2
    assert "cannot be read: No such file" in capsys.readouterr().err


@pytest.mark.parametrize("content", ["", "words", "[]", '{"sequence": 1}', '{"sequence": "x", "digest": ""}'])
def test_an_anchor_file_that_is_none_gives_two(
    dump: Path, anchor: Path, content: str, capsys: Captured
) -> None:
    anchor.write_text(content)
    assert run(["verify", str(dump), "--anchor", str(anchor)]) == 2
    anchor.unlink()
    assert run(["verify", str(dump), "--anchor", str(anchor)]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_without_file_or_database_it_says_what_to_give(
    monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert run(["verify"]) == 2
    assert "give a dump, or set DATABASE_URL" in capsys.readouterr().err


def test_a_database_that_does_not_answer_gives_two(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Captured
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgresql://web@/none?host={tmp_path}")
    assert run(["verify"]) == 2
    assert "could not be reached" in capsys.readouterr().err


def test_a_database_without_a_record_gives_two(
    monkeypatch: pytest.MonkeyPatch, test_database_name: str, django_db_setup: None, capsys: Captured
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_address(search_path="pg_catalog"))
    assert run(["verify"]) == 2
    assert "could not be read" in capsys.readouterr().err


def test_the_database_itself_is_verified(
    monkeypatch: pytest.MonkeyPatch, django_db_setup: None, capsys: Captured
) -> None:
    monkeypatch.setenv("DATABASE_URL", database_address())
    assert run(["verify"]) == 0
    assert json.loads(capsys.readouterr().out)["sound"] is True


@pytest.mark.django_db
def test_a_dump_of_the_database_verifies_with_the_anchor_that_sealing_printed(
    tmp_path: Path, capsys: Captured
) -> None:
    record(action="sign_in", by=SYSTEM, at=AT, reason="“quoted”\t\\ \x7f\u2028")
    call_command("seal_audit")
    anchor, dump = tmp_path / "anchor", tmp_path / "dump"
    anchor.write_text(capsys.readouterr().out)
    call_command("dump_audit", str(dump))
    assert dump.stat().st_mode & 0o077 == 0
    assert run(["verify", str(dump), "--anchor", str(anchor)]) == 0


@pytest.mark.django_db
def test_a_dump_never_replaces_a_file(tmp_path: Path) -> None:
    (tmp_path / "dump").write_text("kept")
    with pytest.raises(CommandError, match="File exists"):
        call_command("dump_audit", str(tmp_path / "dump"))
    assert (tmp_path / "dump").read_text() == "kept"


def database_address(search_path: str = "public") -> str:
    """The tests' own database, as libpq wants it, with the schema to look in."""
    given = connection.settings_dict
    words = {
        "host": given["HOST"],
        "port": given["PORT"],
        "user": given["USER"],
        "password": given["PASSWORD"],
    }
    known = " ".join(f"{name}='{value}'" for name, value in words.items() if value)
    return f"{known} dbname='{given['NAME']}' options='-c search_path={search_path}'"
