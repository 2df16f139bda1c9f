"""Where the launcher keeps things. Everything it makes lies in git-ignored folders of the project."""

import hashlib
import os
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STATE = ROOT / os.environ.get("CANDOUR_STATE_FOLDER", ".candour")
# Where the database lies when its user may not enter the project; kept over a restart of the machine.
OUTSIDE = Path("/var/tmp")
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"

# A socket's address holds 104 bytes on macOS and 108 on Linux, with a closing zero.
LONGEST_SOCKET = 103
SOCKET_FILE = ".s.PGSQL.5432"


def short_name(root: Path) -> str:
    """A name for this copy of the project that fits where paths must be short."""
    return f"candour-{hashlib.sha256(os.fsencode(root)).hexdigest()[:10]}"


def fits_a_socket(folder: Path) -> bool:
    return len(os.fsencode(folder / SOCKET_FILE)) < LONGEST_SOCKET


def socket_folder(home: Path, temporary: Path | None = None) -> Path:
    """The folder for a cluster's socket: beside its data, or a short one where that path is too long."""
    beside = home / "socket"
    name = f"{short_name(home)}-{os.getuid()}"
    candidates = [beside, (temporary or Path(tempfile.gettempdir())) / name, Path("/tmp") / name]
    return next(folder for folder in candidates if fits_a_socket(folder))
