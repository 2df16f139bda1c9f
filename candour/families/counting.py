"""Counts of people that identify nobody, and how long things took."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median


def hidden(counts: Mapping[str, int], *, least: int) -> frozenset[str]:
    """Which counts of a group are not shown: those under `least`, and more where they could be worked out.

    The whole is shown beside them, so what is hidden is known together: the smallest of the others joins it
    until there are two and their sum reaches `least`. A nought hides nobody and stays.
    """
    secret = {name for name, number in counts.items() if 0 < number < least}
    others = sorted((number, name) for name, number in counts.items() if number and name not in secret)
    while secret and others and (len(secret) < 2 or sum(counts[name] for name in secret) < least):
        secret.add(others.pop(0)[1])
    return frozenset(secret)


@dataclass(frozen=True, slots=True)
class Took:
    """How long something took, in days: the middle and the longest of so many."""

    number: int
    middle: float | None = None
    longest: int | None = None


def took(days: Sequence[int], *, least: int = 1) -> Took:
    """The middle (median) and the longest; neither from fewer than `least`."""
    if len(days) < max(1, least):
        return Took(len(days))
    return Took(len(days), float(median(days)), max(days))
