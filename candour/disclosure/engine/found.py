"""What a recogniser found, in places of the folded text, before everything is brought together."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """One passage. An overlay lies over names and is never merged with them, such as a quotation."""

    start: int
    end: int
    kind: str
    tier: int
    rule: str
    reason: str
    entities: tuple[str, ...] = ()
    overlay: bool = False

    @property
    def length(self) -> int:
        return self.end - self.start
