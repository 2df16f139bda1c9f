"""The first check of all; nothing here may need a newer Python than the one that it refuses."""

from __future__ import annotations

OLDEST = (3, 11)


def refusal(version: tuple[int, int]) -> str | None:
    """Why this Python will not do and what to type, or None when it will."""
    if version >= OLDEST:
        return None
    return (
        f"Candour needs Python 3.11 or later; this is {version[0]}.{version[1]}.\n"
        "Install a later one (`apt-get install python3.11 python3.11-venv` or `brew install python@3.13`),\n"
        "then name it: `make run PYTHON=python3.11`."
    )
