#!/usr/bin/env python3
"""Everything a person does with this project: `python3 dev.py COMMAND`, or `make COMMAND`."""

import sys
from collections.abc import Callable, Sequence

from launcher.version import refusal

too_old = refusal(sys.version_info[:2])
if too_old:
    sys.exit(too_old)

from launcher import application, bytecode, checks, database, locks, packages, readers, removal, serving
from launcher.console import PlainError
from launcher.places import ENVIRONMENT, PYTHON

Arguments = Sequence[str]


def run(arguments: Arguments) -> int:
    return serving.run()


def test(arguments: Arguments) -> int:
    return checks.some_tests(arguments) if arguments else checks.everything()


def pytest(arguments: Arguments) -> int:
    return checks.some_tests(arguments)


def check(arguments: Arguments) -> int:
    return checks.quick()


def rewrite(arguments: Arguments) -> int:
    return checks.rewrite()


def bench(arguments: Arguments) -> int:
    packages.synchronise()
    with database.using(database.BENCH) as ready:
        application.manage(ready, "migrate", "--no-input", CANDOUR_DATABASE_ROLE="owner")
        words = [str(PYTHON), "-m", "bench", *arguments]
        return checks.in_foreground(words, application.environment(ready))


def bench_redaction(arguments: Arguments) -> int:
    packages.synchronise()
    words = [str(PYTHON), "-m", "bench.redaction", *arguments]
    return checks.in_foreground(words, checks.without_database())


def bench_leaks(arguments: Arguments) -> int:
    packages.synchronise()
    readers.prepare()
    words = [str(PYTHON), "-m", "bench.leaks", *arguments]
    return checks.in_foreground(words, checks.without_database())


def start_database(arguments: Arguments) -> int:
    name = database.TEST if "test" in arguments else database.RUN
    for setting, value in database.start(name).environment().items():
        print(f"export {setting}='{value}'")
    return 0


def migrate(arguments: Arguments) -> int:
    packages.synchronise()
    with database.using(database.RUN) as ready:
        application.migrate(ready, always=True)
    return 0


def demonstrate(arguments: Arguments) -> int:
    packages.synchronise()
    with database.using(database.RUN) as ready:
        application.migrate(ready)
        application.load_demonstration(ready, always=True)
    return 0


def in_application(*command: str) -> Callable[[Arguments], int]:
    """Run a program of the environment with the addresses of the private database."""

    def call(arguments: Arguments) -> int:
        packages.synchronise()
        program = str(ENVIRONMENT / "bin" / command[0])
        with database.using(database.RUN) as ready:
            return checks.in_foreground([program, *command[1:], *arguments], application.environment(ready))

    return call


def script(arguments: Arguments) -> int:
    """The command line for scripts; only reading the audit log itself needs the database."""
    if arguments and arguments[0] == "audit":
        return in_application("candour")(arguments)
    packages.synchronise()
    return checks.in_foreground([str(ENVIRONMENT / "bin" / "candour"), *arguments], checks.without_database())


def stop(arguments: Arguments) -> int:
    database.stop_all()
    return 0


def clean(arguments: Arguments) -> int:
    removal.remove_all()
    return 0


def compile_locks(arguments: Arguments) -> int:
    locks.compile_all(upgrade="upgrade" in arguments)
    return 0


COMMANDS: dict[str, tuple[Callable[[Arguments], int], str]] = {
    "run": (run, "set everything up and serve it with demonstration data; PORT=9000 for another port"),
    "test": (test, 'the full check; ARGS="tests/staff -k name" for some tests alone'),
    "pytest": (pytest, "some tests and nothing else, the quickest way to run one"),
    "check": (check, "the quick check: format, lint, templates, contracts, types"),
    "format": (rewrite, "put the code into the common format"),
    "bench": (bench, "measure the speed on generated cases; ARGS are the bench's own"),
    "bench-redaction": (bench_redaction, "measure what the engine of disclosure finds in invented reviews"),
    "bench-leaks": (
        bench_leaks,
        'send invented reviews through the release gate, clean and leaking; ARGS="50 200" for fifty from 200',
    ),
    "database": (start_database, "start the private database and print its addresses, to be read by a shell"),
    "migrate": (migrate, "bring the private database's schema up to date"),
    "demo": (demonstrate, "load the demonstration data again"),
    "shell": (in_application("python", "manage.py", "shell"), "a Python prompt inside the application"),
    "manage": (
        in_application("python", "manage.py"),
        'one of Django\'s commands; ARGS="makemigrations cases"',
    ),
    "reference": (
        in_application("python", "manage.py", "reference"),
        "write the generated pages of docs/reference again",
    ),
    "candour": (script, 'the command line for scripts; ARGS="plan read FILE --json"'),
    "stop": (stop, "stop the private databases that are still running"),
    "clean": (clean, "remove all that these commands made, the private databases too"),
    "locks": (compile_locks, "compile the locks of all packages; ARGS=upgrade to move versions up"),
}


def explain() -> None:
    print("make COMMAND, or python3 dev.py COMMAND:\n")
    for name, (_, sentence) in COMMANDS.items():
        print(f"  {name:<15} {sentence}")


def main(arguments: Arguments) -> int:
    """Run one command; 2 when there is no such command, 1 when something needs a person."""
    name = arguments[0] if arguments else "help"
    if name not in COMMANDS:
        explain()
        return 0 if name in {"help", "-h", "--help"} else 2
    bytecode.keep()
    try:
        return COMMANDS[name][0](arguments[1:])
    except PlainError as error:
        print(f"\n{error}", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
