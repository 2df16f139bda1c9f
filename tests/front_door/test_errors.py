"""What goes wrong is told in plain words, and no trace of the inside is shown."""

import logging
from unittest.mock import patch

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import OperationalError
from django.test import Client

from candour.audit import record as recording
from candour.audit.models import Entry
from candour.audit.reads import AuditUnavailable
from candour.workflow.refusals import NotNow
from tests.factories import cases, staff

pytestmark = pytest.mark.django_db
ROLES_PAGE = "candour.front_door.views.staff.people.holders_of_each"


def member(client: Client) -> None:
    client.force_login(staff.member("analyst"))


def test_an_unexpected_failure_shows_no_trace_and_gives_a_reference(client: Client) -> None:
    member(client)
    client.raise_request_exception = False
    with patch(ROLES_PAGE, side_effect=ValueError("the secret inside")):
        answer = client.get("/roles")
    page = answer.content.decode()
    assert answer.status_code == 500
    assert "Something went wrong on our side" in page
    assert answer.headers["X-Request-Id"] in page
    assert "secret inside" not in page
    assert "Traceback" not in page


def test_an_error_page_that_cannot_be_drawn_is_still_a_page(client: Client) -> None:
    member(client)
    client.raise_request_exception = False
    broken = patch("candour.front_door.errors.render", side_effect=ValueError("again"))
    with patch(ROLES_PAGE, side_effect=ValueError("first")), broken:
        answer = client.get("/roles")
    assert answer.status_code == 500
    assert "Nothing has been changed" in answer.content.decode()


@pytest.mark.parametrize("failure", [AuditUnavailable("x"), OperationalError("no connection")])
def test_what_cannot_be_recorded_or_read_is_not_shown(client: Client, failure: Exception) -> None:
    member(client)
    with patch(ROLES_PAGE, side_effect=failure):
        answer = client.get("/roles")
    assert answer.status_code == 503
    assert "shows nothing that it cannot record" in answer.content.decode()


def test_a_database_that_is_away_before_any_page_is_told_as_what_passes_by_itself(client: Client) -> None:
    """The session is read before the page is found, so no page of ours meets this failure."""
    member(client)
    client.raise_request_exception = False
    away = patch.object(SessionStore, "load", side_effect=OperationalError("the secret address"))
    with away, patch("candour.front_door.middleware.record", side_effect=OperationalError):
        answer = client.get("/roles")
    assert answer.status_code == 503
    assert "Try again in a minute" in answer.content.decode()
    assert "secret" not in answer.content.decode()


def test_a_refused_page_is_one_line_of_the_log(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    """The control beside it: what went wrong keeps its trace."""
    member(client)
    client.raise_request_exception = False
    with patch(ROLES_PAGE, side_effect=ValueError("first")):
        client.get("/roles")
    client.get("/audit")
    console = logging.getLogger().handlers[0]
    broken, refused = [each for each in caplog.records if each.name == "django.request"]
    assert all(console.filter(each) for each in (broken, refused))
    assert broken.exc_info is not None
    assert (refused.getMessage(), refused.exc_info) == ("Forbidden (Permission denied): /audit", None)


def test_an_address_that_only_takes_a_form_says_so_to_whoever_is_led_there(client: Client) -> None:
    member(client)
    answer = client.get("/sign-out")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "go back to its page and send it again" in answer.content.decode()


def test_a_move_that_must_wait_says_everything_that_stands_in_the_way(client: Client) -> None:
    member(client)
    with patch(ROLES_PAGE, side_effect=NotNow(["The court is not named.", "No charge is recorded."])):
        answer = client.get("/roles")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "The court is not named." in page
    assert "No charge is recorded." in page


def test_a_page_that_is_not_theirs_is_refused_in_words_and_recorded(client: Client) -> None:
    member(client)
    answer = client.get("/audit")
    assert answer.status_code == 403
    assert "Your role does not open this page." in answer.content.decode()
    assert Entry.objects.filter(action="page.refused", subject="/audit", outcome="refused").exists()


def test_a_page_that_is_not_there_is_told_as_one_that_is_not_theirs(client: Client) -> None:
    member(client)
    assert "Page not found" in client.get("/no-such-page").content.decode()


def test_a_form_without_its_token_is_refused_in_words() -> None:
    answer = Client(enforce_csrf_checks=True).post("/sign-in", {"username": "x", "password": "y"})
    assert answer.status_code == 403
    assert "The form is too old to be sent" in answer.content.decode()


def test_a_request_that_cannot_be_read_is_told_so(client: Client) -> None:
    member(client)
    client.raise_request_exception = False
    answer = client.get("/roles", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert "could not read what was sent" in answer.content.decode()


def test_a_case_page_is_refused_while_its_read_cannot_be_recorded(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = cases.case(family_name="Unrepeatable")
    client.force_login(staff.administrator())
    assert "Unrepeatable" in client.get(f"/cases/{case.reference}").content.decode()
    monkeypatch.setattr(recording, "INSERT", recording.INSERT.replace("audit_entry", "a_table_that_is_gone"))
    answer = client.get(f"/cases/{case.reference}")
    assert answer.status_code == 503
    assert "Unrepeatable" not in answer.content.decode()


def test_a_refusal_leads_back_to_the_page_of_this_service_that_it_came_from(client: Client) -> None:
    member(client)
    back = "Go back to the page that you came from"
    here = client.get("/audit", headers={"referer": "http://testserver/recommendations/?q=risk&page=2"})
    assert here.status_code == 403
    assert 'href="/recommendations/?q=risk&amp;page=2"' in here.content.decode()
    for elsewhere in ("https://example.invalid/", "http://testserver/audit", "javascript:alert(1)", ""):
        assert back not in client.get("/audit", headers={"referer": elsewhere}).content.decode()
    with patch(ROLES_PAGE, side_effect=NotNow(["Something stands in the way."])):
        refused = client.get("/roles", headers={"referer": "http://testserver/staff"})
    assert refused.status_code == 409
    assert back in refused.content.decode()
