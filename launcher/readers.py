"""The programs by which the release gate reads files a second time: poppler and qpdf."""

import os
import platform
import shutil
import subprocess
from collections.abc import Callable

from launcher.console import say, step

PROGRAMS = ("pdftotext", "pdfimages", "pdfdetach", "qpdf")
PACKAGES = ("poppler-utils", "qpdf")
WHY = (
    "The release gate reads every file that is shared with poppler and qpdf as well, and lets nothing pass "
    "without them. Install them: `apt-get install poppler-utils qpdf` or `brew install poppler qpdf`."
)


def missing(which: Callable[[str], str | None] = shutil.which) -> tuple[str, ...]:
    return tuple(name for name in PROGRAMS if which(name) is None)


def prepare() -> None:
    """Install them where this user may, or say what is missing and go on: the gate itself fails closed."""
    if not missing():
        return
    if platform.system() == "Linux" and os.getuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        with step("Readers of PDF from the system's packages"):
            for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *PACKAGES]):
                subprocess.run(["apt-get", *words], env=quiet, capture_output=True, check=False)
    if missing():
        say(f"  {WHY}")
