"""A browser for the journeys: an installed one, else Debian's, else the test library's own download."""

import os
import platform
import shutil
import subprocess
from collections.abc import Callable

from launcher.console import PlainError, say, step
from launcher.places import PYTHON, ROOT, STATE

PACKAGES = ("chromium-headless-shell", "chromium")
"""Debian's. The first has no window to draw, and does the journeys in two thirds of the time."""
NAMES = (*PACKAGES, "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPLICATIONS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
DOWNLOADED = STATE / "browsers"


def installed(
    named: str | None,
    which: Callable[[str], str | None] = shutil.which,
    applications: tuple[str, ...] = MAC_APPLICATIONS,
) -> str | None:
    """The browser that CANDOUR_BROWSER names, or one that is installed."""
    if named:
        if not os.access(named, os.X_OK):
            raise PlainError(f"CANDOUR_BROWSER={named} is not a program that can be started.")
        return named
    found = [which(name) for name in NAMES] + [place for place in applications if os.access(place, os.X_OK)]
    return next((place for place in found if place), None)


def by_package() -> str | None:
    """Debian's package, where this user may install one."""
    if platform.system() != "Linux" or os.getuid() != 0 or not shutil.which("apt-get"):
        return None
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["install", "-y", "-qq", "--no-install-recommends"]
    with step("Browser from the system's packages"):
        subprocess.run(["apt-get", "update", "-qq"], env=quiet, capture_output=True, check=False)
        for name in PACKAGES:
            words = ["apt-get", *install, name]
            if subprocess.run(words, env=quiet, capture_output=True, check=False).returncode == 0:
                break
    return installed(None)


def download() -> dict[str, str] | None:
    """The test library's own browser, in a folder of the project."""
    env = {"PLAYWRIGHT_BROWSERS_PATH": str(DOWNLOADED)}
    say("  No browser is installed; downloading one for the journeys")
    done = subprocess.run(
        [PYTHON, "-m", "playwright", "install", "chromium"], cwd=ROOT, env={**os.environ, **env}, check=False
    )
    return env if done.returncode == 0 else None


def already_here() -> dict[str, str]:
    """What the journeys must be told to find a browser that needs no installing; empty when there is none."""
    if any(DOWNLOADED.glob("chromium-*")) and not os.environ.get("CANDOUR_BROWSER"):
        return {"PLAYWRIGHT_BROWSERS_PATH": str(DOWNLOADED)}
    found = installed(os.environ.get("CANDOUR_BROWSER"))
    return {"CANDOUR_BROWSER": found} if found else {}


def settings() -> dict[str, str]:
    """What the journeys must be told to find their browser; raises PlainError when there is none."""
    if here := already_here():
        return here
    if found := by_package():
        return {"CANDOUR_BROWSER": found}
    if downloaded := download():
        return downloaded
    raise PlainError(
        "The journeys need a browser, and none could be had. Install one (`apt-get install chromium` or "
        "`brew install --cask google-chrome`), or name one: `make test CANDOUR_BROWSER=/path/to/chrome`."
    )
