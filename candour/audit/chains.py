"""Check entries, chain by chain in order of name: gapless, chained, and ending at their heads."""

from collections.abc import Mapping

from candour.audit.canonical import ENTRY_COLUMNS, VERSION, ZERO, Row, entry_digest
from candour.audit.verdict import Fault

Sealed = tuple[int, str, int]
COLUMNS_AND_KIND = len(ENTRY_COLUMNS) + 1
GONE = "missing: the whole chain is gone, and it was known"


class Chains:
    """Entries as they stream past. Heads are None where the dump holds entries alone."""

    def __init__(
        self, heads: Mapping[str, tuple[int, str]] | None, sealed: Mapping[str, list[Sealed]]
    ) -> None:
        self.heads = heads
        self.sealed = sealed
        self.expected = iter([] if heads is None else sorted({*heads, *sealed}))
        self.chain = ""
        self.sequence = 0
        self.digest = ZERO
        self.to_meet: list[Sealed] = []
        self.next_sealed = 0
        self.entries = 0
        self.chains = 0

    def take(self, row: Row) -> Fault | None:
        """The next entry. This runs once for each row of the record, so the common path is short."""
        if row.get("chain") != self.chain and (fault := self._begin(row)):
            return fault
        sequence = self.sequence + 1
        if not self._follows(row, sequence):
            return explain(row, self.chain, self.sequence)
        self.sequence = sequence
        self.digest = row["digest"]
        self.entries += 1
        return self._meet_seal() if sequence == self.next_sealed else None

    def finish(self) -> Fault | None:
        """After the last entry: the chain must have reached its head, and no chain may be left."""
        if fault := self._end():
            return fault
        for missing in self.expected:
            return Fault(missing, 1, GONE)
        return None

    def _follows(self, row: Row, sequence: int) -> bool:
        try:
            return (
                row["sequence"] == sequence
                and row["previous"] == self.digest
                and row["version"] == VERSION
                and len(row) == COLUMNS_AND_KIND
                and row["digest"] == entry_digest(row)
            )
        except (KeyError, TypeError, ValueError):
            return False

    def _begin(self, row: Row) -> Fault | None:
        chain = row.get("chain")
        if fault := self._end():
            return fault
        if not isinstance(chain, str) or not chain:
            return Fault(self.chain, self.sequence + 1, "the row here names no chain")
        if fault := self._out_of_place(chain, row):
            return fault
        self.chain, self.sequence, self.digest = chain, 0, ZERO
        self.chains += 1
        self.to_meet = list(reversed(self.sealed.get(chain, [])))
        self.next_sealed = self.to_meet[-1][0] if self.to_meet else 0
        return None

    def _out_of_place(self, chain: str, row: Row) -> Fault | None:
        sequence = row["sequence"] if isinstance(row.get("sequence"), int) else 1
        if chain < self.chain:
            return Fault(chain, sequence, f"stands after the chain {self.chain}: moved or inserted")
        if self.heads is None:
            return None
        if chain not in self.heads:
            return Fault(chain, sequence, "inserted, or the head of its chain was removed: no head is known")
        if (expected := next(self.expected)) != chain:
            return Fault(expected, 1, GONE)
        return None

    def _meet_seal(self) -> Fault | None:
        _, digest, number = self.to_meet.pop()
        self.next_sealed = self.to_meet[-1][0] if self.to_meet else 0
        if digest != self.digest:
            wrong = f"rewritten: digest of all heads number {number} sealed another digest"
            return Fault(self.chain, self.sequence, wrong)
        return None

    def _end(self) -> Fault | None:
        if self.to_meet:
            wrong = f"missing: the chain was sealed as far as {self.to_meet[0][0]}"
            return Fault(self.chain, self.sequence + 1, wrong)
        if self.heads is None or not self.chain:
            return None
        last, digest = self.heads[self.chain]
        if self.sequence < last:
            return Fault(self.chain, self.sequence + 1, f"missing: the chain should run to {last}")
        if self.sequence > last:
            return Fault(self.chain, last + 1, "inserted: it stands after the head of its chain")
        wrong = "its digest is not that of the head: one of the two was rewritten"
        return None if self.digest == digest else Fault(self.chain, last, wrong)


def explain(row: Row, chain: str, last: int) -> Fault:
    """Why an entry does not follow number `last` of its chain."""
    sequence = row.get("sequence")
    if not isinstance(sequence, int) or isinstance(sequence, bool):
        return Fault(chain, last + 1, f"its sequence is {sequence!r}, not a number")
    if sequence > last + 1:
        return Fault(chain, last + 1, f"missing: {sequence} stands in its place (deleted or moved)")
    if sequence <= last:
        return Fault(chain, sequence, f"stands again after {last} (inserted, duplicated or moved)")
    if wrong := _columns(row) or _content(row):
        return Fault(chain, sequence, wrong)
    if sequence == 1:
        return Fault(chain, 1, "does not begin its chain: what stood before it is gone")
    return Fault(chain, sequence - 1, f"rewritten: {sequence} is chained to another digest than it carries")


def _columns(row: Row) -> str:
    if missing := ENTRY_COLUMNS - row.keys():
        return f"columns are missing: {', '.join(sorted(missing))}"
    if extra := row.keys() - ENTRY_COLUMNS - {"kind"}:
        return f"columns were added: {', '.join(sorted(extra))}"
    return ""


def _content(row: Row) -> str:
    if row["version"] != VERSION:
        return f"names canonical form {row['version']!r}, which is not known"
    try:
        own = entry_digest(row)
    except (TypeError, ValueError) as unusable:
        return f"a column is not what it should be ({unusable})"
    return "" if row["digest"] == own else "does not match its digest: a column was changed"
