"""Documents are read in a process of its own, within limits."""

import json
import subprocess
import sys
from typing import Any

import pytest

from candour.recommendations import apart
from candour.recommendations.reading import UnreadablePlan
from tests.recommendations.ledger.plans import PLAN


def test_a_plan_comes_back_with_its_lines_and_the_lines_of_its_fields() -> None:
    read = apart.read_apart(PLAN.encode(), "plan.txt")
    assert len(read.plan["recommendations"]) == 3
    (line,) = read.fields["recommendations[0].actions[0].owner"]
    assert "Head of Operations" in read.lines[line - 1]


def test_reading_that_takes_too_long_is_stopped_and_explained() -> None:
    with pytest.raises(UnreadablePlan, match="was stopped"):
        apart.read_apart(PLAN.encode(), "plan.txt", seconds=0)


def test_a_reader_that_dies_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_command: object, **_options: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess([], returncode=-9, stdout=b"", stderr=b"")

    monkeypatch.setattr(subprocess, "run", killed)
    with pytest.raises(UnreadablePlan, match="limits for safe reading"):
        apart.read_apart(PLAN.encode(), "plan.txt")


def test_the_reader_has_little_memory_and_cannot_write() -> None:
    program = (
        "import json, resource; from candour.recommendations.apart import limit_this_process; "
        "limit_this_process(); print(json.dumps([resource.getrlimit(resource.RLIMIT_AS)[0], "
        "resource.getrlimit(resource.RLIMIT_FSIZE)[0]]))"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, cwd=apart.ROOT)
    limits: list[Any] = json.loads(said.stdout)
    assert limits == [apart.MEMORY, 0]


def test_the_address_of_the_database_does_not_reach_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://web@/secret")
    assert "DATABASE_URL" not in apart._environment()
