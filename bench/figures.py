"""What was measured, and what it is measured against."""

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

LIST_GOAL = 150.0  # milliseconds, p95
CASE_GOAL = 80.0  # milliseconds, p95
GENERATION_GOAL = 2_000.0  # cases a second
INTAKE_GOAL = 2_000.0  # rows a second
VERIFICATION_GOAL = 10.0  # seconds a million rows
MOST_QUERIES_OF_A_LIST = 12
MOST_QUERIES_OF_A_CASE = 20


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. `value` is the p95 of a page, or the speed of work done in bulk."""

    what: str
    who: str
    cases: int
    value: float
    unit: str
    goal: float | None = None
    more_is_better: bool = False
    p50: float | None = None
    queries: int | None = None
    most_queries: int | None = None
    note: str = ""
    processor: float | None = None
    """By processor time alone: milliseconds of a page on average, or work done in one second of it."""

    @property
    def key(self) -> tuple[str, str, int]:
        return self.what, self.who, self.cases

    @property
    def met(self) -> bool:
        """Both the speed and the number of queries are as they should be."""
        few = self.queries is None or self.most_queries is None or self.queries <= self.most_queries
        if self.goal is None:
            return few
        return few and (self.value >= self.goal if self.more_is_better else self.value <= self.goal)


@dataclass(frozen=True, slots=True)
class Results:
    at: str
    machine: dict[str, str]
    figures: list[Figure] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Results":
        return cls(kept["at"], kept["machine"], [Figure(**figure) for figure in kept["figures"]])


def percentile(times: Sequence[float], part: float) -> float:
    """The time within which this part of the samples lies: the nearest rank, never an average of two."""
    return sorted(times)[max(0, math.ceil(part * len(times)) - 1)]
