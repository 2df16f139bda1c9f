"""Somebody presses Ctrl-C at the worst moment: nothing that was started is left behind."""

import os
import signal
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from launcher import cluster, database, serving
from launcher.binaries import Binaries
from launcher.interruptions import SIGNALS, held_off


@pytest.fixture(autouse=True)
def interruptions_are_heard() -> Iterator[None]:
    """As `make run` hears them; a shell that starts the tests behind its back has them ignored."""
    before = [signal.signal(each, signal.default_int_handler) for each in SIGNALS]
    yield
    for each, handler in zip(SIGNALS, before, strict=True):
        signal.signal(each, handler)


@pytest.mark.parametrize("interruption", SIGNALS)
def test_an_interruption_is_heard_after_the_block(interruption: int) -> None:
    finished = []

    def work() -> None:
        with held_off():
            signal.raise_signal(interruption)
            signal.raise_signal(interruption)
            finished.append(True)

    with pytest.raises(KeyboardInterrupt):
        work()
    assert [signal.getsignal(each) for each in SIGNALS] == [signal.default_int_handler] * len(SIGNALS)
    assert finished


def test_without_an_interruption_nothing_is_heard() -> None:
    before = [signal.getsignal(each) for each in SIGNALS]
    with held_off():
        pass
    assert [signal.getsignal(each) for each in SIGNALS] == before


def test_another_thread_holds_nothing_off() -> None:
    """Python lets only the main thread say what a signal does."""
    done = []

    def work() -> None:
        with held_off():
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done


def test_a_process_that_was_being_started_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    begin = subprocess.Popen

    def interrupted(*words: Any, **options: Any) -> subprocess.Popen[bytes]:
        started.append(begin(*words, **options))
        signal.raise_signal(signal.SIGINT)
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", interrupted)
    with pytest.raises(KeyboardInterrupt), serving.processes({"worker": ["sleep", "60"]}, dict(os.environ)):
        pytest.fail("It went on as if nobody had interrupted.")
    assert [process.poll() is not None for process in started] == [True]


def test_a_database_that_was_being_started_is_stopped(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    running = []

    def start(*_of: object) -> bool:
        running.append("postgres")
        signal.raise_signal(signal.SIGINT)
        return True

    monkeypatch.setattr(cluster, "start", start)
    monkeypatch.setattr(cluster, "stop", lambda *_of: running.clear())
    monkeypatch.setattr(database, "give_roles", lambda *_of: None)
    with pytest.raises(KeyboardInterrupt):
        database.start_cluster(cluster.cluster("none"), Binaries(tmp_path, 15))
    assert running == []
