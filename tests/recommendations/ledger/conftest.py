"""A document is read in a process of its own; the same bytes need not be read by a new one for each test."""

from copy import deepcopy
from functools import cache

import pytest

from candour.recommendations.apart import ReadApart, read_apart
from candour.recommendations.commands import starting

_read_once = cache(read_apart)


def _read(content: bytes, name: str) -> ReadApart:
    return deepcopy(_read_once(content, name))


@pytest.fixture(autouse=True)
def the_same_bytes_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What refuses is asked again each time; `test_apart` asks the reader itself."""
    monkeypatch.setattr(starting, "read_apart", _read)
