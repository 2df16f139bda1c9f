"""PostgreSQL refuses to run as root; as root the launcher runs it as an unprivileged user.

No permission of any folder above the database is ever changed.
"""

import os
import pwd
import subprocess
from collections.abc import Sequence
from pathlib import Path

from launcher.console import PlainError


def unprivileged() -> pwd.struct_passwd | None:
    """The user who runs the database, or None when that is simply the present one."""
    if os.getuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise PlainError(
        "PostgreSQL refuses to run as root, and there is no user `nobody`. Run this as another user."
    )


def run_as(
    account: pwd.struct_passwd | None, command: Sequence[str | Path]
) -> subprocess.CompletedProcess[str]:
    """Run a command as that user, away from any folder which that user may not enter."""
    return subprocess.run(
        [str(word) for word in command],
        cwd="/",
        env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"},
        user=account.pw_uid if account else None,
        group=account.pw_gid if account else None,
        extra_groups=[] if account else None,
        start_new_session=True,  # Ctrl-C is for the launcher, which stops the database itself
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def can_enter(account: pwd.struct_passwd | None, folder: Path) -> bool:
    """Whether that user may reach the folder; tried, so that access lists count too."""
    return account is None or run_as(account, ["test", "-x", folder]).returncode == 0


def private_folder(folder: Path, account: pwd.struct_passwd | None) -> Path:
    """Make a folder that only that user may open, or refuse one that is somebody else's."""
    owner = account.pw_uid if account else os.getuid()
    try:
        folder.mkdir(mode=0o700)
        os.chown(folder, owner, account.pw_gid if account else -1)
    except FileExistsError:
        found = folder.lstat()
        if folder.is_symlink() or found.st_uid != owner:
            raise PlainError(
                f"{folder} belongs to another user (number {found.st_uid}). Run this as the user who made "
                "it, or remove that folder: it holds only demonstration or test data."
            ) from None
        folder.chmod(0o700)
    return folder
