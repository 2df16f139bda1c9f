"""`candour audit verify [DUMP.jsonl] [--anchor FILE]`: JSON on standard output, words on standard error."""

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path

import psycopg

from candour.audit.dump import from_database
from candour.audit.lines import parse
from candour.audit.verdict import Verdict
from candour.audit.verify import ORDER, verify, verify_lines

SOUND, FAULTY, UNUSABLE = 0, 1, 2
ENDS_NOT_KNOWN = (
    "It holds entries alone, so nothing shows whether the end of a chain, or a whole chain, was cut off. "
    "Write a whole dump with: manage.py dump_audit FILE\n"
)


class UnusableInputError(Exception):
    """What was given cannot be verified at all; the message says what to do."""


def run(arguments: Sequence[str]) -> int:
    """Exit 0 and the number of rows; 1 and the first bad row; 2 where nothing can be verified."""
    given = _parser().parse_args(arguments)
    try:
        anchors = _anchors(given.anchor) if given.anchor else {}
        verdict = _verify_dump(given.dump, anchors) if given.dump else _verify_database(anchors)
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
        sys.stdout.write(json.dumps({"sound": True, **counts, "ends_known": verdict.ends_known}) + "\n")
        sys.stderr.write(
            f"The audit record is sound: {verdict.entries:,} rows in {verdict.chains:,} chains.\n"
        )
        sys.stderr.write("" if verdict.ends_known else ENDS_NOT_KNOWN)
        return SOUND
    place = {"chain": fault.chain, "sequence": fault.sequence, "wrong": fault.wrong}
    sys.stdout.write(json.dumps({"sound": False, **place, **counts}) + "\n")
    sys.stderr.write(f"The audit record is not as it was written. First bad row: {fault}.\n")
    return FAULTY


def _verify_dump(dump: Path, anchors: Mapping[int, str]) -> Verdict:
    try:
        with dump.open("rb") as lines:
            first = next(lines, b"")
            _check_that_it_is_a_dump(first, dump)
            return verify_lines(chain([first], lines), anchors)
    except OSError as failure:
        raise UnusableInputError(f"{dump} cannot be read: {failure.strerror}.") from failure


def _check_that_it_is_a_dump(first: bytes, dump: Path) -> None:
    if not first.strip():
        raise UnusableInputError(f"{dump} holds no rows. Write a dump with: manage.py dump_audit FILE")
    if str(parse(first).get("kind")) not in ORDER:
        raise UnusableInputError(f"{dump} is not an audit dump: its first line is not one of its rows.")


def _verify_database(anchors: Mapping[int, str]) -> Verdict:
    with _connection() as connection:
        try:
            return verify(from_database(connection), anchors)
        except psycopg.Error as failure:
            raise UnusableInputError(f"the database could not be read: {_first_line(failure)}") from failure


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
