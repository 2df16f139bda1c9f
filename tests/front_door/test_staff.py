"""Accounts and roles: every change once, recorded, and nobody opens cases to themselves."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from candour.access.grants import grants_of
from candour.access.permissions import Permission
from candour.audit.models import Entry
from candour.staff.models import User
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


def test_another_administrator_may_give_the_role(client: Client, administrator: User) -> None:
    other = staff.member("system_administrator", of=None)
    given = {"operation": str(uuid4()), "role": "national_lead", **date_of("since")}
    client.post(f"/staff/people/{other.username}/roles/give", given)
    assert grants_of(other, on=timezone.localdate()).allow(Permission.VIEW_CASE)


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
