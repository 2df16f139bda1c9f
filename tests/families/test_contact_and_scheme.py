"""Contacts, promises, questions, meetings and the contact scheme: each verb with every reason against it."""

from datetime import date
from uuid import uuid4

import pytest

from candour.families.commands import (
    contacts,
    meetings,
    plans,
    scheme,
)
from candour.families.models import (
    Meeting,
    PromisedDate,
    Question,
    SchemeStatus,
)
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import families, staff
from tests.families.scene import contact, whats

pytestmark = pytest.mark.django_db
AT, TODAY, DAY = families.AT, families.TODAY, families.DAY
S = SchemeStatus


def test_a_way_that_is_not_safe_is_refused_and_their_own_call_is_not() -> None:
    plan = families.begun()
    plans.describe(plan=plan, values={"unsafe_ways": ["phone"]}, by=families.keeper(plan), at=AT)
    with pytest.raises(NotNow, match="A phone call is not safe for Mrs Ann Canary"):
        contact(plan)
    assert contact(plan, started_by="them")


def test_a_contact_is_refused_with_every_reason() -> None:
    plan = families.begun()
    with pytest.raises(NotNow) as refused:
        contact(plan, on=TODAY + DAY, said=" ", way="letter", next_on=TODAY - DAY, next_why="")
    assert len(refused.value.reasons) == 5


def test_only_the_named_contact_or_a_lead_writes() -> None:
    plan = families.begun()
    contact(plan, by=staff.regional_lead())
    with pytest.raises(NotAllowed):
        contact(plan, by=staff.national_officer())
    with pytest.raises(NotAllowed):
        contact(plan, by=families.officer())


def test_whoever_reads_how_contact_goes_does_not_write_in_it_for_that() -> None:
    plan, reader = families.begun(), staff.member("national_officer", "victim_liaison_officer")
    with pytest.raises(NotAllowed, match="Only the named contact of this person, or the regional lead"):
        contact(plan, by=reader)
    assert not plan.contacts.exists()


def test_a_promise_is_owed_until_it_is_settled() -> None:
    plan = families.begun()
    by, operation = families.keeper(plan), uuid4()
    for _each in range(2):
        contacts.promise(plan=plan, what="A call", due_on=TODAY, by=by, at=AT, operation=operation)
    promise = PromisedDate.objects.get()
    assert (families.again(plan).next_step, families.again(plan).next_due) == ("Promised: A call", TODAY)
    with pytest.raises(NotNow, match="why it was not kept"):
        contacts.settle(promise=promise, kept=False, on=TODAY, by=by, at=AT)
    settled = uuid4()
    for _each in range(2):
        contacts.settle(promise=promise, kept=True, on=TODAY, by=by, at=AT, operation=settled)
    with pytest.raises(NotNow, match="settled before"):
        contacts.settle(promise=promise, kept=True, on=TODAY, by=by, at=AT)
    assert whats(plan) == []


def test_a_question_is_owed_an_answer() -> None:
    plan = families.begun()
    contact(plan, questions="Why?\n\n")
    question = Question.objects.get()
    by, operation = families.keeper(plan), uuid4()
    assert whats(plan) == ["Answer a question that they asked"]
    with pytest.raises(NotNow, match="before it was asked"):
        contacts.answer_question(question=question, answer="x", on=TODAY - DAY, by=by, at=AT)
    for _each in range(2):
        contacts.answer_question(
            question=question, answer="Because.", on=TODAY, by=by, at=AT, operation=operation
        )
    with pytest.raises(NotNow, match="answered before"):
        contacts.answer_question(question=question, answer="x", on=TODAY, by=by, at=AT)


def test_a_meeting_is_owed_until_it_was_held_and_its_letter_is_a_promise() -> None:
    plan = families.begun()
    by, first, second = families.keeper(plan), uuid4(), uuid4()
    for _each in range(2):
        meetings.plan_meeting(plan=plan, on=TODAY, place="home", by=by, at=AT, operation=first)
    meeting = Meeting.objects.get()
    assert whats(plan) == ["A meeting is planned"]
    told = {"on": TODAY, "attendees": "Head of unit", "said": "", "further": "letter"}
    with pytest.raises(NotNow, match="by when"):
        meetings.hold(meeting=meeting, by=by, at=AT, **told)  # type: ignore[arg-type]
    for _each in range(2):
        meetings.hold(
            meeting=meeting,
            by=by,
            at=AT,
            operation=second,
            on=TODAY,
            attendees="Head of unit",
            said="",
            further="letter",
            further_by=TODAY + DAY,
            questions="Why?",
        )
    assert whats(plan) == ["Promised: A letter after the meeting", "Answer a question that they asked"]
    with pytest.raises(NotNow, match="written down before"):
        meetings.not_held(meeting=meeting, why="x", by=by, at=AT)


def test_a_meeting_that_was_not_held_says_why() -> None:
    plan = families.begun()
    by, operation = families.keeper(plan), uuid4()
    meetings.plan_meeting(plan=plan, on=TODAY, place="home", by=by, at=AT)
    meeting = Meeting.objects.get()
    with pytest.raises(NotNow, match="why the meeting was not held"):
        meetings.not_held(meeting=meeting, why="", by=by, at=AT)
    for _each in range(2):
        meetings.not_held(meeting=meeting, why="Snow", by=by, at=AT, operation=operation)
    assert whats(plan) == []


def test_the_referral_and_the_first_contact_are_due_by_the_days_of_the_victims_code() -> None:
    plan = families.to_offer()
    by, operation = families.keeper(plan), uuid4()
    for _each in range(2):
        scheme.record_sentence(
            case=plan.case, on=TODAY, kind="long_custody", by=by, at=AT, operation=operation
        )
    plan = families.again(plan)
    assert plan.referral_due == date(2026, 3, 16), "ten working days after Monday 2 March 2026"
    assert "Say whether the Victim Contact Scheme is for them" in whats(plan)
    plan = scheme.step(plan=plan, key="eligible", on=TODAY, by=by, at=AT)
    step = uuid4()
    for _each in range(2):
        plan = scheme.step(plan=plan, key="referred", on=TODAY, by=by, at=AT, operation=step)
    assert plan.first_contact_due == date(2026, 3, 30)
    assert {
        "Offer them the Victim Contact Scheme",
        "Be in touch for the first time since the referral",
    } <= set(whats(plan))
    contact(plan)
    assert families.again(plan).first_contact_on == TODAY


def test_the_dates_count_for_everybody_in_the_case_whoever_records_the_sentence() -> None:
    plan = families.to_offer()
    other = families.begun(of=plan.case, family_name="Finch")
    scheme.record_sentence(case=plan.case, on=TODAY, kind="hospital", by=families.keeper(plan), at=AT)
    assert families.again(other).referral_due is not None
    scheme.record_sentence(case=plan.case, on=TODAY, kind="other", by=families.keeper(plan), at=AT)
    assert families.again(other).referral_due is None


def test_a_sentence_is_refused_before_the_conviction_and_by_whoever_keeps_no_contact() -> None:
    plan = families.to_offer()
    by = families.keeper(plan)
    with pytest.raises(NotNow, match="before the conviction"):
        scheme.record_sentence(case=plan.case, on=TODAY - DAY, kind="other", by=by, at=AT)
    with pytest.raises(NotAllowed):
        scheme.record_sentence(case=plan.case, on=TODAY, kind="other", by=families.officer(), at=AT)


def test_somebody_leaves_the_scheme_and_comes_back() -> None:
    plan = families.to_offer()
    by = families.keeper(plan)
    for key in ("eligible", "referred", "offered", "opted-in", "opted-out", "back-in"):
        plan = scheme.step(plan=plan, key=key, on=TODAY, by=by, at=AT)
    assert plan.scheme_status == S.OPTED_IN
    assert [step.step for step in plan.scheme_steps.all()][-2:] == [S.OPTED_OUT, S.OPTED_IN]
    with pytest.raises(NotNow):
        scheme.step(plan=plan, key="nothing", on=TODAY, by=by, at=AT)


def test_whoever_is_outside_the_scheme_is_not_referred() -> None:
    plan = families.to_offer()
    by = families.keeper(plan)
    scheme.record_sentence(case=plan.case, on=TODAY, kind="long_custody", by=by, at=AT)
    plan = scheme.step(plan=families.again(plan), key="not-eligible", on=TODAY, by=by, at=AT)
    assert plan.referral_due is None
    assert whats(plan) == ["Tell them, and offer them the review"]
