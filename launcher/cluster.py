"""A private PostgreSQL: no network port, a socket that only its user and root can open."""

import fcntl
import shlex
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from launcher.account import can_enter, private_folder, run_as, unprivileged
from launcher.binaries import Binaries
from launcher.console import PlainError, tail
from launcher.places import OUTSIDE, ROOT, STATE, short_name, socket_folder

# Test data may be lost with the power; nothing else may.
FASTER_THAN_SAFE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


@dataclass(frozen=True, slots=True)
class Cluster:
    """One private server; `home` holds its data, its log and, where the path is short enough, its socket."""

    home: Path
    settings: tuple[str, ...] = ()

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "log"

    @property
    def socket(self) -> Path:
        return socket_folder(self.home)


def cluster(name: str) -> Cluster:
    """The cluster of that name: inside the project, unless the database's user cannot reach it there."""
    STATE.mkdir(exist_ok=True)
    reached = can_enter(unprivileged(), STATE)
    home = STATE / name if reached else OUTSIDE / f"{short_name(ROOT)}-{name}"
    return Cluster(home, FASTER_THAN_SAFE if "-test" in name else ())


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Two launchers that start together must not make the same cluster twice."""
    STATE.mkdir(exist_ok=True)
    with (STATE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def made_by(of: Cluster) -> int | None:
    """The major version that made the data, if there are any."""
    version = of.data / "PG_VERSION"
    return int(version.read_text()) if version.exists() else None


def create(of: Cluster, binaries: Binaries) -> None:
    """Make an empty cluster under another name first, so that an interruption leaves no half-made one."""
    unfinished = of.home / "unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    # `trust` is safe here: there is no port, and the socket's folder opens to its user alone. The C order is
    # the same everywhere; the character type makes upper and lower case work beyond ASCII.
    characters = "en_GB.UTF-8" if sys.platform == "darwin" else "C.UTF-8"
    options = ["--auth=trust", "--encoding=UTF8", "--locale=C", f"--lc-ctype={characters}", "--no-sync"]
    done = run_as(unprivileged(), [binaries.program("initdb"), "-U", "postgres", *options, "-D", unfinished])
    if done.returncode:
        raise PlainError(f"The private database could not be made:\n{done.stderr or done.stdout}")
    unfinished.rename(of.data)


def control(of: Cluster, binaries: Binaries, *words: str) -> int:
    return run_as(unprivileged(), [binaries.program("pg_ctl"), "-D", of.data, *words]).returncode


def is_running(of: Cluster, binaries: Binaries) -> bool:
    return made_by(of) is not None and control(of, binaries, "status") == 0


def start(of: Cluster, binaries: Binaries) -> bool:
    """Start the server; False when it was running already."""
    private_folder(of.home, unprivileged())  # also where it exists: nobody else's may be trusted
    if is_running(of, binaries):
        return False
    if made_by(of) is None:
        create(of, binaries)
    private_folder(of.socket, unprivileged())
    settings = [f"-c {setting}" for setting in of.settings]
    options = " ".join(["-h ''", f"-k {shlex.quote(str(of.socket))}", *settings])
    if control(of, binaries, "start", "-w", "-t", "60", "-l", str(of.log), "-o", options):
        raise PlainError(f"The private database did not start. Its log, {of.log}, ends:\n{tail(of.log)}")
    return True


def stop(of: Cluster, binaries: Binaries) -> None:
    """Stop the server if it runs; it finishes what it has promised to keep."""
    if is_running(of, binaries) and control(of, binaries, "stop", "-w", "-m", "fast"):
        raise PlainError(f"The private database did not stop. Its log, {of.log}, ends:\n{tail(of.log)}")
