import sys
from pathlib import Path

import pytest

from launcher import packages
from launcher.locks import PYTHON_LOCKS
from launcher.packages import attempt
from launcher.places import ROOT


def test_an_installer_that_succeeds_says_nothing() -> None:
    assert attempt([sys.executable, "-c", "print('installed')"]) == ""


def test_an_installer_that_fails_gives_its_reason() -> None:
    assert "no room" in attempt([sys.executable, "-c", "raise SystemExit('no room')"])
    assert attempt([sys.executable, "-c", "raise SystemExit(1)"]) == "it gave no reason"


def test_an_installer_that_is_missing_is_a_reason_and_not_a_crash() -> None:
    assert attempt(["/absent/uv"]) == "/absent/uv is missing"


def test_an_environment_that_was_copied_from_elsewhere_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert packages.environment_works()
    (tmp_path / "pyvenv.cfg").write_text("command = python3 -m venv /elsewhere/.venv\n")
    monkeypatch.setattr(packages, "ENVIRONMENT", tmp_path)
    assert not packages.environment_works()


def test_every_lock_pins_by_hash_and_names_no_host() -> None:
    for name in PYTHON_LOCKS:
        lock = (ROOT / name).read_text()
        packages = [line for line in lock.splitlines() if line and not line.startswith(" ")]
        assert "://" not in lock
        assert "--index-url" not in lock
        assert all("==" in line and line.endswith("\\") for line in packages), name
    assert "resolved" not in (ROOT / "package-lock.json").read_text()


def test_what_serves_is_locked_at_the_same_versions_as_what_is_tested() -> None:
    serving, testing = (
        (ROOT / name).read_text().splitlines() for name in ("requirements.lock", "requirements-dev.lock")
    )
    pinned = {line for line in serving if "==" in line}
    assert pinned <= set(testing)
