"""The scanner's verdict, and that silence is never one."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from candour.documents.scanning import ScannerUnavailable, scan
from tests.documents.fake_clamd import clamd
from tests.documents.files import EICAR


@pytest.fixture
def folder() -> Iterator[Path]:
    """A short one: the address of a socket has room for about a hundred characters."""
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


def test_a_harmless_file_is_clean(folder: Path) -> None:
    with clamd(folder) as address:
        assert not scan([b"a" * 300_000, b"b"], address=address).harmful


def test_what_is_harmful_is_found_also_across_two_parts(folder: Path) -> None:
    with clamd(folder) as address:
        verdict = scan([b"x" + EICAR[:30], EICAR[30:]], address=address)
    assert (verdict.harmful, verdict.says) == (True, "Eicar-Test-Signature")


@pytest.mark.parametrize(
    "says",
    [
        b"INSTREAM size limit exceeded. ERROR\0",
        b"",
        b"\0",
        b"stream: OKAY\0",
        b"UNKNOWN COMMAND\0",
        b"\xff\xfe\0",
    ],
)
def test_whatever_is_not_a_verdict_is_never_taken_for_a_good_one(folder: Path, says: bytes) -> None:
    with clamd(folder, says=says) as address, pytest.raises(ScannerUnavailable):
        scan([b"a"], address=address)


@pytest.mark.parametrize(
    "address", ["", "unix:", "unix:/nowhere/at.all", "tcp:", "tcp:nowhere", "http://x:1"]
)
def test_a_scanner_that_is_not_there_gives_no_verdict(address: str) -> None:
    with pytest.raises(ScannerUnavailable):
        scan([b"a"], address=address)
