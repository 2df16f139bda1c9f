"""What a person sees while the launcher works: one line a step, and plain words when it cannot go on."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class PlainError(Exception):
    """Something only a person can put right; its text says how."""


def say(text: str) -> None:
    """Progress goes to standard error, so that a command's own output stays clean."""
    print(text, file=sys.stderr, flush=True)


@contextmanager
def step(title: str) -> Iterator[None]:
    """Print the title with the seconds that the step took."""
    begun = time.monotonic()
    yield
    say(f"  {title:<52} {time.monotonic() - begun:6.1f} s")


def tail(file: Path, lines: int = 15) -> str:
    """The last lines of a log, for a message."""
    return "\n".join(file.read_text(errors="replace").splitlines()[-lines:]) if file.exists() else ""
