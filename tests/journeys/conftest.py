"""A real server with the demo's data, and a real browser. Each journey gets a database of its own."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Playwright, ViewportSize, sync_playwright

from tests.databases import (
    ROOT,
    clone,
    drop,
    end_sessions,
    ensure_demonstration,
    ensure_template,
    one_at_a_time,
)
from tests.journeys.visitor import AXE, DESK, PHONE, Visitor

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Else each page is given a frame of its own, made anew: a third of what a page takes of the processor.
    "--disable-features=RenderDocument",
)
PATIENCE = 60


@pytest.fixture(scope="session")
def demo_template() -> str:
    """A migrated database with the demo loaded, from which every journey starts."""
    with one_at_a_time():
        ensure_template()
        name = ensure_demonstration(load_demonstration)
        collect_static(name)
    return name


def load_demonstration(name: str) -> None:
    environment = {**environment_of(name), "CANDOUR_DATABASE_ROLE": "owner"}
    subprocess.run([sys.executable, "manage.py", "demo"], cwd=ROOT, env=environment, check=True)


def collect_static(name: str) -> None:
    """Collect the styles and scripts for the servers; two processes in one folder would trip each other."""
    command = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, env=environment_of(name), check=True)


JOURNEY = f"journey_{os.getpid()}"
"""The database of the journey that is under way; the next one finds it as new."""


@pytest.fixture
def address(demo_template: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a server that nobody else uses, with a database as it was at first."""
    clone(JOURNEY, source=demo_template)
    yield request.getfixturevalue("server")
    end_sessions(JOURNEY)
    drop(JOURNEY)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One server for every journey of this process: it finds another database behind the same name."""
    with served(JOURNEY, tmp_path_factory.mktemp("server")) as there:
        yield there


@contextmanager
def served(name: str, folder: Path) -> Iterator[str]:
    """The address of a server of this database; what it says is kept in the folder."""
    port = _free_port()
    command = [str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--host", "127.0.0.1"]
    command += ["--port", str(port), "--workers", "1", "--log-level", "warning"]
    command += ["candour.config.wsgi:application"]
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(command, cwd=ROOT, env=environment_of(name), stdout=log, stderr=log)
        try:
            _wait_for(port, server, log.name)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


@pytest.fixture(scope="session")
def playwright_itself() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright_itself: Playwright) -> Iterator[Browser]:
    options: dict[str, Any] = {"args": list(FLAGS)}
    if path := os.environ.get("CANDOUR_BROWSER"):
        options["executable_path"] = path
    browser = playwright_itself.chromium.launch(**options)
    yield browser
    browser.close()


@contextmanager
def visiting(browser: Browser, address: str, size: ViewportSize) -> Iterator[Visitor]:
    """Somebody in a browser of their own, whose pages all know axe: sent to each, it is compiled for each."""
    context = browser.new_context(base_url=address, viewport=size, bypass_csp=True)
    context.add_init_script(path=AXE)
    yield Visitor(context.new_page())
    context.close()


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    """A person at a desk."""
    with visiting(browser, address, DESK) as visitor:
        yield visitor


@pytest.fixture
def another_visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    """A second person, in a browser of their own, on a phone."""
    with visiting(browser, address, PHONE) as visitor:
        yield visitor


@pytest.fixture
def visitor_without_javascript(browser: Browser, address: str) -> Iterator[Visitor]:
    context = browser.new_context(base_url=address, java_script_enabled=False)
    yield Visitor(context.new_page(), checks=False)
    context.close()


def environment_of(name: str) -> dict[str, str]:
    """What a program needs to work in this database as the demo does."""

    def of(role: str) -> str:
        return urlunsplit(urlsplit(os.environ[role])._replace(path=f"/{name}"))

    return {
        **os.environ,
        "CANDOUR_MODE": "demo",
        "DATABASE_URL": of("DATABASE_URL"),
        "OWNER_DATABASE_URL": of("OWNER_DATABASE_URL"),
    }


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def _wait_for(port: int, server: "subprocess.Popen[bytes]", log: str) -> None:
    """Until a page is answered: the first one loads the whole service, which no visitor should wait for."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        with suppress(OSError), urlopen(f"http://127.0.0.1:{port}/sign-in", timeout=PATIENCE) as answer:
            if answer.status == HTTPStatus.OK:
                return
        time.sleep(0.1)
    raise RuntimeError(f"The server did not start:\n{Path(log).read_text()}")
