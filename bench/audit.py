"""Verification of a dump of the audit record, in seconds for a million rows."""

from collections.abc import Iterator
from time import perf_counter

from bench.figures import VERIFICATION_GOAL, Figure
from candour.audit.canonical import ENTRY_COLUMNS, ZERO, digest_of, written
from candour.audit.verify import verify_lines

OF_A_CASE = 20
ROWS_FOR_EACH = 20  # for each row of the other bulk work: an entry is small
MILLION = 1_000_000


def measure(bulk: int) -> Figure:
    many = bulk * ROWS_FOR_EACH
    lines = list(dump(many))
    began = perf_counter()
    verdict = verify_lines(lines)
    took = perf_counter() - began
    if verdict.fault is not None or verdict.entries != many:
        raise RuntimeError(f"A sound dump was not found sound: {verdict}")
    return Figure(
        "audit verification",
        "",
        0,
        took * MILLION / many,
        "s/million",
        VERIFICATION_GOAL,
        note=f"{many:,} rows",
    )


def dump(many: int) -> Iterator[bytes]:
    """Counts, heads and entries of chains of twenty, each entry with the digest of its canonical form."""
    chains = [
        list(chain(number, min(OF_A_CASE, many - start)))
        for number, start in enumerate(range(0, many, OF_A_CASE))
    ]
    yield _line({"kind": "dump", "format": 1, "heads_digests": 0, "heads": len(chains), "entries": many})
    for rows in chains:
        last = rows[-1]
        yield _line(
            {
                "kind": "head",
                "chain": last["chain"],
                "sequence": last["sequence"],
                "digest": last["digest"],
                "sealed": 0,
            }
        )
    for rows in chains:
        yield from map(_line, rows)


def chain(number: int, length: int) -> Iterator[dict[str, object]]:
    previous = ZERO
    for sequence in range(1, length + 1):
        row: dict[str, object] = dict.fromkeys(ENTRY_COLUMNS, "")
        row |= {
            "kind": "entry",
            "chain": f"case:SFO-2026-{number:07}",
            "sequence": sequence,
            "at": f"2026-01-02T03:04:{sequence:02}.000001Z",
            "actor": "c.llwyd",
            "actor_name": "Carys Llŵyd",
            "actor_role": "National SFO team",
            "action": "case.read",
            "subject_type": "page",
            "subject": "case",
            "relation": "national",
            "outcome": "done",
            "changed": "[]",
            "request": f"{number:032x}",
            "version": 1,
            "previous": previous,
        }
        previous = digest_of(row, ENTRY_COLUMNS)
        yield row | {"digest": previous}


def _line(row: dict[str, object]) -> bytes:
    return written(row).encode() + b"\n"
