from pathlib import Path

import pytest

from launcher import binaries
from launcher.binaries import PROGRAMS, Binaries, choose, inspect, major_version, on_machine, on_path


def installation(folder: Path, version: str, programs: tuple[str, ...] = PROGRAMS) -> Path:
    """A folder of programs that all say which version they are."""
    folder.mkdir(parents=True)
    for program in programs:
        file = folder / program
        file.write_text(f"#!/bin/sh\necho '{program} (PostgreSQL) {version}'\n")
        file.chmod(0o755)
    return folder


@pytest.mark.parametrize(
    ("text", "major"),
    [
        ("pg_ctl (PostgreSQL) 15.20 (Debian 15.20-1.pgdg120+1)", 15),
        ("pg_ctl (PostgreSQL) 18.4", 18),
        ("pg_ctl (PostgreSQL) 19beta1", 19),
        ("Error: no installed versions", 0),
    ],
)
def test_the_major_version_is_read_from_what_the_program_says(text: str, major: int) -> None:
    assert major_version(text) == major


def test_a_folder_without_all_the_programs_is_passed_over(tmp_path: Path) -> None:
    assert inspect(installation(tmp_path / "bin", "16.1", ("pg_ctl", "psql"))) is None


def test_a_program_that_may_not_be_started_does_not_count(tmp_path: Path) -> None:
    folder = installation(tmp_path / "bin", "16.1")
    (folder / "initdb").chmod(0o644)
    assert inspect(folder) is None


def test_the_newest_comes_first_and_those_too_old_are_left_out(tmp_path: Path) -> None:
    folders = [installation(tmp_path / version, version) for version in ("16.2", "13.9", "18.1", "15.0")]
    assert [each.major for each in on_machine(folders)] == [18, 16, 15]


def test_a_link_on_path_leads_to_the_folder_of_the_real_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = installation(tmp_path / "real", "17.0")
    links = tmp_path / "links"
    links.mkdir()
    (links / "pg_ctl").symlink_to(real / "pg_ctl")
    monkeypatch.setenv("PATH", str(links))
    assert on_path() == [real]


def test_a_wrapper_script_on_path_is_not_taken_for_an_installation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(installation(tmp_path / "wrapper", "17.0", ("pg_ctl",))))
    monkeypatch.setattr(binaries, "USUAL_FOLDERS", ())
    assert on_machine() == []


def test_new_data_are_made_by_the_newest() -> None:
    newest, older = Binaries(Path("/a"), 18), Binaries(Path("/b"), 15)
    assert choose([newest, older], None) == newest
    assert choose([], None) is None


def test_existing_data_are_served_by_the_version_that_made_them_or_by_none() -> None:
    newest, older = Binaries(Path("/a"), 18), Binaries(Path("/b"), 15)
    assert choose([newest, older], 15) == older
    assert choose([newest, older], 16) is None
