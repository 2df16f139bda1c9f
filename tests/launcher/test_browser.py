from pathlib import Path

import pytest

from launcher.browser import installed
from launcher.console import PlainError


def program(file: Path) -> str:
    file.write_text("#!/bin/sh\n")
    file.chmod(0o755)
    return str(file)


def nowhere(name: str) -> str | None:
    return None


def test_a_browser_that_is_named_is_taken_first(tmp_path: Path) -> None:
    named = program(tmp_path / "mine")
    assert installed(named, lambda name: "/usr/bin/chromium", ()) == named


def test_a_named_browser_that_cannot_be_started_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PlainError, match="is not a program that can be started"):
        installed(str(tmp_path / "absent"), nowhere, ())


def test_the_browser_without_a_window_is_preferred_and_then_chromium() -> None:
    assert installed(None, lambda name: f"/usr/bin/{name}", ()) == "/usr/bin/chromium-headless-shell"
    with_a_window = {"chromium": "/usr/bin/chromium", "google-chrome": "/usr/bin/google-chrome"}
    assert installed(None, with_a_window.get, ()) == "/usr/bin/chromium"


def test_an_application_is_found_where_no_program_is_on_path(tmp_path: Path) -> None:
    application = program(tmp_path / "Google Chrome")
    assert installed(None, nowhere, ("/absent", application)) == application


def test_without_any_browser_none_is_invented() -> None:
    assert installed(None, nowhere, ()) is None
