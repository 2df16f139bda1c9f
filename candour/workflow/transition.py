"""A row of a transitions table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from candour.access.permissions import Permission

Record = TypeVar("Record")
Guard = Callable[[Any, Any], str | Sequence[str] | None]
"""Given the record and the person: what stands against the move, in words for the person, or nothing.

The person is None where the service itself makes the move.
"""


@dataclass(frozen=True)  # with slots, a frozen generic class cannot be made as Transition[Case](...)
class Transition(Generic[Record]):
    """One move that a record can make, who may make it, and what may stand in the way."""

    name: str
    source: frozenset[str]
    target: str
    permission: Permission
    guards: tuple[Guard, ...] = ()
    field: str = "status"
    override: Permission | None = None
    """Who may make the move although a guard refuses, with a reason; None: nobody."""
    by_service: bool = False
    """Whether the service may make it by itself, for what it finds; its guards then do without a person."""
    sentence: str = ""
    """What the move means, for the state pages."""
