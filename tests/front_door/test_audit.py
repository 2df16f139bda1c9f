"""The audit log tells who did what, when and to which reference, and never what a case holds."""

import pytest
from django.test import Client
from django.utils import timezone

from candour.audit.models import Entry
from candour.audit.record import REFUSED, record
from candour.audit.seal import seal
from candour.front_door.queries import audit
from candour.staff.models import User
from tests.factories import cases, staff
from tests.front_door.reading import results

pytestmark = pytest.mark.django_db


@pytest.fixture
def auditor(client: Client) -> User:
    made = staff.member("auditor", of=None)
    client.force_login(made)
    return made


def test_a_search_narrows_by_person_action_reference_outcome_and_request(
    client: Client, auditor: User
) -> None:
    reader = staff.member("inspector", name="Gwen Pugh")
    at = timezone.now()
    record(action="case.read", by=reader, at=at, case="SFO-2026-00007", request="abc123")
    record(action="page.refused", by=reader, at=at, outcome=REFUSED, subject="/staff")
    searches = {
        "person=pugh": 2,
        "person=pugh&action=case.read": 1,
        "person=pugh&outcome=refused": 1,
        "reference=sfo-2026-00007": 1,
        "request=abc123": 1,
        "person=nobody": 0,
    }
    found = {query: results(client, f"/audit?{query}") for query in searches}
    assert found == searches


def test_a_day_runs_from_midnight_to_midnight_in_london(client: Client, auditor: User) -> None:
    from datetime import UTC, datetime

    for hour, minute in ((22, 59), (23, 0)):
        at = datetime(2026, 6, 30, hour, minute, tzinfo=UTC)  # 23:59 on 30 June and midnight of 1 July
        record(action="case.read", by=auditor, at=at, case="SFO-2026-00009")
    query = "day-day=1&day-month=7&day-year=2026"
    assert results(client, f"/audit?{query}") == 1


def test_no_word_of_a_case_and_no_link_into_one_is_shown(client: Client, auditor: User) -> None:
    case = cases.case(family_name="Unrepeatable")
    record(
        action="fact.removed", by=auditor, at=timezone.now(), case=case.reference, reason="her neighbour said"
    )
    for address in ("/audit", f"/audit/chains/case:{case.reference}", "/audit/export"):
        page = client.get(address).content.decode()
        assert case.reference in page
        assert "Unrepeatable" not in page
        assert "her neighbour said" not in page
        assert f"/cases/{case.reference}" not in page


def test_reading_the_log_is_recorded_too(client: Client, auditor: User) -> None:
    client.get("/audit")
    client.get("/audit/export?outcome=refused")
    done = Entry.objects.filter(actor=auditor.username).order_by("sequence")
    assert [entry.action for entry in done] == ["audit.read", "audit.exported"]


def test_a_sound_chain_is_said_to_be_sound_and_the_verification_is_recorded(
    client: Client, auditor: User
) -> None:
    case = cases.case()
    seal(at=timezone.now())
    answer = client.post(f"/audit/chains/case:{case.reference}/verify", follow=True)
    assert "is as it was written" in answer.content.decode()
    assert Entry.objects.filter(action="audit.verified", subject=f"case:{case.reference}").exists()


def test_a_chain_that_ends_before_its_head_is_found_out() -> None:
    case = cases.case()
    head = audit.chain_of_name(f"case:{case.reference}")
    assert head is not None
    number, fault = audit.verify_chain(head)
    assert fault is None
    assert number == head.sequence
    head.sequence += 1
    assert "missing" in str(audit.verify_chain(head)[1])


def test_an_export_is_safe_to_open_in_a_spreadsheet(client: Client, auditor: User) -> None:
    record(action="page.refused", by=auditor, at=timezone.now(), subject="=HYPERLINK(1)")
    table = client.get("/audit/export").content.decode("utf-8-sig")
    assert ",'=HYPERLINK(1)," in table


def test_an_export_that_is_too_large_asks_to_be_narrowed(
    client: Client, auditor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "MOST_EXPORTED", 1)
    for _ in range(2):
        record(action="case.read", by=auditor, at=timezone.now(), case="SFO-2026-00001")
    assert client.get("/audit/export").headers["Location"] == "/audit"


def test_a_chain_that_is_not_there_is_not_found(client: Client, auditor: User) -> None:
    assert client.get("/audit/chains/case:SFO-1999-00001").status_code == 404
