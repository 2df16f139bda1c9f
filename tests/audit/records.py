"""A sound audit record as rows, made in plain Python, for tests to spoil."""

import json
from collections.abc import Callable
from typing import Any

from candour.audit.canonical import ENTRY_COLUMNS, HEADS_DIGEST_COLUMNS, ZERO, digest_of, written
from candour.audit.verdict import Verdict
from candour.audit.verify import verify, verify_lines

Row = dict[str, Any]
Rows = list[Row]
CHAINS = {"case:SFO-1": 6, "case:SFO-2": 9, "service": 4}
SEALED_FIRST = {"case:SFO-1": 3, "case:SFO-2": 2}
SEALED_SECOND = {"case:SFO-2": 7, "service": 4}


def entry(chain: str, sequence: int, previous: str) -> Row:
    row: Row = dict.fromkeys(ENTRY_COLUMNS, "")
    row |= {
        "kind": "entry",
        "chain": chain,
        "sequence": sequence,
        "at": f"2026-01-02T03:04:{sequence:02d}.000001Z",
    }
    row |= {"actor": "a.mensah", "actor_name": "Ama Mensah", "action": "case.read", "outcome": "done"}
    row |= {"reason": f"café “{sequence}”\n", "changed": '["court"]', "version": 1, "previous": previous}
    return signed(row, ENTRY_COLUMNS)


def signed(row: Row, columns: tuple[str, ...] = ENTRY_COLUMNS) -> Row:
    """The row with the digest that its columns ask for."""
    return {**row, "digest": digest_of(row, columns)}


def chain(name: str, length: int, start: str = ZERO) -> Rows:
    rows: Rows = []
    for sequence in range(1, length + 1):
        rows.append(entry(name, sequence, rows[-1]["digest"] if rows else start))
    return rows


def heads_digest(
    sequence: int, previous: str, heads: int, sealed: dict[str, int], chains: dict[str, Rows]
) -> Row:
    listed = [[name, at, chains[name][at - 1]["digest"]] for name, at in sealed.items()]
    row: Row = {"kind": "heads_digest", "sequence": sequence, "at": f"2026-01-02T04:0{sequence}:00.000000Z"}
    row |= {"heads": heads, "sealed": json.dumps(listed), "version": 1, "previous": previous}
    return signed(row, HEADS_DIGEST_COLUMNS)


def sound(chains: dict[str, Rows] | None = None) -> Rows:
    """Counts, two digests of all heads, three heads and nineteen entries that agree with each other."""
    chains = chains or {name: chain(name, length) for name, length in CHAINS.items()}
    first = heads_digest(1, ZERO, 2, SEALED_FIRST, chains)
    second = heads_digest(2, first["digest"], 3, SEALED_SECOND, chains)
    sealed = SEALED_FIRST | SEALED_SECOND
    heads = [
        {
            "kind": "head",
            "chain": name,
            "sequence": len(rows),
            "digest": rows[-1]["digest"],
            "sealed": sealed[name],
        }
        for name, rows in chains.items()
    ]
    entries = [row for rows in chains.values() for row in rows]
    counts = {"kind": "dump", "format": 1, "heads_digests": 2, "heads": len(heads), "entries": len(entries)}
    return [counts, first, second, *heads, *entries]


def place(rows: Rows, name: str, sequence: int) -> int:
    """Where an entry stands in the dump."""
    return next(
        index
        for index, row in enumerate(rows)
        if row["kind"] == "entry" and row["chain"] == name and row["sequence"] == sequence
    )


def lines_of(rows: Rows) -> list[bytes]:
    return [written(row).encode() + b"\n" for row in rows]


def both(rows: Rows, anchors: dict[int, str] | None = None) -> Verdict:
    """The verdict, which must be the same on rows and on the lines of a dump."""
    verdict = verify(rows, anchors)
    assert verify_lines(lines_of(rows), anchors) == verdict
    return verdict


def found(rows: Rows, anchors: dict[int, str] | None = None) -> tuple[str, int]:
    fault = both(rows, anchors).fault
    assert fault is not None, "the change was not seen"
    return fault.chain, fault.sequence


Spoil = Callable[[Rows], object]
