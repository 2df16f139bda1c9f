"""`candour`: the command line that other programs call. Exit 0 on success, 2 on unusable input."""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress

Command = Callable[[Sequence[str]], int]

USAGE = """usage: candour COMMAND ...

  candour plan read FILE --json        read a published action plan and print its structure
  candour eligibility FACTS.json|-     explain whether facts make a Serious Further Offence
  candour sample draw|verify ...       draw a sample of reviews that anybody can draw again, or draw it again
  candour redact suggest FILE.jsonl|-  suggest what in a text may tell who somebody is
  candour audit verify [DUMP.jsonl]    verify the audit chains, in a dump or in the database
"""


def plan(arguments: Sequence[str]) -> int:
    from candour.recommendations.reading.command import run

    return run(arguments)


def eligibility(arguments: Sequence[str]) -> int:
    from candour.notifications.eligibility.command import run

    return run(arguments)


def sample(arguments: Sequence[str]) -> int:
    from candour.quality.sampling.command import run

    return run(arguments)


def audit(arguments: Sequence[str]) -> int:
    from candour.audit.command import run

    return run(arguments)


def redact(arguments: Sequence[str]) -> int:
    from candour.disclosure.engine.command import run

    return run(arguments)


COMMANDS: dict[str, Command] = {
    "plan": plan,
    "eligibility": eligibility,
    "sample": sample,
    "redact": redact,
    "audit": audit,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; each imports only what it needs, so none waits for the web application."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words and words[0] in {"-h", "--help"}:
        sys.stdout.write(USAGE)
        return 0
    if not words or words[0] not in COMMANDS:
        named = f"candour: there is no command {words[0]!r}.\n" if words else ""
        sys.stderr.write(named + USAGE)
        return 2
    try:
        result = COMMANDS[words[0]](words[1:])
        sys.stdout.flush()
    except OSError as problem:
        return _not_written(problem)
    return result


def _not_written(problem: OSError) -> int:
    """The answer had nowhere to go: a full disk, or a reader that stopped reading."""
    with suppress(OSError, ValueError):
        # What is still held back would be tried again at the end, and fail with a traceback.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.stderr.write(f"candour: the answer cannot be written: {problem.strerror}.\n")
    return 2
