"""The limbs, the window and several charges, case by case from the public record."""

from dataclasses import replace
from datetime import date

import pytest

from candour.notifications.eligibility import (
    Facts,
    Outcome,
    RiskAssessment,
    SupervisionPeriod,
    assess,
    replay,
)
from candour.notifications.eligibility.rules import rules_for
from candour.policy import NotKnownError, load_policy
from candour.policy.offences import YesNoUnknown
from candour.working_days import BankHoliday, load_calendar
from tests.notifications.eligibility.examples import (
    MURDER_BY_TABLE,
    OFFENCE_DATE,
    ORDINARY,
    ROBBERY,
    WOUNDING,
    charge,
    ended,
    with_charge,
)

LOW_ONLY = ORDINARY.risk_assessments
HIGH = (*LOW_ONLY, RiskAssessment("high", date(2023, 6, 1)))
VERY_HIGH_BEFORE = (RiskAssessment("very_high", date(2022, 6, 1)), *LOW_ONLY)


@pytest.mark.parametrize(
    ("code", "assessments", "public_interest", "outcome", "limb"),
    [
        (MURDER_BY_TABLE, LOW_ONLY, None, Outcome.REVIEW_MANDATORY, "A"),
        (MURDER_BY_TABLE, LOW_ONLY, False, Outcome.REVIEW_MANDATORY, "A"),
        (ROBBERY, HIGH, None, Outcome.REVIEW_MANDATORY, "B"),
        (ROBBERY, (), None, Outcome.REVIEW_MANDATORY, "B"),
        (ROBBERY, VERY_HIGH_BEFORE[:1], None, Outcome.REVIEW_MANDATORY, "B"),
        (ROBBERY, VERY_HIGH_BEFORE, None, Outcome.NOTIFY_ONLY, None),
        (ROBBERY, LOW_ONLY, None, Outcome.NOTIFY_ONLY, None),
        (ROBBERY, LOW_ONLY, False, Outcome.NOTIFY_ONLY, None),
        (ROBBERY, LOW_ONLY, True, Outcome.REVIEW_DISCRETIONARY, "C"),
        (WOUNDING, HIGH, None, Outcome.NOT_SFO, None),
        (WOUNDING, (), False, Outcome.NOT_SFO, None),
        (WOUNDING, LOW_ONLY, True, Outcome.REVIEW_DISCRETIONARY, "C"),
    ],
)
def test_each_limb(
    code: str,
    assessments: tuple[RiskAssessment, ...],
    public_interest: bool | None,
    outcome: Outcome,
    limb: str | None,
) -> None:
    facts = replace(with_charge(charge(code)), risk_assessments=assessments, public_interest=public_interest)
    answer = assess(facts)
    assert (answer.outcome, answer.limb) == (outcome, limb)


@pytest.mark.parametrize(
    ("end", "offence", "qualifies", "after"),
    [
        (date(2024, 3, 1), date(2024, 3, 1), True, None),  # the last day of supervision
        (date(2024, 3, 1), date(2024, 3, 2), True, 0),  # a Saturday: no working day has passed
        (date(2024, 3, 1), date(2024, 4, 12), True, 28),  # Good Friday and Easter Monday are left out
        (date(2024, 3, 1), date(2024, 4, 13), False, 28),  # the Saturday after working day 28
        (date(2024, 3, 1), date(2024, 4, 15), False, 29),
        (date(2023, 4, 3), date(2023, 5, 17), True, 28),  # Easter, early May and the coronation
        (date(2023, 4, 3), date(2023, 5, 18), False, 29),
    ],
)
def test_the_window_after_supervision(end: date, offence: date, qualifies: bool, after: int | None) -> None:
    answer = assess(ended(end, offence=offence))
    assert (answer.outcome is Outcome.REVIEW_MANDATORY) is qualifies
    assert answer.window.working_days_after_end == after
    assert answer.window.within_supervision is (offence <= end)


def test_each_day_of_the_window_is_listed_with_its_reason() -> None:
    answer = assess(ended(date(2024, 3, 1), offence=date(2024, 4, 15)))
    assert answer.window_days[0].date == date(2024, 3, 2)
    assert answer.window_days[-1].date == answer.window.last_qualifying_day == date(2024, 4, 12)
    assert answer.window_days[-1].number == 28
    assert "bank holiday: Good Friday" in {day.reason for day in answer.window_days}
    assert any("bank holiday: Good Friday 29 March 2024" in sentence for sentence in answer.explanation)


def test_an_offence_before_supervision_started_is_not_an_sfo_and_has_no_window() -> None:
    answer = assess(with_charge(charge(MURDER_BY_TABLE, on=date(2022, 12, 31))))
    assert answer.outcome is Outcome.NOT_SFO
    assert answer.to_json()["window"] == {
        "within_supervision": False,
        "supervision_ended": None,
        "working_days_after_end": None,
        "last_qualifying_day": None,
        "qualifies": False,
    }


def test_without_any_supervision_it_is_not_an_sfo_and_the_periods_are_asked_for() -> None:
    answer = assess(replace(ORDINARY, supervision=()))
    assert answer.outcome is Outcome.NOT_SFO
    assert "The supervision periods." in answer.facts_missing


def test_of_several_periods_the_one_that_qualifies_is_used() -> None:
    periods = (
        SupervisionPeriod("licence", date(2019, 1, 1), date(2020, 1, 1)),
        SupervisionPeriod("community order", date(2023, 1, 1), date(2024, 1, 26)),
        SupervisionPeriod("licence", date(2025, 1, 1), None),
    )
    answer = assess(replace(ORDINARY, supervision=periods))
    assert answer.window.period is periods[1]
    assert answer.window.qualifies
    nearest = assess(replace(ORDINARY, supervision=(periods[0], periods[2])))
    assert nearest.window.period is periods[0]
    assert not nearest.window.qualifies


def test_open_ended_supervision_has_no_last_day() -> None:
    answer = assess(ORDINARY)
    assert answer.window.last_qualifying_day is None
    assert answer.window_days == ()


def test_assessments_after_supervision_ended_do_not_count() -> None:
    facts = replace(
        ended(date(2024, 1, 26), offence=OFFENCE_DATE, code=ROBBERY),
        risk_assessments=(*LOW_ONLY, RiskAssessment("very_high", date(2024, 1, 27))),
    )
    assert assess(facts).outcome is Outcome.NOTIFY_ONLY


def test_an_assessment_after_the_offence_counts_within_the_period_and_it_is_said_that_it_matters() -> None:
    facts = replace(ORDINARY, risk_assessments=(*LOW_ONLY, RiskAssessment("high", date(2024, 3, 20))))
    answer = assess(facts)
    assert (answer.outcome, answer.limb) == (Outcome.REVIEW_MANDATORY, "B")
    assert any(
        "made after the alleged offence were left out" in each.sentence for each in answer.would_change
    )


def test_before_court_the_decision_waits_and_the_rest_is_provisional() -> None:
    answer = assess(replace(with_charge(charge(MURDER_BY_TABLE)), first_court_appearance=None))
    assert (answer.outcome, answer.limb) == (Outcome.AWAIT_COURT, None)
    assert answer.provisional == (Outcome.REVIEW_MANDATORY, "A")
    printed = answer.to_json()
    charges = printed["charge_answers"]
    assert isinstance(charges, list)
    assert (charges[0]["outcome"], charges[0]["limb"]) == (Outcome.AWAIT_COURT, None)
    assert printed["provisional"] == {"outcome": "review_mandatory", "limb": "A"}
    assert [each.outcome for each in answer.would_change] == [Outcome.REVIEW_MANDATORY]


def test_the_strongest_charge_decides_and_all_are_kept_in_order() -> None:
    codes = [WOUNDING, ROBBERY, MURDER_BY_TABLE, ROBBERY]
    answer = assess(replace(ORDINARY, charges=tuple(charge(code) for code in codes)))
    assert [each.charge.code for each in answer.charge_answers] == codes
    assert answer.deciding == 2
    assert answer.outcome is Outcome.REVIEW_MANDATORY


def test_of_charges_that_are_equally_weak_one_in_the_window_decides() -> None:
    charges = (charge(MURDER_BY_TABLE, on=date(2020, 1, 1)), charge(WOUNDING))
    answer = assess(replace(ORDINARY, charges=charges))
    assert answer.deciding == 1
    assert Outcome.REVIEW_DISCRETIONARY in {each.outcome for each in answer.would_change}


def test_the_missing_decision_of_the_national_team_is_asked_for_where_it_matters() -> None:
    asked = "The national team's decision on whether a review is in the public interest."
    assert asked in assess(ORDINARY).facts_missing
    assert asked not in assess(with_charge(charge(MURDER_BY_TABLE))).facts_missing
    assert asked not in assess(replace(ORDINARY, public_interest=False)).facts_missing


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("Unpaid work", "unpaid work alone"),
        ("YRO", "youth justice"),
        ("on bail", "on bail"),
        ("probation lite", "Q1"),
    ],
)
def test_unclear_supervision_counts_and_is_flagged_for_the_regional_lead(kind: str, says: str) -> None:
    period = SupervisionPeriod(kind, date(2023, 1, 1), None)
    answer = assess(replace(with_charge(charge(MURDER_BY_TABLE)), supervision=(period,)))
    assert answer.outcome is Outcome.REVIEW_MANDATORY
    assert any(says in missing for missing in answer.facts_missing)


def test_dates_that_cannot_both_be_right_are_asked_about() -> None:
    late = replace(charge(on=date(2024, 3, 10)), charged_on=date(2024, 3, 5))
    missing = " ".join(assess(with_charge(late)).facts_missing)
    assert "charged before the alleged offence" in missing
    assert "first court appearance is before the alleged offence" in missing


def test_dates_after_the_day_of_the_decision_are_asked_about() -> None:
    facts = replace(
        with_charge(charge(on=date(2024, 5, 3))),
        first_court_appearance=date(2024, 5, 4),
        risk_assessments=(RiskAssessment("medium", date(2024, 5, 5)),),
    )
    missing = " ".join(assess(facts).facts_missing)
    assert "first court appearance is after the day of the decision" in missing
    assert "alleged offence is after the day of the decision" in missing
    assert "risk assessment of 5 May 2024 is after the day of the decision" in missing
    assert "after the day of the decision" not in " ".join(assess(ORDINARY).facts_missing)


@pytest.mark.parametrize(("last_day", "asked"), [(date(2023, 6, 30), True), (date(2023, 6, 29), False)])
def test_high_risk_under_a_licence_that_supervision_followed_at_once_is_asked_about(
    last_day: date, asked: bool
) -> None:
    periods = (
        SupervisionPeriod("licence", date(2023, 1, 1), last_day),
        SupervisionPeriod("post-sentence supervision", date(2023, 7, 1), None),
    )
    risks = (RiskAssessment("high", date(2023, 2, 1)), RiskAssessment("medium", date(2023, 8, 1)))
    answer = assess(replace(ORDINARY, supervision=periods, risk_assessments=risks))
    assert answer.outcome is Outcome.NOTIFY_ONLY
    assert any("the one just before it are one period" in each for each in answer.facts_missing) is asked


def test_the_window_of_2008_leaves_out_the_bank_holidays_of_its_year() -> None:
    within, after = date(2008, 2, 1), date(2008, 2, 4)
    assert assess(ended(date(2007, 12, 20), offence=within)).outcome is Outcome.REVIEW_MANDATORY
    assert assess(ended(date(2007, 12, 20), offence=after)).outcome is Outcome.NOT_SFO


def test_beyond_the_calendar_there_is_still_an_answer_and_it_says_where_bank_holidays_end() -> None:
    answer = assess(ended(date(2028, 12, 20), offence=date(2029, 1, 10)))
    assert answer.outcome is Outcome.REVIEW_MANDATORY
    assert answer.beyond_calendar
    assert any("31 December 2028" in missing for missing in answer.facts_missing)
    assert any("31 December 2028" in sentence for sentence in answer.explanation)
    assert answer.calendar_ends == date(2028, 12, 31)


def test_a_bank_holiday_added_later_moves_the_last_day() -> None:
    facts = ended(date(2024, 3, 1), offence=date(2024, 4, 15))
    longer = load_calendar([BankHoliday(date(2024, 4, 4), "a day of celebration")])
    assert assess(facts).outcome is Outcome.NOT_SFO
    assert assess(facts, calendar=longer).outcome is Outcome.REVIEW_MANDATORY
    assert [change.reference for change in replay([("R1", facts)], calendar_after=longer)] == ["R1"]


def test_a_changed_list_names_the_cases_whose_answer_changes() -> None:
    policy = load_policy()
    delisted = replace(policy.offences.versions(ROBBERY)[0], listed=False)
    changed = replace(policy, offences=policy.offences.replacing([delisted]))
    cases: list[tuple[str, Facts]] = [("robbery", ORDINARY), ("murder", with_charge(charge(MURDER_BY_TABLE)))]
    changes = replay(cases, before=policy, after=changed)
    assert [(each.reference, each.before, each.after) for each in changes] == [
        ("robbery", (Outcome.NOTIFY_ONLY, None), (Outcome.NOT_SFO, None))
    ]


def test_a_code_marked_automatic_in_a_changed_list_counts_where_the_family_does_not_decide() -> None:
    policy = load_policy()
    row = policy.offences.versions("COML017")[0]
    marked = replace(row, automatic=YesNoUnknown.YES)
    changed = replace(policy, offences=policy.offences.replacing([marked]))
    facts = with_charge(charge("COML017"))
    assert assess(facts).outcome is Outcome.NOTIFY_ONLY
    assert assess(facts, policy=changed).outcome is Outcome.REVIEW_MANDATORY


def test_a_decision_before_the_earliest_rules_is_refused() -> None:
    with pytest.raises(NotKnownError):
        assess(replace(ORDINARY, decided_on=date(2005, 1, 1)))


def test_what_is_kept_between_questions_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("candour.notifications.eligibility.rules.MOST_KEPT", 3)
    rules = rules_for(load_policy(), load_calendar([BankHoliday(date(2024, 7, 2), "a day of its own")]))
    reached = {rules.last_qualifying_day(date(2024, 1, day), working_days=28) for day in range(1, 20)}
    assert len(reached) > 3
    assert len(rules.kept_last_days) <= 3
