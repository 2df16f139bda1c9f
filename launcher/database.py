"""The database that a command works on: the one that the environment names, else a private one."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from launcher import cluster as clusters
from launcher import packages
from launcher.account import can_enter, private_folder, unprivileged
from launcher.binaries import Binaries, choose, in_wheel, nothing_found, on_machine, refuse_other_version
from launcher.cluster import Cluster, cluster
from launcher.console import PlainError, step
from launcher.interruptions import held_off
from launcher.places import OUTSIDE, ROOT, short_name
from launcher.stamps import digest

ROLES = Path(__file__).with_name("roles.sql")
RUN, TEST, BENCH = "postgres", "postgres-test", "postgres-bench"


@dataclass(frozen=True, slots=True)
class Database:
    """The two addresses of one database, and whether this launcher started its server."""

    web: str
    owner: str
    made: str = ""  # tells a private database from another one made in its place
    started: bool = False

    def environment(self) -> dict[str, str]:
        return {"DATABASE_URL": self.web, "OWNER_DATABASE_URL": self.owner}


def address(role: str, socket: Path) -> str:
    return f"postgresql://{role}@/candour?host={quote(str(socket), safe='/')}"


def given() -> Database | None:
    """The database that the environment names, for those who bring their own."""
    web, owner = os.environ.get("DATABASE_URL", ""), os.environ.get("OWNER_DATABASE_URL", "")
    if web and not owner:
        raise PlainError(
            "DATABASE_URL is set and OWNER_DATABASE_URL is not. Set both: the first as the role `web`, the "
            "second as the role `owner`, which migrates; docs/how-to/deploy.md shows how to make the roles."
        )
    return Database(web, owner) if web else None


def wheel_is_asked_for() -> bool:
    return os.environ.get("CANDOUR_POSTGRES") == "wheel"


def find_binaries(made_by: int | None) -> Binaries:
    """Those of the machine that the database's user can start, else those of the wheel."""
    account = unprivileged()
    machine = (
        [] if wheel_is_asked_for() else [each for each in on_machine() if can_enter(account, each.folder)]
    )
    if chosen := choose(machine, made_by):
        return chosen
    if chosen := choose(in_wheel(within_reach(packages.install_apart("postgres"))), made_by):
        return chosen
    raise refuse_other_version(made_by) if made_by else nothing_found()


def within_reach(tools: Path) -> Path:
    """The unpacked wheel where the database's user can start it: copied, if the project is closed to it."""
    account = unprivileged()
    if can_enter(account, tools):
        return tools
    copy = OUTSIDE / f"{short_name(ROOT)}-{digest([packages.lock_of('postgres')])[:10]}"
    if copy.exists():
        private_folder(copy, account)  # refuses one that another user put there
    else:
        unfinished = private_folder(copy.with_suffix(".unfinished"), account)
        shutil.copytree(tools, unfinished / "tools", dirs_exist_ok=True, symlinks=True)
        unfinished.rename(copy)
    return copy / "tools"


def give_roles(of: Cluster, binaries: Binaries) -> None:
    """Make the roles and the database where they are missing."""
    command: list[str | Path] = [
        binaries.program("psql"),
        "-h",
        of.socket,
        "-U",
        "postgres",
        "-d",
        "template1",
    ]
    options = ["--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--output=/dev/null"]
    with ROLES.open() as script:
        done = subprocess.run([*command, *options], stdin=script, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PlainError(f"The database's roles could not be made:\n{done.stderr}")


def private(name: str) -> Cluster:
    """The cluster of that name; the wheel's is another one, for data serve one major version alone."""
    return cluster(f"{name}-wheel" if wheel_is_asked_for() else name)


def start(name: str = RUN) -> Database:
    """The database ready for use, with both roles."""
    if own := given():
        return own
    of = private(name)
    with clusters.one_at_a_time():
        binaries = find_binaries(clusters.made_by(of))
        with step(f"Private database (PostgreSQL {binaries.major})"):
            started = start_cluster(of, binaries)
    made = str((of.data / "PG_VERSION").stat().st_mtime_ns)
    return Database(address("web", of.socket), address("owner", of.socket), made, started)


def start_cluster(of: Cluster, binaries: Binaries) -> bool:
    """Start it with both roles, or leave nothing running; False when it was running already."""
    started = False
    try:
        with held_off():
            started = clusters.start(of, binaries)
            if started:
                give_roles(of, binaries)
    except BaseException:
        if started:
            clusters.stop(of, binaries)
        raise
    return started


@contextmanager
def using(name: str) -> Iterator[Database]:
    """The database for as long as the work inside takes; a server started for it is stopped after it."""
    ready = start(name)
    try:
        yield ready
    finally:
        if ready.started:
            with held_off():
                stop(name)


def stop(name: str) -> None:
    """Stop the private server of that name, if it runs."""
    stop_cluster(private(name))


def stop_cluster(of: Cluster) -> None:
    version = clusters.made_by(of)
    if version is not None:
        clusters.stop(of, find_binaries(version))


def every_cluster() -> list[Cluster]:
    return [cluster(name + suffix) for name in (RUN, TEST, BENCH) for suffix in ("", "-wheel")]


def stop_all() -> None:
    for of in every_cluster():
        stop_cluster(of)


def remove_all() -> None:
    """Stop every private server and remove what it kept."""
    stop_all()
    for of in every_cluster():
        shutil.rmtree(of.home, ignore_errors=True)
        shutil.rmtree(of.socket, ignore_errors=True)
    for copied in OUTSIDE.glob(f"{short_name(ROOT)}-*"):
        shutil.rmtree(copied)
