"""Signing in: one answer for every failure, a new session each time, and an end to every session."""

from datetime import timedelta
from ipaddress import ip_network
from typing import Any

import pytest
from django.contrib.auth.hashers import identify_hasher, make_password
from django.test import Client, RequestFactory
from django.utils import timezone

from candour.access.commands import disable
from candour.audit.models import Entry
from candour.config import settings as written_settings
from candour.front_door import signing_in
from candour.front_door.attempts import client_address
from candour.staff.models import User
from tests.factories import staff

pytestmark = pytest.mark.django_db
PASSWORD = "four quiet words here"


@pytest.fixture
def member() -> User:
    made = staff.member("analyst")
    made.set_password(PASSWORD)
    made.last_login = timezone.now()
    made.save()
    return made


def sign_in(client: Client, username: str, password: str, **more: str) -> object:
    return client.post("/sign-in", {"username": username, "password": password, **more})


def test_the_right_password_opens_a_session_under_a_new_key_and_is_recorded(
    client: Client, member: User
) -> None:
    client.get("/sign-in")
    session = client.session
    session["before"] = "kept"
    session.save()
    before = session.session_key
    assert sign_in(client, member.username, PASSWORD).status_code == 302  # type: ignore[attr-defined]
    assert client.session.session_key != before
    assert Entry.objects.filter(action="session.begun", actor=member.username).exists()


def test_an_unknown_name_a_wrong_password_and_a_closed_account_have_the_same_answer(
    client: Client, member: User
) -> None:
    closed = staff.member("analyst", active=False)
    closed.set_password(PASSWORD)
    closed.save()
    tried = [("nobody-here", PASSWORD), (member.username, "wrong"), (closed.username, PASSWORD)]
    pages = [sign_in(client, *pair).content.decode() for pair in tried]  # type: ignore[attr-defined]
    assert all("The username or the password is not right" in page for page in pages)


def test_after_five_wrong_passwords_even_the_right_one_is_refused_and_the_page_says_so(
    client: Client, member: User
) -> None:
    for _ in range(5):
        last = sign_in(client, member.username, "wrong")
    assert last.status_code == 429  # type: ignore[attr-defined]
    assert "Too many attempts" in last.content.decode()  # type: ignore[attr-defined]
    assert sign_in(client, member.username, PASSWORD).status_code == 429  # type: ignore[attr-defined]
    assert Entry.objects.filter(action="session.locked_out", actor=member.username).count() == 2


def test_an_unknown_name_is_locked_out_in_the_same_way(client: Client) -> None:
    answers = [sign_in(client, "nobody-here", "wrong") for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429]  # type: ignore[attr-defined]


def wrong_passwords(client: Client, many: int, **more: str) -> list[int]:
    """The answers to wrong passwords for as many different names."""
    return [
        client.post("/sign-in", {"username": f"nobody-{number}", "password": "wrong"}, **more).status_code  # type: ignore[arg-type]
        for number in range(many)
    ]


def test_an_address_is_locked_only_after_many_times_as_many_wrong_passwords(
    client: Client, member: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert set(wrong_passwords(client, 12)) == {200}
    assert sign_in(client, member.username, PASSWORD).status_code == 302  # type: ignore[attr-defined]
    monkeypatch.setattr("candour.front_door.attempts.PER_ADDRESS", 2)
    assert wrong_passwords(Client(), 1) == [429]


def test_signing_in_to_one_account_does_not_forgive_guesses_at_another(client: Client, member: User) -> None:
    for _ in range(4):
        sign_in(client, "somebody-else", "wrong")
    assert sign_in(client, member.username, PASSWORD).status_code == 302  # type: ignore[attr-defined]
    assert sign_in(Client(), "somebody-else", "wrong").status_code == 429  # type: ignore[attr-defined]


PROXY, OFFICE, CLOUD = "10.0.0.7", "203.0.113.9", "198.51.100.4"


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        (OFFICE, "", OFFICE),
        (OFFICE, CLOUD, OFFICE),
        (PROXY, OFFICE, OFFICE),
        (PROXY, f"{CLOUD}, {OFFICE}", OFFICE),
        (PROXY, f"{CLOUD}, {OFFICE}, 10.0.0.8", OFFICE),
        (PROXY, "nonsense", PROXY),
        (PROXY, "", PROXY),
        ("", OFFICE, ""),
    ],
)
def test_only_a_proxy_of_ours_says_whose_request_it_is(
    settings: Any, peer: str, forwarded: str, address: str
) -> None:
    settings.TRUSTED_PROXIES = (ip_network("10.0.0.0/24"),)
    request = RequestFactory().get("/", REMOTE_ADDR=peer, HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == address


def test_behind_a_proxy_one_visitor_does_not_lock_out_another(
    client: Client, member: User, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("candour.front_door.attempts.PER_ADDRESS", 1)
    behind = {"REMOTE_ADDR": PROXY}
    told = {"username": member.username, "password": PASSWORD}
    assert wrong_passwords(client, 5, HTTP_X_FORWARDED_FOR=CLOUD, **behind)[-1] == 429
    assert Client().post("/sign-in", told, HTTP_X_FORWARDED_FOR=OFFICE, **behind).status_code == 429  # type: ignore[arg-type]
    settings.TRUSTED_PROXIES = (ip_network(PROXY),)
    assert wrong_passwords(client, 5, HTTP_X_FORWARDED_FOR=CLOUD, **behind)[-1] == 429
    assert Client().post("/sign-in", told, HTTP_X_FORWARDED_FOR=OFFICE, **behind).status_code == 302  # type: ignore[arg-type]


def test_what_was_typed_as_a_name_is_recorded_only_where_it_is_an_account(
    client: Client, member: User
) -> None:
    sign_in(client, "my secret typed by mistake", "wrong")
    sign_in(client, member.username, "wrong")
    failed = Entry.objects.filter(action="session.failed").order_by("sequence")
    assert [(entry.actor, entry.subject) for entry in failed] == [
        ("anyone", ""),
        (member.username, member.username),
    ]


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"]
)
def test_an_address_elsewhere_is_never_returned_to(client: Client, member: User, address: str) -> None:
    assert client.get("/sign-in", {"next": address}).status_code == 403
    assert sign_in(client, member.username, PASSWORD, next=address).status_code == 403  # type: ignore[attr-defined]


def test_a_page_of_this_service_is_returned_to(client: Client, member: User) -> None:
    assert sign_in(client, member.username, PASSWORD, next="/policy").headers["Location"] == "/policy"  # type: ignore[attr-defined]


def test_a_session_ends_after_twelve_hours_however_busy(client: Client, member: User) -> None:
    sign_in(client, member.username, PASSWORD)
    session = client.session
    session[signing_in.BEGAN] = (timezone.now() - timedelta(hours=12, seconds=1)).isoformat()
    session.save()
    assert client.get("/policy").status_code == 302
    assert "_auth_user_id" not in client.session


def test_a_session_is_kept_until_twelve_hours_have_passed(client: Client, member: User) -> None:
    sign_in(client, member.username, PASSWORD)
    session = client.session
    session[signing_in.BEGAN] = (timezone.now() - timedelta(hours=11, minutes=59)).isoformat()
    session.save()
    assert client.get("/policy").status_code == 200


def test_a_session_ends_after_thirty_quiet_minutes(client: Client, member: User) -> None:
    sign_in(client, member.username, PASSWORD)
    assert client.session.get_expiry_age() == 30 * 60
    assert client.get("/policy").cookies["sessionid"]["max-age"] == 30 * 60


def test_the_quiet_minutes_begin_again_once_in_a_minute_of_use(client: Client, member: User) -> None:
    """A session that is used is kept; a page that follows at once does not write it again."""
    sign_in(client, member.username, PASSWORD)
    client.get("/policy")
    assert "sessionid" not in client.get("/policy").cookies
    session = client.session
    session[signing_in.USED] = (timezone.now() - timedelta(minutes=1)).isoformat()
    session.save()
    assert client.get("/policy").cookies["sessionid"]["max-age"] == 30 * 60


def test_the_sessions_of_a_disabled_account_are_refused_at_the_next_request(
    client: Client, member: User
) -> None:
    sign_in(client, member.username, PASSWORD)
    disable(user=member, by=staff.member("system_administrator"), at=timezone.now())
    answer = client.get("/policy")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in")


def test_signing_out_ends_the_session_and_clears_what_the_browser_keeps(client: Client, member: User) -> None:
    sign_in(client, member.username, PASSWORD)
    key = client.cookies["sessionid"].value
    answer = client.post("/sign-out")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    client.cookies["sessionid"] = key
    assert client.get("/policy").status_code == 302
    assert client.get("/sign-out").status_code == 405


def test_a_one_time_password_lets_in_nobody_until_another_is_chosen(client: Client) -> None:
    new = staff.member("analyst")
    new.set_password(PASSWORD)
    new.save()
    assert sign_in(client, new.username, PASSWORD).headers["Location"].startswith("/sign-in/password")  # type: ignore[attr-defined]
    assert client.get("/policy").status_code == 302
    short = client.post("/sign-in/password", {"password": "short", "again": "short"})
    assert "15 characters or more" in short.content.decode()
    own = "another four quiet words"
    assert client.post("/sign-in/password", {"password": own, "again": own}).status_code == 302
    assert client.get("/policy").status_code == 200
    new.refresh_from_db()
    assert new.check_password(own)


def test_nobody_chooses_a_password_without_the_one_they_were_given(client: Client) -> None:
    assert client.get("/sign-in/password").headers["Location"] == "/sign-in"


def test_the_demo_lets_in_only_the_listed_people(client: Client) -> None:
    other = staff.member("national_lead")
    assert client.post(f"/sign-in/as/{other.username}").status_code == 404
    listed = staff.member("analyst")
    User.objects.filter(pk=listed.pk).update(username="demo-somebody")
    assert client.post("/sign-in/as/demo-somebody").status_code == 302
    assert client.get("/policy").status_code == 200


def test_outside_the_demo_nobody_is_listed_and_nobody_becomes_anybody(
    client: Client, settings: object
) -> None:
    listed = staff.member("analyst")
    User.objects.filter(pk=listed.pk).update(username="demo-somebody")
    settings.DEMO = False  # type: ignore[attr-defined]
    assert client.post("/sign-in/as/demo-somebody").status_code == 404
    assert "Choose who you want to be" not in client.get("/sign-in").content.decode()
    client.force_login(listed)
    assert client.get("/outbox").status_code == 404


def test_the_service_hashes_passwords_with_all_the_work_that_django_advises() -> None:
    """The tests themselves do with less."""
    assert written_settings.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert identify_hasher(make_password(PASSWORD)).algorithm == "argon2"
