"""Single rules on threads of a few lines, each with what it must not say."""

from dataclasses import replace
from datetime import date

import pytest

from candour.reviews.thread.lines import JudgementMade, Line, ReasonGiven, Thread
from candour.reviews.thread.rules import broken_links

WORDS = (
    "Nobody asked the police for the history of call-outs.",
    "The plan relied on him to report new relationships himself.",
    "Four appointments in a row were moved to the telephone.",
)


def judged(number: int, *, level: str = "practitioner", factor: str = "SF-OVERSIGHT") -> JudgementMade:
    reason = ReasonGiven(
        id=number, text="She held the case alone for five months.", level=level, factor=factor, evidence=1
    )
    return JudgementMade(
        id=number,
        area="planning",
        sufficient=False,
        text=WORDS[number],
        themes=("risk",),
        evidence=1,
        reasons=(reason,),
    )


def told(
    *judgements: JudgementMade, rule: str = "why-stops-at-the-individual", language: str = "en"
) -> list[Line]:
    thread = Thread(on=date(2026, 9, 1), language=language, judgements=judgements)
    return [line for line in broken_links(thread) if line.rule == rule]


def test_several_judgements_that_share_a_factor_are_told_to_look_further_up() -> None:
    (line,) = told(judged(0), judged(1), judged(2))
    assert line.subject == "factor-SF-OVERSIGHT"
    assert line.sentence.startswith("3 judgements share ")
    assert line.sentence.endswith(", and each reason stops at the practitioner.")
    assert line.answerable


def test_where_no_factor_is_coded_the_theme_is_what_they_share() -> None:
    assert [line.subject for line in told(*(judged(number, factor="") for number in range(3)))] == [
        "factor-risk"
    ]


@pytest.mark.parametrize("level", ["manager", "delivery_unit", "national"])
def test_one_reason_further_up_is_enough(level: str) -> None:
    assert told(judged(0), judged(1), judged(2, level=level)) == []


def test_a_single_judgement_and_sufficient_practice_share_nothing() -> None:
    assert told(judged(0)) == []
    assert told(*(replace(judged(number), sufficient=True) for number in range(3))) == []


def test_a_judgement_between_agencies_asks_for_learning_between_them() -> None:
    rule = "multi-agency-without-learning"
    (line,) = told(replace(judged(0), themes=("PD-MULTIAGENCY",)), rule=rule)
    assert line.sentence.startswith("“Nobody asked the police for the history of call-outs” lies between")
    assert told(judged(0), rule=rule) == []


def test_rules_that_know_english_words_alone_say_nothing_of_a_welsh_review() -> None:
    for language, found in (("en", True), ("cy", False)):
        assert bool(told(judged(0), rule="matter-not-judged", language=language)) is found
