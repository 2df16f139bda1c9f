"""The recording journey, page by page, as a browser without JavaScript sends it."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from candour.cases.models import Case
from candour.mail.models import Message
from candour.notifications.forms.questions import QUESTIONS
from candour.notifications.models import Draft, Notification, NotificationStatus
from candour.staff.models import User
from tests.factories import cases, staff

pytestmark = pytest.mark.django_db

NAME = {"given_names": "Siân", "family_name": "Ellis", "aliases": "S. Ellis\nSian Ellis"}
COURT = {
    "appeared": "yes",
    "first_court_appearance-day": "23",
    "first_court_appearance-month": "1",
    "first_court_appearance-year": "2026",
}
CHARGE = {
    "title": "Robbery",
    "code": "th68023",
    "mode": "substantive",
    "alleged_offence_date-day": "20",
    "alleged_offence_date-month": "1",
    "alleged_offence_date-year": "2026",
}
SUPERVISION = {"type": "community_order", "start-day": "1", "start-month": "4", "start-year": "2025"}
RISK = {"level": "high", "assessed_on-day": "3", "assessed_on-month": "October", "assessed_on-year": "2025"}


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def begun(client: Client) -> Draft:
    client.post("/notifications/start", {"operation": str(uuid4())})
    draft: Draft = Draft.objects.get()
    return draft


def answer(client: Client, draft: Draft, key: str, values: dict[str, Any], *, way: str = "") -> Any:
    return client.post(f"/notifications/drafts/{draft.pk}/{key}{way}", values)


def filled(client: Client) -> Draft:
    """A draft with everything that bears on eligibility."""
    draft = begun(client)
    answer(client, draft, "name", NAME)
    answer(client, draft, "crn", {"crn": "x 123456"})
    answer(client, draft, "region", {"region": staff.region().code})
    answer(client, draft, "supervision", SUPERVISION, way="/add")
    answer(client, draft, "risk", RISK, way="/add")
    answer(client, draft, "charges", CHARGE, way="/add")
    answer(client, draft, "court", COURT)
    draft.refresh_from_db()
    return draft


def test_a_whole_journey_records_a_case_and_its_notification() -> None:
    administrator = staff.administrator()
    client = signed_in(administrator)
    draft = filled(client)
    page = client.get(f"/notifications/drafts/{draft.pk}/check").content.decode()
    assert "A review is required" in page
    sent = client.post(f"/notifications/drafts/{draft.pk}/check", {"operation": str(uuid4())})
    case = Case.objects.get()
    assert sent.headers["Location"] == f"/notifications/{case.reference}/"
    assert (case.crn, case.person_name, case.charges.get().code) == ("X123456", "Siân Ellis", "TH68023")
    notification = Notification.objects.get()
    assert notification.status == NotificationStatus.READY
    assert (notification.outcome, notification.limb) == ("review_mandatory", "B")
    case.refresh_from_db()
    assert case.next_due is not None


def test_recording_twice_makes_one_case() -> None:
    client = signed_in(staff.administrator())
    draft = filled(client)
    operation = str(uuid4())
    first = client.post(f"/notifications/drafts/{draft.pk}/check", {"operation": operation})
    again = client.post(f"/notifications/drafts/{draft.pk}/check", {"operation": operation})
    other = client.post(f"/notifications/drafts/{draft.pk}/check", {"operation": str(uuid4())})
    assert first.headers["Location"] == again.headers["Location"] == other.headers["Location"]
    assert Case.objects.count() == Notification.objects.count() == 1


def test_every_question_opens_and_leads_on_to_the_check() -> None:
    client = signed_in(staff.administrator())
    draft = filled(client)
    for question in QUESTIONS:
        page = client.get(f"/notifications/drafts/{draft.pk}/{question.key}")
        assert page.status_code == 200, question.key
        if question.several:
            assert client.get(f"/notifications/drafts/{draft.pk}/{question.key}/add").status_code == 200
    last = answer(client, draft, "interest", {"media_interest": "no", "ministers": "no"})
    assert last.headers["Location"].endswith("/check")


def test_a_change_from_the_check_comes_back_to_it() -> None:
    client = signed_in(staff.administrator())
    draft = filled(client)
    sent = client.post(f"/notifications/drafts/{draft.pk}/name?from=check", NAME)
    assert sent.headers["Location"].endswith("/check")


def test_what_was_typed_stays_when_the_page_has_an_error() -> None:
    client = signed_in(staff.administrator())
    draft = begun(client)
    page = answer(client, draft, "name", {"given_names": "Siân", "family_name": ""})
    assert "Siân" in page.content.decode()
    assert "Enter the family name" in page.content.decode()
    draft.refresh_from_db()
    assert draft.answers == {}


@pytest.mark.parametrize(
    ("key", "values", "told"),
    [
        ("crn", {"crn": "12345"}, "CRN must be a letter and six numbers"),
        ("court", {"appeared": "yes"}, "Enter the date of the first court appearance"),
        ("charges/add", CHARGE | {"alleged_offence_date-year": "2099"}, "must be today or in the past"),
        ("charges/add", CHARGE | {"victim_age": "130"}, "Age must be 120 or fewer"),
        (
            "supervision/add",
            SUPERVISION | {"end-day": "1", "end-month": "1", "end-year": "2025"},
            "End must be on or after",
        ),
        ("risk/add", RISK | {"level": "enormous"}, "Choose one of the answers in the list"),
        ("interest", {"media_interest": "yes", "ministers": "no"}, "Say what is known of the interest"),
    ],
)
def test_bad_input_is_told_in_plain_words(key: str, values: dict[str, str], told: str) -> None:
    client = signed_in(staff.administrator())
    draft = begun(client)
    page = answer(client, draft, key, values)
    assert page.status_code == 200
    assert told in page.content.decode()


def test_somebody_elses_draft_is_not_there() -> None:
    draft = begun(signed_in(staff.administrator()))
    other = signed_in(staff.administrator())
    for way in ("/", "/name", "/check", "/charges/add", "/find-offence", "/delete"):
        assert other.get(f"/notifications/drafts/{draft.pk}{way}").status_code == 404


def test_a_role_that_records_no_cases_cannot_begin() -> None:
    assert signed_in(staff.national_officer()).get("/notifications/start").status_code == 403


def test_a_draft_with_gaps_is_not_recorded_and_says_what_is_missing() -> None:
    client = signed_in(staff.administrator())
    draft = begun(client)
    page = client.post(f"/notifications/drafts/{draft.pk}/check", {"operation": str(uuid4())})
    text = page.content.decode()
    assert "Enter the name of the person who was charged." in text
    assert "Add at least one charge." in text
    assert not Case.objects.exists()


def test_a_known_crn_is_shown_with_its_case() -> None:
    known = cases.case(crn="X123456")
    client = signed_in(staff.administrator())
    draft = begun(client)
    sent = answer(client, draft, "crn", {"crn": "X123456"})
    assert known.reference in client.get(sent.headers["Location"]).content.decode()


def test_a_crn_of_a_case_out_of_sight_says_nothing() -> None:
    cases.case(of="Wales", crn="X123456")
    client = signed_in(staff.administrator())
    draft = begun(client)
    sent = answer(client, draft, "crn", {"crn": "X123456"})
    assert sent.headers["Location"].endswith("/person")


def test_an_item_is_changed_and_removed_in_its_place() -> None:
    client = signed_in(staff.administrator())
    draft = filled(client)
    answer(client, draft, "charges", CHARGE | {"title": "Theft", "code": ""}, way="/add")
    answer(client, draft, "charges", CHARGE | {"title": "Assault", "code": ""}, way="/1")
    draft.refresh_from_db()
    assert [each["title"] for each in draft.answers["charges"]["items"]] == ["Robbery", "Assault"]
    stale = answer(client, draft, "charges", {"words": "something else"}, way="/0/remove")
    assert stale.status_code == 302
    words = "Robbery (TH68023), alleged on 20 January 2026"
    answer(client, draft, "charges", {"words": words}, way="/0/remove")
    draft.refresh_from_db()
    assert [each["title"] for each in draft.answers["charges"]["items"]] == ["Assault"]


def test_never_assessed_is_an_answer() -> None:
    client = signed_in(staff.administrator())
    draft = begun(client)
    answer(client, draft, "risk", {"more": "no"})
    assert (
        "Never assessed in this period"
        in client.get(f"/notifications/drafts/{draft.pk}/check").content.decode()
    )


def test_names_of_victims_are_asked_only_of_those_who_may_see_them() -> None:
    client = signed_in(staff.practitioner())
    draft = begun(client)
    assert client.get(f"/notifications/drafts/{draft.pk}/victims").status_code == 404
    tasks = client.get(f"/notifications/drafts/{draft.pk}/")
    assert tasks.status_code == 200
    assert "Victims and relatives" not in tasks.content.decode()


def test_the_offence_list_is_searched_by_words_and_by_code() -> None:
    client = signed_in(staff.administrator())
    draft = begun(client)
    for searched in ("robbery", "TH68023"):
        page = client.get(f"/notifications/drafts/{draft.pk}/find-offence", {"search": searched})
        assert "code=TH68023" in page.content.decode()
    begun_with = client.get(f"/notifications/drafts/{draft.pk}/charges/add", {"code": "TH68023A"})
    assert 'value="TH68023A"' in begun_with.content.decode()


def test_a_deleted_draft_is_gone_and_a_draft_is_listed_until_then() -> None:
    client = signed_in(staff.administrator())
    draft = begun(client)
    answer(client, draft, "name", NAME)
    assert "Siân Ellis" in client.get("/notifications/start").content.decode()
    client.post(f"/notifications/drafts/{draft.pk}/delete", {"operation": str(uuid4())})
    assert not Draft.objects.exists()


def test_a_practitioners_case_is_told_to_the_administrators_of_its_region() -> None:
    administrator = staff.administrator()
    client = signed_in(staff.practitioner())
    draft = filled(client)
    client.post(f"/notifications/drafts/{draft.pk}/check", {"operation": str(uuid4())})
    assert Notification.objects.get().status == NotificationStatus.CHARGE_IDENTIFIED
    assert [message.to for message in Message.objects.all()] == [administrator]
    assert "Ellis" not in Message.objects.get().body
