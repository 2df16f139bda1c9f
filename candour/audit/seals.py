"""Check the digests of all heads: each chained to the one before, and to anchors kept elsewhere."""

import json
from collections.abc import Iterator, Mapping

from candour.audit.canonical import HEADS_DIGEST_COLUMNS, ZERO, Row, differing_columns, wrong_content
from candour.audit.verdict import Fault

NAME = "heads_digest"


class Seals:
    """The heads that were sealed, by chain, as (sequence, digest, number of the seal), oldest first."""

    def __init__(self, anchors: Mapping[int, str]) -> None:
        self.anchors = anchors
        self.sequence = 0
        self.digest = ZERO
        self.heads: dict[str, list[tuple[int, str, int]]] = {}

    def take(self, row: Row) -> Fault | None:
        wrong = self._place(row) or self._content(row) or self._remember(row)
        if wrong:
            return Fault(NAME, self.sequence + 1, wrong)
        self.sequence += 1
        self.digest = row["digest"]
        return None

    def finish(self) -> Fault | None:
        """After the last digest: every anchor must have been met, or the record was cut or put back."""
        if beyond := [sequence for sequence in self.anchors if sequence > self.sequence]:
            wrong = (
                f"missing: an anchor knows number {max(beyond)}; the record was cut or an older one put back"
            )
            return Fault(NAME, self.sequence + 1, wrong)
        return None

    def _place(self, row: Row) -> str:
        if row.get("sequence") != self.sequence + 1:
            return f"missing: number {row.get('sequence')!r} stands in its place (deleted, inserted or moved)"
        return ""

    def _content(self, row: Row) -> str:
        if wrong := differing_columns(row, HEADS_DIGEST_COLUMNS) or wrong_content(row, HEADS_DIGEST_COLUMNS):
            return wrong
        if row["previous"] != self.digest:
            return "is not chained to the digest before it: one of the two was rewritten"
        if self.anchors.get(self.sequence + 1, row["digest"]) != row["digest"]:
            return "differs from the anchor kept elsewhere: the record was rewritten"
        return ""

    def _remember(self, row: Row) -> str:
        try:
            for chain, sequence, digest in _sealed(row):
                self.heads.setdefault(chain, []).append((sequence, digest, self.sequence + 1))
        except (TypeError, ValueError):
            return "its list of sealed heads cannot be read"
        return "" if len(self.heads) == row["heads"] else "its number of heads does not agree with its list"


def _sealed(row: Row) -> Iterator[tuple[str, int, str]]:
    for chain, sequence, digest in json.loads(row["sealed"]):
        yield str(chain), int(sequence), str(digest)
