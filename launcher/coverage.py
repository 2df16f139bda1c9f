"""What the tests left untaken: read from the report that they write."""

import json
from collections.abc import Mapping
from fnmatch import fnmatch
from typing import Any

from launcher.places import STATE

FLOOR = 95  # per cent of lines and branches, over everything; the strictest places have a floor of their own
REPORT = STATE / "coverage.json"
# Who may do what, what is refused, what is remembered, and what the law says: a branch there that no test
# has taken can open a case, lose a record or miscount a day, so none is left.
STRICTEST = (
    *("candour/access/*", "candour/workflow/*", "candour/audit/*", "candour/policy/*"),
    *("candour/working_days/*", "*/rules.py", "*/rules/*"),
)
Report = Mapping[str, Any]


def read() -> Report:
    """The report of the last tests; nothing was measured where there is none."""
    return dict(json.loads(REPORT.read_text())) if REPORT.exists() else {"files": {}}


def forget() -> None:
    """Tests that stop half-way must not be judged by the report of earlier ones."""
    REPORT.unlink(missing_ok=True)


def faults(report: Report) -> list[str]:
    """Everything for which the check fails, a line each."""
    share = report.get("summary", {}).get("percent_covered", 0)
    low = [f"The tests took {share:.2f}% of lines and branches; {FLOOR}% is the least."]
    return (low if share < FLOOR else []) + untaken(report)


def untaken(report: Report) -> list[str]:
    """What no test took in the strictest places, a line for each file; also a place with nothing measured."""
    files: Mapping[str, Any] = report["files"]
    strict = {name: files[name] for name in sorted(files) if any(fnmatch(name, each) for each in STRICTEST)}
    absent = [f"{place}: nothing was measured" for place in STRICTEST if not any_of(place, strict)]
    return absent + [f"{name}: {words}" for name, one in strict.items() if (words := left_out(one))]


def any_of(place: str, files: Mapping[str, Any]) -> bool:
    return any(fnmatch(name, place) for name in files)


def left_out(one: Mapping[str, Any]) -> str:
    """The lines, and the ways from one line to another (0 is the end), that were not taken in a file."""
    lines = [f"line {line}" for line in one["missing_lines"]]
    return ", ".join(lines + [f"the way from {a} to {b}" for a, b in one.get("missing_branches", [])])
