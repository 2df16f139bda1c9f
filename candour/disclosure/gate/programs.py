"""Readers of other makers, started as programs of their own: poppler and qpdf."""

import shutil
import subprocess
from collections.abc import Sequence

from candour.disclosure.gate.findings import Unreadable

WANTED = ("pdftotext", "pdfimages", "pdfdetach", "qpdf")
SECONDS = 20
HOW = (
    "Install poppler-utils and qpdf on the machine that runs the gate (`apt-get install poppler-utils qpdf`)."
)


def missing() -> tuple[str, ...]:
    return tuple(name for name in WANTED if shutil.which(name) is None)


def versions() -> dict[str, str]:
    return {name: _version(name) for name in WANTED if shutil.which(name) is not None}


def _version(name: str) -> str:
    word = "--version" if name == "qpdf" else "-v"
    done = subprocess.run([name, word], capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    lines = (done.stdout + done.stderr).decode("utf-8", "replace").split("\n")
    return lines[0].strip()


def run(words: Sequence[str]) -> bytes:
    """What the program says of a file. Raises Unreadable where it fails, complains or takes too long."""
    try:
        done = subprocess.run(words, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired) as wrong:
        raise Unreadable(f"{words[0]} did not answer.") from wrong
    if done.returncode != 0 or (done.stderr.strip()):
        raise Unreadable(f"{words[0]} cannot read the file without a complaint.")
    return done.stdout


def text_of_pages(path: str) -> list[str]:
    """By poppler, in the order of the page's own stream."""
    words = ["pdftotext", "-raw", "-enc", "UTF-8", path, "-"]
    return run(words).decode("utf-8", "replace").split("\f")[:-1]


def pictures(path: str) -> int:
    """How many poppler finds."""
    return max(0, len(run(["pdfimages", "-list", path]).splitlines()) - 2)


def attachments(path: str) -> bool:
    """Whether poppler finds any."""
    return not run(["pdfdetach", "-list", path]).strip().startswith(b"0 ")


def unpacked(path: str) -> bytes:
    """The whole file with every stream unpacked, by qpdf."""
    return run(["qpdf", "--qdf", "--object-streams=disable", "--", path, "-"])
