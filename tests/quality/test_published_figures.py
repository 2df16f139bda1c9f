"""The published figures of 2022, rebuilt from marks that fit them, and the impossible ones explained.

Source: HM Inspectorate of Probation, Annual report 2022: Serious Further Offences. From April 2021
to April 2022, 64 reviews were marked.
"""

from collections import Counter

import pytest

from candour.policy import load_policy
from candour.quality.figures import (
    WHOLE,
    Marked,
    Share,
    answered_yes,
    bases,
    figures,
    grouped,
    possible,
    what_distinguishes,
)

POLICY = load_policy()
SCHEME = POLICY.scheme_of("2021")
REVIEWS = 64
SCALE = [row.key for row in SCHEME.ratings]
ASKED = [row.key for row in SCHEME.sub_questions]
KEYS = [*(row.key for row in SCHEME.standards), WHOLE]
# Counts that give every published share: 44 of 64 Good or better, 41, 38 and 46 Good under B, C and D.
COUNTS = {
    WHOLE: {"outstanding": 1, "good": 43, "requires_improvement": 17, "inadequate": 3},
    "A": {"outstanding": 4, "good": 40, "requires_improvement": 17, "inadequate": 3},
    "B": {"outstanding": 4, "good": 41, "requires_improvement": 16, "inadequate": 3},
    "C": {"outstanding": 4, "good": 38, "requires_improvement": 19, "inadequate": 3},
    "D": {"outstanding": 6, "good": 46, "requires_improvement": 8, "inadequate": 4},
}
# The base of a share is published for none; where 64 cannot give it, the largest base that can is taken.
YES = {
    question.key: (bases(question.published_share, REVIEWS)[0], question.published_share)
    for question in SCHEME.sub_questions
    if question.published_share is not None
}


def spread(counts: dict[str, int]) -> list[str]:
    """Best first, so that the reviews rated best overall are best under each standard too."""
    return [rating for rating in reversed(SCALE) for _n in range(counts[rating])]


def answers(question: str) -> list[str]:
    base, share = YES.get(question, (REVIEWS, 77))
    number = next(number for number in range(base + 1) if Share(number, base).percent == share)
    return ["yes"] * number + ["no"] * (base - number) + ["not_applicable"] * (REVIEWS - base)


RATED = {key: spread(counts) for key, counts in COUNTS.items()}
ANSWERED = {question: answers(question) for question in ASKED}
ROWS = [
    Marked(
        period="2021/22",
        region="Wales" if place % 2 else "London",
        ratings={key: RATED[key][place] for key in KEYS},
        answers={question: ANSWERED[question][place] for question in ASKED},
    )
    for place in range(REVIEWS)
]
FOUND = figures(ROWS, keys=KEYS, scale=SCALE, asked=ASKED)


def share_of(measure: str, ratings: tuple[str, ...]) -> list[Share]:
    key = WHOLE if measure == "composite" else measure
    return [FOUND.ratings[key][rating] for rating in ratings]


@pytest.mark.parametrize(
    "row", [row for row in POLICY.quality_published if row.key.startswith("2022_")], ids=lambda row: row.key
)
def test_every_published_share_of_ratings_is_rebuilt(row: object) -> None:
    """35 per cent under Learning is the sum of two rounded shares, because no count of 64 gives it."""
    shares = share_of(row.measure, row.ratings)  # type: ignore[attr-defined]
    together = Share(sum(one.number for one in shares), REVIEWS)
    rounded = sum(one.percent or 0 for one in shares)
    assert row.share in {together.percent, rounded}  # type: ignore[attr-defined]


@pytest.mark.parametrize("question", YES)
def test_every_published_share_of_answers_is_rebuilt_with_its_base(question: str) -> None:
    found = FOUND.answers[question]
    assert found.percent == SCHEME.sub_question(question).published_share
    assert found.of + found.left_out == REVIEWS


def test_over_three_quarters_is_more_than_75_per_cent() -> None:
    assert (FOUND.answers["regional_learning"].percent or 0) > 75


def test_the_published_shares_that_64_reviews_cannot_give_are_named_with_a_base_that_can() -> None:
    published = {row.published_share for row in SCHEME.sub_questions if row.published_share is not None}
    published |= {row.share for row in POLICY.quality_published if row.key.startswith("2022_")}
    assert {share for share in published if not possible(share, REVIEWS)} == {35, 79, 90}
    assert bases(79, REVIEWS)[0] == 63
    assert bases(90, REVIEWS)[0] == 63
    shares = share_of("C", ("requires_improvement", "inadequate"))
    assert [one.percent for one in shares] == [30, 5]


def test_without_leaving_out_what_does_not_apply_those_shares_would_be_others() -> None:
    """The control: of all 64 the same yes answers give 78 and 89."""
    for question, wrong in (("planning", 78), ("sensitive", 89)):
        found = FOUND.answers[question]
        assert found.left_out == 1
        assert Share(found.number, REVIEWS).percent == wrong


def test_the_offences_of_the_sample_are_64() -> None:
    """Table 4 of the report."""
    assert sum([23, 3, 2, 14, 2, 2, 3, 2, 3, 0, 1, 4, 1, 2, 1, 1]) == REVIEWS


def test_later_composites_back_solve_to_whole_reviews() -> None:
    """Published as whole per cent: 45 of 86, 40 and 45 of 87, and 1, 41 and 48 of 90."""
    later = [row for row in POLICY.quality_published if not row.key.startswith("2022_")]
    assert all(possible(row.share, row.reviews) for row in later)
    assert [Share(number, 90).percent for number in (1, 41, 48)] == [1, 46, 53]
    assert Share(45, 86).percent == 52
    assert [Share(number, 87).percent for number in (40, 45)] == [46, 52]


def test_good_reviews_are_told_from_the_others_by_their_answers() -> None:
    found = what_distinguishes(ROWS, ASKED)
    points = [one.points for one in found]
    assert points == sorted(points, key=lambda value: -(value or 0))
    assert found[0].good.percent == 100


def test_figures_of_nothing_say_so() -> None:
    nothing = figures([], keys=KEYS, scale=SCALE, asked=ASKED)
    assert nothing.good(WHOLE) == Share(0, 0)
    assert nothing.answers["planning"].words == "None marked"
    assert what_distinguishes([], ASKED)[0].points is None
    assert figures([], keys=[], scale=[], asked=[]).good("A") == Share(0, 0)


def test_rows_are_grouped_and_their_parts_add_up() -> None:
    parts = grouped(ROWS, lambda row: row.region)
    assert list(parts) == ["London", "Wales"]
    assert Counter(len(part) for part in parts.values()) == {32: 2}
    assert FOUND.good(WHOLE).number == 44
    assert FOUND.answers["planning"].words == "50 of 63 (79%), 1 not applicable"


def test_half_a_per_cent_is_rounded_up() -> None:
    assert Share(1, 200).percent == 1
    assert Share(1, 201).percent == 0


def test_a_question_that_was_not_asked_under_an_old_version_is_not_counted() -> None:
    assert answered_yes([Marked("2021/22", "Wales", {}, {})], "planning") == Share(0, 0)
