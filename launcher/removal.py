"""Remove all that the commands made, so that the next one begins from nothing."""

import shutil

from launcher import database
from launcher.console import step
from launcher.places import ENVIRONMENT, ROOT, STATE


def remove_all() -> None:
    """Stop the private databases and remove them with the environment, the packages and the stamps."""
    with step("Removing databases, packages and environment"):
        database.remove_all()
        for folder in (STATE, ENVIRONMENT, ROOT / "node_modules"):
            shutil.rmtree(folder, ignore_errors=True)
