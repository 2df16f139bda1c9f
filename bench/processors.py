"""The processor time that work took: a figure that means something even while the machine does other work.

It counts this program, the processes that it started and every process of the database, and none of the time
in which they wait for a processor that others hold.
"""

import os
from pathlib import Path

from django.db import connection

PROCESSES = Path("/proc")
PARENT, OWN, OF_THOSE_THAT_ENDED = 1, slice(11, 13), slice(13, 15)
"""Where they stand in `stat` behind the name of the program: see proc(5)."""


def spent() -> float | None:
    """Seconds so far; nothing where the machine keeps no such account, or the database is on another one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        mine = str(cursor.fetchone()[0])
    try:
        first = _fields(mine)[PARENT]
        ticks = _sum(_fields(first)[OF_THOSE_THAT_ENDED])
    except OSError:
        return None
    everybody = (_fields_if_there(each.name) for each in PROCESSES.iterdir() if each.name.isdigit())
    ticks += sum(_sum(fields[OWN]) for fields in everybody if fields and fields[PARENT] == first)
    return sum(os.times()[:4]) + ticks / os.sysconf("SC_CLK_TCK")


def _fields(process: str) -> list[str]:
    return (PROCESSES / process / "stat").read_text().rpartition(")")[2].split()


def _fields_if_there(process: str) -> list[str]:
    try:
        return _fields(process)
    except OSError:  # it ended between the listing and the reading
        return []


def _sum(ticks: list[str]) -> int:
    return sum(map(int, ticks))


def between(before: float | None, after: float | None) -> float | None:
    return None if before is None or after is None else after - before
