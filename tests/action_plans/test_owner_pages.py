"""The pages on which an analyst says who reports for an owner, and whether two like names are one owner."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from candour.action_plans import queries
from candour.action_plans.commands import decide_names
from candour.action_plans.models import NameDecision, Owner
from candour.audit.models import Entry
from candour.staff.models import User
from candour.workflow.refusals import NotAllowed, NotNow
from tests.action_plans.actions import NOW, action, owner_user
from tests.factories import staff

pytestmark = pytest.mark.django_db
SLIP, RIGHT = "Public Probation Director", "Public Protection Director"


@pytest.fixture
def analyst(client: Client) -> User:
    person = staff.member("analyst", of=None)
    client.force_login(person)
    return person


def pair() -> tuple[Owner, Owner]:
    action(owners_as_printed=SLIP)
    action(owners_as_printed=RIGHT)
    return Owner.objects.get(name=SLIP), Owner.objects.get(name=RIGHT)


def test_an_analyst_links_an_owner_to_an_account_and_the_audit_says_so(client: Client, analyst: User) -> None:
    person, made = owner_user(), action()
    owner = made.owners.get()
    page = client.get(reverse("action_plans:every_owner")).content.decode()
    assert "Head of Operations" in page
    assert "Nobody yet" in page
    form = {"user": str(person.pk), "operation": uuid4()}
    for _ in range(2):
        answer = client.post(reverse("action_plans:assign", args=[owner.pk]), form)
        assert answer.status_code == 302
    owner.refresh_from_db()
    assert owner.user == person
    entry = Entry.objects.get(action="owner.assigned")
    assert (entry.subject, entry.reason) == (str(owner.pk), f"to {person.username}")
    client.force_login(person)
    assert "Issue a handover note" in client.get(reverse("action_plans:mine")).content.decode()


def test_an_owner_can_be_left_without_anybody(client: Client, analyst: User) -> None:
    owner = action(owner_user()).owners.get()
    client.post(reverse("action_plans:assign", args=[owner.pk]), {"user": "", "operation": uuid4()})
    owner.refresh_from_db()
    assert owner.user is None


def test_only_people_who_may_report_are_offered(client: Client, analyst: User) -> None:
    owner, stranger = action().owners.get(), staff.practitioner()
    address = reverse("action_plans:assign", args=[owner.pk])
    page = client.post(address, {"user": str(stranger.pk), "operation": uuid4()})
    assert page.status_code == 200
    owner.refresh_from_db()
    assert owner.user is None


def test_owners_are_for_those_who_correct_plans(client: Client) -> None:
    first, second = pair()
    client.force_login(owner_user())
    for address in (
        reverse("action_plans:every_owner"),
        reverse("action_plans:assign", args=[first.pk]),
        reverse("action_plans:names", args=[first.pk, second.pk]),
    ):
        assert client.get(address).status_code == 403
    assert "Owners</a>" not in client.get(reverse("action_plans:list")).content.decode()
    with pytest.raises(NotAllowed):
        decide_names(pair=(first, second), meant=None, note="Two.", by=owner_user(), at=NOW)


def test_two_like_names_are_decided_to_be_two_owners(client: Client, analyst: User) -> None:
    first, second = pair()
    assert SLIP in client.get(reverse("action_plans:every_owner")).content.decode()
    address = reverse("action_plans:names", args=[first.pk, second.pk])
    form = {"verdict": "different", "note": "Two groups, two directors.", "operation": uuid4()}
    assert client.post(address, form).status_code == 302
    assert queries.undecided_names() == []
    assert queries.owner_doubts(first.actions.get()) == []
    assert queries.slips_among([SLIP, RIGHT]) == []
    assert (first.actions.count(), second.actions.count()) == (1, 1)


def test_a_slip_gives_its_actions_to_the_owner_that_is_meant_and_stays_as_printed(
    client: Client, analyst: User
) -> None:
    slip, right = pair()
    address = reverse("action_plans:names", args=[slip.pk, right.pk])
    form = {"verdict": str(right.pk), "note": "The report names Protection.", "operation": uuid4()}
    assert client.post(address, form).status_code == 302
    assert (slip.actions.count(), right.actions.count()) == (0, 2)
    assert set(right.actions.values_list("owners_as_printed", flat=True)) == {SLIP, RIGHT}
    assert action(owners_as_printed=SLIP).owners.get() == right
    assert action(owners_as_printed="", owners=(SLIP, RIGHT)).owners.get() == right


def test_a_decision_is_made_once_with_its_reason_and_is_kept(analyst: User) -> None:
    both = pair()
    with pytest.raises(NotNow, match="what you found"):
        decide_names(pair=both, meant=None, note=" ", by=analyst, at=NOW)
    decide_names(pair=both, meant=None, note="Two.", by=analyst, at=NOW)
    with pytest.raises(NotNow, match="already decided"):
        decide_names(pair=both, meant=both[0], note="One.", by=analyst, at=NOW)
    with pytest.raises(DatabaseError), transaction.atomic():
        NameDecision.objects.update(note="Something else.")
