import fnmatch
import os
from pathlib import Path

import pytest
from coverage import CoverageData

from launcher import checks
from launcher.checks import Check, Result, quietly, side_by_side, summarise
from launcher.places import ENVIRONMENT, ROOT

A_RULE = """def refuses(told):
    if told:
        return "This is over."
    return None
"""
READ = [(-1, 1), (1, -1)]
OVER = [(-1, 2), (2, 3), (3, -1)]
NOT_OVER = [(-1, 2), (2, 4), (4, -1)]


def test_a_check_that_fails_keeps_its_words() -> None:
    result = quietly(
        Check("example", ["python", "-c", "print('because'); raise SystemExit(1)"]), dict(os.environ)
    )
    assert not result.passed
    assert "because" in result.output


def test_a_failure_does_not_keep_the_other_checks_from_running() -> None:
    failing = Check("failing", ["python", "-c", "raise SystemExit(1)"])
    passing = Check("passing", ["python", "-c", ""])
    results = side_by_side([failing, passing], [passing], env=dict(os.environ))
    assert [(result.name, result.passed) for result in results] == [
        ("failing", False),
        ("passing", True),
        ("passing", True),
    ]


def test_the_summary_names_every_failure_and_its_words(capsys: pytest.CaptureFixture[str]) -> None:
    results = [
        Result("lint", passed=False, output="E501"),
        Result("types", passed=True),
        Result("tests", passed=False),
    ]
    assert summarise(results) == 1
    printed = capsys.readouterr().err
    assert "E501" in printed
    assert "2 of 3 checks failed: lint, tests." in printed


def test_the_summary_passes_only_when_everything_did(capsys: pytest.CaptureFixture[str]) -> None:
    assert summarise([Result("lint", passed=True), Result("types", passed=True)]) == 0
    assert "All 2 checks passed." in capsys.readouterr().err


def report_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, taken: dict[str, list[tuple[int, int]]]
) -> Result:
    """What the check says of a small project whose tests took these ways through each file."""
    data = CoverageData(str(tmp_path / ".coverage"))
    for name in taken:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(A_RULE)
    data.add_arcs({str(tmp_path / name): arcs for name, arcs in taken.items()})
    data.write()
    monkeypatch.setattr(checks, "ROOT", tmp_path)
    env = {**os.environ, "COVERAGE_FILE": str(tmp_path / ".coverage")}
    return quietly(checks.COVERAGE_OF_THE_STRICTEST, env)


def test_the_strictest_places_are_asked_for_every_branch() -> None:
    program, *words = checks.COVERAGE_OF_THE_STRICTEST.command()
    assert program == str(ENVIRONMENT / "bin" / "coverage")
    places = (
        "candour/access/*,candour/workflow/*,candour/audit/*,candour/policy/*,candour/working_days/*,"
        "*/rules.py,*/rules/*"
    )
    assert words[:3] == ["report", f"--include={places}", "--fail-under=100"]


@pytest.mark.parametrize("pattern", checks.STRICTEST)
def test_each_strictest_place_is_there(pattern: str) -> None:
    """A folder that was renamed would be asked for nothing, and nobody would notice."""
    files = [str(file.relative_to(ROOT)) for file in ROOT.glob("candour/**/*.py")]
    assert fnmatch.filter(files, pattern)


@pytest.mark.parametrize(
    "place", ["candour/access/doors.py", "candour/cases/rules.py", "candour/reviews/thread/rules/whole.py"]
)
def test_one_branch_of_a_strictest_place_that_no_test_took_fails_the_check(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = report_on(tmp_path, monkeypatch, {place: READ + OVER, "candour/cases/views.py": READ})
    assert not result.passed
    assert place in result.output
    assert "views.py" not in result.output


def test_every_branch_of_the_strictest_places_passes_whatever_else_is_untested(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = {"candour/cases/rules.py": READ + OVER + NOT_OVER, "candour/cases/views.py": READ}
    assert report_on(tmp_path, monkeypatch, taken).passed


def test_tests_that_measured_nothing_fail_the_check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not report_on(tmp_path, monkeypatch, {}).passed


def test_the_strictest_places_are_asked_about_after_the_tests_ran(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = tmp_path / "measured"
    writing = f"open({str(written)!r}, 'w').close()"
    reading = f"open({str(written)!r}).close(); raise SystemExit(1)"
    monkeypatch.setattr(checks, "TESTS", Check("tests", ["python", "-c", writing]))
    monkeypatch.setattr(checks, "COVERAGE_OF_THE_STRICTEST", Check("strictest", ["python", "-c", reading]))
    found = checks.tested(dict(os.environ))
    assert [(result.name, result.passed, result.output) for result in found][1:] == [("strictest", False, "")]
    assert found[0].passed
