"""The server and one worker, until a person stops them."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from launcher import application, assets, database, packages, readers
from launcher.console import PlainError, say
from launcher.database import Database
from launcher.interruptions import held_off
from launcher.places import ENVIRONMENT, PYTHON, ROOT

Processes = dict[str, subprocess.Popen[bytes]]

HOST = "127.0.0.1"
USUAL_PORT = 8000
PORTS_TRIED = 50
SECONDS_TO_STOP = 10
SECONDS_TO_START = 120
"""A busy machine takes many times as long as a quiet one; a server that stopped is noticed at once."""


def is_free(port: int) -> bool:
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((HOST, port))
        except OSError:
            return False
    return True


def choose_port(asked: str | None) -> int:
    """The port asked for, or else the first free one from 8000."""
    if asked:
        if not asked.isdecimal() or not is_free(int(asked)):
            raise PlainError(
                f"PORT={asked} cannot be used: it is taken, or it is not a port. Choose another."
            )
        return int(asked)
    for port in range(USUAL_PORT, USUAL_PORT + PORTS_TRIED):
        if is_free(port):
            return port
    raise PlainError(f"No port from {USUAL_PORT} is free. Name one: `make run PORT=9000`.")


def server(port: int) -> list[str | Path]:
    """Two processes of two threads: measured fastest on two cores. One that dies is replaced."""
    return [
        ENVIRONMENT / "bin" / "granian",
        *("--interface", "wsgi", "--host", HOST, "--port", str(port)),
        *("--workers", "2", "--blocking-threads", "2"),
        *("--respawn-failed-workers", "--workers-kill-timeout", "5"),
        *("--no-access-log", "--log-level", "warning"),
        "candour.config.wsgi:application",
    ]


def worker() -> list[str | Path]:
    return [PYTHON, "manage.py", "procrastinate", "worker"]


@contextmanager
def processes(commands: dict[str, list[str | Path]], env: dict[str, str]) -> Iterator[Processes]:
    """Start each command; at the end stop all, politely first."""
    running: Processes = {}
    try:
        for name, command in commands.items():
            with held_off():
                # A session of its own keeps Ctrl-C for the launcher, which stops things in the right order.
                running[name] = subprocess.Popen(command, cwd=ROOT, env=env, start_new_session=True)
        yield running
    finally:
        with held_off():
            stop_all(list(running.values()))


def stop_all(running: list[subprocess.Popen[bytes]]) -> None:
    for process in running:
        process.terminate()
    until = time.monotonic() + SECONDS_TO_STOP
    for process in running:
        try:
            process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def answers(port: int) -> bool:
    with socket.socket() as attempt:
        attempt.settimeout(1)
        return attempt.connect_ex((HOST, port)) == 0


def check_all_run(running: Processes) -> None:
    for name, process in running.items():
        if process.poll() is not None:
            raise PlainError(
                f"The {name} stopped by itself (exit {process.returncode}); its words are above."
            )


def wait_for_answer(running: Processes, port: int) -> None:
    """Return once the server answers."""
    begun = time.monotonic()
    while not answers(port):
        check_all_run(running)
        if time.monotonic() - begun > SECONDS_TO_START:
            raise PlainError(
                f"The server did not answer within {SECONDS_TO_START} seconds. "
                "If the machine is busy with other work, run this again when it is done."
            )
        time.sleep(0.05)


def watch(running: Processes) -> None:
    """Wait for as long as all goes well; one that stops by itself ends the rest."""
    while True:
        check_all_run(running)
        time.sleep(0.5)


def styles_and_scripts(ready: Database) -> None:
    assets.prepare()
    application.collect_static(ready)


def prepare(ready: Database) -> None:
    """What stands between a database and serving: schema and demonstration data, beside the styles."""
    with ThreadPoolExecutor(1) as beside:
        styles = beside.submit(styles_and_scripts, ready)
        readers.prepare()
        application.migrate(ready)
        if os.environ.get("CANDOUR_MODE", "demo") == "demo":
            application.load_demonstration(ready)
        styles.result()


def serve(ready: Database, port: int) -> None:
    address = os.environ.get("CANDOUR_SERVICE_ADDRESS", f"http://{HOST}:{port}")
    env = application.environment(ready, CANDOUR_SERVICE_ADDRESS=address)
    with processes({"server": server(port)}, env) as serving:
        wait_for_answer(serving, port)
        say(f"\n  Candour is at  http://{HOST}:{port}\n  Ctrl-C stops it.\n")
        with processes({"worker": worker()}, env) as working:
            watch({**serving, **working})


def run() -> int:
    """Serve until Ctrl-C or TERM; then stop the server, the worker and the database that this started."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    port = choose_port(os.environ.get("PORT"))
    try:
        packages.synchronise()
        with database.using(database.RUN) as ready:
            prepare(ready)
            serve(ready, port)
    except KeyboardInterrupt:
        say("\n  Stopped.")
    return 0
