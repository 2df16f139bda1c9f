"""Gwet's AC1 and AC2 for any number of markers, some of whom left units out.

Sources: Gwet (2008), British Journal of Mathematical and Statistical Psychology 61, 29-48; Gwet, Handbook of
Inter-Rater Reliability, 4th edition (2014), chapters 2, 3 and 5.
"""

from math import sqrt

from candour.quality.agreement.estimate import ONE_UNIT, TOO_FEW, Estimate, Units, with_error
from candour.quality.agreement.weights import Weights, identity

Counts = list[list[int]]


def gwet(units: Units, weights: Weights) -> Estimate:
    """AC2 with these weights; with `identity` it is AC1. The scale has as many steps as the weights."""
    counts = counted(units, len(weights))
    shared = sum(sum(row) > 1 for row in counts)
    if not shared:
        return Estimate(None, why_not=TOO_FEW)
    steps = range(len(weights))
    common = [sum(row[step] / sum(row) for row in counts) / len(counts) for step in steps]
    scale = sum(map(sum, weights)) / (len(weights) * (len(weights) - 1))
    chance = scale * sum(share * (1 - share) for share in common)
    agreed = [_agreed(row, weights) for row in counts]
    seen = sum(agreed) / shared
    value = (seen - chance) / (1 - chance)
    if len(counts) == 1:
        return Estimate(value, units=1, why_not=ONE_UNIT)
    parts = []
    for row, one in zip(counts, agreed, strict=True):
        own = scale * sum(row[step] * (1 - common[step]) for step in steps) / sum(row)
        net = (one - chance) if sum(row) > 1 else 0.0
        raw = len(counts) / shared * net / (1 - chance)
        parts.append(raw - 2 * (1 - value) * (own - chance) / (1 - chance))
    variance = sum((part - value) ** 2 for part in parts) / (len(counts) * (len(counts) - 1))
    found = with_error(value, sqrt(variance), len(counts))
    return Estimate(found.value, found.low, found.high, found.error, shared, found.method)


def percentage(units: Units, steps: int) -> Estimate:
    """The share of pairs of markers who gave the same step, averaged over units; no correction for chance."""
    weights = identity(steps)
    agreed = [_agreed(row, weights) for row in counted(units, steps) if sum(row) > 1]
    if not agreed:
        return Estimate(None, why_not=TOO_FEW)
    value = sum(agreed) / len(agreed)
    if len(agreed) == 1:
        return Estimate(value, units=1, why_not=ONE_UNIT)
    variance = sum((one - value) ** 2 for one in agreed) / (len(agreed) * (len(agreed) - 1))
    found = with_error(value, sqrt(variance), len(agreed))
    return Estimate(value, max(0.0, found.low or 0.0), found.high, found.error, found.units, found.method)


def counted(units: Units, steps: int) -> Counts:
    """For each unit that anybody marked, how many chose each step."""
    counts = [[sum(mark == step for mark in unit) for step in range(steps)] for unit in units]
    return [row for row in counts if sum(row)]


def _agreed(row: list[int], weights: Weights) -> float:
    """How far the markers of one unit agree, from 0 to 1; 0 where only one marked."""
    marks = sum(row)
    if marks < 2:
        return 0.0
    near = [sum(weight * count for weight, count in zip(line, row, strict=True)) for line in weights]
    return sum(count * (each - 1) for count, each in zip(row, near, strict=True)) / (marks * (marks - 1))
