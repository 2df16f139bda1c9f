"""The floor of the strictest places, on reports that the real program writes of a small project."""

import json
import os
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

from launcher import checks, coverage
from launcher.checks import Check
from launcher.places import ROOT

A_RULE = """def refuses(told):
    if told:
        return "This is over."
    return None

"""
OVER, NOT_OVER = "refuses(told=True)\n", "refuses(told=False)\n"
BEYOND = {f"{place[:-1]}all.py": "" for place in coverage.STRICTEST if place.startswith("candour")}
"""A file without a branch in each place that has a folder of its own."""


def measured(folder: Path, files: dict[str, str]) -> coverage.Report:
    """The report on a project of these files, each of which runs itself."""
    for name, program in files.items():
        for package in [*Path(name).parents][:-1]:
            (folder / package).mkdir(parents=True, exist_ok=True)
            (folder / package / "__init__.py").touch()
        (folder / name).write_text(program)
    modules = [name.removesuffix(".py").replace("/", ".") for name in files]
    (folder / "run.py").write_text("".join(f"import {module}\n" for module in modules))
    command = [sys.executable, "-m", "slipcover", "--branch", "--source", "candour", "--json", "--out", "out"]
    # Of the surroundings nothing but the way: what measures the tests themselves speaks through them.
    subprocess.run([*command, "run.py"], cwd=folder, env={"PATH": os.environ["PATH"]}, check=True)
    return dict(json.loads((folder / "out").read_text()))


def test_what_two_processes_took_is_one_report(tmp_path: Path) -> None:
    """Each takes one of two ways; one line is nobody's, and one file is asked for by nobody."""
    package = tmp_path / "candour" / "cases"
    package.mkdir(parents=True)
    for folder in (package.parent, package):
        (folder / "__init__.py").touch()
    (package / "rules.py").write_text(A_RULE + "def forgotten():\n    return None\n")
    (package / "unread.py").write_text("NEVER = 1\n")
    for name, told in (("over", True), ("not_over", False)):
        test = f"from candour.cases.rules import refuses\ndef test_it():\n    refuses(told={told})\n"
        (tmp_path / f"test_{name}.py").write_text(test)
    report = tmp_path / "report.json"
    command = [sys.executable, "-m", "pytest", "-p", "tests.measuring", "-p", "no:django", "-n", "2", "."]
    where = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "CANDOUR_COVERAGE": str(report)}
    subprocess.run(command, cwd=tmp_path, env=where, check=True)
    files = json.loads(report.read_text())["files"]
    assert coverage.left_out(files["candour/cases/rules.py"]) == "line 7"
    assert files["candour/cases/unread.py"]["missing_lines"] == [1]


@pytest.mark.parametrize("place", coverage.STRICTEST)
def test_each_strictest_place_is_there(place: str) -> None:
    """A folder that was renamed would be asked for nothing, and nobody would notice."""
    assert any(fnmatch(str(file.relative_to(ROOT)), place) for file in ROOT.glob("candour/**/*.py"))


def test_one_branch_of_a_strictest_place_that_no_test_took_is_named(tmp_path: Path) -> None:
    rules = {
        "candour/cases/rules.py": A_RULE + OVER,
        "candour/reviews/thread/rules/whole.py": A_RULE + OVER + NOT_OVER,
        "candour/cases/views.py": A_RULE + OVER,
    }
    assert coverage.untaken(measured(tmp_path, BEYOND | rules)) == [
        "candour/cases/rules.py: line 4, the way from 2 to 4"
    ]


def test_a_way_without_a_line_of_its_own_is_named_too(tmp_path: Path) -> None:
    silent = "def says(told):\n    if told:\n        print(told)\n\nsays('')\n"
    rules = {
        "candour/cases/rules.py": silent.replace("''", "' '"),
        "candour/a/rules/b.py": A_RULE + OVER + NOT_OVER,
    }
    assert coverage.untaken(measured(tmp_path, BEYOND | rules)) == [
        "candour/cases/rules.py: the way from 2 to 0"
    ]


def test_tests_that_measured_nothing_name_every_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(coverage, "REPORT", tmp_path / "absent.json")
    whole, *places = coverage.faults(coverage.read())
    assert whole == "The tests took 0.00% of lines and branches; 95% is the least."
    assert len(places) == len(coverage.STRICTEST)


@pytest.mark.parametrize(("share", "passes"), [(94.99, False), (95.0, True)])
def test_over_everything_a_few_may_be_left(*, share: float, passes: bool) -> None:
    taken: dict[str, list[int]] = {"missing_lines": [], "missing_branches": []}
    files = {place.replace("*", "all"): taken for place in coverage.STRICTEST}
    assert (coverage.faults({"files": files, "summary": {"percent_covered": share}}) == []) is passes


def test_coverage_is_asked_about_after_the_tests_ran_and_not_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: a report of earlier tests says nothing of these."""
    kept = tmp_path / "report.json"
    kept.write_text(json.dumps({"files": {"of": "earlier tests"}}))
    file = {"missing_lines": [3], "missing_branches": []}
    now = json.dumps({"files": {"candour/cases/rules.py": file}, "summary": {"percent_covered": 97.0}})
    writing = f"import pathlib; p = pathlib.Path({str(kept)!r}); assert not p.exists(); p.write_text({now!r})"
    monkeypatch.setattr(coverage, "REPORT", kept)
    monkeypatch.setattr(checks, "TESTS", Check("tests", ["python", "-c", writing]))
    tests, covered = checks.tested(dict(os.environ))
    assert (tests.passed, covered.passed) == (True, False)
    assert "candour/cases/rules.py: line 3" in covered.output
