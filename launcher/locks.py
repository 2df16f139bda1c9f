"""Compile the locks: every package by its hash, for every system, naming no host."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from launcher import packages
from launcher.assets import npm
from launcher.console import PlainError, step
from launcher.places import ROOT

OPTIONS = (
    *("--universal", "--python-version=3.11", "--generate-hashes", "--no-emit-index-url"),
    *("--no-annotate", "--no-header", "--quiet"),
)
# A tool that is installed apart comes without what it asks for: only its programs are used.
PYTHON_LOCKS: dict[str, tuple[str, ...]] = {
    "requirements.lock": ("pyproject.toml",),
    "requirements-dev.lock": ("pyproject.toml", "--group", "dev"),
    "requirements-uv.lock": ("--group", "pyproject.toml:uv"),
    "requirements-postgres.lock": ("--group", "pyproject.toml:postgres", "--no-deps"),
    "requirements-node.lock": ("--group", "pyproject.toml:node", "--no-deps"),
}


def call(command: Sequence[str | Path]) -> None:
    if subprocess.run(command, cwd=ROOT, check=False).returncode:
        raise PlainError(f"This failed: {' '.join(str(word) for word in command)}")


def compile_all(*, upgrade: bool) -> None:
    """Write every lock anew; versions stay as they are unless asked to move up."""
    packages.synchronise()
    for lock, words in PYTHON_LOCKS.items():
        with step(lock):
            call(
                [
                    packages.UV,
                    "pip",
                    "compile",
                    *words,
                    *OPTIONS,
                    *(["--upgrade"] if upgrade else []),
                    "-o",
                    lock,
                ]
            )
    with step("package-lock.json"):
        shutil.rmtree(ROOT / "node_modules", ignore_errors=True)  # npm would copy addresses from it
        only_the_lock = ["install", "--package-lock-only", "--omit-lockfile-registry-resolved"]
        call([*npm(), *only_the_lock, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
