"""The judge is judged first: it must pass the truth and catch what is planted."""

from dataclasses import replace

from candour.recommendations.plan import Confidence, PublishedPlan, ReadingWarning
from tests.recommendations.unseen.plans import Style, invent
from tests.recommendations.unseen.scoring import Score, score

TRUTH = invent(3, Style()).plan
SEVERAL = next(one for one in TRUTH.recommendations if len({action.owner for action in one.actions}) > 1)


def _scored(got: PublishedPlan) -> Score:
    result = Score()
    score(TRUTH, got, "here", result, frozenset())
    return result


def _with_owners_turned(confidence: Confidence) -> PublishedPlan:
    owners = [action.owner for action in SEVERAL.actions]
    turned = tuple(
        replace(action, owner=owner, confidence=confidence)
        for action, owner in zip(SEVERAL.actions, [*owners[1:], owners[0]], strict=True)
    )
    others = [one for one in TRUTH.recommendations if one is not SEVERAL]
    return replace(TRUTH, recommendations=(*others, replace(SEVERAL, actions=turned)))


def test_the_truth_itself_scores_full_marks() -> None:
    result = _scored(TRUTH)
    assert not result.failures
    assert not result.silent
    assert {result.accuracy(name) for name in result.asked} == {1.0}


def test_an_owner_beside_the_wrong_action_is_caught() -> None:
    assert _scored(_with_owners_turned(Confidence.HIGH)).silent


def test_the_same_pairing_is_not_silent_where_a_warning_names_it() -> None:
    warning = ReadingWarning("pairing_unclear", "Look.", SEVERAL.number)
    assert not _scored(replace(_with_owners_turned(Confidence.LOW), warnings=(warning,))).silent


def test_low_confidence_without_a_warning_is_caught() -> None:
    assert _scored(_with_owners_turned(Confidence.LOW)).silent


def test_a_lost_action_is_caught_unless_a_warning_names_its_recommendation() -> None:
    shorter = replace(SEVERAL, actions=SEVERAL.actions[1:])
    others = [one for one in TRUTH.recommendations if one is not SEVERAL]
    got = replace(TRUTH, recommendations=(*others, shorter))
    assert _scored(got).silent
    warned = replace(got, warnings=(ReadingWarning("actions_unclear", "Look.", SEVERAL.number),))
    assert not _scored(warned).silent


def test_the_same_seed_invents_the_same_plan_and_seeds_differ() -> None:
    assert invent(3, Style()) == invent(3, Style())
    assert invent(3, Style()) != invent(4, Style())
