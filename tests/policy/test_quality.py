"""Standards, ratings and limits of quality assurance, as dated policy."""

from dataclasses import replace
from datetime import date

import pytest

from candour.policy import Dated, NotKnownError, PolicyError, Standing, load_policy
from candour.policy.quality import MarkingScheme, QualityTables

POLICY = load_policy()
DAY = date(2026, 11, 2)
SCHEME = POLICY.scheme_on(DAY)


def tables(**changed: object) -> QualityTables:
    now = QualityTables(
        versions=POLICY.quality_versions,
        standards=POLICY.quality_standards,
        sub_questions=POLICY.quality_sub_questions,
        ratings=POLICY.quality_ratings,
        characteristics=POLICY.quality_characteristics,
        composite_rules=POLICY.quality_composite,
    )
    dated = {
        name: Dated(name, rows, key=getattr(now, name).key)  # type: ignore[arg-type]
        for name, rows in changed.items()
    }
    return replace(now, **dated)


def test_four_standards_are_rated_by_thirteen_questions_on_a_scale_of_four() -> None:
    assert [row.key for row in SCHEME.standards] == ["A", "B", "C", "D"]
    assert len(SCHEME.sub_questions) == 13
    assert [row.name for row in SCHEME.ratings] == [
        "Inadequate",
        "Requires improvement",
        "Good",
        "Outstanding",
    ]
    assert [row.key for row in SCHEME.questions_of("D")] == ["accessible", "sensitive"]
    assert SCHEME.sub_question("sensitive").published_share == 90
    assert SCHEME.sub_question("regional_learning").published_share is None


def test_each_standard_is_described_at_each_rating_and_that_is_said_to_be_inferred() -> None:
    assert len(SCHEME.characteristics) == 16
    assert {row.status for row in SCHEME.characteristics} == {Standing.INFERRED}
    assert "anonymity" in SCHEME.characteristic(standard="D", rating="inadequate").text


@pytest.mark.parametrize(
    ("ratings", "composite"),
    [
        (("inadequate", "inadequate", "inadequate", "good"), "inadequate"),
        (("inadequate", "inadequate", "good", "requires_improvement"), "requires_improvement"),
        (("good", "good", "good", "inadequate"), "requires_improvement"),
        (("good", "good", "good", "requires_improvement"), "good"),
        (("good", "good", "outstanding", "outstanding"), "good"),
        (("good", "outstanding", "outstanding", "outstanding"), "outstanding"),
    ],
)
def test_the_points_table_gives_a_composite_but_does_not_decide(
    ratings: tuple[str, ...], composite: str
) -> None:
    assert SCHEME.composite_by_points(ratings).key == composite
    assert not SCHEME.composite.decides
    assert SCHEME.composite.status is Standing.DEFAULT


def test_an_unknown_key_is_no_answer() -> None:
    for look_up in (SCHEME.standard, SCHEME.sub_question, SCHEME.rating):
        with pytest.raises(KeyError):
            look_up("perhaps")
    assert SCHEME.standard("C").name == "Learning"


def test_there_were_no_such_standards_before_april_2021() -> None:
    with pytest.raises(NotKnownError, match="2021-03-31"):
        POLICY.scheme_on(date(2021, 3, 31))
    assert POLICY.scheme_of("2021") is SCHEME
    with pytest.raises(NotKnownError, match="1999"):
        POLICY.scheme_of("1999")


def two_versions() -> dict[str, MarkingScheme]:
    """The standards of 2021 end, and another edition with a stricter points table follows."""
    end, begin = date(2026, 12, 31), date(2027, 1, 1)

    def both(table: object) -> list[object]:
        old = [replace(row, applies_until=end) for row in table]  # type: ignore[attr-defined]
        return old + [replace(row, version="2027", applies_from=begin) for row in table]  # type: ignore[attr-defined]

    version = next(iter(POLICY.quality_versions))
    rule = next(iter(POLICY.quality_composite))
    changed: dict[str, object] = {
        "versions": [
            replace(version, applies_until=end),
            replace(version, key="2027", applies_from=begin),
        ],
        "standards": both(POLICY.quality_standards),
        "sub_questions": both(POLICY.quality_sub_questions),
        "ratings": both(POLICY.quality_ratings),
        "characteristics": both(POLICY.quality_characteristics),
        "composite_rules": [
            replace(rule, applies_until=end),
            replace(rule, version="2027", applies_from=begin, lowest=(0, 4, 9, 12)),
        ],
    }
    return tables(**changed).schemes()


def test_a_review_marked_under_an_old_version_keeps_its_rating() -> None:
    schemes = two_versions()
    ratings = ("good", "good", "good", "requires_improvement")
    assert schemes["2021"].composite_by_points(ratings).key == "good"
    assert schemes["2027"].composite_by_points(ratings).key == "requires_improvement"


ROW = {
    name: next(iter(getattr(POLICY, f"quality_{name}")))
    for name in ("versions", "standards", "composite", "sub_questions")
}


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"standards": [replace(ROW["standards"], version="1999")]}, "'1999' is not a version"),
        ({"standards": [replace(ROW["standards"], applies_from=date(2022, 4, 1))]}, "other dates"),
        ({"sub_questions": [replace(ROW["sub_questions"], standard="E")]}, "is of no standard"),
        ({"sub_questions": list(POLICY.quality_sub_questions)[:9]}, "standard D has no sub-question"),
        ({"characteristics": list(POLICY.quality_characteristics)[1:]}, "A at inadequate has no char"),
        ({"ratings": list(POLICY.quality_ratings)[1:]}, "counted from 0"),
        ({"ratings": []}, "counted from 0"),
        ({"composite_rules": []}, "exactly one"),
        ({"composite_rules": [replace(ROW["composite"], lowest=(0, 3, 7))]}, "a lowest sum for each"),
        ({"composite_rules": [replace(ROW["composite"], lowest=(0, 7, 3, 11))]}, "rising from 0"),
        ({"composite_rules": [replace(ROW["composite"], lowest=(0, 3, 7, 13))]}, "rising from 0"),
        (
            {"versions": [ROW["versions"], replace(ROW["versions"], key="2021 again")]},
            "two rows apply",
        ),
    ],
)
def test_standards_that_do_not_fit_together_are_refused(changed: dict[str, object], says: str) -> None:
    with pytest.raises(PolicyError, match=says):
        tables(**changed).schemes()


def test_a_rating_that_is_not_of_the_scale_cannot_be_described() -> None:
    row = replace(next(iter(POLICY.quality_characteristics)), rating="splendid")
    with pytest.raises(PolicyError, match="A at splendid is not known"):
        tables(characteristics=[*POLICY.quality_characteristics, row]).schemes()


def test_numbers_that_are_not_published_are_said_to_be_defaults() -> None:
    limits = {row.key: row for row in POLICY.quality_limits.all(on=DAY)}
    assert limits["sample"].number == 20
    assert limits["sample"].status is Standing.PUBLISHED
    assert {row.status for key, row in limits.items() if key != "sample"} == {Standing.DEFAULT}
    assert {row.status for row in POLICY.quality_choices} == {Standing.DEFAULT}


def test_published_shares_of_2022_stand_with_their_number_of_reviews() -> None:
    of_2022 = [row for row in POLICY.quality_published if row.applies_from == date(2021, 4, 1)]
    assert {row.reviews for row in of_2022} == {64}
    assert {(row.measure, row.ratings, row.share) for row in of_2022} >= {
        ("composite", ("good", "outstanding"), 69),
        ("C", ("requires_improvement", "inadequate"), 35),
    }
