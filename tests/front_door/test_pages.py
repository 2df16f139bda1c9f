"""The pages that everybody shares: who opens them, how many queries they cost, and what goes with them."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from candour.access.roles import ROLES
from candour.audit.record import record
from candour.policy import load_policy
from tests.factories import staff
from tests.front_door.reading import links_of, results

pytestmark = pytest.mark.django_db

FOR_ANYBODY = ("/sign-in", "/accessibility", "/privacy", "/limits", "/health")
FOR_STAFF = (
    "/",
    "/policy",
    "/policy/rules",
    "/policy/calendar",
    "/policy/offences",
    "/policy/families",
    "/policy/deadlines",
    "/policy/court-outcomes",
    "/policy/supervision",
    "/policy/risk",
    "/policy/mappa",
    "/policy/modes",
    "/policy/regions",
    "/policy/delivery-units",
    "/policy/open-questions",
    "/roles",
    "/outbox",
)
FOR_AUDITORS = ("/audit", "/audit/chains", "/audit/chains/service", "/audit/seals", "/audit/export")
FOR_ADMINISTRATORS = (
    "/staff",
    "/staff/new",
    "/staff/people/somebody",
    "/staff/people/somebody/place",
    "/staff/people/somebody/password",
    "/staff/people/somebody/close",
    "/staff/people/somebody/open",
    "/staff/people/somebody/roles/give",
)


@pytest.fixture(autouse=True)
def somebody() -> None:
    made = staff.member("analyst")
    made.username = "somebody"
    made.save()
    record(action="case.recorded", by=made, at=timezone.now(), case="SFO-2026-00001")
    record(action="account.opened", by=made, at=timezone.now(), subject="somebody")


@pytest.mark.parametrize("address", FOR_ANYBODY)
def test_these_need_no_account(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", FOR_STAFF + FOR_AUDITORS + FOR_ADMINISTRATORS)
def test_a_stranger_is_sent_to_sign_in(client: Client, address: str) -> None:
    assert client.get(address).headers["Location"].startswith("/sign-in?next=")


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_the_pages_of_its_work_and_no_others(client: Client, role: str) -> None:
    client.force_login(staff.member(role))
    assert [address for address in FOR_STAFF if client.get(address).status_code != 200] == []
    audit = 200 if role == "auditor" else 403
    accounts = 200 if role == "system_administrator" else 403
    assert {client.get(address).status_code for address in FOR_AUDITORS} == {audit}
    assert {client.get(address).status_code for address in FOR_ADMINISTRATORS} == {accounts}


@pytest.mark.parametrize(
    ("role", "address", "most"),
    [
        ("auditor", "/audit", 12),
        ("auditor", "/audit/chains", 12),
        ("auditor", "/audit/chains/service", 12),
        ("auditor", "/audit/seals", 12),
        ("system_administrator", "/staff", 12),
        ("system_administrator", "/staff/people/somebody", 20),
        ("analyst", "/policy/offences", 12),
        ("analyst", "/outbox", 12),
        ("regional_lead", "/", 20),
        ("national_lead", "/", 20),
    ],
)
def test_a_page_asks_few_queries(client: Client, role: str, address: str, most: int) -> None:
    client.force_login(staff.member(role, of="North East"))
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    questions = [query["sql"] for query in asked if "SAVEPOINT" not in query["sql"]]
    assert len(questions) <= most, "\n".join(questions)


@pytest.mark.parametrize("address", ["/sign-in", "/policy", "/nowhere", "/staff"])
def test_every_answer_carries_its_protection(client: Client, address: str) -> None:
    client.force_login(staff.member("analyst"))
    headers = client.get(address).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


@pytest.mark.parametrize("role", ROLES)
def test_nobody_comes_home_to_a_dead_end(client: Client, role: str) -> None:
    """Every number and every task of every role leads to a page that the role opens."""
    client.force_login(staff.member(role))
    page = client.get("/").content.decode()
    tasks, counts = links_of(page, "candour-start__link"), links_of(page, "candour-count__link")
    assert len(tasks) > 2
    assert [address for address in tasks + counts if client.get(address).status_code != 200] == []


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("victim_liaison_officer", "No case is open to you yet."),
        ("action_owner", "Nothing waits for you today."),
        ("regional_lead", "Nothing waits for you today."),
    ],
)
def test_an_empty_home_says_why_it_is_empty(client: Client, role: str, said: str) -> None:
    client.force_login(staff.member(role, of="North East"))
    assert said in client.get("/").content.decode()


@pytest.mark.parametrize("role", ROLES)
def test_every_link_of_every_home_answers(client: Client, role: str) -> None:
    client.force_login(staff.member(role))
    page = client.get("/").content.decode()
    links = {unescape(href) for href in re.findall(r'<a [^>]*href="(/[^"]*)"', page)}
    assert [href for href in sorted(links) if client.get(href, follow=True).status_code != 200] == []


def test_the_page_of_offences_counts_codes_and_rows_apart(client: Client) -> None:
    client.force_login(staff.member("analyst"))
    offences = load_policy().offences
    codes, listed = {row.code for row in offences}, {row.code for row in offences if row.listed}
    page = client.get("/policy/offences").content.decode()
    assert f"{len(codes):,} codes that courts use: {len(listed):,} are or were on the list" in page
    assert results(client, "/policy/offences") == len(list(offences))


def test_somebody_without_a_role_is_told_who_can_give_one(client: Client) -> None:
    client.force_login(staff.member())
    assert "A system administrator can give you one" in client.get("/").content.decode()


def test_a_long_table_of_policy_is_paged_and_searched(client: Client) -> None:
    client.force_login(staff.member("analyst"))
    assert "Showing 51 to 100 of" in client.get("/policy/offences?page=2").content.decode()
    assert "Robbery" in client.get("/policy/offences?words=TH68023").content.decode()
    assert "Nothing like that" in client.get("/policy/offences?words=xyzzy").content.decode()
    assert client.get("/policy/no-such-table").status_code == 404


def test_the_limits_say_where_the_calendar_ends(client: Client) -> None:
    assert "31 December 20" in client.get("/limits").content.decode()
