"""Keep compiled modules in one git-ignored folder, whatever the surroundings say of them.

Where nothing may be written beside the sources, every process would compile 1,500 modules anew: 1.6 s each.
"""

import os

from launcher.places import STATE


def keep() -> None:
    """For every Python that this one starts from now on."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(STATE / "bytecode")
