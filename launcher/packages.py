"""The Python environment, exactly as locked. It both runs and tests, so the two never undo each other."""

import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from launcher.console import PlainError, step
from launcher.places import ENVIRONMENT, PYTHON, ROOT, STATE
from launcher.stamps import digest, is_current, stamped

LOCK = ROOT / "requirements-dev.lock"
UV_LOCK = ROOT / "requirements-uv.lock"
UV = ENVIRONMENT / "bin" / "uv"

CANDOUR_SCRIPT = """#!/bin/sh
exec "$(dirname "$0")/python" -m candour "$@"
"""


def check_venv() -> None:
    """Debian leaves venv out of its Python."""
    if importlib.util.find_spec("ensurepip") is None:
        raise PlainError("Python's venv is missing. Install it: `apt-get install python3-venv`.")


def attempt(command: Sequence[str | Path]) -> str:
    """Run an installer; the words it failed with, or nothing when it succeeded."""
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return f"{command[0]} is missing"
    return (done.stderr or done.stdout or "it gave no reason") if done.returncode else ""


def pip(*words: str | Path) -> list[str | Path]:
    return [
        PYTHON,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--require-hashes",
        *words,
    ]


def install(by_uv: Sequence[str | Path], by_pip: Sequence[str | Path]) -> None:
    """Install with uv, which is quick; where that fails, with pip alone."""
    reasons = []
    # uv trusts a list of its own unless told; behind a company's gateway only the system's list will do.
    for command in ((UV, *by_uv), (UV, *by_uv, "--system-certs"), by_pip):
        if not (reason := attempt(command)):
            return
        reasons.append(reason)
    raise PlainError("The Python packages could not be installed:\n" + "\n".join(reasons))


def make_environment() -> None:
    check_venv()
    if failed := attempt([sys.executable, "-m", "venv", "--clear", ENVIRONMENT]):
        raise PlainError(f"The Python environment in .venv could not be made:\n{failed}")


def environment_works() -> bool:
    """Whether it is whole and was made here: its programs keep the path that they were made in."""
    made = ENVIRONMENT / "pyvenv.cfg"
    return (
        made.exists() and str(ENVIRONMENT) in made.read_text() and not attempt([PYTHON, "-c", "import pip"])
    )


def add_project() -> None:
    """Make `candour` importable and callable; nothing is built, so nothing is downloaded."""
    packages = next((ENVIRONMENT / "lib").glob("python3*/site-packages"))
    (packages / "candour.pth").write_text(f"{ROOT}\n")
    script = ENVIRONMENT / "bin" / "candour"
    script.write_text(CANDOUR_SCRIPT)
    script.chmod(0o755)


def synchronise() -> None:
    """Bring the environment to exactly what is locked; nothing to do when the locks are unchanged."""
    locked = digest([LOCK, UV_LOCK, Path(__file__)], str(ROOT))
    if is_current("candour-stamp", locked, ENVIRONMENT):
        return
    with step("Python packages"), stamped("candour-stamp", locked, ENVIRONMENT):
        if not environment_works():
            make_environment()
        attempt(pip("-r", UV_LOCK))
        install(["pip", "sync", "--quiet", "--python", PYTHON, "--require-hashes", LOCK], pip("-r", LOCK))
        add_project()


def lock_of(name: str) -> Path:
    return ROOT / f"requirements-{name}.lock"


def install_apart(name: str) -> Path:
    """Install a locked tool that only some machines need, in a folder of its own. Returns that folder."""
    lock, folder = lock_of(name), STATE / "tools" / name
    synchronise()
    locked = digest([lock])
    if is_current(f"tool-{name}", locked):
        return folder
    with step(f"The machine has no {name}: installing one here"), stamped(f"tool-{name}", locked):
        shutil.rmtree(folder, ignore_errors=True)
        here: list[str | Path] = ["--no-deps", "--target", folder, "-r", lock]
        install(["pip", "install", "--quiet", "--python", PYTHON, "--require-hashes", *here], pip(*here))
    return folder
