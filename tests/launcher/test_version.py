import pytest

from launcher.version import refusal


@pytest.mark.parametrize("version", [(3, 11), (3, 13), (4, 0)])
def test_a_recent_python_is_accepted(version: tuple[int, int]) -> None:
    assert refusal(version) is None


@pytest.mark.parametrize("version", [(2, 7), (3, 9), (3, 10)])
def test_an_old_python_is_refused_with_what_to_type(version: tuple[int, int]) -> None:
    refused = refusal(version)
    assert refused is not None
    assert f"this is {version[0]}.{version[1]}" in refused
    assert "make run PYTHON=" in refused
