"""What cannot be worked out is said, and words for figures never promise too much."""

import pytest

from candour.quality.agreement import (
    Estimate,
    cohen,
    gwet,
    identity,
    krippendorff,
    linear,
    ordinal,
    percentage,
    quadratic,
    reading,
)
from candour.quality.agreement.estimate import student
from candour.quality.agreement.reading import band

NOTHING = [[1, None], [None, 2]]


def test_the_weights_of_four_steps() -> None:
    assert linear(4)[0] == pytest.approx([1, 2 / 3, 1 / 3, 0])
    assert quadratic(4)[0] == pytest.approx([1, 8 / 9, 5 / 9, 0])
    assert ordinal(4)[0] == pytest.approx([1, 5 / 6, 0.5, 0])
    assert ordinal(4)[2] == pytest.approx([0.5, 5 / 6, 1, 5 / 6])


def test_without_two_marks_of_one_review_there_is_nothing_to_compare() -> None:
    for found in (
        cohen([], identity(4)),
        gwet(NOTHING, ordinal(4)),
        percentage(NOTHING, 4),
        krippendorff(NOTHING, 4),
    ):
        assert found.value is None
        assert "nothing to compare" in found.why_not


def test_one_review_gives_a_figure_and_no_interval() -> None:
    for found in (
        cohen([(1, 2)], identity(4)),
        gwet([[1, 2]], ordinal(4)),
        percentage([[1, 2]], 4),
        krippendorff([[1, 2]], 4),
    ):
        assert found.value is not None
        assert found.low is None
        assert "One review alone" in found.why_not


def test_the_same_mark_everywhere_leaves_chance_undefined_except_for_gwet() -> None:
    same = [[2, 2], [2, 2], [2, 2]]
    assert cohen([(2, 2)] * 3, linear(4)).value is None
    assert krippendorff(same, 4).value is None
    assert gwet(same, ordinal(4)).value == 1


def test_perfect_agreement_is_one_and_opposite_marks_are_below_chance() -> None:
    perfect: list[list[int | None]] = [[0, 0], [1, 1], [2, 2], [3, 3]]
    opposite: list[list[int | None]] = [[0, 3], [3, 0], [0, 3], [3, 0]]
    for units, sign in ((perfect, 1), (opposite, -1)):
        pairs = [(one or 0, other or 0) for one, other in units]
        values = (
            cohen(pairs, quadratic(4)).value,
            gwet(units, ordinal(4)).value,
            krippendorff(units, 4).value,
        )
        for value in values:
            assert value is not None
            assert value == pytest.approx(1) if sign == 1 else value < 0


def test_an_interval_is_the_same_each_time_it_is_asked_for() -> None:
    units: list[list[int | None]] = [[0, 1, 1], [2, 2, 3], [3, 3, None], [1, 1, 1], [2, 3, 2]]
    assert krippendorff(units, 4) == krippendorff(units, 4)


def test_no_freedom_no_interval() -> None:
    with pytest.raises(ValueError, match="degree of freedom"):
        student(0)


@pytest.mark.parametrize(
    ("value", "word"),
    [
        (1, "almost perfect"),
        (0.804, "substantial"),
        (0.6, "moderate"),
        (0.3, "fair"),
        (0, "slight"),
        (-1, "poor"),
    ],
)
def test_a_word_for_each_band(value: float, word: str) -> None:
    assert band(value) == word


def test_a_wide_interval_and_few_reviews_are_said() -> None:
    words = " ".join(reading(Estimate(0.7, 0.35, 0.95, units=6)).sentences)
    assert "Agreement beyond chance is substantial." in words
    assert "it could be fair as well as almost perfect" in words
    assert "rests on 6 reviews only" in words


def test_many_reviews_and_a_narrow_interval_need_no_warning() -> None:
    assert reading(Estimate(0.7, 0.65, 0.75, units=60)).sentences == (
        "Agreement beyond chance is substantial.",
    )


def test_what_cannot_be_worked_out_gives_its_reason_instead_of_a_word() -> None:
    assert reading(Estimate(None, why_not="Because.")).sentences == ("Because.",)
    one = reading(Estimate(0.5, units=1, why_not="One review alone gives no interval."))
    assert one.sentences[1:] == (
        "One review alone gives no interval.",
        "It rests on 1 review only: one more could change it a great deal.",
    )
