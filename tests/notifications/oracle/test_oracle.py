"""The engine against a second, naive reading of the same public record, cell by cell."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from candour.notifications.eligibility import assess, outcome_and_limb, read_facts
from candour.notifications.eligibility.answer import Answer

from . import cells, published, reference

Facts = dict[str, Any]
Reader = Callable[[Facts], reference.Answer]

# Ends of supervision whose 28 working days run over holidays, the one-off ones among them.
ENDS = {
    "Christmas 2019": date(2019, 12, 24),
    "Easter and VE day 2020": date(2020, 4, 3),
    "Christmas at a weekend 2021": date(2021, 12, 10),
    "the jubilee of 2022": date(2022, 4, 29),
    "the funeral of 2022": date(2022, 8, 12),
    "the coronation of 2023": date(2023, 4, 14),
    "Easter 2024, ended on a Saturday": date(2024, 3, 16),
    "Christmas 2025": date(2025, 12, 19),
    "spring 2027, ended on a bank holiday": date(2027, 5, 31),
}


@dataclass
class Compared:
    """How many cells were compared, and those on which the two readings differ."""

    count: int = 0
    differing: list[tuple[Facts, object, object]] = field(default_factory=list)


def compared(all_facts: Iterable[Facts], *, by: Reader = reference.assess) -> Compared:
    result = Compared()
    for facts in filter(cells.record_is_clear, all_facts):
        result.count += 1
        found, expected = _engine(facts), by(facts)
        if found != expected:
            result.differing.append((facts, found, expected))
    return result


def _engine(facts: Facts) -> reference.Answer:
    outcome, limb = outcome_and_limb(read_facts(facts))
    return reference.Answer(outcome.value, limb.value if limb else None)


def _must_agree(all_facts: Iterable[Facts], *, at_least: int) -> None:
    result = compared(all_facts)
    assert result.count >= at_least
    assert result.differing[:3] == []


@pytest.mark.parametrize("offence_class", cells.CLASSES)
def test_each_class_of_offence_in_every_mode_age_and_year_gets_the_same_answer(offence_class: str) -> None:
    _must_agree(cells.by_offence(cells.CLASSES[offence_class]), at_least=250)


def test_every_code_of_the_public_table_in_every_mode_gets_the_same_answer() -> None:
    assert len(reference.code_table()) == 903
    _must_agree(cells.every_code(), at_least=2500)


def test_every_code_of_the_public_table_is_listed_and_automatic_alike() -> None:
    for facts in cells.every_code():
        charge = facts["charges"][0]
        offence = assess(read_facts(facts)).charge_answers[0].offence
        assert (offence.listed, offence.automatic) == (
            reference.listed(charge),
            reference.automatic(charge),
        ), charge


@pytest.mark.parametrize("end", ENDS)
def test_each_day_around_the_28th_working_day_gets_the_same_answer(end: str) -> None:
    _must_agree(cells.by_supervision(ENDS[end]), at_least=3000)


@pytest.mark.parametrize("end", ENDS)
def test_each_day_around_the_28th_working_day_has_the_same_window(end: str) -> None:
    days = {facts["charges"][0]["alleged_offence_date"]: facts for facts in cells.by_supervision(ENDS[end])}
    assert len(days) > 60
    for facts in days.values():
        assert _window(assess(read_facts(facts))) == _window_by_reference(facts)


@pytest.mark.parametrize("pattern", cells.PERIODS)
def test_each_pattern_of_supervision_gets_the_same_answer_and_window(pattern: str) -> None:
    _must_agree(cells.by_periods(cells.PERIODS[pattern]), at_least=900)
    facts = next(cells.by_periods(cells.PERIODS[pattern]))
    assert _window(assess(read_facts(facts))) == _window_by_reference(facts)


def _window(answer: Answer) -> tuple[object, ...]:
    window = answer.window
    return (
        window.qualifies,
        window.within_supervision,
        window.supervision_ended,
        window.last_qualifying_day,
        window.working_days_after_end,
    )


def _window_by_reference(facts: Facts) -> tuple[object, ...]:
    offence = date.fromisoformat(facts["charges"][0]["alleged_offence_date"])
    window = reference.window_of(facts["supervision"], offence)
    counted = None
    if window.ended is not None and not window.within_supervision:
        counted = reference.working_days_between(window.ended, offence)
    return window.inside, window.within_supervision, window.ended, window.last_day, counted


@pytest.mark.parametrize("case", published.CASES)
def test_the_published_cases_get_the_answers_worked_out_by_hand(case: str) -> None:
    facts, outcome, limb = published.CASES[case]
    expected = reference.Answer(outcome, limb)
    assert (_engine(facts), reference.assess(facts)) == (expected, expected)


@pytest.mark.parametrize(
    ("title", "mode", "expected"),
    [
        ("Murder", "substantive", ("review_mandatory", "A")),
        ("Attempted murder", "attempt", ("review_mandatory", "A")),
        ("Manslaughter", "substantive", ("review_mandatory", "A")),
        ("Rape of a woman aged 16 or over", "conspiracy", ("review_mandatory", "A")),
        ("Assault of a child under 13 by penetration", "substantive", ("review_mandatory", "A")),
        ("Causing death by dangerous driving", "substantive", ("review_mandatory", "A")),
        ("Robbery", "substantive", ("notify_only", None)),
        ("False imprisonment", "substantive", ("notify_only", None)),
        ("Burglary of a dwelling with intent to steal", "substantive", ("not_sfo", None)),
        ("Theft from a shop", "substantive", ("not_sfo", None)),
        (None, "substantive", ("not_sfo", None)),
    ],
)
def test_a_charge_with_a_title_and_no_code_is_read_by_its_family(
    title: str | None, mode: str, expected: tuple[str, str | None]
) -> None:
    facts = cells.facts(cells.charge(None, mode, title=title), risk=cells.RISK_HISTORIES["low"])
    assert _engine(facts) == reference.Answer(*expected)
    assert any("code" in fact for fact in assess(read_facts(facts)).facts_missing)


def test_of_several_charges_the_strongest_decides() -> None:
    _must_agree(_pairs_of_charges(), at_least=1000)


def _pairs_of_charges() -> Iterator[Facts]:
    days = ("2018-02-01", cells.OFFENCE)
    single = [
        cells.charge(code, day=day) for code in ("COML025", "TH68023", "OF61020", "ZZ99999") for day in days
    ]
    for first in single:
        for second in single:
            for risk in cells.RISK_HISTORIES.values():
                for interest in (None, True):
                    yield cells.facts(first, second, risk=risk, public_interest=interest)


_DAYS = st.dates(date(2020, 1, 1), date(2027, 9, 30))
_CODES = st.sampled_from([code for group in cells.CLASSES.values() for code in group])


def _period(start: date, length: int | None) -> tuple[str, str | None]:
    return start.isoformat(), None if length is None else (start + timedelta(days=length)).isoformat()


_PERIODS = st.builds(_period, _DAYS, st.none() | st.integers(0, 900))
_CHARGES = st.builds(
    lambda code, mode, age, day: cells.charge(code, mode, age, day.isoformat()),
    _CODES,
    st.sampled_from(cells.MODES),
    st.sampled_from(cells.AGES),
    _DAYS,
)
_RISK = st.tuples(st.sampled_from(["low", "medium", "high", "very_high"]), _DAYS.map(date.isoformat))


@settings(max_examples=300, deadline=None)
@given(
    charges=st.lists(_CHARGES, min_size=1, max_size=3),
    supervision=st.lists(_PERIODS, max_size=3),
    risk=st.lists(_RISK, max_size=4),
    interest=st.sampled_from([None, True, False]),
    decided=st.sampled_from(["2022-06-01", "2024-06-03", "2024-12-02", "2026-11-16"]),
    court=st.sampled_from([None, "2027-11-01"]),
)
def test_random_facts_get_the_same_answer(
    charges: list[Facts],
    supervision: list[tuple[str, str | None]],
    risk: list[tuple[str, str]],
    interest: bool | None,
    decided: str,
    court: str | None,
) -> None:
    facts = cells.facts(
        *charges,
        supervision=tuple(supervision),
        risk=tuple(risk),
        public_interest=interest,
        decided=decided,
        court=court,
    )
    assert _engine(facts) == reference.assess(facts)


def _without_bank_holidays(facts: Facts, monkeypatch: pytest.MonkeyPatch) -> reference.Answer:
    with monkeypatch.context() as patch:
        patch.setattr(reference, "BANK_HOLIDAYS", frozenset())
        return reference.assess(facts)


def _with_a_window_of_27_days(facts: Facts, monkeypatch: pytest.MonkeyPatch) -> reference.Answer:
    with monkeypatch.context() as patch:
        patch.setattr(reference, "WORKING_DAYS_AFTER_SUPERVISION", 27)
        return reference.assess(facts)


def _with_every_assessment_counted(facts: Facts, _monkeypatch: pytest.MonkeyPatch) -> reference.Answer:
    risk = [item | {"assessed_on": facts["supervision"][0]["start"]} for item in facts["risk_assessments"]]
    return reference.assess(facts | {"risk_assessments": risk})


def _with_the_charge_enough(facts: Facts, _monkeypatch: pytest.MonkeyPatch) -> reference.Answer:
    return reference.assess(facts | {"first_court_appearance": "2020-01-01"})


@pytest.mark.parametrize(
    "broken",
    [
        _without_bank_holidays,
        _with_a_window_of_27_days,
        _with_every_assessment_counted,
        _with_the_charge_enough,
    ],
)
def test_a_reference_broken_on_purpose_is_found_to_disagree(
    broken: Callable[[Facts, pytest.MonkeyPatch], reference.Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = partial(_called_with, broken, monkeypatch)
    days, open_period = cells.by_supervision(ENDS["Christmas 2025"]), cells.by_periods(cells.PERIODS["open"])
    assert compared((*days, *open_period), by=reader).differing


def _called_with(
    broken: Callable[[Facts, pytest.MonkeyPatch], reference.Answer],
    monkeypatch: pytest.MonkeyPatch,
    facts: Facts,
) -> reference.Answer:
    return broken(facts, monkeypatch)


def test_a_code_table_read_before_the_family_is_found_to_disagree(monkeypatch: pytest.MonkeyPatch) -> None:
    for rule in ("RAPE_OR_PENETRATION", "CHILD_UNDER_13", "DEATH", "VEHICLE_TAKING_WITHOUT_DEATH"):
        with monkeypatch.context() as patch:
            patch.setattr(reference, rule, {})
            assert compared(cells.every_code()).differing, rule
