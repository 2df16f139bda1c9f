"""Holding, access, bars and emergencies."""

from datetime import date, timedelta
from typing import cast
from uuid import uuid4

import pytest

from candour.audit.models import Entry
from candour.cases.commands import (
    NewPerson,
    add_fact,
    bar,
    break_glass,
    correct_details,
    end_access,
    give_access,
    hand_over,
    remove_fact,
    review_break_glass,
)
from candour.cases.models import AccessEntry, BreakGlass, Case, CaseHolding, RegisteredPerson, Relation
from candour.cases.models.visibility import sight_of
from candour.cases.queries import why_each_may_open
from candour.cases.row_security import limit_rows_to
from candour.mail.commands import Notice
from candour.mail.models import Message
from candour.staff.models import User
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import cases, staff

pytestmark = pytest.mark.django_db
REASON = "A threat to life was reported tonight."


def sees(user: User, case: Case, *, later: timedelta = timedelta()) -> bool:
    return bool(Case.objects.visible_to(sight_of(user, at=cases.AT + later)).filter(pk=case.pk).exists())


def test_handing_over_lets_the_new_holder_in_and_the_old_one_out() -> None:
    case, lead = cases.case(), staff.regional_lead()
    first, second = staff.reviewing_manager(), staff.reviewing_manager()
    hand_over(case, to=first, by=lead, at=cases.AT)
    assert sees(first, case)
    later = cases.AT + timedelta(days=1)
    case = hand_over(case, to=second, by=lead, at=later, reason="Long leave")
    assert (case.holder, case.held_since) == (second, later)
    assert not sees(first, case, later=timedelta(days=2))
    assert sees(second, case, later=timedelta(days=2))
    assert [holding.until for holding in CaseHolding.objects.filter(case=case)] == [later, None]
    assert {message.to for message in Message.objects.all()} == {first, second}


def test_whoever_holds_cases_takes_a_free_one_and_passes_on_their_own_but_no_other() -> None:
    case, administrator = cases.case(), staff.administrator()
    manager = staff.reviewing_manager()
    hand_over(case, to=administrator, by=administrator, at=cases.AT)
    with pytest.raises(NotAllowed):
        hand_over(case, to=manager, by=staff.administrator(), at=cases.AT)
    assert hand_over(case, to=manager, by=administrator, at=cases.AT).holder == manager


def test_a_case_is_not_handed_to_somebody_barred_or_to_a_role_that_holds_none() -> None:
    case, lead, manager = cases.case(), staff.regional_lead(), staff.reviewing_manager()
    bar(case, user=manager, reason="A cousin", by=lead, at=cases.AT)
    for wrong in (manager, staff.member("inspector"), staff.member("reviewing_manager", active=False)):
        with pytest.raises(NotNow):
            hand_over(case, to=wrong, by=lead, at=cases.AT)


def test_the_same_handing_over_twice_is_one() -> None:
    case, lead, manager, operation = cases.case(), staff.regional_lead(), staff.reviewing_manager(), uuid4()
    for _ in range(2):
        hand_over(case, to=manager, by=lead, at=cases.AT, operation=operation)
    assert CaseHolding.objects.count() == 1


def test_access_is_given_for_a_reason_until_a_moment_and_ended() -> None:
    case, lead, inspector = cases.case(), staff.regional_lead(), staff.member("inspector", of=None)
    until = cases.AT + timedelta(days=3)
    entry = give_access(case, user=inspector, reason="Sampled", by=lead, at=cases.AT, until=until)
    assert sees(inspector, case)
    assert not sees(inspector, case, later=timedelta(days=4))
    end_access(entry, by=lead, at=cases.AT + timedelta(days=1), reason="Finished early")
    assert not sees(inspector, case, later=timedelta(days=2))
    actions = Entry.objects.filter(chain=f"case:{case.reference}").values_list("action", flat=True)
    assert {"case.access_given", "case.access_ended"} <= set(actions)


def test_nobody_gives_access_to_themselves_without_reason_or_past_a_bar() -> None:
    case, lead, other = cases.case(), staff.regional_lead(), staff.member("inspector")
    with pytest.raises(NotNow):
        give_access(case, user=lead, reason="Mine", by=lead, at=cases.AT)
    with pytest.raises(NotNow):
        give_access(case, user=other, reason=" ", by=lead, at=cases.AT)
    bar(case, user=other, reason="Related", by=lead, at=cases.AT)
    with pytest.raises(NotNow):
        give_access(case, user=other, reason="Needed", by=lead, at=cases.AT)
    with pytest.raises(NotAllowed):
        give_access(case, user=other, reason="Needed", by=staff.administrator(), at=cases.AT)


def test_a_conflict_that_a_holder_declares_lets_the_case_go() -> None:
    case, manager = cases.case(), staff.reviewing_manager()
    hand_over(case, to=manager, by=staff.regional_lead(), at=cases.AT)
    bar(case, user=manager, reason="I supervised him in 2019", by=manager, at=cases.AT)
    case.refresh_from_db()
    assert case.holder is None
    assert not sees(manager, case)


def test_nobody_lifts_a_bar_against_themselves() -> None:
    case, lead = cases.case(), staff.regional_lead()
    entry = bar(case, user=lead, reason="A neighbour", by=lead, at=cases.AT)
    with pytest.raises(NotAllowed):
        end_access(entry, by=lead, at=cases.AT, reason="Never mind")
    end_access(entry, by=staff.regional_lead(), at=cases.AT, reason="A mistake of name")
    assert sees(lead, case)


def test_staff_named_in_the_register_are_barred_from_the_beginning_and_later() -> None:
    named, later = staff.administrator(), staff.administrator()
    person = NewPerson(family_name="Hall", role="staff", staff_account=named)
    case = cases.case(people=(person,))
    assert not sees(named, case)
    values = {"role": "staff", "family_name": "Reed", "staff_account": later}
    add_fact(case, "person", values, by=staff.administrator(), at=cases.AT)
    assert not sees(later, case)


def in_the_register(case: Case, account: User, *, by: User) -> RegisteredPerson:
    values = {"role": "staff", "family_name": "Reed", "staff_account": account}
    return cast(RegisteredPerson, add_fact(case, "person", values, by=by, at=cases.AT))


def told(notice: Notice) -> set[User]:
    return {message.to for message in Message.objects.filter(subject=notice.subject)}


@pytest.mark.parametrize("role", ["regional_lead", "national_lead"])
def test_whoever_edits_a_case_does_not_shut_a_lead_out_of_it(role: str) -> None:
    case, named, other = cases.case(), staff.member(role), staff.regional_lead()
    in_the_register(case, named, by=staff.administrator())
    assert sees(named, case)
    assert told(Notice.BAR_WAITS) == {other}
    assert why_each_may_open(case, at=cases.AT).to_bar == [named]
    assert Entry.objects.filter(action="case.bar_asked", subject=named.username).exists()
    bar(case, user=named, relation=Relation.NAMED_IN_CASE, reason="So it is", by=other, at=cases.AT)
    assert not sees(named, case)
    assert why_each_may_open(case, at=cases.AT).to_bar == []


def test_a_lead_is_not_shut_out_by_a_case_that_is_recorded_with_their_name() -> None:
    named = staff.national_lead()
    case = cases.case(people=(NewPerson(family_name="Hall", role="staff", staff_account=named),))
    assert sees(named, case)
    assert why_each_may_open(case, at=cases.AT).to_bar == [named]


def test_a_lead_bars_a_lead_by_the_register() -> None:
    case, named = cases.case(), staff.national_lead()
    in_the_register(case, named, by=staff.regional_lead())
    assert not sees(named, case)


def test_the_manager_of_a_barred_colleague_is_told_and_learns_of_no_case() -> None:
    manager, lead = staff.member("head_of_delivery_unit"), staff.regional_lead()
    case = cases.case()
    for line_manager in (manager, lead):
        named = staff.member("practitioner", line_manager=line_manager)
        in_the_register(case, named, by=staff.administrator())
    assert told(Notice.COLLEAGUE_BARRED) == {manager, lead}
    assert Message.objects.get(to=manager).path == "/"
    assert case.reference in Message.objects.get(to=lead).path


def test_out_of_the_register_a_lead_lifts_the_bar_and_others_ask_for_it() -> None:
    case, named, administrator = cases.case(), staff.practitioner(), staff.administrator()
    lead = staff.regional_lead()
    person = in_the_register(case, named, by=administrator)
    remove_fact(person, reason="Another Reed", by=administrator, at=cases.AT)
    entry = AccessEntry.objects.get(user=named)
    assert entry.until is None
    assert told(Notice.BAR_WAITS) == {lead}
    assert why_each_may_open(case, at=cases.AT).to_lift == {entry.pk}
    again = in_the_register(case, named, by=administrator)
    remove_fact(again, reason="Another Reed", by=lead, at=cases.AT)
    assert AccessEntry.objects.get(user=named).until is not None
    assert Entry.objects.filter(action="case.bar_lifted", subject=named.username).exists()


def test_a_bar_put_up_by_hand_outlasts_the_register() -> None:
    case, named, lead = cases.case(), staff.practitioner(), staff.regional_lead()
    bar(case, user=named, relation=Relation.NAMED_IN_CASE, reason="His cousin", by=lead, at=cases.AT)
    person = in_the_register(case, named, by=lead)
    remove_fact(person, reason="Another Reed", by=lead, at=cases.AT)
    assert AccessEntry.objects.get(user=named).until is None


def opened() -> tuple[BreakGlass, User, Case]:
    case, lead = cases.case(of="Wales"), staff.regional_lead()
    limit_rows_to(sight_of(lead, at=cases.AT))
    use = break_glass(case.reference, category="risk_now", reason=REASON, by=lead, at=cases.AT)
    return use, lead, case


def test_emergency_access_opens_one_case_for_four_hours() -> None:
    use, lead, case = opened()
    assert use.review_due == date(2026, 3, 4)
    limit_rows_to(sight_of(lead, at=cases.AT))
    assert sees(lead, case)
    assert not sees(lead, case, later=timedelta(hours=4))
    assert list(Case.objects.visible_to(sight_of(lead, at=cases.AT))) == [case]


def test_emergency_access_is_for_reading_only() -> None:
    _use, lead, case = opened()
    limit_rows_to(sight_of(lead, at=cases.AT))
    with pytest.raises(NotAllowed):
        correct_details(case, {"court": "Another court"}, by=lead, at=cases.AT)
    limit_rows_to(sight_of(lead, at=cases.AT))
    assert Case.objects.filter(pk=case.pk).update(court="By the back door") == 0


def test_holder_and_reviewers_are_told_of_an_emergency_and_no_one_else() -> None:
    case, lead, wales = cases.case(of="Wales"), staff.regional_lead(), staff.regional_lead("Wales")
    national, holder = staff.national_lead(), staff.reviewing_manager("Wales")
    staff.administrator("Wales")
    hand_over(case, to=holder, by=wales, at=cases.AT)
    Message.objects.all().delete()
    break_glass(case.reference, category="risk_now", reason=REASON, by=lead, at=cases.AT)
    assert {message.to for message in Message.objects.all()} == {wales, national, holder}
    assert all(case.reference not in message.body for message in Message.objects.all())


def test_an_emergency_needs_a_real_reason_a_case_and_a_role() -> None:
    case, lead = cases.case(of="Wales"), staff.regional_lead()
    for reference, category, reason in (
        (case.reference, "risk_now", "too short"),
        (case.reference, "curious", REASON),
        ("SFO-2026-09999", "risk_now", REASON),
        (cases.case().reference, "risk_now", REASON),
    ):
        with pytest.raises(NotNow):
            break_glass(reference, category=category, reason=reason, by=lead, at=cases.AT)
    with pytest.raises(NotAllowed):
        break_glass(case.reference, category="risk_now", reason=REASON, by=staff.administrator(), at=cases.AT)
    assert not BreakGlass.objects.exists()


def test_a_barred_person_is_refused_in_the_words_used_for_a_case_that_is_not_there() -> None:
    case, lead = cases.case(of="Wales"), staff.regional_lead()
    bar(case, user=lead, reason="Family", by=staff.regional_lead("Wales"), at=cases.AT)
    words = []
    for reference in (case.reference, "SFO-2026-09999"):
        with pytest.raises(NotNow) as refused:
            break_glass(reference, category="risk_now", reason=REASON, by=lead, at=cases.AT)
        words.append(refused.value.reasons)
    assert words[0] == words[1]


def test_somebody_else_reviews_each_use_once() -> None:
    use, lead, _case = opened()
    reviewer = staff.national_lead()
    limit_rows_to(sight_of(reviewer, at=cases.AT))
    with pytest.raises(NotNow):
        review_break_glass(use, finding=" ", by=reviewer, at=cases.AT)
    review_break_glass(use, finding="The reason holds.", by=reviewer, at=cases.AT)
    with pytest.raises(NotNow):
        review_break_glass(use, finding="Again.", by=reviewer, at=cases.AT)
    with pytest.raises(NotAllowed):
        review_break_glass(use, finding="My own.", by=lead, at=cases.AT)


def test_an_overdue_review_blocks_the_next_use() -> None:
    _use, lead, _case = opened()
    other = cases.new_case(of="Wales")
    limit_rows_to(sight_of(staff.national_lead(), at=cases.AT))
    case = cases.case(of="London", crn=other.crn)
    later = cases.AT + timedelta(days=7)
    with pytest.raises(NotNow) as refused:
        break_glass(case.reference, category="risk_now", reason=REASON, by=lead, at=later)
    assert "overdue" in refused.value.reasons[0]


def test_after_an_emergency_the_limits_of_the_request_are_as_before() -> None:
    _use, lead, case = opened()
    assert AccessEntry.objects.get(user=lead, relation=Relation.EMERGENCY).case_id == case.pk
    assert not Case.objects.filter(pk=case.pk).exists()
