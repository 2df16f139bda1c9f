#!/usr/bin/env python3
"""Everything a person does with this project: `python3 dev.py COMMAND`, or `make COMMAND`."""

import sys
from collections.abc import Callable, Sequence

from launcher.version import refusal

if too_old := refusal(sys.version_info[:2]):
    sys.exit(too_old)

from launcher import database
from launcher.console import PlainError

Arguments = Sequence[str]
COMMANDS: dict[str, Callable[[Arguments], int]] = {}


def command(run: Callable[[Arguments], int]) -> Callable[[Arguments], int]:
    """Offer the function as a command; the first line of its docstring is its help."""
    COMMANDS[run.__name__] = run
    return run


@command
def start_database(arguments: Arguments) -> int:
    """Start the private database and print its addresses; eval "$(python3 dev.py database)" sets them."""
    name = database.TEST if "test" in arguments else database.RUN
    for setting, value in database.start(name).environment().items():
        print(f"export {setting}='{value}'")
    return 0


@command
def stop(arguments: Arguments) -> int:
    """Stop the private databases."""
    for name in (database.RUN, database.TEST):
        database.stop(name)
    return 0


COMMANDS["database"] = COMMANDS.pop("start_database")


def main(arguments: Arguments) -> int:
    if not arguments or arguments[0] not in COMMANDS:
        for name, run in COMMANDS.items():
            print(f"  {name:<10} {run.__doc__}")
        return 0 if not arguments else 2
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except PlainError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
