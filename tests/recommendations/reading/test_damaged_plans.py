"""Truncated and shuffled plans never crash, and never pair an owner or a date with an action in silence."""

import random
from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from candour.recommendations.plan import Confidence, PublishedPlan
from candour.recommendations.reading import UnreadablePlan, read_plan
from tests.recommendations.reading import published_plans as published

PATHS = (published.SOUTH_EAST, published.THEMATIC, published.MCSWEENEY)
OFTEN = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@cache
def content(number: int) -> bytes:
    return PATHS[number].read_bytes()


def read(data: bytes) -> PublishedPlan | None:
    try:
        return read_plan(data, "plan.txt").plan
    except UnreadablePlan:
        return None


def assert_honest(plan: PublishedPlan | None) -> None:
    """Every action in doubt has a note and a warning; none has an owner or date that is not printed."""
    if plan is None:
        return
    warned = {warning.recommendation for warning in plan.warnings}
    for one in plan.recommendations:
        for action in one.actions:
            if action.confidence is Confidence.LOW:
                assert action.note
                assert one.number in warned
            else:
                assert action.note is None


@OFTEN
@given(number=st.integers(0, 2), share=st.floats(0, 1))
def test_a_truncated_plan_is_read_honestly_or_refused(number: int, share: float) -> None:
    whole = content(number)
    assert_honest(read(whole[: int(len(whole) * share)]))


@OFTEN
@given(number=st.integers(0, 2), seed=st.integers(0, 10_000))
def test_a_plan_with_its_rows_shuffled_is_read_honestly_or_refused(number: int, seed: int) -> None:
    lines = content(number).split(b"\n")
    random.Random(seed).shuffle(lines)
    assert_honest(read(b"\n".join(lines)))


@OFTEN
@given(number=st.integers(0, 2), start=st.integers(0, 18_000), length=st.integers(1, 400))
def test_a_plan_with_a_hole_is_read_honestly_or_refused(number: int, start: int, length: int) -> None:
    whole = content(number)
    assert_honest(read(whole[:start] + whole[start + length :]))


@OFTEN
@given(data=st.binary(max_size=2000))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert_honest(read(data))


@OFTEN
@given(text=st.text(alphabet="1a .:\t|*<>pbul/\n\\nRecAgreed-", max_size=1500))
def test_any_text_is_read_or_refused(text: str) -> None:
    head = "Rec No\tRecommendation\tAgreed\tAction\tOwner\tTarget date\n"
    assert_honest(read((head + text).encode()))
    assert_honest(read((head.replace("\t", " | ") + text).encode()))
    assert_honest(read((head.replace("\t", "   ") + text).encode()))


@OFTEN
@given(
    owners=st.integers(0, 5),
    dates=st.integers(0, 5),
    paragraphs=st.integers(1, 5),
)
def test_counts_that_differ_are_never_paired_in_silence(owners: int, dates: int, paragraphs: int) -> None:
    def stacked(words: str, count: int) -> str:
        return " ".join(f"<p>{words} {chr(65 + place)}</p>" for place in range(count))

    row = "\t".join(
        [
            "1",
            "Keep a record.",
            "Agreed",
            " ".join(f"<p>Team {chr(65 + place)} writes a page of it.</p>" for place in range(paragraphs)),
            stacked("Head of Unit", owners),
            " ".join(f"<p>May 202{place}</p>" for place in range(dates)),
        ]
    )
    plan = read(f"Rec No\tRecommendation\tAgreed\tAction\tOwner\tTarget date\n{row}\n".encode())
    assert plan is not None
    assert_honest(plan)
    sure = [a for a in plan.recommendations[0].actions if a.confidence is not Confidence.LOW]
    if owners != dates or (owners > 1 and paragraphs != owners):
        assert not sure
    elif owners:
        assert len(sure) == owners
