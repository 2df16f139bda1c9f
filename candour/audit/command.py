"""`candour audit verify [DUMP.jsonl] [--anchor FILE]`: JSON on standard output, words on standard error."""

import argparse
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

import psycopg

from candour.audit.canonical import Row
from candour.audit.dump import from_database, from_lines
from candour.audit.verdict import Verdict
from candour.audit.verify import ORDER, verify

SOUND, FAULTY, UNUSABLE = 0, 1, 2


class UnusableInputError(Exception):
    """What was given cannot be verified at all; the message says what to do."""


def run(arguments: Sequence[str]) -> int:
    """Exit 0 and the number of rows; 1 and the first bad row; 2 where there is nothing that can be verified."""
    given = _parser().parse_args(arguments)
    try:
        anchors = _anchors(given.anchor) if given.anchor else {}
        with _rows(given.dump) as rows:
            verdict = verify(rows, anchors)
    except UnusableInputError as unusable:
        sys.stderr.write(f"candour audit verify: {unusable}\n")
        return UNUSABLE
    return _answer(verdict)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="candour audit", description="Verify the audit chains, of a dump or of the database."
    )
    verbs = parser.add_subparsers(required=True, metavar="verify")
    verb = verbs.add_parser("verify", help="check that no entry was changed, added or removed")
    verb.add_argument("dump", nargs="?", type=Path, help="JSON lines written by manage.py dump_audit")
    verb.add_argument("--anchor", type=Path, help="digests of all heads kept elsewhere, as seal_audit prints")
    return parser


def _answer(verdict: Verdict) -> int:
    counts = {"rows": verdict.entries, "chains": verdict.chains, "heads_digests": verdict.heads_digests}
    fault = verdict.fault
    if fault is None:
        sys.stdout.write(json.dumps({"sound": True, **counts}) + "\n")
        sys.stderr.write(
            f"The audit record is sound: {verdict.entries:,} rows in {verdict.chains:,} chains.\n"
        )
        return SOUND
    place = {"chain": fault.chain, "sequence": fault.sequence, "wrong": fault.wrong}
    sys.stdout.write(json.dumps({"sound": False, **place, **counts}, ensure_ascii=False) + "\n")
    sys.stderr.write(f"The audit record is not as it was written. First bad row: {fault}.\n")
    return FAULTY


@contextmanager
def _rows(dump: Path | None) -> Iterator[Iterable[Row]]:
    if dump is None:
        with _connection() as connection:
            try:
                yield from_database(connection)
            except psycopg.Error as failure:
                raise UnusableInputError(
                    f"the database could not be read: {_first_line(failure)}"
                ) from failure
        return
    try:
        with dump.open("rb") as lines:
            yield _usable(from_lines(lines), dump)
    except OSError as failure:
        raise UnusableInputError(f"{dump} cannot be read: {failure.strerror}.") from failure


def _connection() -> psycopg.Connection:
    address = os.environ.get("DATABASE_URL", "")
    if not address:
        raise UnusableInputError("give a dump, or set DATABASE_URL to the address of the database.")
    try:
        return psycopg.connect(address, autocommit=True, connect_timeout=3)
    except psycopg.Error as failure:
        raise UnusableInputError(f"the database could not be reached: {_first_line(failure)}") from failure


def _first_line(failure: psycopg.Error) -> str:
    return str(failure).strip().partition("\n")[0]


def _usable(rows: Iterator[Row], dump: Path) -> Iterator[Row]:
    """The same rows, after a look at the first: a file that does not begin as a dump is no audit dump at all."""
    first = next(rows, None)
    if first is None:
        raise UnusableInputError(f"{dump} is empty. Write a dump with: manage.py dump_audit FILE")
    if str(first.get("kind")) not in ORDER:
        raise UnusableInputError(f"{dump} is not an audit dump: its first line is not one of its rows.")
    return chain([first], rows)


def _anchors(file: Path) -> dict[int, str]:
    try:
        rows = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
        anchors = {int(row["sequence"]): str(row["digest"]) for row in rows}
    except OSError as failure:
        raise UnusableInputError(f"{file} cannot be read: {failure.strerror}.") from failure
    except (ValueError, TypeError, KeyError) as failure:
        wrong = f"{file} is not an anchor file: each line must name a sequence and a digest."
        raise UnusableInputError(wrong) from failure
    if not anchors:
        raise UnusableInputError(f"{file} holds no anchors.")
    return anchors
