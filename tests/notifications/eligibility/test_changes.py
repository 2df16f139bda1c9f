"""What would change the answer is true: each alteration named gives, by itself, the outcome it claims."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from candour.notifications.eligibility import (
    Charge,
    Facts,
    Outcome,
    RiskAssessment,
    SupervisionPeriod,
    assess,
    outcome_and_limb,
)
from candour.notifications.eligibility.changes import Asked, alterations, try_alteration
from candour.notifications.eligibility.limbs import settle
from candour.notifications.eligibility.rules import rules_for
from candour.working_days import load_calendar
from tests.notifications.eligibility.examples import MURDER_BY_TABLE, ORDINARY, charge, ended, with_charge

RULES = rules_for(None, None)
START = date(2023, 1, 2)
CODES = ["COML025", "TH68023", "OF61020", "SX03005", "SX03025", "PT00019", "IC01004", "ZZ99001", None]
DAYS = st.integers(-100, 700).map(lambda days: START + timedelta(days=days))
CHARGES = st.builds(
    Charge,
    code=st.sampled_from(CODES),
    mode=st.sampled_from(["substantive", "attempt", "conspiracy"]),
    alleged_offence_date=DAYS,
    family=st.sampled_from([None, "murder", "robbery", "mystery"]),
    victim_age=st.sampled_from([None, 9.0, 13.0, 40.0]),
)


@st.composite
def periods(draw: st.DrawFn) -> SupervisionPeriod:
    start = draw(DAYS)
    length = draw(st.none() | st.integers(0, 400))
    return SupervisionPeriod("licence", start, None if length is None else start + timedelta(days=length))


FACTS = st.builds(
    Facts,
    decided_on=st.sampled_from([date(2020, 1, 1), date(2024, 6, 1)]),
    first_court_appearance=st.sampled_from([None, date(2024, 5, 1), date(2024, 5, 2)]),
    charges=st.lists(CHARGES, min_size=1, max_size=3).map(tuple),
    supervision=st.lists(periods(), max_size=3).map(tuple),
    risk_assessments=st.lists(
        st.builds(
            RiskAssessment, level=st.sampled_from(["low", "medium", "high", "very_high"]), assessed_on=DAYS
        ),
        max_size=3,
    ).map(tuple),
    public_interest=st.sampled_from([None, True, False]),
)


@given(facts=FACTS)
@settings(max_examples=150, deadline=None)
def test_every_change_that_is_named_changes_the_outcome_as_it_says(facts: Facts) -> None:
    answer = assess(facts)
    rule = RULES.rule(on=facts.decided_on)
    asked = Asked(facts, settle(facts, rules=RULES, rule=rule), RULES, rule)
    by_words = {each.words: each for each in alterations(asked)}
    for change in answer.would_change:
        words = change.sentence.removeprefix("If ").split(", the outcome would be: ")[0]
        assert try_alteration(by_words[words], rules=RULES) == (change.outcome, change.limb)
        if by_words[words].rule is None:
            assert outcome_and_limb(by_words[words].facts)[0] is change.outcome
        assert change.outcome is not answer.outcome


@given(facts=FACTS)
@settings(max_examples=100, deadline=None)
def test_an_answer_is_whole_for_any_facts(facts: Facts) -> None:
    answer = assess(facts)
    assert len(answer.charge_answers) == len(facts.charges)
    assert (answer.outcome is Outcome.AWAIT_COURT) == (facts.first_court_appearance is None)
    assert answer.explanation[-1].startswith("Outcome: ")
    assert answer.outcome == outcome_and_limb(facts)[0]
    assert all(not sentence.count("None") for sentence in (*answer.explanation, *answer.facts_missing))


@given(
    end=st.integers(0, 1800).map(lambda days: date(2022, 1, 3) + timedelta(days=days)),
    after=st.integers(1, 70),
)
@settings(max_examples=100, deadline=None)
def test_the_window_agrees_with_a_count_day_by_day(end: date, after: int) -> None:
    offence = end + timedelta(days=after)
    holidays = load_calendar().holidays
    day, counted = end, 0
    while counted < 28:
        day += timedelta(days=1)
        counted += day.isoweekday() < 6 and day not in holidays
    answer = assess(ended(end, offence=offence))
    assert answer.window.last_qualifying_day == day
    assert (answer.outcome is Outcome.REVIEW_MANDATORY) is (offence <= day)


@given(
    end=st.integers(0, 1400).map(lambda days: date(2022, 6, 1) + timedelta(days=days)),
    after=st.integers(1, 70),
)
@settings(max_examples=60, deadline=None)
def test_after_supervision_the_nearest_other_end_date_and_offence_date_are_named(
    end: date, after: int
) -> None:
    sentences = [
        each.sentence for each in assess(ended(end, offence=end + timedelta(days=after))).would_change
    ]
    assert any(sentence.startswith("If supervision had ended on ") for sentence in sentences)
    assert any(sentence.startswith("If the alleged offence date of the charge") for sentence in sentences)


def would_give(facts: Facts) -> dict[str, Outcome]:
    return {each.sentence: each.outcome for each in assess(facts).would_change}


def test_a_listed_charge_with_low_risk_names_risk_charge_and_decision() -> None:
    sentences = " ".join(would_give(ORDINARY))
    assert "an assessment of high or very high in the current supervision period were found" in sentences
    assert "the national team decided that a review is in the public interest" in sentences
    assert "replaced by murder" in sentences
    assert "the day before supervision began" in sentences


def test_a_person_never_assessed_names_the_assessment_that_would_be_enough() -> None:
    changes = would_give(replace(ORDINARY, risk_assessments=()))
    named = [outcome for sentence, outcome in changes.items() if "low or medium" in sentence]
    assert named == [Outcome.NOTIFY_ONLY]


def test_a_mandatory_charge_names_the_lesser_one_that_would_not_be() -> None:
    changes = would_give(with_charge(charge(MURDER_BY_TABLE)))
    assert {Outcome.NOTIFY_ONLY, Outcome.NOT_SFO} <= set(changes.values())


def test_a_wording_that_would_decide_otherwise_is_named() -> None:
    sentences = " ".join(would_give(with_charge(charge("SX03005"))))
    assert "Annex J" in sentences
    assert "September 2022" not in sentences


def test_an_age_under_13_is_named_for_a_sexual_offence_only() -> None:
    assert any("was under 13" in sentence for sentence in would_give(with_charge(charge("SX03025"))))
    assert not any("was under 13" in sentence for sentence in would_give(ORDINARY))


def test_supervision_that_was_not_recorded_is_named_where_there_is_none_before_the_offence() -> None:
    facts = replace(with_charge(charge(MURDER_BY_TABLE)), supervision=())
    assert any("found to have been running" in sentence for sentence in would_give(facts))


def test_an_end_date_before_the_period_began_is_never_proposed() -> None:
    period = SupervisionPeriod("licence", date(2024, 1, 29), date(2024, 1, 30))
    facts = replace(with_charge(charge(MURDER_BY_TABLE)), supervision=(period,))
    assert not any("supervision had ended" in sentence for sentence in would_give(facts))


def test_dropping_the_charge_that_decides_is_named_where_others_stand() -> None:
    facts = replace(ORDINARY, charges=(charge(MURDER_BY_TABLE), charge()))
    dropped = [outcome for sentence, outcome in would_give(facts).items() if "were dropped" in sentence]
    assert dropped == [Outcome.NOTIFY_ONLY]
