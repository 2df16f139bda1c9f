"""What bulk work asks of Python itself."""

import gc

import pytest

from candour.cases.commands.bulk import without_the_collector


def test_the_collector_comes_back_even_after_a_failure() -> None:
    with pytest.raises(ValueError, match="half way"), without_the_collector():
        raise ValueError("half way")
    assert gc.isenabled()


def test_bulk_work_inside_bulk_work_does_not_bring_the_collector_back_early() -> None:
    with without_the_collector():
        with without_the_collector():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()
