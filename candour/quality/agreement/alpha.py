"""Krippendorff's alpha, nominal and ordinal, for any number of markers, some of whom left units out.

Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, University of Pennsylvania. There is
no exact interval; this one is drawn from the units again and again, with a fixed seed.
"""

from collections.abc import Callable
from random import Random

from candour.quality.agreement.estimate import ALL_THE_SAME, ONE_UNIT, TOO_FEW, Estimate, Units
from candour.quality.agreement.gwet import Counts, counted

DRAWS = 500
SEED = 20211
Distance = Callable[[list[float], int, int], float]


def krippendorff(units: Units, steps: int, *, is_ordinal: bool = True, draws: int = DRAWS) -> Estimate:
    """Alpha with its 95 per cent bootstrap interval over units."""
    counts = [row for row in counted(units, steps) if sum(row) > 1]
    if not counts:
        return Estimate(None, why_not=TOO_FEW)
    distance = _ordinal if is_ordinal else _nominal
    value = _alpha(counts, distance)
    if value is None:
        return Estimate(None, units=len(counts), why_not=ALL_THE_SAME)
    if len(counts) == 1:
        return Estimate(value, units=1, why_not=ONE_UNIT)
    low, high = _interval(counts, distance, draws)
    return Estimate(value, low, high, None, len(counts), f"{draws} draws from the reviews, seed {SEED}")


def _alpha(counts: Counts, distance: Distance) -> float | None:
    steps = range(len(counts[0]))
    totals = [float(sum(row[step] for row in counts)) for step in steps]
    apart = [[distance(totals, one, other) for other in steps] for one in steps]
    expected = sum(totals[one] * totals[other] * apart[one][other] for one in steps for other in steps)
    if not expected:
        return None
    seen = sum(
        row[one] * row[other] * apart[one][other] / (sum(row) - 1)
        for row in counts
        for one in steps
        if row[one]
        for other in steps
    )
    return 1 - (sum(totals) - 1) * seen / expected


def _interval(counts: Counts, distance: Distance, draws: int) -> tuple[float, float]:
    """A draw in which every mark is the same step holds no disagreement, and counts as 1."""
    random = Random(SEED)  # noqa: S311 - it must give the same interval each time, not be secret
    drawn = sorted(
        1.0 if (found := _alpha(random.choices(counts, k=len(counts)), distance)) is None else found
        for _draw in range(draws)
    )
    edge = int(draws * 0.025)
    return max(-1.0, drawn[edge]), drawn[-1 - edge]


def _nominal(_totals: list[float], one: int, other: int) -> float:
    return float(one != other)


def _ordinal(totals: list[float], one: int, other: int) -> float:
    low, high = sorted((one, other))
    between = sum(totals[low : high + 1]) - (totals[low] + totals[high]) / 2
    return between**2 if low != high else 0.0
