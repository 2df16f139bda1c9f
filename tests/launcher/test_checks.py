import os

import pytest

from launcher.checks import Check, Result, quietly, side_by_side, summarise


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
