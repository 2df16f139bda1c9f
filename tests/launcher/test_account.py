import os
from pathlib import Path

import pytest

from launcher.account import can_enter, private_folder, run_as, unprivileged
from launcher.console import PlainError


def test_the_database_never_runs_as_root() -> None:
    account = unprivileged()
    assert os.getuid() != 0 or (account is not None and account.pw_uid != 0)


def test_a_private_folder_opens_to_its_user_alone(tmp_path: Path) -> None:
    folder = private_folder(tmp_path / "data", None)
    assert folder.stat().st_mode & 0o777 == 0o700


def test_making_a_private_folder_leaves_the_folders_above_it_as_they_were(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    private_folder(tmp_path / "data", unprivileged())
    assert tmp_path.stat().st_mode & 0o777 == 0o700


def test_a_private_folder_that_was_opened_is_closed_again(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(mode=0o755)
    assert private_folder(tmp_path / "data", None).stat().st_mode & 0o777 == 0o700


def test_a_link_in_the_place_of_a_private_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "data").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PlainError, match="belongs to another user"):
        private_folder(tmp_path / "data", None)


def test_a_folder_that_is_somebody_elses_is_refused(tmp_path: Path) -> None:
    account = unprivileged()
    if account is None:
        pytest.skip("only root can make a folder that is another user's")
    (tmp_path / "data").mkdir()
    with pytest.raises(PlainError, match="belongs to another user"):
        private_folder(tmp_path / "data", account)


def test_whether_a_folder_can_be_entered_is_tried_and_not_guessed(tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    assert can_enter(None, tmp_path)
    account = unprivileged()
    assert can_enter(account, tmp_path) is (account is None)


def test_a_database_program_sees_none_of_the_persons_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGOPTIONS", "--search_path=elsewhere")
    assert "PGOPTIONS" not in run_as(None, ["env"]).stdout
