"""The bench itself, at a size that takes seconds; nothing here judges how quick anything was."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bench import audit, report
from bench.figures import Figure, Results, percentile
from bench.generating import FEW
from bench.options import read
from tests.databases import ROOT, template

Bench = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def bench(django_db_setup: None) -> Bench:
    """The program, on copies of the tests' own template."""

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "bench", "--template", template(), *words]
        environment = {**os.environ, "CANDOUR_MODE": "test"}
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    return run


def test_a_run_measures_everything_and_keeps_its_figures(bench: Bench, tmp_path: Path) -> None:
    done = bench("--sizes", "50", "--samples", "2", "--bulk", "40", "--results", str(tmp_path))
    assert done.returncode == 0, done.stderr
    (kept,) = tmp_path.glob("*.json")
    figures = report.load(kept).figures
    whats = {figure.what for figure in figures}
    assert {"generation", "work list", "last page", "bulk intake", "plan reading"} < whats
    assert all(figure.value > 0 for figure in figures)
    assert "8 reads recorded" in done.stdout, "five to warm up, two timed, and one whose queries are counted"


def test_only_what_is_asked_for_is_measured(bench: Bench, tmp_path: Path) -> None:
    done = bench("--only", "audit", "--bulk", "10", "--results", str(tmp_path))
    assert done.returncode == 0, done.stderr
    (kept,) = tmp_path.glob("*.json")
    assert [figure["what"] for figure in json.loads(kept.read_text())["figures"]] == ["audit verification"]


def test_many_cases_are_generated_without_their_indexes(bench: Bench, tmp_path: Path) -> None:
    done = bench("--sizes", str(FEW + 1), "--only", "last", "--samples", "1", "--results", str(tmp_path))
    assert done.returncode == 0, done.stderr
    (kept,) = tmp_path.glob("*.json")
    whats = {figure.what: figure.cases for figure in report.load(kept).figures}
    assert whats["generation"] == whats["last page"] == FEW + 1


def test_a_dump_that_was_spoiled_is_not_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: work that was not done must never look like work done quickly."""
    assert audit.measure(2).note == "40 rows"
    whole = list(audit.dump(40))
    monkeypatch.setattr(audit, "dump", lambda _many: whole[:-1])
    with pytest.raises(RuntimeError, match="not found sound"):
        audit.measure(2)


def test_the_percentile_is_a_sample_and_not_an_average() -> None:
    times = [float(number) for number in range(1, 101)]
    assert (percentile(times, 0.5), percentile(times, 0.95), percentile([7.0], 0.95)) == (50.0, 95.0, 7.0)


def figure(value: float, **more: object) -> Figure:
    given = {"what": "work list", "who": "officer", "cases": 50, "value": value, "unit": "ms", "goal": 150.0}
    return Figure(**{**given, **more})  # type: ignore[arg-type] # a table of values for a frozen record


@pytest.mark.parametrize(
    ("measured", "met"),
    [
        (figure(150), True),
        (figure(150.1), False),
        (figure(1999, goal=2000, more_is_better=True), False),
        (figure(2000, goal=2000, more_is_better=True), True),
        (figure(9, goal=None), True),
        (figure(20, queries=13, most_queries=12), False),
        (figure(20, queries=12, most_queries=12), True),
    ],
)
def test_a_goal_is_met_by_speed_and_by_queries(measured: Figure, met: bool) -> None:
    assert measured.met is met
    assert ("MISSED" in report.table(Results("now", {}, [measured]))) is not met


def test_two_runs_stand_side_by_side(tmp_path: Path) -> None:
    before = Results("first", {}, [figure(100), figure(5, what="gone")])
    after = Results("second", {}, [figure(150), figure(6, what="new")])
    paths = [report.keep(results, tmp_path) for results in (before, after)]
    lines = report.side_by_side(*map(report.load, paths)).splitlines()
    assert "+50% worse" in lines[1]
    assert len(lines) == 4
    assert not any("better" in line or "worse" in line for line in lines[2:])


@pytest.mark.parametrize(
    "words", [["--sizes", "0"], ["--sizes", "many"], ["--only", "lists"], ["--samples", "-1"]]
)
def test_an_option_that_makes_no_sense_is_refused(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        read(words)
    assert "usage" in capsys.readouterr().err


def test_a_file_of_something_else_is_refused_in_plain_words(tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    other.write_text("[]")
    with pytest.raises(SystemExit, match="cannot be read"):
        report.load(other)
