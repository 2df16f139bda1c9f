"""`candour`: one word leads to one command; anything else is answered with how to use it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from candour.config.command_line import main
from tests.audit.records import lines_of, sound

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "docs" / "examples"


def test_help_lists_the_commands(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert "candour plan read FILE --json" in capsys.readouterr().out


@pytest.mark.parametrize("words", [[], ["divine"]])
def test_no_command_or_an_unknown_one_is_answered_in_words(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "usage: candour" in told.err
    assert all(word in told.err for word in words)


def test_a_plan_is_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "read", str(EXAMPLES / "plan.md"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["recommendations"]


def test_facts_are_judged(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eligibility", str(EXAMPLES / "facts.json")]) == 0
    assert "outcome" in json.loads(capsys.readouterr().out)


def test_a_dump_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "verify", str(tmp_path / "nowhere.jsonl")]) == 2
    assert "nowhere.jsonl" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["plan", "read", str(EXAMPLES / "plan.md"), "--json"],
        ["eligibility", str(EXAMPLES / "facts.json")],
        ["sample", "draw", str(EXAMPLES / "sample_frame.csv"), "--percent", "20", "--seed", "leaves"],
        ["redact", "suggest", str(EXAMPLES / "redact.jsonl")],
        ["audit", "verify", "DUMP"],
    ],
    ids=lambda words: words[0],
)
def test_an_answer_that_nobody_reads_ends_with_2_and_words(words: list[str], tmp_path: Path) -> None:
    dump = tmp_path / "dump.jsonl"
    dump.write_bytes(b"".join(lines_of(sound())))
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "candour", *(str(dump) if word == "DUMP" else word for word in words)]
    ended = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False, cwd=ROOT)
    os.close(writing)
    assert ended.returncode == 2
    assert b"the answer cannot be written" in ended.stderr
    assert b"Traceback" not in ended.stderr
    assert b"Exception ignored" not in ended.stderr
