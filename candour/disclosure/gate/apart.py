"""Ask the gate in a process of its own: no database, no settings, little time; no answer is a refusal."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import candour
from candour.disclosure.gate.job import Job, to_bytes

SECONDS = 180
ROOT = Path(candour.__file__).parents[1]
KEPT = ("PATH", "LANG", "LD_LIBRARY_PATH", "VIRTUAL_ENV", "TMPDIR", "HOME", "PYTHONPYCACHEPREFIX")


def decide_apart(job: Job, *, seconds: int = SECONDS) -> dict[str, Any]:
    """The gate's report. A time-out, a crash or an unreadable answer has not passed."""
    command = [sys.executable, "-m", "candour.disclosure.gate"]
    environment = {name: os.environ[name] for name in KEPT if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 - our own program and module, and no argument
            command,
            input=to_bytes(job),
            capture_output=True,
            timeout=seconds,
            cwd=ROOT,
            env=environment | {"PYTHONDONTWRITEBYTECODE": "1"},
            check=False,
        )
    except subprocess.TimeoutExpired:
        return refusal(f"The gate did not finish within {seconds} seconds.")
    return _read(done.stdout)


def _read(answer: bytes) -> dict[str, Any]:
    try:
        report = json.loads(answer)
        if isinstance(report["passed"], bool):
            return dict(report)
    except (ValueError, KeyError, TypeError):
        pass
    return refusal("The gate gave no answer that can be read.")


def refusal(why: str) -> dict[str, Any]:
    """A report of a gate that could not do its work."""
    return {"passed": False, "findings": [{"check": "gate", "where": "the gate", "why": why}], "files": []}
