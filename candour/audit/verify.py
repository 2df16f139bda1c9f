"""Verify the audit record without Django and without the database, from the rows of a dump.

The rows come in this order: one `dump` row with the counts, `heads_digest` rows by sequence, `head` rows by
chain, `entry` rows by chain and sequence. A dump of entries alone can be verified too, but then nothing says
where a chain should end.
"""

from collections.abc import Iterable, Mapping

from candour.audit.canonical import HEAD_COLUMNS, Row, differing_columns
from candour.audit.chains import Chains
from candour.audit.lines import parse
from candour.audit.seals import NAME as HEADS_DIGEST
from candour.audit.seals import Seals
from candour.audit.verdict import Fault, Verdict

FORMAT = 1
ORDER = {"dump": 0, HEADS_DIGEST: 1, "head": 2, "entry": 3}


def verify(rows: Iterable[Row], anchors: Mapping[int, str] | None = None) -> Verdict:
    """Read rows until the first fault. Anchors are digests of all heads by sequence, kept elsewhere."""
    reading = _Reading(anchors or {})
    for row in rows:
        if fault := reading.take(row):
            return reading.verdict(fault)
    return reading.verdict(reading.finish())


def verify_lines(lines: Iterable[bytes], anchors: Mapping[int, str] | None = None) -> Verdict:
    """The same for the lines of a dump, several times as fast."""
    reading = _Reading(anchors or {})
    for line in lines:
        if not reading.is_next(line) and (fault := reading.take(parse(line))):
            return reading.verdict(fault)
    return reading.verdict(reading.finish())


class _Reading:
    def __init__(self, anchors: Mapping[int, str]) -> None:
        self.seals = Seals(anchors)
        self.heads: dict[str, tuple[int, str]] = {}
        self.last_head = ""
        self.counts: Row | None = None
        self.stage = -1
        self.chains: Chains | None = None

    def take(self, row: Row) -> Fault | None:
        if self.chains is not None and row.get("kind") == "entry":
            return self.chains.take(row)
        return self._enter(row) or self._take_other(row)

    def is_next(self, line: bytes) -> bool:
        return self.chains is not None and self.chains.is_next(line)

    def finish(self) -> Fault | None:
        chains = self._chains()
        return self.seals.finish() or chains.finish() or self._against_counts(chains)

    def verdict(self, fault: Fault | None) -> Verdict:
        chains = self._chains()
        ends_known = chains.heads is not None
        return Verdict(chains.entries, chains.chains, self.seals.sequence, fault, ends_known)

    def _chains(self) -> Chains:
        if self.chains is None:
            self.chains = Chains(self.heads if self.stage in {0, 1, 2} else None, self.seals.heads)
        return self.chains

    def _enter(self, row: Row) -> Fault | None:
        stage = ORDER.get(str(row.get("kind")), -1)
        if stage < 0:
            return self._here("this row cannot be read: cut short or overwritten")
        if stage < self.stage or (stage == 0 and self.stage == 0):
            return self._here(f"a row of kind {row['kind']} stands here: inserted or moved")
        if self.stage < 0 and stage in {1, 2}:
            return self._here("missing: the first row, which says how many rows the dump holds")
        if stage == 3:
            self._chains()
        self.stage = stage
        return None

    def _here(self, wrong: str) -> Fault:
        """A fault at the place where the next row was expected."""
        if self.chains is not None:
            return Fault(self.chains.chain, self.chains.sequence + 1, wrong)
        if self.stage == 2:
            return Fault("head", len(self.heads) + 1, wrong)
        return Fault(HEADS_DIGEST, self.seals.sequence + 1, wrong)

    def _take_other(self, row: Row) -> Fault | None:
        if self.stage == 0:
            self.counts = row
            known = row.get("format") == FORMAT
            return None if known else Fault("dump", 1, f"format {row.get('format')!r} is not known")
        if self.stage == 1:
            return self.seals.take(row)
        return self._take_head(row) if self.stage == 2 else self._chains().take(row)

    def _take_head(self, row: Row) -> Fault | None:
        chain, sequence = row.get("chain"), row.get("sequence")
        if differing_columns(row, HEAD_COLUMNS) or not isinstance(chain, str) or type(sequence) is not int:
            return self._here("its columns are not those of a head")
        if chain <= self.last_head:
            return Fault(chain, sequence, "its head stands out of order: inserted, duplicated or moved")
        sealed = self.seals.heads.get(chain)
        if row["sealed"] != (sealed[-1][0] if sealed else 0):
            return Fault(chain, sequence, "its head does not say how far the chain was sealed")
        self.heads[chain] = (sequence, row["digest"])
        self.last_head = chain
        return None

    def _against_counts(self, chains: Chains) -> Fault | None:
        held = {"heads_digests": self.seals.sequence, "heads": len(self.heads), "entries": chains.entries}
        for kind, count in held.items():
            if self.counts is not None and self.counts.get(kind) != count:
                wrong = f"the dump says {self.counts.get(kind)!r} {kind} and holds {count}"
                return Fault(kind, count + 1, wrong)
        return None
