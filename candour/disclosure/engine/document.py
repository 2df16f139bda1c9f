"""What the engine is given and what it answers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

VERSION = "4"

ENTRY_KINDS = ("person", "place", "organisation", "code", "date")


class EngineError(Exception):
    """The engine could not finish. This is never the same as having found nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the register."""

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A name that the author inserted from the register, so that nothing has to be guessed."""

    start: int
    end: int
    entity: str
    kind: str = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading or cell with an id of its own."""

    id: str
    text: str
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A passage that may tell who somebody is. Tier 1 proposes; tier 2 asks somebody to look."""

    start: int
    end: int
    kind: str
    tier: int
    rule: str
    reason: str
    entity: str | None = None
    entities: tuple[str, ...] = ()
    """Every entry that it may stand for, where several share the name."""
    version: str = VERSION


class Recogniser(Protocol):
    """A recogniser from outside. Whatever it finds is tier 2."""

    name: str
    version: str

    def find(self, text: str) -> Sequence[tuple[int, int, str]]:
        """Start, end and kind of each passage."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class EnginePolicy:
    """What is looked for, for one audience. Kinds that are left out are not suggested at all."""

    left_out: frozenset[str] = frozenset()
    longest_quotation: int = 8
    recognisers: tuple[Recogniser, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """All suggestions for a text, in its order, and which recognisers from outside took part."""

    suggestions: tuple[Suggestion, ...]
    recognisers: tuple[str, ...] = field(default=())
