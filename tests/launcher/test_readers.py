import pytest

from candour.disclosure.gate import programs
from launcher import readers


def test_the_launcher_looks_for_the_programs_that_the_gate_asks() -> None:
    assert set(readers.PROGRAMS) == set(programs.WANTED)
    assert readers.missing(lambda name: None) == readers.PROGRAMS
    assert readers.missing(lambda name: f"/usr/bin/{name}") == ()


def test_what_cannot_be_installed_is_said_and_the_work_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(readers, "missing", lambda: ("qpdf",))
    monkeypatch.setattr("platform.system", lambda: "Other")
    readers.prepare()
    said = capsys.readouterr()
    assert "apt-get install poppler-utils qpdf" in said.out + said.err
