import subprocess
import sys

import pytest

import dev
from launcher.places import ROOT


def test_make_offers_exactly_the_commands_of_the_launcher() -> None:
    makefile = (ROOT / "Makefile").read_text()
    targets = next(line for line in makefile.splitlines() if line.startswith("COMMANDS"))
    assert set(targets.split(":=")[1].split()) == set(dev.COMMANDS)


def test_make_alone_lists_every_command_with_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["help"]) == 0
    listed = capsys.readouterr().out
    assert all(f"  {name} " in listed and sentence in listed for name, (_, sentence) in dev.COMMANDS.items())


def test_a_command_that_does_not_exist_is_answered_with_those_that_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert dev.main(["serve"]) == 2
    assert "make COMMAND" in capsys.readouterr().out


def test_the_launcher_needs_nothing_but_the_standard_library() -> None:
    # -S leaves out every installed package, as on a machine that has none yet.
    done = subprocess.run([sys.executable, "-S", "dev.py", "help"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
