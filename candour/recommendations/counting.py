"""Counts of a plan's responses, beside the totals that it prints."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from candour.policy.load import load_policy
from candour.policy.process import ResponseCategory

PRINTED = ("agreed", "partly_agreed", "not_agreed")


@dataclass(frozen=True, slots=True)
class Reconciled:
    """One line of a totals table: what was counted and what is printed."""

    label: str
    counted: int
    printed: int | None

    @property
    def differs(self) -> bool:
        return self.printed is not None and self.printed != self.counted


@cache
def known_categories() -> dict[str, ResponseCategory]:
    """The newest row of policy for every response category."""
    return {row.key: row for row in load_policy().response_categories}


def category_label(key: str) -> str:
    """The name of a category; one that policy does not know is shown in its own words."""
    row = known_categories().get(key)
    return row.name if row else key.replace("_", " ").capitalize() or "No response printed"


def category_on(key: str, day: date) -> ResponseCategory | None:
    return load_policy().response_categories.find(key, on=day)


def counts_as(key: str) -> str:
    row = known_categories().get(key)
    return row.counts_as if row else key


def reconciled(categories: Iterable[str], printed: Mapping[str, int | None] | None) -> list[Reconciled]:
    """Counted by the category that each counts as in totals, beside what is printed where it is."""
    counted = Counter(counts_as(key) for key in categories)
    keys = [*PRINTED, *sorted(set(counted) - set(PRINTED))]
    printed = printed or {}
    rows = [Reconciled(category_label(key), counted[key], printed.get(key)) for key in keys]
    return [*rows, Reconciled("Total", counted.total(), printed.get("total"))]
