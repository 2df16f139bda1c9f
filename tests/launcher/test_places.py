import os
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from launcher.places import LONGEST_SOCKET, SOCKET_FILE, fits_a_socket, short_name, socket_folder


def test_a_short_path_keeps_its_socket_beside_the_data() -> None:
    assert socket_folder(Path("/home/someone/candour/.candour/postgres")).name == "socket"


def test_a_long_path_moves_the_socket_to_the_temporary_folder() -> None:
    folder = socket_folder(Path("/home") / ("a" * 90) / "postgres", Path("/var/folders/short"))
    assert folder.parent == Path("/var/folders/short")
    assert fits_a_socket(folder)


def test_a_temporary_folder_that_is_too_long_itself_is_passed_over() -> None:
    folder = socket_folder(Path("/home") / ("a" * 90), Path("/var/folders") / ("b" * 90))
    assert folder.is_absolute()
    assert fits_a_socket(folder)


@given(st.text(st.characters(exclude_characters="\0/", exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_the_socket_always_fits_whatever_the_project_is_called(name: str) -> None:
    folder = socket_folder(Path("/home") / name / "postgres", Path("/var/folders/short"))
    assert len(os.fsencode(folder / SOCKET_FILE)) < LONGEST_SOCKET


def test_two_copies_of_the_project_never_share_a_short_folder() -> None:
    assert short_name(Path("/home/a/candour")) != short_name(Path("/home/b/candour"))
