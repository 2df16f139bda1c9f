"""A figure of agreement with its interval, and Student's t, by which analytic intervals are made."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import atan, cos, pi, sin, sqrt

Units = Sequence[Sequence[int | None]]
"""For each unit one place for each marker."""
LEVEL = 0.95
SURE = 1e-12


@dataclass(frozen=True, slots=True)
class Estimate:
    """A coefficient with its 95 per cent interval. Nothing where it cannot be worked out, and why not."""

    value: float | None
    low: float | None = None
    high: float | None = None
    error: float | None = None
    """The standard error, where there is an analytic one."""
    units: int = 0
    """How many units at least two markers marked."""
    method: str = ""
    why_not: str = ""


TOO_FEW = "No review was marked by two people, so there is nothing to compare."
ALL_THE_SAME = "Every mark is the same step, so agreement by chance cannot be told from real agreement."
ONE_UNIT = "One review alone gives no interval."


def with_error(value: float, error: float, units: int) -> Estimate:
    """The interval of Student's t with one degree of freedom less than there are units, cut at -1 and 1."""
    reach = student(units - 1) * error
    low, high = max(-1.0, value - reach), min(1.0, value + reach)
    return Estimate(value, low, high, error, units, "analytic, Student's t")


def student(freedom: int, level: float = LEVEL) -> float:
    """How many standard errors the interval reaches to each side. Raises ValueError without freedom."""
    if freedom < 1:
        raise ValueError("at least one degree of freedom is needed")
    low, high = 0.0, 1000.0
    while high - low > SURE * max(1.0, high):
        middle = (low + high) / 2
        low, high = (middle, high) if _within(middle, freedom) < level else (low, middle)
    return (low + high) / 2


def _within(reach: float, freedom: int) -> float:
    """The part of Student's distribution within that reach (Abramowitz and Stegun 26.7.3 and 26.7.4)."""
    angle = atan(reach / sqrt(freedom))
    odd = freedom % 2 == 1
    term = cos(angle) if odd else 1.0
    total = term if freedom > 1 else 0.0
    for step in range(3 if odd else 2, freedom - 1, 2):
        term *= cos(angle) ** 2 * (step - 1) / step
        total += term
    if odd:
        return 2 / pi * (angle + sin(angle) * total)
    return sin(angle) * total
