import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from launcher import serving
from launcher.console import PlainError
from launcher.serving import choose_port, processes, wait_for_answer, watch


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as listener:
        listener.bind((serving.HOST, 0))
        listener.listen()
        yield listener.getsockname()[1]


@pytest.fixture
def free_port() -> int:
    with socket.socket() as finder:
        finder.bind((serving.HOST, 0))
        return int(finder.getsockname()[1])


def test_a_port_that_is_asked_for_is_used(free_port: int) -> None:
    assert choose_port(str(free_port)) == free_port


def test_a_port_that_is_asked_for_and_taken_is_refused(taken_port: int) -> None:
    with pytest.raises(PlainError, match=f"PORT={taken_port} cannot be used"):
        choose_port(str(taken_port))


def test_a_port_that_is_no_number_is_refused() -> None:
    with pytest.raises(PlainError, match="PORT=web cannot be used"):
        choose_port("web")


def test_without_asking_the_next_free_port_is_found(taken_port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "USUAL_PORT", taken_port)
    assert choose_port(None) > taken_port


def test_everything_that_was_started_is_stopped_at_the_end() -> None:
    with processes({"server": ["sleep", "60"], "worker": ["sleep", "60"]}, dict(os.environ)) as running:
        assert [process.poll() for process in running.values()] == [None, None]
    assert all(process.poll() is not None for process in running.values())


def test_what_will_not_stop_when_asked_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "SECONDS_TO_STOP", 0.2)
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)  # which a new process inherits
    try:
        with processes({"worker": ["sleep", "60"]}, dict(os.environ)) as running:
            pass
    finally:
        signal.signal(signal.SIGTERM, before)
    assert running["worker"].returncode == -signal.SIGKILL


def test_a_process_that_stops_by_itself_is_reported_by_name() -> None:
    brief: list[str | Path] = ["sh", "-c", "exit 3"]
    reported = pytest.raises(PlainError, match=r"The worker stopped by itself \(exit 3\)")
    with reported, processes({"worker": brief}, dict(os.environ)) as running:
        watch(running)


def test_a_server_that_stops_before_it_answers_is_not_waited_for(free_port: int) -> None:
    broken: list[str | Path] = ["sh", "-c", "exit 1"]
    reported = pytest.raises(PlainError, match="The server stopped by itself")
    with reported, processes({"server": broken}, dict(os.environ)) as running:
        wait_for_answer(running, free_port)


def test_a_server_that_answers_is_waited_for_no_longer(taken_port: int) -> None:
    with processes({"server": ["sleep", "60"]}, dict(os.environ)) as running:
        wait_for_answer(running, taken_port)
        assert running["server"].poll() is None
