"""What is written in the published layout is read back as the same plan."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from candour.recommendations.plan import (
    Confidence,
    PlannedAction,
    PublishedPlan,
    PublishedRecommendation,
    TargetKind,
)
from candour.recommendations.reading import read_plan
from candour.recommendations.writing import to_csv, to_docx, to_ods, to_pdf
from tests.recommendations.writing.example_plan import EXAMPLE

Writer = Callable[[PublishedPlan], bytes]
FORMATS = pytest.mark.parametrize(
    ("write", "suffix"), [(to_csv, "csv"), (to_ods, "ods"), (to_docx, "docx"), (to_pdf, "pdf")]
)


def _read_back(write: Writer, suffix: str, plan: PublishedPlan) -> PublishedPlan:
    back: PublishedPlan = read_plan(write(plan), f"plan.{suffix}").plan
    return back


def _comparable(recommendation: PublishedRecommendation) -> PublishedRecommendation:
    """White space and how sure the reader was are no part of what the plan says."""
    actions = tuple(
        replace(
            action,
            text=_joined(action.text),
            owner=_joined(action.owner),
            confidence=Confidence.CERTAIN,
            note=None,
        )
        for action in recommendation.actions
    )
    texts = {
        name: _joined(getattr(recommendation, name))
        for name in ("text", "stem", "rationale", "response_text")
    }
    return replace(recommendation, **texts, actions=actions)


def _joined(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "").strip()


@FORMATS
def test_every_recommendation_comes_back_with_its_actions(write: Writer, suffix: str) -> None:
    back = _read_back(write, suffix, EXAMPLE)
    for expected, got in zip(EXAMPLE.recommendations, back.recommendations, strict=True):
        assert _comparable(got) == _comparable(expected)


@FORMATS
def test_what_stands_around_the_table_comes_back(write: Writer, suffix: str) -> None:
    back = _read_back(write, suffix, EXAMPLE)
    assert replace(back, recommendations=(), warnings=()) == replace(EXAMPLE, recommendations=())


@FORMATS
def test_no_pairing_read_back_is_in_doubt(write: Writer, suffix: str) -> None:
    back = _read_back(write, suffix, EXAMPLE)
    assert {a.confidence.value for r in back.recommendations for a in r.actions} == {"certain"}
    assert back.warnings == ()


@FORMATS
def test_a_cell_that_looks_like_a_formula_comes_back_without_its_apostrophe(
    write: Writer, suffix: str
) -> None:
    action = PlannedAction("=SUM(1) is what the form must not compute.", "Head of Unit", "May 2024")
    plan = PublishedPlan(
        title="A plan", recommendations=(PublishedRecommendation(1, text="do it.", actions=(action,)),)
    )
    back = _read_back(write, suffix, plan)
    assert back.recommendations[0].actions[0].text == action.text


@FORMATS
def test_an_action_without_owner_or_date_stays_an_action(write: Writer, suffix: str) -> None:
    plan = PublishedPlan(
        title="A plan",
        recommendations=(
            PublishedRecommendation(1, text="do it.", actions=(PlannedAction("We will do it by hand."),)),
        ),
    )
    (action,) = _read_back(write, suffix, plan).recommendations[0].actions
    assert (action.owner, action.target_date_as_written, action.target.kind) == (None, None, TargetKind.NONE)


@FORMATS
def test_a_long_plan_keeps_every_owner_beside_its_own_action(write: Writer, suffix: str) -> None:
    actions = tuple(
        PlannedAction(
            f"Step {number} of the work is done with care. " * 6, f"Head of Unit {number}", "March 2024"
        )
        for number in range(60)
    )
    plan = PublishedPlan(
        title="A plan", recommendations=(PublishedRecommendation(1, text="do it.", actions=actions),)
    )
    back = _read_back(write, suffix, plan).recommendations[0].actions
    assert [(_joined(a.text), a.owner) for a in back] == [(_joined(a.text), a.owner) for a in actions]
