"""What policy says of withholding, of audiences and of declining, and what it refuses to start with."""

from datetime import date
from pathlib import Path

import pytest

from candour.policy import PolicyError, Standing, load_policy
from candour.policy.disclosure import Action
from tests.policy.test_refusals import Edit, loaded_after, swap

POLICY = load_policy()
TODAY = date(2026, 11, 29)


def test_the_three_grounds_of_annex_j_are_published_and_ask_for_need_and_measure() -> None:
    grounds = POLICY.redaction_grounds.all(on=TODAY)
    assert [ground.code for ground in grounds] == ["(i)", "(ii)", "(iii)"]
    assert {ground.status for ground in grounds} == {Standing.PUBLISHED}
    assert all(ground.necessity.endswith("?") and ground.proportionality.endswith("?") for ground in grounds)
    assert [ground.key for ground in grounds if ground.consent] == ["third_party_confidence"]


def test_nobody_has_to_give_a_reason_for_declining() -> None:
    assert "not_given" in POLICY.disclosure_refusal_reasons


def test_an_audience_has_its_own_question_or_the_usual_one() -> None:
    own = POLICY.question_for("coroner", "person", on=TODAY)
    usual = POLICY.question_for("coroner", "contact", on=TODAY)
    assert own.action is Action.KEEP
    assert usual.action is Action.WITHHOLD


def test_every_question_is_a_question_and_every_default_says_so() -> None:
    rows = [*POLICY.kinds_of_passage, *POLICY.audience_questions]
    assert all(row.question.endswith("?") for row in rows)
    assert {row.status for row in rows} == {Standing.DEFAULT}


def test_nothing_is_known_beforehand_where_a_release_is_to_the_world() -> None:
    adviser = POLICY.audiences.on("foi_adviser", on=TODAY)
    assert adviser.knows == ()
    assert adviser.national_team


@pytest.mark.parametrize(
    ("name", "edit", "says"),
    [
        ("audience_questions.toml", swap('audience = "coroner"', 'audience = "mayor"'), "mayor"),
        ("audience_questions.toml", swap('kind = "health"', 'kind = "weather"'), "weather"),
        ("audiences.toml", swap('"relative"]', '"gossip"]'), "gossip"),
    ],
)
def test_an_unknown_audience_or_kind_is_refused(tmp_path: Path, name: str, edit: Edit, says: str) -> None:
    with pytest.raises(PolicyError, match=says):
        loaded_after(tmp_path, name, edit)
