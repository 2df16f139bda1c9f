"""A stamp remembers what a step was last done for, so that the second time it is skipped."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from launcher.places import STATE


def digest(files: Iterable[Path], *words: str) -> str:
    """One value for the contents of these files and these words."""
    whole = hashlib.sha256("\0".join(words).encode())
    for file in sorted(files):
        whole.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()


def is_current(name: str, value: str, folder: Path | None = None) -> bool:
    stamp = (folder or STATE / "stamps") / name
    return stamp.exists() and stamp.read_text() == value


@contextmanager
def stamped(name: str, value: str, folder: Path | None = None) -> Iterator[None]:
    """Write the stamp once the step inside has succeeded; until then there is none."""
    stamp = (folder or STATE / "stamps") / name
    stamp.unlink(missing_ok=True)
    yield
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(value)
