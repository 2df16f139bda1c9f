"""How much two steps of a scale agree: 1 for the same step, less the further they lie apart.

Source: Gwet, Handbook of Inter-Rater Reliability, 4th edition (2014), chapter 3.
"""

from math import comb

Weights = list[list[float]]


def identity(steps: int) -> Weights:
    """Only the same step agrees."""
    return [[float(one == other) for other in range(steps)] for one in range(steps)]


def linear(steps: int) -> Weights:
    """Agreement falls by the same amount with each step."""
    return [[1 - abs(one - other) / (steps - 1) for other in range(steps)] for one in range(steps)]


def quadratic(steps: int) -> Weights:
    """Agreement falls by the square of the distance: steps far apart count most."""
    return [[1 - (one - other) ** 2 / (steps - 1) ** 2 for other in range(steps)] for one in range(steps)]


def ordinal(steps: int) -> Weights:
    """Agreement falls by the number of pairs of steps that lie between, so that only the order counts."""
    most = comb(steps, 2)
    return [[1 - comb(abs(one - other) + 1, 2) / most for other in range(steps)] for one in range(steps)]
