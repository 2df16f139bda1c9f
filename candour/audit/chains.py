"""Check entries, chain by chain in order of name: gapless, chained, and ending at their heads."""

import hashlib
import json
from collections.abc import Mapping

from candour.audit.canonical import (
    ENTRY_COLUMNS,
    VERSION,
    ZERO,
    Row,
    differing_columns,
    digest_of,
    wrong_content,
)
from candour.audit.verdict import Fault

Sealed = tuple[int, str, int]
DIGEST_AT = -len(f',"digest":"{ZERO}"}}\n')
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
        self.beginning = b""
        self.ending = b""
        self.to_meet: list[Sealed] = []
        self.next_sealed = 0
        self.entries = 0
        self.chains = 0

    def take(self, row: Row) -> Fault | None:
        """The next entry, from wherever it was read."""
        if row.get("chain") != self.chain and (fault := self._begin(row)):
            return fault
        if not self._follows(row, self.sequence + 1):
            return explain(row, self.chain, self.sequence)
        if self.sequence + 1 == self.next_sealed and (wrong := self._meet_seal(row["digest"])):
            return Fault(self.chain, self.next_sealed, wrong)
        self._step(row["digest"])
        return None

    def is_next(self, line: bytes) -> bool:
        """Take a line that is, byte for byte, the next entry of this chain; any other is left to `take`.

        A line of a dump is the canonical form and its digest, so a sound line need not be parsed.
        """
        form = line[:DIGEST_AT]
        sequence = self.sequence + 1
        if not (form.startswith(b"%b%d," % (self.beginning, sequence)) and form.endswith(self.ending)):
            return False
        digest = hashlib.sha256(form).hexdigest()
        if not line.endswith(b',"digest":"%b"}\n' % digest.encode()):
            return False
        if sequence == self.next_sealed and self._meet_seal(digest):
            return False
        self._step(digest)
        return True

    def finish(self) -> Fault | None:
        """After the last entry: the chain must have reached its head, and no chain may be left."""
        if fault := self._end():
            return fault
        for missing in self.expected:
            return Fault(missing, 1, GONE)
        return None

    def _step(self, digest: str) -> None:
        self.sequence += 1
        self.digest = digest
        self.ending = b',"version":1,"previous":"%b"' % digest.encode()
        self.entries += 1

    def _follows(self, row: Row, sequence: int) -> bool:
        try:
            return (
                row["sequence"] == sequence
                and row["previous"] == self.digest
                and row["version"] == VERSION
                and len(row) == len(ENTRY_COLUMNS)
                and row["digest"] == digest_of(row, ENTRY_COLUMNS)
            )
        except (KeyError, ValueError):
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
        named = json.dumps(chain, ensure_ascii=False)
        self.beginning = f'{{"kind":"entry","chain":{named},"sequence":'.encode(errors="surrogatepass")
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

    def _meet_seal(self, digest: str) -> str:
        _, sealed, number = self.to_meet[-1]
        if digest != sealed:
            return f"rewritten: digest of all heads number {number} sealed another digest"
        self.to_meet.pop()
        self.next_sealed = self.to_meet[-1][0] if self.to_meet else 0
        return ""

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
    if wrong := differing_columns(row, ENTRY_COLUMNS) or wrong_content(row, ENTRY_COLUMNS):
        return Fault(chain, sequence, wrong)
    if sequence == 1:
        return Fault(chain, 1, "does not begin its chain: what stood before it is gone")
    return Fault(chain, sequence - 1, f"rewritten: {sequence} is chained to another digest than it carries")
