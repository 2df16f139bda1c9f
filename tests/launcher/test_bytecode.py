import os

import pytest

from launcher import bytecode
from launcher.places import STATE


def test_compiled_modules_are_kept_where_the_surroundings_forbid_them_beside_the_sources(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", "elsewhere")
    bytecode.keep()
    assert "PYTHONDONTWRITEBYTECODE" not in os.environ
    assert os.environ["PYTHONPYCACHEPREFIX"] == str(STATE / "bytecode")
