"""Who keeps in touch with whom, and the end of contact: each verb with every reason against it."""

from uuid import uuid4

import pytest
from django.utils import timezone

from candour.audit.models import Entry
from candour.cases.commands import remove_fact
from candour.cases.models import AccessEntry, Relation
from candour.cases.models.visibility import sight_of
from candour.families.commands import (
    following,
    plans,
    unfinished,
)
from candour.families.models import (
    ContactPlan,
    ContactStatus,
    NoContact,
)
from candour.families.queries import owed, reasons_against_closing
from candour.mail.models import Message
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import families, staff
from tests.families.scene import whats

pytestmark = pytest.mark.django_db
AT, TODAY, DAY = families.AT, families.TODAY, families.DAY


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
