"""Ways in that were tried by hand once: each is shut, beside a control that the way was real."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.utils import timezone

from candour.cases.commands import (
    add_fact,
    break_glass,
    correct_fact,
    give_access,
    review_break_glass,
)
from candour.cases.models import BreakGlass, Case, RegisterRole
from candour.cases.models.visibility import Sight
from candour.cases.row_security import limit_rows_to
from candour.config.apps import production_is_not_a_demo
from candour.notifications.models import Deadline, DeadlineMove, Notification
from candour.staff.models import User
from candour.workflow.refusals import NotAllowed
from tests.factories import cases, notifications, staff
from tests.notifications.intake.extracts import extract, row

pytestmark = pytest.mark.django_db

REASON = "A threat to life was reported tonight."


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def in_an_emergency(case: Case, *, of: str = "Wales") -> User:
    """A lead of another region who has opened the case for four hours, for reading."""
    lead = staff.regional_lead(of)
    break_glass(case.reference, category="risk_now", reason=REASON, by=lead, at=timezone.now())
    return lead


def forms_that_write(notification: Notification) -> dict[str, dict[str, str]]:
    """What a lead of the case's own region could send on its notification."""
    page = f"/notifications/{notification.case.reference}"
    deadline = Deadline.objects.get(case=notification.case, step="notification")
    to = deadline.due + timedelta(days=30)
    given = {"operation": "", "reason": "The court asked for more, and it takes longer than that."}
    day = {"to-day": str(to.day), "to-month": str(to.month), "to-year": str(to.year)}
    return {
        f"{page}/extend/{deadline.pk}": given | day | {"category": "police_or_court"},
        f"{page}/override": given | {"outcome": "not_sfo"},
        f"{page}/submit": given | {"propose": "no"},
        f"{page}/take-on": given,
    }


def sent(client: Client, address: str, form: dict[str, str]) -> int:
    return client.post(address, form | {"operation": str(uuid4())}).status_code


def test_emergency_access_writes_nothing_on_a_notification() -> None:
    notification = notifications.review_due(at=timezone.now())
    client = signed_in(in_an_emergency(notification.case))
    for address, form in forms_that_write(notification).items():
        assert sent(client, address, form) == 403, address
    limit_rows_to(Sight(everything=True))
    notification.refresh_from_db()
    assert (notification.status, notification.override_reason) == ("ready", "")
    assert not DeadlineMove.objects.exists()


def test_the_same_forms_write_for_a_lead_of_the_region() -> None:
    notification = notifications.review_due(at=timezone.now())
    client = signed_in(staff.regional_lead())
    answers = {
        address: sent(client, address, form) for address, form in forms_that_write(notification).items()
    }
    assert set(answers.values()) == {302}, answers


def test_emergency_access_is_offered_nothing_to_write() -> None:
    notification = notifications.review_due(at=timezone.now())
    page = f"/notifications/{notification.case.reference}/"
    reader, lead = signed_in(in_an_emergency(notification.case)), signed_in(staff.regional_lead())
    for client, offered in ((reader, False), (lead, True)):
        for address in (page, f"/cases/{notification.case.reference}", f"{page}answer"):
            found = client.get(address).content.decode()
            assert (f'href="{page}extend/' in found) is (offered and "answer" not in address), address
            assert (f'href="{page}submit"' in found) is (offered and address == page), address


def test_emergency_access_does_not_review_emergency_access() -> None:
    case = cases.case()
    first, second = in_an_emergency(case), in_an_emergency(case, of="London")
    use = BreakGlass.objects.get(entry__user=first)
    with pytest.raises(NotAllowed):
        review_break_glass(use, finding="All in order.", by=second, at=timezone.now())
    assert signed_in(second).get(f"/cases/emergency/uses/{use.pk}").status_code == 404
    limit_rows_to(Sight(everything=True))
    reviewed = review_break_glass(use, finding="All in order.", by=staff.regional_lead(), at=timezone.now())
    assert reviewed.reviewed_by is not None


def linked(case: Case, other: Case) -> Any:
    values = {"name": "Jo Bloggs", "other_case": other, "note": ""}
    officer = staff.reviewing_manager()
    for opened in (case, other):
        give_access(opened, user=officer, reason="Joint", by=staff.national_lead(), at=cases.AT)
    return add_fact(case, "co_defendant", values, by=officer, at=timezone.now())


def test_the_case_of_a_co_defendant_is_named_only_to_those_who_may_open_it() -> None:
    case, other = cases.case(), cases.case(of="Wales")
    fact = linked(case, other)
    pages = (
        f"/cases/{case.reference}",
        f"/cases/{case.reference}/changes",
        f"/cases/{case.reference}/change/co_defendant/{fact.pk}",
        f"/cases/{case.reference}/remove/co_defendant/{fact.pk}",
    )
    client, officer = signed_in(staff.administrator()), signed_in(staff.national_officer())
    for page in pages:
        answer = client.get(page)
        assert answer.status_code == 200, page
        assert other.reference not in answer.content.decode(), page
    assert other.reference in officer.get(pages[1]).content.decode()


def test_a_co_defendant_whose_case_is_not_seen_is_corrected_and_taken_out() -> None:
    case, other = cases.case(), cases.case(of="Wales")
    fact = linked(case, other)
    client, told = signed_in(staff.administrator()), {"name": "Joanne Bloggs", "reason": "Misheard"}
    address = f"/cases/{case.reference}/change/co_defendant/{fact.pk}"
    assert sent(client, address, told) == 302
    limit_rows_to(Sight(everything=True))
    fact.refresh_from_db()
    assert (fact.name, fact.other_case) == ("Joanne Bloggs", other)
    assert sent(client, address.replace("/change/", "/remove/"), told) == 302


@pytest.mark.parametrize(("before", "after"), [("victim", "other"), ("other", "victim")])
def test_a_victim_is_not_read_from_corrections_by_those_who_may_not_see_victims(
    before: str, after: str
) -> None:
    case, administrator = cases.case(), staff.administrator()
    told = {"role": RegisterRole(before), "family_name": "Canary", "given_names": "Ann"}
    person = add_fact(case, "person", told, by=administrator, at=cases.AT)
    changed = told | {"role": RegisterRole(after), "family_name": "Finch"}
    correct_fact(person, changed, reason="Wrong person", by=administrator, at=cases.AT)
    address = f"/cases/{case.reference}/changes"
    director = signed_in(staff.member("regional_director")).get(address).content.decode()
    assert "Canary" not in director
    assert "Canary" in signed_in(administrator).get(address).content.decode()


def test_a_form_used_for_one_record_is_not_done_for_another() -> None:
    first, second = notifications.review_due(at=timezone.now()), notifications.review_due(at=timezone.now())
    client, operation = signed_in(staff.regional_lead()), str(uuid4())
    answers = [
        client.post(
            f"/notifications/{one.case.reference}/override",
            {"operation": operation, "outcome": "not_sfo", "reason": "The offence was before supervision."},
        ).status_code
        for one in (first, first, second)
    ]
    assert answers == [302, 302, 403]


@pytest.mark.parametrize("wanted", ["foo", "?x", "home", "candour.config", "sign_out"])
def test_the_address_to_return_to_is_an_address_and_never_a_name(wanted: str) -> None:
    user = staff.administrator()
    user.set_password("correct horse battery staple")
    user.last_login = timezone.now()
    user.save()
    told = {"username": user.username, "password": "correct horse battery staple"}
    assert Client().post("/sign-in", told | {"next": wanted}).status_code == 403
    assert Client().post("/sign-in", told | {"next": "/cases/"}).headers["Location"] == "/cases/"


@pytest.mark.parametrize(
    "address", ["/notifications/%00/", "/notifications/a%00b/answer", "/audit/chains/%00"]
)
def test_a_character_that_no_text_holds_is_a_page_that_is_not_there(address: str) -> None:
    case, client = cases.case(), signed_in(staff.member("auditor", "sfo_administrator"))
    assert client.get(address).status_code == 404
    assert client.get(f"/audit/chains/case:{case.reference}").status_code == 200


def test_what_was_told_after_a_form_stays_in_the_session_and_out_of_the_browser() -> None:
    case = cases.case()
    client = signed_in(staff.administrator())
    answer = client.post(
        f"/cases/{case.reference}/details",
        {"operation": str(uuid4()), "crn": case.crn, "court": "Durham Crown Court", "reason": "Moved"},
    )
    assert answer.status_code == 302
    assert "messages" not in answer.cookies
    assert "The details are corrected." in client.get(f"/cases/{case.reference}").content.decode()


@pytest.mark.parametrize("same_day", [True, False], ids=["recorded already", "another incident"])
def test_the_reasons_of_an_extract_name_a_case_only_to_those_who_may_open_it(same_day: bool) -> None:
    """Whoever brought the file may open a case of another region; a colleague who reads it may not."""
    staff.delivery_unit()
    held = cases.case(of="Wales", family_name="Canary", crn="X100001")
    bringer, colleague = staff.administrator(), staff.administrator()
    give_access(held, user=bringer, reason="Joint", by=staff.national_lead(), at=cases.AT)
    told = row(1) if same_day else row(1, alleged_offence_date="2026-01-05")
    file = SimpleUploadedFile("court.csv", extract(told), "text/csv")
    reader = signed_in(bringer)
    answer = reader.post("/notifications/intake/", {"operation": uuid4(), "extract": file})
    result = answer.headers["Location"]
    state = "not-taken" if same_day else "doubtful"
    for page in (result, f"{result}line/2", f"{result}{state}.csv"):
        found = signed_in(colleague).get(page).content.decode()
        assert "national team has to look at this row" in found, page
        assert held.reference not in found, page
        assert "Canary" not in found, page
        assert held.reference in reader.get(page).content.decode(), page


@pytest.mark.parametrize("right", ["DELETE", "TRUNCATE"])
@pytest.mark.parametrize(
    "table", ["cases_accessentry", "cases_breakglass", "cases_caseholding", "notifications_deadlinemove"]
)
def test_the_web_role_takes_away_no_record_of_access_or_of_a_moved_date(table: str, right: str) -> None:
    def holds(right: str, table: str) -> bool:
        cursor.execute("SELECT has_table_privilege(current_user, %s, %s)", [table, right])
        return bool(cursor.fetchone()[0])

    with connection.cursor() as cursor:
        assert not holds(right, table)
        assert holds("INSERT", table)
        assert holds("DELETE", "notifications_draft")


@pytest.mark.parametrize(
    ("hosts", "refused"), [(["*"], True), ([".example.org", "*"], True), (["sfo.example.org"], False)]
)
def test_production_does_not_answer_to_every_name(settings: Any, hosts: list[str], refused: bool) -> None:
    settings.PRODUCTION, settings.SECRET_KEY, settings.ALLOWED_HOSTS = True, "k" * 60, hosts
    assert bool(production_is_not_a_demo()) is refused
