"""Remove all that the commands made, so that the next one begins from nothing."""

import shutil
from pathlib import Path

from launcher import database
from launcher.console import step
from launcher.places import ENVIRONMENT, ROOT, STATE, short_name


def remove_all(*clusters: str) -> None:
    """Stop the private databases and remove them with the environment, the packages and the stamps."""
    with step("Removing databases, packages and environment"):
        for name in clusters:
            database.remove(name)
        for copied in Path("/var/tmp").glob(f"{short_name(ROOT)}-programs-*"):
            shutil.rmtree(copied)
        for folder in (STATE, ENVIRONMENT, ROOT / "node_modules"):
            shutil.rmtree(folder, ignore_errors=True)
