"""Cohen's kappa of two markers, weighted, with its large-sample error.

Sources: Cohen (1968), Psychological Bulletin 70, 213-220; Fleiss, Cohen and Everitt (1969), Psychological
Bulletin 72, 323-327, for the standard error; the interval by Student's t as in Gwet (2014).
"""

from collections.abc import Sequence
from math import sqrt

from candour.quality.agreement.estimate import ALL_THE_SAME, ONE_UNIT, TOO_FEW, Estimate, with_error
from candour.quality.agreement.weights import Weights

Pairs = Sequence[tuple[int, int]]


def cohen(pairs: Pairs, weights: Weights) -> Estimate:
    """Weighted kappa of pairs of steps, each of the same unit by the first and by the second marker."""
    if not pairs:
        return Estimate(None, why_not=TOO_FEW)
    shares = _shares(pairs, len(weights))
    steps = range(len(weights))
    rows = [sum(row) for row in shares]
    columns = [sum(shares[one][other] for one in steps) for other in steps]
    seen = sum(shares[one][other] * weights[one][other] for one in steps for other in steps)
    chance = sum(rows[one] * columns[other] * weights[one][other] for one in steps for other in steps)
    if chance >= 1 - 1e-12:
        return Estimate(None, units=len(pairs), why_not=ALL_THE_SAME)
    value = (seen - chance) / (1 - chance)
    if len(pairs) == 1:
        return Estimate(value, units=1, why_not=ONE_UNIT)
    left = [sum(columns[other] * weights[one][other] for other in steps) for one in steps]
    right = [sum(rows[one] * weights[one][other] for one in steps) for other in steps]
    spread = sum(
        shares[one][other] * (weights[one][other] - (left[one] + right[other]) * (1 - value)) ** 2
        for one in steps
        for other in steps
    )
    variance = (spread - (value - chance * (1 - value)) ** 2) / (len(pairs) * (1 - chance) ** 2)
    return with_error(value, sqrt(max(0.0, variance)), len(pairs))


def _shares(pairs: Pairs, steps: int) -> list[list[float]]:
    shares = [[0.0] * steps for _step in range(steps)]
    for first, second in pairs:
        shares[first][second] += 1 / len(pairs)
    return shares
