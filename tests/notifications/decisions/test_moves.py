"""The moves of a notification: who may, what stands in the way, and what follows."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from candour.audit.models import Entry
from candour.cases.commands import (
    NewOutcome,
    NewSupervision,
    add_fact,
    charge_later,
    correct_details,
    let_in,
    record_court_outcome,
    remove_fact,
)
from candour.cases.models import Case, CourtStatus, Relation, ReviewStatus
from candour.mail.models import Message
from candour.notifications import transitions
from candour.notifications.commands import deciding, notifying, overriding
from candour.notifications.models import Deadline, EligibilityAnswer, Notification, NotificationStatus
from candour.workflow.perform import reasons_against
from candour.workflow.refusals import NotAllowed, NotNow
from candour.workflow.transition import Transition
from tests.factories import cases, notifications, staff

pytestmark = pytest.mark.django_db

AT = notifications.AT
LATER = AT + timedelta(days=1)
WHY = "Two warnings were given in the week before."


def again(notification: Notification) -> Notification:
    found: Notification = Notification.objects.select_related("case").get(pk=notification.pk)
    return found


def test_without_a_court_appearance_it_waits_and_no_date_runs() -> None:
    waiting = notifications.awaiting_court()
    assert waiting.status == NotificationStatus.AWAITING_COURT
    assert waiting.outcome == "await_court"
    assert not Deadline.objects.exists()
    assert again(waiting).case.next_step == "Record the first court appearance"


def test_the_first_appearance_makes_it_ready_and_starts_its_date() -> None:
    waiting = notifications.awaiting_court()
    told = {"first_court_appearance": date(2026, 2, 2)}
    correct_details(waiting.case, told, by=staff.administrator(), at=LATER)
    assert again(waiting).status == NotificationStatus.READY
    assert Deadline.objects.get().due == date(2026, 2, 16)
    assert again(waiting).case.next_due == date(2026, 2, 16)


def test_submitting_meets_the_date_and_tells_the_national_team_once() -> None:
    officer = staff.national_officer()
    ready, by, operation = notifications.review_due(), staff.administrator(), uuid4()
    for _time in range(2):
        notifying.submit(notification=ready, by=by, at=LATER, operation=operation)
    assert again(ready).status == NotificationStatus.SUBMITTED
    assert Deadline.objects.get().met_on == LATER.date()
    assert [message.to for message in Message.objects.all()] == [officer]
    assert again(ready).case.next_step == "Decide on the notification"


def test_what_is_no_sfo_is_closed_by_the_region_and_its_dates_end() -> None:
    notification = notifications.not_sfo()
    notifying.close_as_not_sfo(notification=notification, by=staff.administrator(), at=LATER)
    closed = again(notification)
    assert closed.status == NotificationStatus.NOT_SFO
    assert closed.case.review_status == ReviewStatus.NOT_REQUIRED
    assert Deadline.objects.get().ended_on == LATER.date()


def test_a_required_review_cannot_be_closed_as_no_sfo() -> None:
    with pytest.raises(NotNow, match="not a serious further offence"):
        notifying.close_as_not_sfo(
            notification=notifications.review_due(), by=staff.administrator(), at=LATER
        )


def test_commissioning_starts_the_early_look_and_the_review() -> None:
    commissioned = notifications.commissioned()
    assert again(commissioned).case.review_status == ReviewStatus.REQUIRED
    running = Deadline.objects.filter(met_on=None)
    assert {each.step: each.started_on for each in running} == {
        "early_look": AT.date(),
        "review": AT.date(),
    }


def test_whoever_submitted_does_not_decide() -> None:
    both = staff.member("sfo_administrator", "national_officer", of="North East")
    submitted = notifications.submitted(by=both)
    against = reasons_against(transitions.COMMISSION_REVIEW, submitted, both)
    assert against == ["You submitted this notification, so somebody else must decide on it."]
    with pytest.raises(NotNow, match="somebody else"):
        deciding.commission_review(notification=submitted, by=both, at=LATER)
    with pytest.raises(NotNow, match="somebody else"):
        deciding.decide_public_interest(
            notification=submitted, in_public_interest=True, reason=WHY, by=both, at=LATER
        )


@pytest.mark.parametrize("role", ["sfo_administrator", "regional_lead", "practitioner", "inspector"])
def test_only_the_national_team_decides(role: str) -> None:
    submitted = notifications.submitted()
    person = staff.member(role, of="North East")
    with pytest.raises(NotAllowed):
        deciding.commission_review(notification=submitted, by=person, at=LATER)
    with pytest.raises(NotAllowed):
        deciding.decide_public_interest(
            notification=submitted, in_public_interest=True, reason=WHY, by=person, at=LATER
        )


def test_the_public_interest_makes_a_discretionary_review() -> None:
    submitted = notifications.submitted(charges=(cases.ROBBERY,), proposal=WHY)
    officer = staff.national_officer()
    with pytest.raises(NotNow, match="nobody has decided"):
        deciding.close_as_notify_only(notification=submitted, by=officer, at=LATER)
    decided = deciding.decide_public_interest(
        notification=submitted, in_public_interest=True, reason=WHY, by=officer, at=LATER
    )
    assert (decided.outcome, decided.limb) == ("review_discretionary", "C")
    deciding.commission_review(notification=decided, by=officer, at=LATER)
    assert again(decided).status == NotificationStatus.REVIEW


def test_a_decision_on_the_public_interest_needs_a_reason_and_is_made_once() -> None:
    submitted, officer, operation = notifications.submitted(), staff.national_officer(), uuid4()
    with pytest.raises(NotNow, match="at least 20 characters"):
        deciding.decide_public_interest(
            notification=submitted, in_public_interest=True, reason="yes", by=officer, at=LATER
        )
    for _time in range(2):
        deciding.decide_public_interest(
            notification=submitted,
            in_public_interest=False,
            reason=WHY,
            by=officer,
            at=LATER,
            operation=operation,
        )
    assert Entry.objects.filter(action="notification.public_interest_decided").count() == 1


def test_notify_only_and_refusal_close_the_case_without_a_review() -> None:
    officer = staff.national_officer()
    noted = notifications.submitted(charges=(cases.ROBBERY,))
    deciding.close_as_notify_only(notification=noted, by=officer, at=LATER, note="Noted.")
    assert again(noted).case.review_status == ReviewStatus.NOT_REQUIRED
    ended = NewSupervision(type="licence", start=date(2024, 1, 2), end=date(2025, 6, 2))
    refused = notifications.submitted(supervision=(ended,))
    deciding.refuse_as_not_sfo(notification=refused, by=officer, at=LATER)
    assert again(refused).status == NotificationStatus.NOT_SFO


def test_a_returned_notification_is_due_again_and_says_what_to_mend() -> None:
    submitted = notifications.submitted()
    with pytest.raises(NotNow, match="Say what the region should mend"):
        deciding.return_to_region(notification=submitted, reason=" ", by=staff.national_officer(), at=LATER)
    deciding.return_to_region(
        notification=submitted, reason="Add the assessments.", by=staff.national_officer(), at=LATER
    )
    returned = again(submitted)
    assert (returned.status, returned.submitted_by) == (NotificationStatus.READY, None)
    assert Deadline.objects.get().met_on is None


def test_a_changed_fact_opens_a_closed_notification_again() -> None:
    noted = notifications.submitted(charges=(cases.ROBBERY,))
    deciding.close_as_notify_only(notification=noted, by=staff.national_officer(), at=LATER)
    risk = {"level": "high", "assessed_on": date(2025, 10, 3)}
    add_fact(noted.case, "risk", risk, by=staff.administrator(), at=LATER)
    opened = again(noted)
    assert (opened.status, opened.limb) == (NotificationStatus.READY, "B")
    assert opened.case.review_status == ReviewStatus.NOT_DECIDED


def test_a_reviewing_managers_correction_answers_again_without_a_submission_right() -> None:
    waiting = notifications.opened()
    manager = staff.reviewing_manager()
    let_in(
        waiting.case, user=manager, relation=Relation.REVIEWING_MANAGER, reason="Writes it", by=manager, at=AT
    )
    risk = {"level": "very_high", "assessed_on": date(2025, 11, 3)}
    add_fact(waiting.case, "risk", risk, by=manager, at=LATER)
    assert again(waiting).limb == "B"


def test_a_fact_that_is_taken_out_is_not_used_any_more() -> None:
    notification = notifications.opened(risk_assessments=(cases.MEDIUM, cases.HIGH))
    assert notification.outcome == "review_mandatory"
    high = notification.case.risk_assessments.get(level="high")
    remove_fact(high, reason="Of another person", by=staff.administrator(), at=LATER)
    assert again(notification).outcome == "notify_only"


def test_dropped_charges_withdraw_what_is_open_and_end_its_dates() -> None:
    open_one = notifications.review_due()
    told = NewOutcome(outcome=CourtStatus.DROPPED, on=LATER.date())
    record_court_outcome(open_one.case, told, by=staff.administrator(), at=LATER)
    assert again(open_one).status == NotificationStatus.WITHDRAWN
    assert not Deadline.objects.filter(ended_on=None).exists()


def test_charges_dropped_after_the_decision_end_the_dates_of_the_review() -> None:
    commissioned = notifications.commissioned()
    told = NewOutcome(outcome=CourtStatus.DROPPED, on=LATER.date())
    record_court_outcome(commissioned.case, told, by=staff.administrator(), at=LATER)
    assert again(commissioned).status == NotificationStatus.REVIEW
    assert not Deadline.objects.filter(ended_on=None, met_on=None).exists()


def test_a_later_charge_begins_the_notification_again() -> None:
    withdrawn = notifications.review_due()
    by = staff.administrator()
    told = NewOutcome(outcome=CourtStatus.DROPPED, on=LATER.date())
    record_court_outcome(withdrawn.case, told, by=by, at=LATER)
    charge = {"title": "Robbery", "code": "TH68023", "alleged_offence_date": date(2026, 1, 20)}
    charge_later(Case.objects.get(pk=withdrawn.case_id), charge, by=by, at=LATER)
    assert again(withdrawn).status == NotificationStatus.READY


def test_an_override_stands_until_it_is_ended_and_says_who_when_and_why() -> None:
    ready, lead = notifications.opened(), staff.regional_lead()
    overriding.override(notification=ready, outcome="review_mandatory", reason=WHY, by=lead, at=LATER)
    stood = again(ready)
    assert (stood.outcome, stood.overridden_by, stood.overridden_at) == ("review_mandatory", lead, LATER)
    told = {"level": "low", "assessed_on": date(2025, 9, 3)}
    add_fact(ready.case, "risk", told, by=staff.administrator(), at=LATER)
    assert again(ready).outcome == "review_mandatory"
    assert EligibilityAnswer.objects.filter(case=ready.case)[0].outcome == "notify_only"
    overriding.end_override(notification=ready, by=lead, at=LATER)
    assert again(ready).outcome == "notify_only"


def test_an_override_is_refused_without_right_reason_or_difference() -> None:
    ready = notifications.opened()
    with pytest.raises(NotAllowed):
        overriding.override(
            notification=ready, outcome="review_mandatory", reason=WHY, by=staff.administrator(), at=LATER
        )
    with pytest.raises(NotNow) as refused:
        overriding.override(
            notification=ready, outcome="notify_only", reason="no", by=staff.regional_lead(), at=LATER
        )
    assert len(refused.value.reasons) == 2
    with pytest.raises(NotNow, match="no override"):
        overriding.end_override(notification=ready, by=staff.regional_lead(), at=LATER)


def against(transition: Transition[Notification], record: Notification, *, role: str) -> list[str]:
    return reasons_against(transition, record, staff.member(role))


def test_nothing_is_sent_before_the_first_appearance_in_court_and_an_answer() -> None:
    waiting, by = notifications.awaiting_court(), staff.administrator()
    with pytest.raises(NotNow) as refused:
        notifying.submit(notification=waiting, by=by, at=LATER)
    assert refused.value.reasons[1:] == [
        "The date of the first court appearance is not recorded.",
        "Eligibility has no answer yet.",
    ]
    assert against(transitions.MAKE_READY, waiting, role="sfo_administrator") == [
        "The date of the first court appearance is not recorded."
    ]
    assert again(waiting).status == NotificationStatus.AWAITING_COURT


def test_nothing_is_sent_without_a_period_of_supervision() -> None:
    ready = notifications.opened(supervision=())
    with pytest.raises(NotNow, match="No period of supervision is recorded"):
        notifying.submit(notification=ready, by=staff.administrator(), at=LATER)
    assert again(ready).status == NotificationStatus.READY


def test_nothing_goes_on_without_a_charge() -> None:
    ready = notifications.opened()
    ready.case.charges.all().delete()
    for move in (transitions.WAIT_FOR_COURT, transitions.MAKE_READY, transitions.SUBMIT):
        assert "No charge is recorded." in against(move, ready, role="sfo_administrator")
    with pytest.raises(NotNow, match="No charge is recorded"):
        notifying.submit(notification=ready, by=staff.administrator(), at=LATER)
    assert again(ready).status == NotificationStatus.READY


def test_each_decision_follows_the_answer_and_no_other() -> None:
    officer = staff.national_officer()
    review, noted = notifications.submitted(), notifications.submitted(charges=(cases.ROBBERY,))
    for decision, notification, words in (
        (deciding.commission_review, noted, "The answer to eligibility is not a review."),
        (deciding.close_as_notify_only, review, "not “notify only”"),
        (deciding.refuse_as_not_sfo, review, "not “not a serious further offence”"),
    ):
        with pytest.raises(NotNow, match=words):
            decision(notification=notification, by=officer, at=LATER)
        assert again(notification).status == NotificationStatus.SUBMITTED


def test_the_public_interest_is_decided_by_the_national_team_alone_and_after_the_region() -> None:
    ready, officer = notifications.opened(), staff.national_officer()
    with pytest.raises(NotNow, match="The notification is not with the national team"):
        deciding.decide_public_interest(
            notification=ready, in_public_interest=True, reason=WHY, by=officer, at=LATER
        )
    assert again(ready).public_interest is None


def test_an_override_is_one_of_the_outcomes_and_comes_after_an_answer() -> None:
    ready, waiting, lead = notifications.opened(), notifications.awaiting_court(), staff.regional_lead()
    with pytest.raises(NotNow, match="Choose one of the outcomes that a decision can have"):
        overriding.override(notification=ready, outcome="await_court", reason=WHY, by=lead, at=LATER)
    with pytest.raises(NotNow, match="while the notification is ready or with the national team"):
        overriding.override(notification=waiting, outcome="review_mandatory", reason=WHY, by=lead, at=LATER)
    assert not Notification.objects.exclude(override_reason="").exists()
