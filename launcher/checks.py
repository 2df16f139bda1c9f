"""The checks. All of them run, even when one fails; a summary at the end names every failure."""

import os
import subprocess
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from launcher import application, assets, browser, coverage, database, packages, readers
from launcher.console import PlainError, say
from launcher.places import ENVIRONMENT, PYTHON, ROOT

CORES = 2


@dataclass(frozen=True, slots=True)
class Result:
    name: str
    passed: bool
    output: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One command; its first word is a program of the environment."""

    name: str
    words: Sequence[str]

    def command(self) -> list[str]:
        return [str(ENVIRONMENT / "bin" / self.words[0]), *self.words[1:]]


STYLE = (
    Check("format", ["ruff", "format", "--check", "."]),
    Check("lint", ["ruff", "check", "."]),
    Check("templates", ["djlint", "candour", "--lint", "--quiet"]),
    Check("import contracts", ["lint-imports"]),
)
TYPES = (Check("types", ["mypy"]),)
GENERATED = (
    Check("migrations are complete", ["python", "manage.py", "makemigrations", "--check", "--dry-run"]),
    Check("reference pages are current", ["python", "manage.py", "reference", "--check"]),
)
ON_EACH_CORE = ("python", "-m", "pytest", "-n", str(CORES), "-m")
# A half of the tests for each core, in their order: what a file's tests begin with is seldom made twice.
TESTS = Check("tests", [*ON_EACH_CORE, "not journey", "--dist", "worksteal", "-p", "tests.measuring"])
JOURNEYS = Check("journeys in a browser", [*ON_EACH_CORE, "journey", "tests/journeys"])


def report(name: str, *, passed: bool, seconds: float) -> None:
    say(f"  {name:<33} {'passed' if passed else 'FAILED':<8} {seconds:6.1f} s")


def quietly(check: Check, env: dict[str, str]) -> Result:
    """Run a check and keep its words for the case that it fails."""
    begun = time.monotonic()
    done = subprocess.run(check.command(), cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    report(check.name, passed=done.returncode == 0, seconds=time.monotonic() - begun)
    return Result(check.name, done.returncode == 0, done.stdout + done.stderr)


def aloud(check: Check, env: dict[str, str]) -> Result:
    """Run a check whose words a person wants to follow, such as a test run's."""
    begun = time.monotonic()
    done = subprocess.run(check.command(), cwd=ROOT, env=env, check=False)
    report(check.name, passed=done.returncode == 0, seconds=time.monotonic() - begun)
    return Result(check.name, done.returncode == 0, "its words are above")


def side_by_side(*queues: Sequence[Check], env: dict[str, str]) -> list[Result]:
    """Run each queue in order, one queue on each core."""
    with ThreadPoolExecutor(len(queues)) as pool:
        done = pool.map(lambda queue: in_order(queue, env), queues)
        return [result for results in done for result in results]


def in_order(queue: Sequence[Check], env: dict[str, str]) -> list[Result]:
    return [quietly(check, env) for check in queue]


def tested(env: dict[str, str]) -> list[Result]:
    """Run the tests, then ask what they left untaken."""
    coverage.forget()
    return [aloud(TESTS, {**env, "CANDOUR_COVERAGE": str(coverage.REPORT)}), covered()]


def covered() -> Result:
    found = coverage.faults(coverage.read())
    report("coverage", passed=not found, seconds=0)
    return Result("coverage", passed=not found, output="\n".join(found))


def journeys(env: dict[str, str]) -> Result:
    try:
        return aloud(JOURNEYS, {**env, **browser.settings()})
    except PlainError as error:
        return Result(JOURNEYS.name, passed=False, output=str(error))


def summarise(results: Sequence[Result]) -> int:
    """Print what failed, with its words; 0 only when nothing did."""
    failed = [result for result in results if not result.passed]
    for result in failed:
        say(f"\n--- {result.name} ---\n{result.output.strip()}")
    if failed:
        say(
            f"\n{len(failed)} of {len(results)} checks failed: {', '.join(result.name for result in failed)}."
        )
        return 1
    say(f"\nAll {len(results)} checks passed.")
    return 0


def test_environment(ready: database.Database) -> dict[str, str]:
    return application.environment(ready, CANDOUR_MODE="test")


def without_database() -> dict[str, str]:
    return {**os.environ, "CANDOUR_MODE": "test"}


def quick() -> int:
    """Format, lint, templates, contracts and types: what needs no database."""
    packages.synchronise()
    return summarise(side_by_side(STYLE, TYPES, env=without_database()))


def everything() -> int:
    """The full check."""
    begun = time.monotonic()
    packages.synchronise()
    assets.prepare()
    readers.prepare()
    with database.using(database.TEST) as ready:
        env = test_environment(ready)
        with ThreadPoolExecutor(1) as beside:
            # They need one core, and so does what stands before the tests themselves.
            types = beside.submit(in_order, TYPES, env)
            results = [*in_order((*STYLE, *GENERATED), env), *tested(env), *types.result()]
        results.append(journeys(env))
    say(f"\nThe full check took {time.monotonic() - begun:.0f} s.")
    return summarise(results)


def some_tests(words: Sequence[str]) -> int:
    """Only the tests that the words name, with pytest's own options."""
    packages.synchronise()
    assets.prepare()
    with database.using(database.TEST) as ready:
        env = {**test_environment(ready), **browser.already_here()}
        return in_foreground([str(PYTHON), "-m", "pytest", *words], env)


def in_foreground(command: Sequence[str], env: dict[str, str]) -> int:
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode


def rewrite() -> int:
    """Put code into the common format and mend what the linter can mend by itself."""
    packages.synchronise()
    ruff = str(ENVIRONMENT / "bin" / "ruff")
    mended = in_foreground([ruff, "check", "--fix", "."], dict(os.environ))
    return in_foreground([ruff, "format", "."], dict(os.environ)) or mended
