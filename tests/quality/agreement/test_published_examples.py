"""Figures of agreement equal those of published worked examples."""

import pytest

from candour.quality.agreement import (
    Units,
    cohen,
    gwet,
    identity,
    krippendorff,
    linear,
    percentage,
    quadratic,
)
from candour.quality.agreement.estimate import student

_: int | None = None
# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, data C: four observers, twelve units, five
# values. The same data are the example of four raters in Gwet's Handbook, 4th edition (2014), chapter 2.
FOUR_RATERS: Units = [
    [0, 0, _, 0],
    [1, 1, 2, 1],
    [2, 2, 2, 2],
    [2, 2, 2, 2],
    [1, 1, 1, 1],
    [0, 1, 2, 3],
    [3, 3, 3, 3],
    [0, 0, 1, 0],
    [1, 1, 1, 1],
    [_, 4, 4, 4],
    [_, _, 0, 0],
    [_, _, 2, _],
]


def pairs(table: list[list[int]]) -> list[tuple[int, int]]:
    return [
        (one, other)
        for one, row in enumerate(table)
        for other, count in enumerate(row)
        for _n in range(count)
    ]


# Two abstractors who classified 100 pregnancies: Gwet (2014), chapter 3, and the vignette of irrCAC.
ABSTRACTORS = pairs([[13, 0, 0], [0, 20, 7], [0, 4, 56]])


def test_ac1_of_four_raters_has_the_published_value_error_and_interval() -> None:
    found = gwet(FOUR_RATERS, identity(5))
    assert found.value == pytest.approx(0.77544, abs=5e-6)
    assert found.error == pytest.approx(0.14295, abs=5e-6)
    assert found.low == pytest.approx(0.46081, abs=5e-6)
    assert found.high == 1
    assert found.units == 11


def test_ac2_with_quadratic_weights_has_the_published_value_and_interval() -> None:
    found = gwet(FOUR_RATERS, quadratic(5))
    assert found.value == pytest.approx(0.914, abs=5e-6)
    assert found.low == pytest.approx(0.68518, abs=5e-6)


def test_percentage_agreement_of_four_raters_is_as_published() -> None:
    assert percentage(FOUR_RATERS, 5).value == pytest.approx(0.81818, abs=5e-6)


def test_nominal_alpha_is_as_published() -> None:
    """0.743 in Krippendorff (2011); five places in the vignette of irrCAC."""
    found = krippendorff(FOUR_RATERS, 5, is_ordinal=False)
    assert found.value == pytest.approx(0.74342, abs=5e-6)
    assert found.low is not None
    assert found.high is not None
    assert found.low < 0.74342 < found.high <= 1


def test_ordinal_alpha_is_as_published() -> None:
    """0.815 in Krippendorff (2011), who gives three places."""
    assert krippendorff(FOUR_RATERS, 5).value == pytest.approx(0.815, abs=5e-4)


def test_kappa_of_two_raters_has_the_published_value_error_and_interval() -> None:
    found = cohen(ABSTRACTORS, identity(3))
    assert found.value == pytest.approx(0.7964094, abs=5e-8)
    assert found.error == pytest.approx(0.05891072, abs=5e-9)
    assert (round(found.low or 0, 3), round(found.high or 0, 3)) == (0.68, 0.913)


def test_ac1_and_alpha_of_two_raters_are_as_published() -> None:
    assert gwet(ABSTRACTORS, identity(3)).value == pytest.approx(0.8493305, abs=5e-8)
    assert krippendorff(ABSTRACTORS, 3, is_ordinal=False).value == pytest.approx(0.7972585, abs=5e-8)


def test_weighted_kappa_is_that_of_cohen() -> None:
    """Cohen (1968), table 1: 200 units, with disagreements weighed 1, 3 and 6 for the three kinds of pair."""
    table = pairs([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
    weights = [[1.0, 5 / 6, 0.5], [5 / 6, 1.0, 0.0], [0.5, 0.0, 1.0]]
    assert cohen(table, weights).value == pytest.approx(0.348, abs=5e-4)
    assert cohen(table, identity(3)).value == pytest.approx(0.492, abs=5e-4)


def test_the_interval_of_three_steps_or_two_follows_from_the_same_formula() -> None:
    """With two steps every weighing is the same, so every kappa must be."""
    two = pairs([[20, 5], [10, 15]])  # a textbook table: kappa is 0.4 exactly
    for weights in (identity(2), linear(2), quadratic(2)):
        assert cohen(two, weights).value == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("freedom", "reach"), [(1, 12.7062), (2, 4.3027), (5, 2.5706), (10, 2.2281), (11, 2.2010), (99, 1.9842)]
)
def test_students_t_is_that_of_the_tables(freedom: int, reach: float) -> None:
    """NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2."""
    assert student(freedom) == pytest.approx(reach, abs=5e-5)
