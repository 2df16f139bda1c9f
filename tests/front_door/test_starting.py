"""The service refuses to start with settings that only the demo may have."""

import os
import subprocess
import sys

from tests.databases import ROOT

LONG = "k" * 60


def start(*command: str, **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CANDOUR_")}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment | settings,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


SERVE = ("-W", "ignore", "-c", "import candour.config.wsgi")


def test_production_does_not_start_with_the_key_and_hosts_of_the_demo() -> None:
    tried = start(*SERVE, CANDOUR_MODE="production")
    assert tried.returncode == 1
    assert "CANDOUR_SECRET_KEY is the demo's" in tried.stderr
    assert "CANDOUR_ALLOWED_HOSTS is not set" in tried.stderr
    assert "Traceback" not in tried.stderr


def test_production_starts_with_its_own() -> None:
    own = {"CANDOUR_SECRET_KEY": LONG, "CANDOUR_ALLOWED_HOSTS": "candour.example"}
    assert start(*SERVE, CANDOUR_MODE="production", **own).returncode == 0


def test_the_server_for_development_refuses_too() -> None:
    tried = start("manage.py", "runserver", "--noreload", "127.0.0.1:1", CANDOUR_MODE="production")
    assert tried.returncode == 1
    assert "CANDOUR_SECRET_KEY is the demo's" in tried.stderr


def test_a_mode_that_is_not_known_is_refused_in_plain_words() -> None:
    tried = start(*SERVE, CANDOUR_MODE="prod")
    assert tried.returncode == 1
    assert tried.stderr.strip() == "CANDOUR_MODE is “prod”. It must be one of: demo, test, production."


def test_demo_data_are_refused_in_production() -> None:
    own = {"CANDOUR_SECRET_KEY": LONG, "CANDOUR_ALLOWED_HOSTS": "candour.example"}
    tried = start("manage.py", "demo", CANDOUR_MODE="production", **own)
    assert "Demo data are for demo mode only" in tried.stderr
