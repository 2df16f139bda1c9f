"""The verbs: what each brings with it, and every reason for which it is refused."""

from datetime import date
from uuid import uuid4

import pytest
from django.utils import timezone

from candour.audit.models import Entry
from candour.cases.commands import charge_later, decide_disclosure, give_access, remove_fact
from candour.cases.models import AccessEntry, CourtStatus, Relation
from candour.cases.models.visibility import sight_of
from candour.families.commands import (
    contacts,
    copies,
    following,
    meetings,
    offering,
    plans,
    scheme,
    unfinished,
    withholding,
)
from candour.families.models import (
    ContactMade,
    ContactPlan,
    ContactStatus,
    CopyEvent,
    DisclosureStatus,
    Meeting,
    NoContact,
    Nondisclosure,
    PromisedDate,
    Question,
    SchemeStatus,
)
from candour.families.owing import owed_to
from candour.families.queries import owed, reasons_against_closing, recipient, recipients
from candour.mail.models import Message
from candour.workflow.models import StatusChange
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import families, staff

pytestmark = pytest.mark.django_db
AT, TODAY, DAY = families.AT, families.TODAY, families.DAY
S, D = SchemeStatus, DisclosureStatus


def whats(plan: ContactPlan) -> list[str]:
    return [one.what for one in owed_to(families.again(plan))]


# --- who keeps in touch


def test_beginning_lets_the_named_contact_in_and_tells_them() -> None:
    officer = families.officer()
    plan = families.begun(officer=officer)
    assert plan.addressed_as == "Mrs Ann Canary"
    assert AccessEntry.objects.filter(user=officer, relation=Relation.VICTIM_LIAISON, until=None).count() == 1
    assert Message.objects.filter(to=officer, subject="Contact with a family is waiting for you").count() == 1
    assert "Canary" not in str(list(Entry.objects.filter(action__startswith="families.").values()))


def test_a_plan_is_begun_once_for_a_victim_or_relative_by_somebody_who_keeps_contact() -> None:
    plan = families.begun()
    lead, person = staff.regional_lead(), families.relative(plan.case, "Okafor")
    told = {"officer": staff.administrator(), "reason": " ", "by": lead, "at": AT}
    with pytest.raises(NotNow) as refused:
        plans.begin(person=person, **told)  # type: ignore[arg-type]
    assert len(refused.value.reasons) == 3
    with pytest.raises(NotNow, match="already"):
        plans.begin(person=plan.person, officer=families.officer(), reason="x", by=lead, at=AT)
    with pytest.raises(NotAllowed):
        plans.begin(person=person, officer=families.officer(), reason="x", by=families.keeper(plan), at=AT)
    with pytest.raises(NotAllowed):
        plans.begin(
            person=person, officer=families.officer(), reason="x", by=staff.regional_lead("Wales"), at=AT
        )


def test_somebody_who_died_is_left_without_a_plan_and_says_so() -> None:
    case = families.case()
    lead, operation = staff.regional_lead(), uuid4()
    mother, brother = families.relative(case), families.relative(case, "Finch")
    for _each in range(2):
        plans.leave_without(person=mother, why="died", by=lead, at=AT, operation=operation)
    plans.leave_without(person=brother, why="asked", note="By letter", by=lead, at=AT)
    assert reasons_against_closing(case) == []
    families.begun(of=case, family_name="Finch")
    assert [one.person for one in NoContact.objects.all()] == [mother]
    with pytest.raises(NotNow, match="There is a contact plan"):
        plans.leave_without(person=brother, why="asked", by=lead, at=AT)
    with pytest.raises(NotAllowed):
        plans.leave_without(person=mother, why="died", by=families.officer(), at=AT)


def test_beginning_twice_with_one_form_begins_once() -> None:
    case, lead, operation, officer = families.case(), staff.regional_lead(), uuid4(), families.officer()
    person = families.relative(case)
    told = {
        "person": person,
        "officer": officer,
        "reason": "Near",
        "by": lead,
        "at": AT,
        "operation": operation,
    }
    assert plans.begin(**told) == plans.begin(**told)  # type: ignore[arg-type]
    assert ContactPlan.objects.count() == 1


def test_whoever_keeps_contact_with_nobody_in_the_case_any_more_can_no_longer_open_it() -> None:
    officer = families.officer()
    plan = families.begun(officer=officer)
    families.begun(of=plan.case, officer=officer, family_name="Finch")
    lead = staff.regional_lead()
    open_to = AccessEntry.standing(at=AT + DAY).filter(user=officer, relation=Relation.VICTIM_LIAISON)
    for left, one in ((1, plan), (0, plan.case.contact_plans.get(person__family_name="Finch"))):
        plans.allocate(plan=one, officer=families.officer(), reason="Moves", by=lead, at=AT)
        assert open_to.count() == left
    again = families.again(plan)
    with pytest.raises(NotNow, match="already"):
        plans.allocate(plan=again, officer=families.keeper(again), reason="x", by=lead, at=AT)


def test_a_new_named_contact_is_told_to_the_family_by_a_day() -> None:
    plan, other = families.begun(), families.officer()
    lead, operation = staff.regional_lead(), uuid4()
    for _each in range(2):
        plan = plans.allocate(
            plan=plan, officer=other, reason="Leave", tell_by=TODAY + DAY, by=lead, at=AT, operation=operation
        )
    assert whats(plan) == [f"Be in touch: tell them that {other} is their contact now"]
    assert [change.officer for change in plan.liaison_changes.all()][-1] == other
    with pytest.raises(NotNow, match="before today"):
        plans.allocate(plan=plan, officer=families.officer(), reason="x", tell_by=TODAY - DAY, by=lead, at=AT)


def test_details_are_kept_and_the_audit_names_the_fields_alone() -> None:
    plan = families.begun()
    by, operation = families.keeper(plan), uuid4()
    values = {"safety": "Her son must not know.", "status": "ignored"}
    for _each in range(2):
        plan = plans.describe(plan=plan, values=values, by=by, at=AT, operation=operation)
    entry = Entry.objects.get(action="families.described")
    assert "safety" in entry.changed
    assert "son" not in str(entry.changed)
    wrong = {"addressed_as": " ", "ways": ["phone"], "unsafe_ways": ["phone"], "language": "other"}
    with pytest.raises(NotNow) as refused:
        plans.describe(plan=plan, values=wrong, by=by, at=AT)
    assert len(refused.value.reasons) == 3
    elsewhere = families.case().charges.get()
    with pytest.raises(NotNow, match="not one of this case"):
        plans.describe(plan=plan, values={"charge": elsewhere}, by=by, at=AT)


def test_a_person_with_a_plan_stays_in_the_register() -> None:
    """Whoever takes the person out need not see the plan, and is told in words that name nothing."""
    plan = families.begun()
    with pytest.raises(NotNow, match="relies on"):
        remove_fact(plan.person, reason="Wrong case", by=staff.administrator(), at=AT)


# --- contacts, promises, questions, meetings


def contact(plan: ContactPlan, **more: object) -> ContactPlan:
    told = {
        "on": TODAY,
        "way": "phone",
        "started_by": "us",
        "reached": True,
        "who": "Beth",
        "said": "How she is.",
        "by": families.keeper(plan),
        "at": AT,
    }
    return contacts.record(plan=plan, **(told | more))  # type: ignore[arg-type]


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


# --- the contact scheme


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


# --- the court opens the offer, and closes it


@pytest.mark.parametrize(
    ("outcome", "stands"),
    [
        (CourtStatus.CONVICTED, D.TO_OFFER),
        (CourtStatus.CONVICTED_MORE_SERIOUS, D.TO_OFFER),
        (CourtStatus.CONVICTED_LESSER, D.WITH_NATIONAL),
        (CourtStatus.DIED, D.WITH_NATIONAL),
        (CourtStatus.UNFIT, D.WITH_NATIONAL),
        (CourtStatus.ACQUITTED, D.NO_OFFER),
        (CourtStatus.DROPPED, D.NO_OFFER),
    ],
)
def test_the_offer_follows_the_court_for_plans_before_and_after(
    outcome: CourtStatus, stands: DisclosureStatus
) -> None:
    plan = families.begun()
    assert plan.disclosure_status == D.NOT_OPEN
    families.court(plan.case, outcome)
    assert families.again(plan).disclosure_status == stands
    later = families.begun(of=families.again(plan).case, family_name="Finch")
    assert later.disclosure_status == stands
    opened = TODAY if stands == D.TO_OFFER else None
    assert families.again(plan).disclosure_open_since == later.disclosure_open_since == opened


def test_whoever_records_the_court_outcome_need_not_see_any_contact() -> None:
    plan = families.begun()
    families.court(plan.case, CourtStatus.CONVICTED)
    change = StatusChange.objects.get(record_type="families.contactplan")
    assert (change.by, change.transition) == (None, "disclosure.court_to_offer")
    waits = Message.objects.filter(to=families.keeper(plan), path=f"/families/{plan.pk}/")
    assert waits.count() == 2, "when it was begun, and when the offer opened"


def test_nothing_is_offered_before_a_conviction_or_without_one() -> None:
    plan = families.begun()
    told = {"on": TODAY, "way": "phone", "named_contact": True, "by": families.keeper(plan), "at": AT}
    for outcome, words in (
        (None, "before a conviction"),
        (CourtStatus.DIED, "has not decided"),
        (CourtStatus.ACQUITTED, "Nobody was convicted"),
    ):
        if outcome is not None:
            families.court(plan.case, outcome, note="The first entry was a mistake.")
            plan.case.refresh_from_db()
        with pytest.raises(NotNow, match=words):
            offering.offer(plan=plan, **told)  # type: ignore[arg-type]


def test_the_national_team_opens_the_offer_where_no_conviction_does() -> None:
    plan = families.begun()
    families.court(plan.case, CourtStatus.CONVICTED_LESSER)
    reason = "The family has asked, and the findings matter to them."
    case = families.again(plan).case
    decide_disclosure(case, disclose=True, reason=reason, by=staff.national_officer(), at=AT + DAY)
    assert families.again(plan).disclosure_status == D.TO_OFFER


def test_a_later_charge_closes_the_offer_again_and_a_copy_that_was_given_stays() -> None:
    plan = families.accepted()
    specialist = staff.member("disclosure_specialist", "regional_lead")
    copies.record_handed_over(
        plan=plan, on=TODAY, release="1", language="en", format="pdf", by=specialist, at=AT + DAY
    )
    other = families.begun(of=families.again(plan).case, family_name="Finch")
    values = {"title": "Arson", "code": "CD71039", "alleged_offence_date": TODAY, "mode": "substantive"}
    charge_later(plan.case, values, by=staff.administrator(), at=AT + DAY)
    assert families.again(other).disclosure_status == D.NOT_OPEN
    assert families.again(plan).disclosure_status == D.COPY_GIVEN


def test_contact_that_had_ended_goes_on_when_something_is_owed_again() -> None:
    plan = families.begun()
    plans.end(plan=plan, note="She will ring.", by=families.keeper(plan), at=AT)
    families.court(plan.case, CourtStatus.CONVICTED)
    assert families.again(plan).contact_status == ContactStatus.IN_CONTACT


def test_a_proposal_under_way_is_written_anew_when_the_court_closes_the_offer() -> None:
    plan = families.proposed()
    families.court(families.again(plan).case, CourtStatus.ACQUITTED, note="Quashed by the Court of Appeal.")
    assert families.again(plan).disclosure_status == D.NO_OFFER
    assert Nondisclosure.objects.get().sent_at is None


# --- the offer and its answers


def test_an_offer_is_a_contact_too_and_waits_for_an_answer() -> None:
    plan = families.offered()
    assert ContactMade.objects.get(plan=plan).said == offering.ASKED
    assert whats(plan) == ["Find out what they answer to the offer"]


def test_an_offer_is_refused_before_the_conviction_by_an_unsafe_way_and_once_more() -> None:
    plan = families.to_offer()
    by, operation = families.keeper(plan), uuid4()
    plans.describe(plan=plan, values={"unsafe_ways": ["email"]}, by=by, at=AT)
    with pytest.raises(NotNow) as refused:
        offering.offer(plan=plan, on=TODAY - DAY, way="email", named_contact=True, by=by, at=AT)
    assert len(refused.value.reasons) == 2
    for _each in range(2):
        offering.offer(
            plan=plan, on=TODAY, way="letter", named_contact=False, by=by, at=AT, operation=operation
        )
    assert plan.offers.count() == 1


def test_each_answer_stands_beside_the_earlier_ones() -> None:
    plan = families.offered()
    by, at = families.keeper(plan), AT + DAY
    told = {"kind": "declined", "on": TODAY, "by": by, "at": at}
    with pytest.raises(NotNow, match="Choose a reason"):
        offering.answer(plan=plan, **told)  # type: ignore[arg-type]
    operation = uuid4()
    for _each in range(2):
        offering.answer(plan=plan, reason="not_given", operation=operation, **told)  # type: ignore[arg-type]
    plan = offering.answer(plan=plan, kind="asked_later", on=TODAY + DAY, by=by, at=at)
    assert [answer.kind for answer in plan.answers.all()] == ["declined", "asked_later"]
    assert whats(plan) == ["A copy of the review, for which they asked"]


def test_a_wish_to_be_asked_again_names_a_day_and_is_owed_then() -> None:
    plan = families.offered()
    by, at = families.keeper(plan), AT + DAY
    with pytest.raises(NotNow, match="which day to ask again"):
        offering.answer(plan=plan, kind="deferred", on=TODAY, by=by, at=at)
    again = TODAY + 30 * DAY
    plan = offering.answer(plan=plan, kind="deferred", on=TODAY, ask_again_on=again, by=by, at=at)
    assert (plan.next_step, plan.next_due) == ("Ask again whether they would like to have the review", again)


def test_an_offer_waits_before_it_is_taken_that_there_is_no_reply() -> None:
    plan = families.offered()
    by = families.keeper(plan)
    with pytest.raises(NotNow, match="waits 28 days"):
        offering.answer(plan=plan, kind="no_reply", on=TODAY + 27 * DAY, by=by, at=AT + 27 * DAY)
    plan = offering.answer(plan=plan, kind="no_reply", on=TODAY + 28 * DAY, by=by, at=AT + 28 * DAY)
    assert plan.disclosure_status == D.NO_REPLY
    with pytest.raises(NotNow, match="before the offer"):
        offering.answer(plan=plan, kind="accepted", on=TODAY - DAY, by=by, at=AT + 28 * DAY)


# --- a proposal not to disclose


def test_a_region_cannot_decide_alone() -> None:
    plan = families.proposed()
    told = {"plan": plan, "agree": True, "decision": "We agree with this proposal.", "at": AT}
    day = TODAY + 30 * DAY
    for by in (families.keeper(plan), staff.regional_lead()):
        with pytest.raises(NotAllowed):
            withholding.decide(by=by, look_again_on=day, **told)  # type: ignore[arg-type]
    with pytest.raises(NotNow, match="which day"):
        withholding.decide(by=staff.national_officer(), **told)  # type: ignore[arg-type]
    with pytest.raises(NotNow, match="within 6 months"):
        withholding.decide(by=staff.national_officer(), look_again_on=TODAY + 250 * DAY, **told)  # type: ignore[arg-type]
    plan = withholding.decide(by=staff.national_officer(), look_again_on=day, **told)  # type: ignore[arg-type]
    assert (plan.disclosure_status, plan.next_due) == (D.NOT_DISCLOSED, day)
    assert whats(plan) == ["Look again at the decision not to disclose"]


def test_whoever_proposed_does_not_decide() -> None:
    plan = families.to_offer()
    both = staff.member("national_officer", "victim_liaison_officer", of="North East")
    plan = plans.allocate(plan=plan, officer=both, reason="Covers", by=staff.regional_lead(), at=AT)
    for part, text in {"ground": "risk", "why": "He would find it in her home.", "tried": "A talk."}.items():
        withholding.write_part(plan=plan, part=part, text=text, by=both, at=AT)
    withholding.send(plan=plan, by=both, at=AT)
    with pytest.raises(NotNow, match="somebody else must decide"):
        withholding.decide(
            plan=plan, agree=False, decision="We do not agree at all.", by=both, at=AT, operation=uuid4()
        )


def test_a_refusal_leaves_the_offer_where_it_stood() -> None:
    plan = families.accepted()
    by, operation = families.keeper(plan), uuid4()
    for part, text in {"ground": "risk", "why": "He would find it in her home.", "tried": "A talk."}.items():
        withholding.write_part(plan=plan, part=part, text=text, by=by, at=AT)
    for _each in range(2):
        plan = withholding.send(plan=plan, by=by, at=AT, operation=operation)
    officer, decided = staff.national_officer(), uuid4()
    for _each in range(2):
        plan = withholding.decide(
            plan=plan,
            agree=False,
            decision="Hearing it read aloud is safe for her.",
            by=officer,
            at=AT,
            operation=decided,
        )
    assert plan.disclosure_status == D.ACCEPTED
    with pytest.raises(NotNow, match="No proposal waits"):
        withholding.decide(plan=plan, agree=False, decision="Once more, no.", by=officer, at=AT)
    assert Message.objects.filter(to=by).count() >= 1


def test_a_proposal_is_sent_whole_and_only_while_the_review_may_be_offered() -> None:
    plan = families.to_offer()
    by = families.keeper(plan)
    with pytest.raises(NotNow, match="Answer the questions"):
        withholding.send(plan=plan, by=by, at=AT)
    withholding.write_part(plan=plan, part="ground", text="nothing known", by=by, at=AT)
    with pytest.raises(NotNow) as refused:
        withholding.send(plan=plan, by=by, at=AT)
    assert len(refused.value.reasons) == 3
    with pytest.raises(NotNow, match="no such question"):
        withholding.write_part(plan=plan, part="sent_at", text="x", by=by, at=AT)
    early = families.begun()
    with pytest.raises(NotNow, match="only while"):
        withholding.write_part(plan=early, part="why", text="x", by=families.keeper(early), at=AT)


def test_the_national_team_looks_again() -> None:
    plan = families.proposed()
    officer = staff.national_officer()
    day = TODAY + 30 * DAY
    withholding.decide(
        plan=plan, agree=True, decision="We agree with this for now.", look_again_on=day, by=officer, at=AT
    )
    with pytest.raises(NotNow, match="at least 20"):
        withholding.look_again(plan=plan, reason="Better", by=officer, at=AT)
    plan = withholding.look_again(plan=plan, reason="She is home and well.", by=officer, at=AT)
    assert plan.disclosure_status == D.TO_OFFER


# --- copies, for disclosure


def test_a_copy_is_handed_over_replaced_and_recalled() -> None:
    plan = families.accepted()
    specialist = staff.member("disclosure_specialist")
    told = {
        "on": TODAY,
        "release": "R1",
        "language": "en",
        "format": "large_print",
        "by": specialist,
        "at": AT + DAY,
    }
    with pytest.raises(NotAllowed):
        copies.record_handed_over(plan=plan, **told)  # type: ignore[arg-type]
    give_access(plan.case, user=specialist, reason="Copies", by=staff.national_lead(), at=AT)
    with pytest.raises(NotNow, match="no copy to replace"):
        copies.record_replaced(plan=plan, note="A newer one", **told)  # type: ignore[arg-type]
    operation = uuid4()
    for _each in range(2):
        copies.record_handed_over(plan=plan, operation=operation, **told)  # type: ignore[arg-type]
    found = recipients(plan.case, sight_of(specialist, at=timezone.now()))
    assert [(one.has_a_copy, one.copy and one.copy.release) for one in found] == [(True, "R1")]
    copies.record_replaced(plan=plan, note="A newer one", **(told | {"release": "R2"}))  # type: ignore[arg-type]
    with pytest.raises(NotNow, match="Say why"):
        copies.record_recalled(plan=plan, **told)  # type: ignore[arg-type]
    plan = copies.record_recalled(plan=plan, note="A name was in it", **told)  # type: ignore[arg-type]
    assert [event.kind for event in CopyEvent.objects.all()] == ["handed_over", "replaced", "recalled"]
    assert whats(plan) == ["A copy of the review"]
    assert families.again(plan).copy_given_on == TODAY


def test_a_copy_goes_to_nobody_who_did_not_ask() -> None:
    plan = families.offered()
    lead = staff.regional_lead()
    with pytest.raises(NotNow):
        copies.record_handed_over(
            plan=plan, on=TODAY, release="R1", language="en", format="pdf", by=lead, at=AT
        )
    sight = sight_of(lead, at=timezone.now())
    assert recipient(plan.pk, sight) is None
    accepted = families.accepted()
    one = recipient(accepted.pk, sight)
    assert one is not None
    assert one.named_contact == families.keeper(accepted).full_name


# --- the end of contact, and of a case


def test_contact_does_not_end_while_anything_is_owed() -> None:
    plan = families.to_offer()
    by = families.keeper(plan)
    with pytest.raises(NotNow, match="tell them, and offer them the review"):
        plans.end(plan=plan, note="By letter", by=by, at=AT)
    assert [one.plan for one in owed(plan.case, sight_of(by, at=timezone.now()))] == [plan]
    assert owed(plan.case, sight_of(staff.administrator(), at=timezone.now())) == []


def test_contact_ends_with_how_they_can_come_back_and_is_taken_up_again() -> None:
    plan = families.begun()
    families.begun(of=plan.case, family_name="Finch")
    by = families.keeper(plan)
    with pytest.raises(NotNow, match="told that they can come back"):
        plans.end(plan=plan, note=" ", by=by, at=AT)
    plans.end(plan=plan, note="By letter", by=by, at=AT)
    assert reasons_against_closing(plan.case) == []
    plan = plans.take_up(plan=plan, note="She rang", by=by, at=AT)
    assert plan.contact_status == ContactStatus.IN_CONTACT


def test_the_next_contact_says_what_it_is_about() -> None:
    plan = families.begun()
    by, operation = families.keeper(plan), uuid4()
    with pytest.raises(NotNow, match="what the next contact is about"):
        plans.be_in_touch_on(plan=plan, on=TODAY, why="", by=by, at=AT)
    for _each in range(2):
        plans.be_in_touch_on(plan=plan, on=TODAY, why="the trial", by=by, at=AT, operation=operation)
    assert whats(plan) == ["Be in touch: the trial"]


def test_words_are_kept_for_nobody_who_left() -> None:
    plan = families.begun()
    told = {"plan": plan.pk, "page": "contact", "words": {"said": "x"}, "at": AT}
    assert unfinished.keep_without_a_session(user=0, **told) is None  # type: ignore[arg-type]
    stranger = families.officer()
    assert unfinished.keep_without_a_session(user=stranger.pk, **told) is None  # type: ignore[arg-type]


def test_a_table_for_the_court_knows_every_standing_of_the_victim_track() -> None:
    assert set(following.NOTES) == set(following.OFFER_STANDS.values())
