"""What the court does, and what follows for the review and for victims."""

from datetime import date
from uuid import uuid4

import pytest

from candour.cases import transitions
from candour.cases.commands import (
    NewOutcome,
    charge_later,
    decide_disclosure,
    hand_over,
    is_correction,
    record_court_outcome,
)
from candour.cases.court_effects import effects_of
from candour.cases.models import Case, CourtStatus, FactChange, ReviewStatus, VictimStatus
from candour.mail.models import Message
from candour.policy.load import load_policy
from candour.workflow.models import StatusChange
from candour.workflow.queries import history_of
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import cases, staff

pytestmark = pytest.mark.django_db

C, R, V = CourtStatus, ReviewStatus, VictimStatus
DAY = date(2026, 2, 20)

TABLE = [
    # the review stands at · the court does · the review then · victims then
    (R.REQUIRED, C.SENT, R.REQUIRED, V.NOT_OPEN),
    (R.REQUIRED, C.AWAITING_TRIAL, R.REQUIRED, V.NOT_OPEN),
    (R.NOT_DECIDED, C.DROPPED, R.ENDED, V.CLOSED),
    (R.REQUIRED, C.DROPPED, R.ENDED, V.CLOSED),
    (R.COMPLETE, C.DROPPED, R.COMPLETE, V.CLOSED),
    (R.NOT_REQUIRED, C.DROPPED, R.NOT_REQUIRED, V.CLOSED),
    (R.REQUIRED, C.ACQUITTED, R.REQUIRED, V.CLOSED),
    (R.COMPLETE, C.ACQUITTED, R.COMPLETE, V.CLOSED),
    (R.REQUIRED, C.CONVICTED, R.REQUIRED, V.OPEN),
    (R.COMPLETE, C.CONVICTED, R.COMPLETE, V.OPEN),
    (R.COMPLETE, C.CONVICTED_MORE_SERIOUS, R.COMPLETE, V.OPEN),
    (R.COMPLETE, C.CONVICTED_LESSER, R.COMPLETE, V.NATIONAL_DECISION),
    (R.REQUIRED, C.DIED, R.REQUIRED, V.NATIONAL_DECISION),
    (R.REQUIRED, C.UNFIT, R.REQUIRED, V.NATIONAL_DECISION),
    (R.COMPLETE, C.OTHER, R.COMPLETE, V.NATIONAL_DECISION),
]


def standing_at(review: ReviewStatus) -> Case:
    case = cases.case()
    Case.objects.filter(pk=case.pk).update(review_status=review)
    case.refresh_from_db()
    return case


def told(outcome: CourtStatus, **more: str) -> NewOutcome:
    convicted = outcome in {C.CONVICTED, C.CONVICTED_LESSER, C.CONVICTED_MORE_SERIOUS}
    return NewOutcome(outcome=outcome, on=DAY, offence_title="Robbery" if convicted else "", **more)


@pytest.mark.parametrize(("review", "outcome", "review_then", "victims_then"), TABLE)
def test_each_outcome_moves_the_tracks_as_was_said_before(
    review: ReviewStatus, outcome: CourtStatus, review_then: ReviewStatus, victims_then: VictimStatus
) -> None:
    case = standing_at(review)
    announced = {effect.track: effect.target for effect in effects_of(case, outcome)}
    case = record_court_outcome(case, told(outcome), by=staff.administrator(), at=cases.AT)
    case.refresh_from_db()
    assert (case.court_status, case.review_status, case.victim_status) == (outcome, review_then, victims_then)
    assert announced["review"] in {None, review_then}
    assert announced["victim"] in {None, victims_then}


def test_every_status_is_an_outcome_of_the_policy() -> None:
    for status in CourtStatus:
        row = load_policy().court_outcomes.on(status, on=DAY)
        opens = record_opens(status)
        assert row.opens_disclosure is opens


def record_opens(status: CourtStatus) -> bool:
    from candour.cases.court_effects import VICTIM_TRACK

    return VICTIM_TRACK[status] == VictimStatus.OPEN


def test_the_convicted_offence_is_kept_beside_the_charge() -> None:
    case, by = cases.case(), staff.administrator()
    outcome = NewOutcome(
        outcome=C.CONVICTED_MORE_SERIOUS, on=DAY, offence_title="Murder", offence_code="COML025"
    )
    case = record_court_outcome(case, outcome, by=by, at=cases.AT)
    assert (case.convicted_offence_title, case.convicted_offence_code) == ("Murder", "COML025")
    assert case.charges.get().title == "Robbery"


def test_a_conviction_names_its_offence_and_a_day_that_can_be() -> None:
    case, by = cases.case(), staff.administrator()
    before = NewOutcome(outcome=C.CONVICTED, on=date(2025, 12, 1))
    with pytest.raises(NotNow) as refused:
        record_court_outcome(case, before, by=by, at=cases.AT)
    assert len(refused.value.reasons) == 2
    case.refresh_from_db()
    assert case.court_status == C.CHARGED


def test_after_an_outcome_another_is_a_correction_and_needs_a_reason() -> None:
    by = staff.administrator()
    case = record_court_outcome(cases.case(), told(C.ACQUITTED), by=by, at=cases.AT)
    assert is_correction(case, C.CONVICTED)
    with pytest.raises(NotNow):
        record_court_outcome(case, told(C.CONVICTED), by=by, at=cases.AT)
    case = record_court_outcome(
        case, told(C.CONVICTED), by=by, at=cases.AT, note="The court register was misread."
    )
    assert (case.court_status, case.victim_status) == (C.CONVICTED, V.OPEN)
    assert "misread" in history_of(case).filter(field="court_status").last().note  # type: ignore[union-attr]


def test_correcting_dropped_charges_opens_the_review_again() -> None:
    by = staff.administrator()
    case = record_court_outcome(standing_at(R.REQUIRED), told(C.DROPPED), by=by, at=cases.AT)
    assert case.review_status == R.ENDED
    case = record_court_outcome(case, told(C.SENT), by=by, at=cases.AT, note="The wrong case was marked.")
    assert (case.review_status, case.victim_status) == (R.NOT_DECIDED, V.NOT_OPEN)
    assert case.court_outcome_on is None


def test_a_later_charge_begins_the_court_track_again_and_is_marked_as_later() -> None:
    by = staff.administrator()
    case = record_court_outcome(standing_at(R.REQUIRED), told(C.DROPPED), by=by, at=cases.AT)
    values = {"title": "Murder", "code": "COML025", "alleged_offence_date": date(2026, 1, 20)}
    case = charge_later(case, values, by=by, at=cases.AT)
    assert (case.court_status, case.review_status) == (C.CHARGED, R.NOT_DECIDED)
    assert case.charges.count() == 2
    assert FactChange.objects.get(case=case).fact == "charge"


def test_a_later_charge_needs_an_outcome_before_it() -> None:
    values = {"title": "Murder", "alleged_offence_date": date(2026, 1, 20)}
    with pytest.raises(NotNow):
        charge_later(cases.case(), values, by=staff.administrator(), at=cases.AT)


def test_the_same_form_twice_has_one_effect() -> None:
    case, by, operation = standing_at(R.REQUIRED), staff.administrator(), uuid4()
    for _ in range(2):
        record_court_outcome(case, told(C.DROPPED), by=by, at=cases.AT, operation=operation)
    assert StatusChange.objects.filter(record_id=case.pk, field="court_status").count() == 1


def test_the_holder_is_told_without_a_word_about_the_case() -> None:
    case, lead, holder = cases.case(), staff.regional_lead(), staff.reviewing_manager()
    hand_over(case, to=holder, by=lead, at=cases.AT)
    Message.objects.all().delete()
    record_court_outcome(case, told(C.CONVICTED), by=lead, at=cases.AT)
    message = Message.objects.get()
    assert message.to == holder
    assert "Okafor" not in message.subject + message.body


def test_only_those_who_may_record_outcomes_do() -> None:
    with pytest.raises(NotAllowed):
        record_court_outcome(
            cases.case(), told(C.ACQUITTED), by=staff.member("regional_director"), at=cases.AT
        )


@pytest.mark.parametrize(("disclose", "then"), [(True, V.OPEN), (False, V.CLOSED)])
def test_the_national_team_decides_where_no_conviction_does(disclose: bool, then: VictimStatus) -> None:
    by, national = staff.administrator(), staff.national_officer()
    case = record_court_outcome(cases.case(), told(C.CONVICTED_LESSER), by=by, at=cases.AT)
    with pytest.raises(NotNow):
        decide_disclosure(case, disclose=disclose, reason="short", by=national, at=cases.AT)
    with pytest.raises(NotAllowed):
        decide_disclosure(case, disclose=disclose, reason="A reason long enough.", by=by, at=cases.AT)
    reason = "The family asked, and the offence is close."
    case = decide_disclosure(case, disclose=disclose, reason=reason, by=national, at=cases.AT)
    assert case.victim_status == then


def test_every_status_can_be_reached_and_corrected() -> None:
    assert set(transitions.COURT) | {C.CHARGED} == set(CourtStatus)
    assert set(transitions.CORRECTIONS) == set(CourtStatus)
