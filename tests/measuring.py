"""What the tests take of the product, measured in each process of pytest-xdist that runs some of them.

`-p tests.measuring` turns it on, and the report goes to the file that CANDOUR_COVERAGE names. slipcover's own
plugin for xdist looks for marks to take out again and again, which costs more than the marks: they stay.
"""

import os
from json import dumps, loads
from pathlib import Path
from typing import Any

import pytest
import slipcover

MEASURED = ["candour"]
LEFT_OUT = ["*/migrations/*", "candour/config/wsgi.py"]
FOR_EVER = 2**31 - 1
"""How often a mark is passed before slipcover looks for marks to take out."""
RUNS_TESTS = "PYTEST_XDIST_WORKER" in os.environ


def begin() -> slipcover.Slipcover:
    """Mark every line and branch of what is imported from now on."""
    taken = slipcover.Slipcover(branch=True, source=MEASURED, omit=LEFT_OUT, d_miss_threshold=FOR_EVER)
    slipcover.ImportManager(taken, slipcover.FileMatcher(sources=MEASURED, omit=LEFT_OUT)).__enter__()
    return taken


class OfOneProcess:
    """Sends what the tests of this process took to the process that shares them out."""

    def __init__(self, taken: slipcover.Slipcover) -> None:
        self.taken = taken

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: Any) -> None:
        session.config.workeroutput["taken"] = dumps(self.taken.get_coverage())


class OfAll:
    """Puts together what the processes took; the part of one that broke off is missing in the report."""

    def __init__(self, report: Path) -> None:
        self.report = report
        self.parts: list[dict[str, Any]] = []

    def pytest_testnodedown(self, node: Any) -> None:
        if part := getattr(node, "workeroutput", {}).get("taken"):
            self.parts.append(loads(part))

    def pytest_unconfigure(self) -> None:
        if not self.parts:
            return
        whole, *others = self.parts
        for part in others:
            slipcover.merge_coverage(whole, part)
        self.report.write_text(dumps(whole))


_taken = begin() if RUNS_TESTS else None
"""Before anything of the product is imported: a module that is already there has no marks."""


def pytest_configure(config: pytest.Config) -> None:
    one = OfOneProcess(_taken) if _taken else OfAll(Path(os.environ["CANDOUR_COVERAGE"]))
    config.pluginmanager.register(one)
