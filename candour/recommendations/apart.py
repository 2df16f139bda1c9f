"""Read a document in a process of its own, with little memory, little time and no network.

Whatever a hostile file does to a parser, it does to that process alone; only JSON comes back.
"""

import ctypes
import json
import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import candour
from candour.recommendations.plan import to_json
from candour.recommendations.reading import UnreadablePlan, read_plan
from candour.recommendations.reading.formats.limits import check_size

SECONDS = 20
MEMORY = 1024 * 1024 * 1024
OPEN_FILES = 128
UNREADABLE = 3
OWN_NETWORK_AND_USER = 0x40000000 | 0x10000000
ROOT = Path(candour.__file__).parents[1]


@dataclass(frozen=True, slots=True)
class ReadApart:
    """A plan as JSON, its numbered source lines, and the lines of every field."""

    plan: dict[str, Any]
    lines: list[str]
    fields: dict[str, list[int]]


def read_apart(content: bytes, name: str, *, seconds: int = SECONDS) -> ReadApart:
    """The plan in a file. Raises UnreadablePlan in plain words, also where reading takes too long."""
    check_size(content)
    command = [sys.executable, "-m", "candour.recommendations.apart", Path(name).name[:200] or "document"]
    try:
        # The program and the module are our own; the name is one argument and never a command.
        done = subprocess.run(  # noqa: S603
            command,
            input=content,
            capture_output=True,
            timeout=seconds,
            cwd=ROOT,
            env=_environment(),
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise UnreadablePlan(
            f"Reading took more than {seconds} seconds and was stopped. Save the document in another format, "
            "such as DOCX or plain text, and try again."
        ) from late
    if done.returncode == UNREADABLE:
        raise UnreadablePlan(done.stdout.decode("utf-8", errors="replace"))
    if done.returncode != 0:
        raise UnreadablePlan(
            "The document could not be read within the limits for safe reading. Save it in another format, "
            "such as DOCX or plain text, and try again."
        )
    return ReadApart(**json.loads(done.stdout))


def _environment() -> dict[str, str]:
    """Nothing of ours, such as the address of the database, reaches the reader."""
    kept = ("PATH", "LANG", "LD_LIBRARY_PATH", "VIRTUAL_ENV", "PYTHONPYCACHEPREFIX")
    return {name: os.environ[name] for name in kept if name in os.environ} | {"PYTHONDONTWRITEBYTECODE": "1"}


def limit_this_process() -> None:
    """Processor time, memory, files and core dumps; and no network where the system lets us leave it."""
    for what, most in (
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
    ):
        _lower(what, most)
    if sys.platform == "linux":
        # It fails where user namespaces are switched off; the other limits still stand.
        ctypes.CDLL(None, use_errno=True).unshare(OWN_NETWORK_AND_USER)


def _lower(what: int, most: int) -> None:
    _soft, hard = resource.getrlimit(what)
    limit = most if hard == resource.RLIM_INFINITY else min(most, hard)
    try:
        resource.setrlimit(what, (limit, hard))
    except (ValueError, OSError):  # macOS knows no limit of address space
        return


def main(name: str) -> int:
    """Standard input is the document; standard output the plan as JSON, or why it cannot be read."""
    limit_this_process()
    try:
        reading = read_plan(sys.stdin.buffer.read(), name)
    except UnreadablePlan as problem:
        sys.stdout.buffer.write(problem.message.encode("utf-8", errors="replace"))
        return UNREADABLE
    read = {
        "plan": to_json(reading.plan),
        "lines": list(reading.sources.lines),
        "fields": {field: list(lines) for field, lines in reading.sources.fields.items()},
    }
    # Only ASCII leaves, so that no half of a character can break the answer.
    sys.stdout.write(json.dumps(read))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
