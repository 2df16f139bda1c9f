"""What a table of policy is called, and what each of its rows says in words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from candour.policy import Policy, PolicyRow

Words = tuple[str, str, tuple[str, ...]]
"""The key, the name and the facts of one row."""


@dataclass(frozen=True, slots=True)
class Described:
    """What a table of policy is called and holds."""

    key: str
    name: str
    about: str | Callable[[Policy], str]
    headings: tuple[str, ...]
    rows: Callable[[Policy], Iterable[PolicyRow]]
    words: Callable[[Any, Policy], Words]
