"""Pages: who opens them, what is not there, forms sent twice or too late, and how many queries they ask."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from candour.audit.models import Entry
from candour.mail.models import Message
from candour.notifications.commands import deciding, overriding
from candour.notifications.models import Notification, NotificationStatus
from candour.staff.models import User
from candour.workflow.models import StatusChange
from tests.factories import cases, notifications, staff

pytestmark = pytest.mark.django_db

AT = notifications.AT
WHY = "Two warnings were given in the week before."
MOST_FOR_A_LIST, MOST_FOR_A_RECORD = 12, 20
BEFORE_THE_PAGE = ("SAVEPOINT", "RELEASE", "set_config", "django_session", "INSERT INTO")


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def sent(client: Client, notification: Notification, key: str, **told: Any) -> Any:
    address = f"/notifications/{notification.case.reference}/{key}"
    return client.post(address, {"operation": str(uuid4()), **told})


def questions_asked(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        page = client.get(address)
    assert page.status_code == 200
    return sum(not any(word in each["sql"] for word in BEFORE_THE_PAGE) for each in asked)


def test_a_notification_out_of_sight_is_not_there() -> None:
    welsh = notifications.opened(of="Wales")
    client = signed_in(staff.administrator("North East"))
    for way in ("", "answer", "submit", "override"):
        assert client.get(f"/notifications/{welsh.case.reference}/{way}").status_code == 404
    assert welsh.case.reference not in client.get("/notifications/?show=all").content.decode()


@pytest.mark.parametrize(
    ("role", "key"),
    [
        ("sfo_administrator", "commission"),
        ("sfo_administrator", "override"),
        ("national_officer", "submit"),
        ("regional_director", "submit"),
    ],
)
def test_a_move_of_another_role_is_refused(role: str, key: str) -> None:
    submitted = notifications.submitted()
    person = staff.member(role, of=None if role.startswith("national") else "North East")
    assert signed_in(person).get(f"/notifications/{submitted.case.reference}/{key}").status_code == 403


def test_a_move_that_is_not_known_is_not_there() -> None:
    notification = notifications.opened()
    client = signed_in(staff.administrator())
    assert client.get(f"/notifications/{notification.case.reference}/explode").status_code == 404


def test_a_submission_sent_twice_moves_once_and_sends_one_message() -> None:
    staff.national_officer()
    ready = notifications.review_due()
    client = signed_in(staff.administrator())
    told = {"operation": str(uuid4()), "propose": "no"}
    for _time in range(2):
        assert client.post(f"/notifications/{ready.case.reference}/submit", told).status_code == 302
    assert StatusChange.objects.filter(transition="notification.submitted").count() == 1
    assert Message.objects.count() == 1


def test_a_page_that_is_out_of_date_says_so_and_changes_nothing() -> None:
    submitted = notifications.submitted()
    deciding.commission_review(notification=submitted, by=staff.national_officer(), at=AT)
    page = sent(signed_in(staff.national_officer()), submitted, "return", reason=WHY)
    assert page.status_code == 200
    assert "cannot be done while the status is" in page.content.decode()
    submitted.refresh_from_db()
    assert submitted.status == NotificationStatus.REVIEW


def test_a_proposal_needs_its_reason_and_what_was_typed_stays() -> None:
    ready = notifications.opened()
    client = signed_in(staff.administrator())
    assert "Say why" in sent(client, ready, "submit", propose="yes").content.decode()
    assert sent(client, ready, "submit", propose="yes", proposal=WHY).status_code == 302
    national = signed_in(staff.national_officer())
    assert WHY in national.get(f"/notifications/{ready.case.reference}/public-interest").content.decode()


def test_the_national_decision_goes_through_its_pages() -> None:
    submitted = notifications.submitted(charges=(cases.ROBBERY,), proposal=WHY)
    client = signed_in(staff.national_officer())
    shown = client.get(f"/notifications/{submitted.case.reference}/").content.decode()
    assert "The region proposed a review in the public interest, and nobody has decided on it yet." in shown
    assert sent(client, submitted, "public-interest", in_public_interest="yes", reason=WHY).status_code == 302
    look = client.get(f"/notifications/{submitted.case.reference}/commission").content.decode()
    assert "Early look: due" in look
    assert "a default, not a published rule" in look
    assert sent(client, submitted, "commission").status_code == 302
    submitted.refresh_from_db()
    assert submitted.status == NotificationStatus.REVIEW


def test_separation_of_duties_is_told_before_anything_is_pressed() -> None:
    both = staff.member("sfo_administrator", "national_officer", of="North East")
    submitted = notifications.submitted(by=both)
    page = signed_in(both).get(f"/notifications/{submitted.case.reference}/commission").content.decode()
    assert "somebody else must decide" in page
    assert '<button type="submit" class="govuk-button"' not in page


def test_an_override_is_loud_on_the_notification_the_answer_and_the_case() -> None:
    ready, lead = notifications.opened(), staff.regional_lead()
    overriding.override(notification=ready, outcome="review_mandatory", reason=WHY, by=lead, at=AT)
    client = signed_in(staff.administrator())
    reference = ready.case.reference
    for address in (
        f"/notifications/{reference}/",
        f"/notifications/{reference}/answer",
        f"/cases/{reference}",
    ):
        text = client.get(address).content.decode()
        assert WHY in text
        assert lead.full_name in text


def test_recording_the_court_date_by_its_page_makes_it_ready() -> None:
    waiting = notifications.awaiting_court()
    client = signed_in(staff.administrator())
    told = {
        "first_court_appearance-day": "2",
        "first_court_appearance-month": "2",
        "first_court_appearance-year": "2026",
    }
    assert sent(client, waiting, "court", **told).status_code == 302
    waiting.refresh_from_db()
    assert waiting.status == NotificationStatus.READY


def test_an_administrator_takes_on_what_a_practitioner_recorded() -> None:
    begun = notifications.opened(by=staff.practitioner())
    assert begun.status == NotificationStatus.CHARGE_IDENTIFIED
    assert sent(signed_in(staff.administrator()), begun, "take-on").status_code == 302
    begun.refresh_from_db()
    assert begun.status == NotificationStatus.READY


def test_every_page_of_a_notification_is_marked_and_its_read_recorded() -> None:
    notification = notifications.opened()
    client = signed_in(staff.administrator())
    for way in ("", "answer", "submit"):
        page = client.get(f"/notifications/{notification.case.reference}/{way}")
        assert "OFFICIAL-SENSITIVE" in page.content.decode()
    read = Entry.objects.filter(action="case.read", chain=f"case:{notification.case.reference}")
    assert read.count() == 3


def test_each_view_of_the_list_holds_what_it_says() -> None:
    decide = notifications.submitted()
    proposed = notifications.submitted(charges=(cases.ROBBERY,), proposal=WHY)
    returned = notifications.submitted()
    deciding.return_to_region(notification=returned, reason=WHY, by=staff.national_officer(), at=AT)
    client = signed_in(staff.national_officer())
    held = {
        key: {each for each in (decide, proposed, returned) if each.case.reference in page}
        for key in ("decide", "proposed", "returned")
        for page in [client.get(f"/notifications/?show={key}").content.decode()]
    }
    assert held == {"decide": {decide, proposed}, "proposed": {proposed}, "returned": {returned}}


def test_the_list_asks_as_many_questions_at_any_length() -> None:
    notifications.submitted()
    client = signed_in(staff.national_officer())
    few = questions_asked(client, "/notifications/?show=all")
    for _number in range(6):
        notifications.submitted()
    assert questions_asked(client, "/notifications/?show=all") == few <= MOST_FOR_A_LIST


@pytest.mark.parametrize("way", ["", "answer", "submit"])
def test_a_notification_asks_few_questions(way: str) -> None:
    notification = notifications.opened(charges=(cases.ROBBERY, cases.MURDER))
    address = f"/notifications/{notification.case.reference}/{way}"
    assert questions_asked(signed_in(staff.administrator()), address) <= MOST_FOR_A_RECORD


def test_empty_views_say_what_will_be_there() -> None:
    client = signed_in(staff.national_officer())
    assert "Nothing here" in client.get("/notifications/").content.decode()
    assert "No extension waits" in client.get("/notifications/extensions").content.decode()


def test_what_the_answer_rules_out_is_folded_away_and_what_waits_is_shown() -> None:
    reference = notifications.submitted(charges=(cases.ROBBERY,), proposal=WHY).case.reference
    shown = signed_in(staff.national_officer()).get(f"/notifications/{reference}/").content.decode()
    beside, folded = shown.split("Moves that do not fit the answer")
    assert "Refuse: not a serious further offence" in folded
    assert "Refuse: not a serious further offence" not in beside


def test_nothing_to_do_is_said_with_its_reason() -> None:
    reference = notifications.submitted().case.reference
    shown = signed_in(staff.administrator()).get(f"/notifications/{reference}/").content.decode()
    assert "Nothing just now. The national team decides on it." in shown


def test_a_review_that_begins_late_says_so_before_it_is_commissioned() -> None:
    reference = notifications.submitted().case.reference
    look = signed_in(staff.national_officer()).get(f"/notifications/{reference}/commission").content.decode()
    assert "so it is already" in look
    assert "late from the start" in look
    told = look.index("These dates begin to run")
    assert look.index('<ul class="govuk-list govuk-list--bullet candour-dates">') < look.index("</li>", told)


def test_an_answer_that_is_overridden_is_not_offered_to_be_overridden_again() -> None:
    ready, lead = notifications.opened(), staff.regional_lead()
    overriding.override(notification=ready, outcome="review_mandatory", reason=WHY, by=lead, at=AT)
    page = signed_in(lead).get(f"/notifications/{ready.case.reference}/override").content.decode()
    assert "This does not apply as the notification stands now." in page
    assert "What should stand instead?" not in page
