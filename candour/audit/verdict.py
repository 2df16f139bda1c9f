"""What a verification found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """The first row that is not as it was written. `chain` is `heads_digest` for a digest of all heads."""

    chain: str
    sequence: int
    wrong: str

    def __str__(self) -> str:
        return f"{self.chain} {self.sequence}: {self.wrong}"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many entries were read, and the first fault if there is one.

    The ends are not known in a dump of entries alone: what was cut off behind a chain, or a whole chain,
    would not be missed.
    """

    entries: int
    chains: int
    heads_digests: int
    fault: Fault | None = None
    ends_known: bool = True
