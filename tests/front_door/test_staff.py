"""Accounts and roles: every change once, recorded, and nobody opens cases to themselves."""

from datetime import timedelta
from typing import cast
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from candour.access.commands import AccountRefused, decide_on_role
from candour.access.grants import grants_of
from candour.access.permissions import Permission
from candour.audit.models import Entry
from candour.mail.models import Message
from candour.staff.models import RoleAsked, User
from tests.factories import staff
from tests.front_door.reading import results

pytestmark = pytest.mark.django_db
PASSWORD = "four quiet words here"


@pytest.fixture
def administrator(client: Client) -> User:
    made = staff.member("system_administrator", of=None)
    client.force_login(made)
    return made


def new_account(**changed: str) -> dict[str, str]:
    given = {
        "operation": str(uuid4()),
        "full_name": "Alys Morgan",
        "username": "a-morgan",
        "email": "alys@example.invalid",
        "job_title": "",
        "password": PASSWORD,
    }
    return given | changed


def date_of(name: str, days: int = 0) -> dict[str, str]:
    day = timezone.localdate() + timedelta(days=days)
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def test_an_account_is_opened_once_however_often_the_form_is_sent(
    client: Client, administrator: User
) -> None:
    form = new_account()
    for _ in range(2):
        assert client.post("/staff/new", form).headers["Location"] == "/staff/people/a-morgan"
    assert User.objects.filter(username="a-morgan").count() == 1
    assert Entry.objects.filter(action="account.opened", subject="a-morgan").count() == 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"password": "short"}, "15 characters or more"),
        ({"password": "yfdbufnjh10305070"}, "common passwords"),
        ({"username": "Two Words"}, "small letters, numbers or hyphens"),
        ({"full_name": ""}, "full name"),
        ({"email": "nowhere"}, "must be an e-mail address"),
    ],
)
def test_a_wrong_account_is_told_what_to_mend(
    client: Client, administrator: User, wrong: dict[str, str], words: str
) -> None:
    answer = client.post("/staff/new", new_account(**wrong))
    assert words in answer.content.decode()
    assert not User.objects.filter(full_name="Alys Morgan").exists()


def test_two_accounts_cannot_have_one_name(client: Client, administrator: User) -> None:
    client.post("/staff/new", new_account())
    answer = client.post("/staff/new", new_account(full_name="Another Morgan"))
    assert "There is already an account called a-morgan" in answer.content.decode()


def test_a_role_is_given_and_ended_with_its_days(client: Client, administrator: User) -> None:
    user = staff.member()
    page = f"/staff/people/{user.username}/roles"
    client.post(f"{page}/give", {"operation": str(uuid4()), "role": "analyst", **date_of("since", -1)})
    assert grants_of(user, on=timezone.localdate()).allow(Permission.IMPORT_PLAN)
    held = user.roles_held.get()
    client.post(f"{page}/{held.pk}/end", {"operation": str(uuid4()), **date_of("until", -1)})
    assert not grants_of(user, on=timezone.localdate()).roles
    assert {"role.given", "role.ended"} <= set(Entry.objects.values_list("action", flat=True))


def test_no_administrator_gives_a_role_to_themselves(client: Client, administrator: User) -> None:
    given = {"operation": str(uuid4()), "role": "national_lead", **date_of("since")}
    answer = client.post(f"/staff/people/{administrator.username}/roles/give", given)
    assert "Another system administrator must do it" in answer.content.decode()
    assert not grants_of(administrator, on=timezone.localdate()).allow(Permission.VIEW_CASE)


def reads_cases(user: User) -> bool:
    return grants_of(user, on=timezone.localdate()).allow(Permission.VIEW_CASE)


def asked_for(client: Client, user: User, role: str = "national_lead") -> RoleAsked | None:
    given = {"operation": str(uuid4()), "role": role, **date_of("since")}
    assert client.post(f"/staff/people/{user.username}/roles/give", given).status_code == 302
    return RoleAsked.objects.filter(user=user, role=role, decided_at=None).first()


def decide(by: User, asked: RoleAsked, decision: str) -> HttpResponse:
    deciding = Client()
    deciding.force_login(by)
    told = {"operation": str(uuid4()), "decision": decision}
    return cast(HttpResponse, deciding.post(f"/staff/asked/{asked.pk}", told))


@pytest.mark.parametrize("role", ["national_lead", "system_administrator"])
def test_a_role_that_reads_cases_is_held_only_when_a_second_person_agrees(
    client: Client, administrator: User, role: str
) -> None:
    user, second = staff.member("practitioner"), staff.member(role, of=None)
    asked = asked_for(client, user, "regional_lead")
    assert asked is not None
    assert not user.roles_held.filter(role="regional_lead").exists()
    assert Message.objects.filter(to=second, path="/staff/asked").count() == 1
    assert not Message.objects.filter(to__in=[user, administrator]).exists()
    answer = decide(second, asked, "agree")
    assert answer.headers["Location"] == "/staff/asked"
    assert user.roles_held.filter(role="regional_lead").exists()
    assert {"role.asked", "role.given"} <= set(Entry.objects.values_list("action", flat=True))


@pytest.mark.parametrize("role", ["system_administrator", "practitioner", "national_officer"])
def test_a_role_that_opens_cases_or_accounts_never_comes_from_one_person(
    client: Client, administrator: User, role: str
) -> None:
    user = staff.member()
    asked = asked_for(client, user, role)
    assert asked is not None
    answer = decide(administrator, asked, "agree")
    assert "Somebody else must decide" in answer.content.decode()
    assert not user.roles_held.exists()
    assert asked_for(client, user, "auditor") is None
    assert user.roles_held.get().role == "auditor"


def test_whoever_would_hold_a_role_does_not_agree_to_it(client: Client, administrator: User) -> None:
    other = staff.member("system_administrator", of=None)
    asked = asked_for(client, other)
    assert asked is not None
    assert "Somebody else must decide" in decide(other, asked, "agree").content.decode()
    assert not reads_cases(other)
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleAsked.objects.update(decided_by=other, decided_at=timezone.now(), agreed=True)


def test_a_role_that_is_refused_is_not_held_and_may_be_asked_for_again(
    client: Client, administrator: User
) -> None:
    user, lead = staff.member(), staff.national_lead()
    asked = asked_for(client, user)
    assert asked is not None
    decide(lead, asked, "refuse")
    assert not user.roles_held.exists()
    assert Entry.objects.filter(action="role.refused", subject=user.username).exists()
    assert decide(lead, asked, "agree").status_code == 404
    assert asked_for(client, user) is not None


def test_nobody_else_agrees_to_a_role(client: Client, administrator: User) -> None:
    asked = asked_for(client, staff.member())
    assert asked is not None
    assert decide(staff.regional_lead(), asked, "agree").status_code == 403
    with pytest.raises(AccountRefused):
        decide_on_role(asked=asked, agreed=True, by=staff.regional_lead(), at=timezone.now())


def test_what_waits_is_listed_for_both_who_ask_and_who_agree(client: Client, administrator: User) -> None:
    user, lead = staff.member(name="Ffion Hale"), staff.national_lead()
    asked_for(client, user)
    reading = Client()
    reading.force_login(lead)
    assert "Ffion Hale" in reading.get("/staff/asked").content.decode()
    assert "Roles to agree to" in reading.get("/").content.decode()
    assert "Waits for a second person" in client.get(f"/staff/people/{user.username}").content.decode()


def test_a_person_is_told_that_a_one_time_password_was_set(client: Client, administrator: User) -> None:
    user = staff.national_lead()
    sent = {"operation": str(uuid4()), "password": PASSWORD}
    assert client.post(f"/staff/people/{user.username}/password", sent).status_code == 302
    message = Message.objects.get(to=user)
    assert "one-time password was set" in message.body
    assert PASSWORD not in message.body


def test_a_role_cannot_end_before_it_began(client: Client, administrator: User) -> None:
    user = staff.member("analyst", since=timezone.localdate())
    held = user.roles_held.get()
    sent = {"operation": str(uuid4()), **date_of("until", -2)}
    answer = client.post(f"/staff/people/{user.username}/roles/{held.pk}/end", sent)
    assert "cannot be before the first day" in answer.content.decode()


def test_a_line_of_management_never_becomes_a_loop(client: Client, administrator: User) -> None:
    top = staff.member("regional_director")
    middle = staff.member("regional_lead", line_manager=top)
    bottom = staff.member("practitioner", line_manager=middle)
    place = {"operation": str(uuid4()), "region": str(top.region_id), "delivery_unit": "", "team": ""}
    answer = client.post(f"/staff/people/{top.username}/place", place | {"line_manager": bottom.username})
    assert "Change that line of management first" in answer.content.decode()
    top.refresh_from_db()
    assert top.line_manager is None


def test_moving_somebody_records_which_fields_changed(client: Client, administrator: User) -> None:
    user, manager = staff.member("practitioner"), staff.member("senior_probation_officer")
    place = {"operation": str(uuid4()), "region": str(user.region_id), "delivery_unit": "", "team": ""}
    client.post(f"/staff/people/{user.username}/place", place | {"line_manager": manager.username})
    user.refresh_from_db()
    assert user.line_manager == manager
    assert Entry.objects.get(action="account.moved").changed == '["line_manager"]'


def test_a_team_of_another_region_is_refused(client: Client, administrator: User) -> None:
    user = staff.member("practitioner")
    team = staff.team("Wales SFO team", of="Wales")
    sent = {
        "operation": str(uuid4()),
        "region": str(user.region_id),
        "team": str(team.pk),
        "line_manager": "",
    }
    answer = client.post(f"/staff/people/{user.username}/place", sent | {"delivery_unit": ""})
    assert "Wales SFO team works in Wales" in answer.content.decode()


def test_an_account_is_closed_and_opened_again(client: Client, administrator: User) -> None:
    user = staff.member("analyst")
    client.post(f"/staff/people/{user.username}/close", {"operation": str(uuid4())})
    user.refresh_from_db()
    assert not user.is_active
    client.post(f"/staff/people/{user.username}/open", {"operation": str(uuid4())})
    user.refresh_from_db()
    assert user.is_active


def test_nobody_closes_their_own_account(client: Client, administrator: User) -> None:
    answer = client.post(f"/staff/people/{administrator.username}/close", {"operation": str(uuid4())})
    assert "You cannot close your own account" in answer.content.decode()


def test_a_one_time_password_ends_the_sessions_of_the_old_one(client: Client, administrator: User) -> None:
    user = staff.member("analyst")
    theirs = Client()
    theirs.force_login(user)
    assert theirs.get("/policy").status_code == 200
    sent = {"operation": str(uuid4()), "password": PASSWORD}
    client.post(f"/staff/people/{user.username}/password", sent)
    assert theirs.get("/policy").status_code == 302


def test_the_list_is_narrowed_by_words_role_region_and_state(client: Client, administrator: User) -> None:
    staff.member("inspector", of=None, name="Gwen Pugh")
    staff.member("practitioner", of="Wales", name="Tomos Rees")
    staff.member(of="Wales", name="Nobody Yet")
    wales = staff.region("Wales").pk
    searches = {
        "words=gwen": 1,
        "role=practitioner": 1,
        f"region={wales}": 2,
        f"region={wales}&state=without_role": 1,
        "state=closed": 0,
    }
    found = {query: results(client, f"/staff?{query}") for query in searches}
    assert found == searches
