"""The compartment: absent, not hidden, for everybody but those who keep or lead contact with families."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from candour.access.permissions import Permission
from candour.access.roles import ALL_ROLES, Reach, Role
from candour.cases.commands import break_glass, give_access
from candour.cases.models import Case
from candour.cases.models.visibility import Families, Sight, sight_of
from candour.cases.row_security import every_row, limit_rows_to
from candour.families.commands import contacts
from candour.families.models import (
    Answer,
    ContactMade,
    ContactPlan,
    CopyEvent,
    LiaisonChange,
    Nondisclosure,
    Offer,
    PromisedDate,
    UnfinishedWords,
)
from candour.families.queries import reasons_against_closing, recipients
from candour.staff.models import User
from candour.workflow.refusals import NotAllowed
from tests.factories import families, staff
from tests.families.test_pages import opened, page, signed_in

pytestmark = pytest.mark.django_db
READERS = {Permission.VIEW_FAMILIES, Permission.KEEP_CONTACT}
CASE_READERS = [role for role in ALL_ROLES if Permission.VIEW_CASE in role.permissions]


def in_the_case(role: Role, case: Case) -> User:
    """Somebody of this role who may open the case itself."""
    user = staff.member(role.key, of=None if role.reach is Reach.NATIONAL else "North East")
    if role.reach is Reach.LISTED:
        give_access(case, user=user, reason="Works on it", by=staff.national_lead(), at=families.AT)
    return user


def limited_to(user: User) -> None:
    limit_rows_to(sight_of(user, at=timezone.now()), reader=user.pk)


def seen_by(user: User, model: Any = ContactPlan) -> int:
    """How many rows the database itself shows, whatever a query forgets."""
    limited_to(user)
    found: int = model.objects.count()
    limit_rows_to(Sight(everything=True))
    return found


@pytest.mark.parametrize("role", CASE_READERS, ids=lambda role: role.key)
def test_contact_is_absent_for_every_role_that_does_not_keep_or_lead_it(role: Role) -> None:
    plan = families.begun()
    contacts.promise(
        plan=plan, what="Word of the verdict", due_on=families.TODAY, by=families.keeper(plan), at=families.AT
    )
    user = in_the_case(role, plan.case)
    client = signed_in(user)
    leads = Permission.VIEW_FAMILIES in role.permissions
    case_page = opened(client, f"/cases/{plan.case.reference}")
    assert ("Word of the verdict" in case_page) is leads
    assert ("/families/case/" in case_page) is leads
    assert ('href="/families/"' in case_page) is bool(READERS & role.permissions)
    expected = 200 if leads else 404 if READERS & role.permissions else 403
    assert client.get(page(plan)).status_code == expected
    assert seen_by(user) == leads


def test_the_case_page_of_whoever_may_not_read_contact_is_the_same_with_and_without_it() -> None:
    with_plan, without = families.begun().case, families.case()
    client = signed_in(staff.administrator())
    first, second = (opened(client, f"/cases/{case.reference}") for case in (with_plan, without))
    assert "contact plan" not in first + second
    assert first.count("<section") == second.count("<section")


def test_a_liaison_officer_reads_their_own_people_and_nobody_else_in_the_same_case() -> None:
    plan = families.begun()
    other = families.begun(of=plan.case, family_name="Finch")
    client = signed_in(families.keeper(plan))
    case_page = opened(client, f"/families/case/{plan.case.reference}")
    assert page(plan) in case_page
    assert page(other) not in case_page
    assert client.get(page(other)).status_code == 404
    assert client.get(page(other, "contact")).status_code == 404
    assert seen_by(families.keeper(plan)) == 1
    assert seen_by(families.keeper(plan), LiaisonChange) == 1


def test_a_disclosure_specialist_knows_who_asked_and_not_what_was_said() -> None:
    asked = families.accepted()
    families.begun(of=asked.case, family_name="Finch")
    specialist = staff.member("disclosure_specialist")
    give_access(asked.case, user=specialist, reason="Copies", by=staff.national_lead(), at=families.AT)
    assert seen_by(specialist) == 1
    for said in (ContactMade, Offer, Answer, LiaisonChange, PromisedDate, UnfinishedWords):
        assert seen_by(specialist, said) == 0, said
    assert signed_in(specialist).get(page(asked)).status_code == 403
    found = recipients(asked.case, sight_of(specialist, at=timezone.now()))
    assert [one.addressed_as for one in found] == ["Mrs Ann Canary"]
    assert recipients(asked.case, sight_of(staff.administrator(), at=timezone.now())) == []
    both = staff.member("disclosure_specialist", "victim_liaison_officer")
    give_access(asked.case, user=both, reason="Copies", by=staff.national_lead(), at=families.AT)
    assert (seen_by(both), seen_by(both, Answer)) == (1, 0)
    assert signed_in(both).get(page(asked)).status_code == 404


def test_emergency_access_opens_no_contact_with_families() -> None:
    plan = families.begun()
    lead = staff.regional_lead("Wales")
    break_glass(
        plan.case.reference,
        category="risk_now",
        reason="A threat to life was reported tonight.",
        by=lead,
        at=timezone.now(),
    )
    client = signed_in(lead)
    found = opened(client, f"/cases/{plan.case.reference}")
    assert "/families/case/" not in found
    assert client.get(page(plan)).status_code == 404
    assert client.get(f"/families/case/{plan.case.reference}").status_code == 404
    assert seen_by(lead) == 0


def test_a_lead_of_another_region_learns_of_nobody() -> None:
    plan = families.begun()
    client = signed_in(staff.regional_lead("Wales"))
    assert client.get(page(plan)).status_code == 404
    assert "Canary" not in opened(client, "/families/?show=all")


def test_the_database_shows_nothing_where_the_setting_is_missing() -> None:
    """The second fence by itself: everything of every case, and no setting of the compartment."""
    families.accepted()
    limit_rows_to(Sight(everything=True), reader=7)
    assert Case.objects.exists(), "the control: the cases are seen"
    for model in (ContactPlan, Answer, Offer, ContactMade, CopyEvent):
        assert not model.objects.exists(), model
    limit_rows_to(Sight(everything=True, families=(Families.OWN,)), reader=7)
    assert not ContactPlan.objects.exists()
    limit_rows_to(Sight(everything=True, families=(Families.ALL,)), reader=7)
    assert ContactPlan.objects.exists(), "the control: the setting opens it"


def test_a_plan_is_not_written_past_the_fence() -> None:
    plan = families.begun()
    stranger = families.officer()
    give_access(plan.case, user=stranger, reason="Covers", by=staff.national_lead(), at=families.AT)
    limited_to(stranger)
    assert ContactPlan.objects.update(addressed_as="Nobody") == 0
    with pytest.raises(DatabaseError), transaction.atomic():
        ContactMade.objects.create(
            plan_id=plan.pk,
            on=families.TODAY,
            way="phone",
            started_by="us",
            who="x",
            said="x",
            by=stranger,
            at=families.AT,
        )
    limit_rows_to(Sight(everything=True))
    with pytest.raises(NotAllowed):
        contacts.promise(plan=plan, what="x", due_on=families.TODAY, by=stranger, at=families.AT)


@pytest.mark.parametrize(
    "table", ["contactmade", "answer", "offer", "copyevent", "liaisonchange", "schemestep"]
)
def test_what_was_said_and_answered_is_only_ever_added_to(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT has_table_privilege(current_user, %s, 'UPDATE'), "
            "has_table_privilege(current_user, %s, 'INSERT')",
            [f"families_{table}"] * 2,
        )
        assert cursor.fetchone() == (False, True)


def test_what_is_settled_stays_as_it_was_settled() -> None:
    plan = families.begun()
    by, at = families.keeper(plan), families.AT
    contacts.promise(plan=plan, what="A call", due_on=families.TODAY, by=by, at=at)
    promise = PromisedDate.objects.get()
    PromisedDate.objects.update(what="A phone call")  # the control: an open promise may be mended
    contacts.settle(promise=promise, kept=True, on=families.TODAY, by=by, at=at)
    with pytest.raises(DatabaseError), transaction.atomic():
        PromisedDate.objects.update(kept=False, why_not="Not so")


def test_unfinished_words_are_their_writers_alone() -> None:
    plan = families.begun()
    keeper, lead = families.keeper(plan), staff.regional_lead()
    UnfinishedWords.objects.create(plan=plan, by=keeper, page="contact", words={"said": "x"}, at=families.AT)
    assert (seen_by(keeper, UnfinishedWords), seen_by(lead, UnfinishedWords)) == (1, 0)


def test_an_unsent_proposal_can_be_thrown_away_and_a_sent_one_cannot() -> None:
    plan = families.proposed()
    assert Nondisclosure.objects.filter(plan=plan).delete()[0] == 0
    Nondisclosure.objects.update(sent_at=None)
    assert Nondisclosure.objects.filter(plan=plan).delete()[0] == 1


def test_whoever_closes_a_case_is_told_that_contact_is_owed_and_of_nobody() -> None:
    plan = families.to_offer()
    limited_to(staff.administrator())
    against = reasons_against_closing(plan.case)
    assert against == [
        "Contact is owed to 1 victim or relative.",
        "1 victim or relative has no contact plan.",
    ]
    assert not ContactPlan.objects.exists(), "the question itself opened nothing"
    with every_row():
        assert ContactPlan.objects.exists()


def test_a_stranger_is_sent_to_sign_in() -> None:
    plan = families.begun()
    assert Client().get(page(plan)).status_code == 302
