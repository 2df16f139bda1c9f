"""The policy as it stands: counts, dates and look-ups."""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from candour.policy import NotKnownError, Standing, load_policy
from candour.policy.offences import YesNoUnknown
from candour.policy.process import Event, Unit

POLICY = load_policy()
AT_LAST_VERSION = date(2026, 5, 28)
CODES_BY_PREFIX = {
    "AT01": 23,
    "AV82": 18,
    "AV90": 67,
    "CD71": 24,
    "CJ88": 2,
    "COML": 25,
    "CT94": 42,
    "DV04": 6,
    "EX83": 19,
    "FG03": 6,
    "FI68": 53,
    "IC01": 27,
    "IL29": 3,
    "IN38": 2,
    "MD61": 7,
    "MS15": 9,
    "OF61": 56,
    "PT00": 43,
    "RA88": 11,
    "RT88": 12,
    "SX03": 310,
    "SX56": 28,
    "TH68": 68,
    "TH82": 4,
    "TR06": 38,
}


def test_the_list_has_903_codes_with_the_published_number_for_each_prefix() -> None:
    listed = POLICY.offences.listed_codes(on=AT_LAST_VERSION)
    assert len(listed) == len(set(listed)) == 903
    assert Counter(code[:4] for code in listed) == CODES_BY_PREFIX


def test_169_codes_were_first_marked_automatic_317_not_and_417_came_later() -> None:
    marks = Counter(row.automatic for row in POLICY.offences.all(on=AT_LAST_VERSION) if row.listed)
    assert marks == {YesNoUnknown.YES: 169, YesNoUnknown.NO: 317, YesNoUnknown.UNKNOWN: 417}


@pytest.mark.parametrize(
    "code", ["SX03001", "SX03001A", "SX03006E", "COML025I", "OF61003B", "TH68035C", "CD71050A"]
)
def test_bracketed_variants_are_rows_of_their_own(code: str) -> None:
    found = POLICY.offences.look_up(code, on=AT_LAST_VERSION)
    assert found is not None
    assert found.offence.listed


def test_the_version_history_counts_every_code() -> None:
    history = [(row.marked_true, row.marked_false) for row in POLICY.offence_list_versions]
    assert history == [(181, 327), (181, 889), (169, 734), (903, 0), (904, 0), (903, 1)]
    assert [row.applies_from for row in POLICY.offence_list_versions] == sorted(
        row.applies_from for row in POLICY.offence_list_versions
    )


@pytest.mark.parametrize(
    ("day", "listed"),
    [
        (date(2026, 5, 21), False),
        (date(2026, 5, 22), True),
        (date(2026, 5, 27), True),
        (date(2026, 5, 28), False),
    ],
)
def test_a_code_that_was_listed_for_six_days_is_listed_on_those_days_only(day: date, listed: bool) -> None:
    found = POLICY.offences.look_up("CD71039", on=day)
    assert found is not None
    assert found.offence.listed is listed


@pytest.mark.parametrize("day", [date(2019, 5, 1), date(2021, 12, 31), date(2022, 1, 1)])
def test_wounding_with_intent_is_not_on_the_list_of_codes_on_any_day(day: date) -> None:
    found = POLICY.offences.look_up("OF61016", on=day)
    assert found is not None
    assert not found.offence.listed


def test_a_code_answers_for_days_before_its_publication_and_says_so() -> None:
    early = POLICY.offences.look_up("SX03001", on=date(2023, 1, 1))
    assert early is not None
    assert early.before_publication
    later = POLICY.offences.look_up("SX03001", on=AT_LAST_VERSION)
    assert later is not None
    assert not later.before_publication


def test_an_unknown_code_is_not_found() -> None:
    assert POLICY.offences.look_up("ZZ99001", on=AT_LAST_VERSION) is None
    assert "ZZ99001" not in POLICY.offences.bases
    assert "TH68035" in POLICY.offences.bases


def test_a_row_that_has_ended_is_not_found_afterwards() -> None:
    row = replace(POLICY.offences.versions("SX03001")[0], applies_until=date(2026, 12, 31))
    changed = POLICY.offences.replacing([row])
    assert changed.look_up("SX03001", on=date(2027, 1, 1)) is None
    assert changed.look_up("SX03001", on=date(2026, 12, 31)) is not None
    assert len(changed) == len(POLICY.offences)


@pytest.mark.parametrize(
    ("day", "key"),
    [
        (date(2006, 1, 1), "2006-instruments"),
        (date(2014, 1, 1), "2014-instruction"),
        (date(2021, 12, 31), "2014-instruction"),
        (date(2022, 1, 1), "2024-report"),
        (date(2030, 1, 1), "2024-report"),
    ],
)
def test_one_reading_decides_on_each_day(day: date, key: str) -> None:
    assert POLICY.rule_on(day).key == key


def test_no_reading_is_made_up_before_the_first() -> None:
    with pytest.raises(NotKnownError, match="2006-01-01"):
        POLICY.rule_on(date(2005, 12, 31))


def test_there_are_12_regions_and_108_delivery_units_until_staffordshire_is_split() -> None:
    assert len(POLICY.regions) == 12
    assert len(POLICY.delivery_units.all(on=date(2025, 2, 28))) == 108
    assert len(POLICY.delivery_units.all(on=date(2025, 3, 1))) == 109
    west_midlands = {unit.name for unit in POLICY.units_of("N52", on=date(2025, 3, 1))}
    assert {"Staffordshire North", "Staffordshire South"} <= west_midlands
    assert "Staffordshire and Stoke" not in west_midlands


def test_deadlines_that_are_not_published_say_that_they_are_defaults() -> None:
    notification = POLICY.deadlines.on("notification", on=date(2024, 1, 1))
    assert (notification.amount, notification.unit) == (10, Unit.WORKING_DAYS)
    assert notification.counted_from is Event.FIRST_COURT_APPEARANCE
    assert notification.is_default
    review = POLICY.deadlines.on("review", on=date(2024, 1, 1))
    assert (review.amount, review.unit, review.counted_from) == (3, Unit.CALENDAR_MONTHS, Event.NOTIFICATION)
    assert not POLICY.deadlines.on("victim_referral", on=date(2024, 1, 1)).is_default


def test_a_look_up_outside_the_known_days_says_what_it_asked() -> None:
    assert POLICY.deadlines.find("review", on=date(1999, 1, 1)) is None
    with pytest.raises(NotKnownError, match="'review' on 1999-01-01"):
        POLICY.deadlines.on("review", on=date(1999, 1, 1))


def test_every_row_has_a_source_and_every_open_question_a_default() -> None:
    tables = [getattr(POLICY, name) for name in POLICY.__dataclass_fields__]
    assert all(row.source.strip() for table in tables for row in table)
    assert [question.key for question in POLICY.open_questions] == [f"Q{number}" for number in range(1, 18)]
    assert all(question.status is Standing.DEFAULT for question in POLICY.open_questions)


def test_no_retention_period_is_invented() -> None:
    assert [row.months for row in POLICY.retention] == [None]


def test_risk_levels_are_in_order_and_the_two_highest_open_the_risk_limb() -> None:
    levels = sorted(POLICY.risk_levels, key=lambda level: level.order)
    assert [(level.key, level.opens_risk_limb) for level in levels] == [
        ("low", False),
        ("medium", False),
        ("high", True),
        ("very_high", True),
    ]
    assert "high" in POLICY.risk_levels
