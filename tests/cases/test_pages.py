"""The pages of cases as people use them: lists, forms, sending twice, and how many queries a page takes."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from candour.cases.commands import (
    NewMappa,
    NewPerson,
    add_fact,
    hand_over,
    record_cases,
    set_next_step,
)
from candour.cases.models import AccessEntry, BreakGlass, Case, CaseHolding, RiskAssessment
from candour.cases.models.visibility import sight_of
from candour.cases.queries import Panel, desk_counts
from candour.staff.models import User
from tests.factories import cases, closing, reviews, staff

pytestmark = pytest.mark.django_db
DAY = {"on-day": "20", "on-month": "2", "on-year": "2026"}


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@contextmanager
def at_most(number: int) -> Iterator[None]:
    """Savepoints stand for the transaction that tests wrap around everything, so they do not count."""
    with CaptureQueriesContext(connection) as captured:
        yield
    asked = [query["sql"] for query in captured if "SAVEPOINT" not in query["sql"]]
    assert len(asked) <= number, "\n".join(asked)


@pytest.mark.parametrize("many", [10, 200])
@pytest.mark.parametrize("role", ["regional_lead", "national_lead"])
def test_the_list_takes_twelve_queries_at_any_length(many: int, role: str) -> None:
    user = staff.member(role, in_team=staff.team())
    unit = staff.delivery_unit()
    new = [cases.new_case(delivery_unit=unit) for _ in range(many)]
    for case in record_cases(new, by=staff.administrator(), at=cases.AT)[:5]:
        hand_over(case, to=user, by=user, at=cases.AT)
    client = signed_in(user)
    for query in ("", "?q=okafor", "?show=mine", "?page=99999", "?due=overdue&court_status=charged"):
        with at_most(12):
            assert client.get(f"/cases/{query}").status_code == 200


def test_the_page_of_a_case_takes_at_most_twenty_queries_with_many_facts() -> None:
    person = NewPerson(family_name="Marsh", role="victim")
    mappa = NewMappa(category=2, level=1, start=date(2025, 5, 1))
    case = cases.case(
        charges=(cases.MURDER,) * 8,
        risk_assessments=(cases.MEDIUM, cases.HIGH) * 6,
        mappa=(mappa,) * 4,
        people=(person,) * 10,
    )
    lead, other = staff.regional_lead(), cases.case()
    add_fact(case, "co_defendant", {"name": "Ray", "other_case": other}, by=lead, at=cases.AT)
    client = signed_in(lead)
    for page in ("", "/people", "/changes", "/access", "/seen"):
        with at_most(20):
            assert client.get(f"/cases/{case.reference}{page}").status_code == 200


def test_the_page_of_a_case_under_review_keeps_to_twenty_queries_with_the_panels_of_every_slice() -> None:
    """Its notification, dates, review, quality, families, documents and copies."""
    review = reviews.commissioned()
    client = signed_in(staff.regional_lead())
    client.get("/")
    with at_most(20):
        assert client.get(f"/cases/{review.case_reference}").status_code == 200


def test_the_tabs_are_those_that_the_reach_gives() -> None:
    national = signed_in(staff.national_lead()).get("/cases/").content.decode()
    inspector = signed_in(staff.member("inspector", of=None)).get("/cases/").content.decode()
    lead = signed_in(staff.regional_lead()).get("/cases/").content.decode()
    assert "National" in national
    assert "My region’s" in lead
    assert "show=national" not in lead
    assert "show=region" not in inspector


def test_filters_narrow_and_a_list_without_hits_says_how_to_go_on() -> None:
    held, free = cases.case(), cases.case()
    lead = staff.regional_lead()
    hand_over(held, to=lead, by=lead, at=cases.AT)
    body = signed_in(lead).get("/cases/?holder=none").content.decode()
    assert free.reference in body
    assert held.reference not in body
    assert "No case fits" in signed_in(lead).get("/cases/?q=nobody").content.decode()


def test_the_list_says_what_is_next_and_why() -> None:
    case, lead = cases.case(), staff.regional_lead()
    set_next_step(case, step="Submit the notification", due=timezone.localdate() - timedelta(days=3))
    body = signed_in(lead).get("/cases/?show=overdue").content.decode()
    assert "Submit the notification" in body
    assert "3 days overdue" in body


def test_desk_counts_are_one_query_beside_the_calendar_and_agree_with_the_lists() -> None:
    today, lead = timezone.localdate(), staff.regional_lead()
    late, soon, waiting, mine = (cases.case() for _ in range(4))
    set_next_step(late, step="Submit", due=today - timedelta(days=1))
    set_next_step(soon, step="Submit", due=today + timedelta(days=1))
    set_next_step(waiting, step="Decide", due=None, waits_for="national")
    hand_over(mine, to=lead, by=lead, at=cases.AT)
    cases.case(of="Wales")
    closing.not_sfo()
    closing.closed()
    sight = sight_of(lead, at=cases.AT)
    with at_most(2):
        counts = desk_counts(sight, lead, today=today)
    assert counts == {"mine": 1, "overdue": 1, "due_soon": 1, "waiting": 1, "to_close": 1}
    client = signed_in(lead)
    for key, number in counts.items():
        assert f"{number} case" in client.get(f"/cases/?show={key}").content.decode()


def test_a_fact_is_added_on_its_page_and_sending_twice_adds_one() -> None:
    case, client, operation = cases.case(), signed_in(staff.regional_lead()), str(uuid4())
    sent = {
        "operation": operation,
        "level": "high",
        "assessed_on-day": "1",
        "assessed_on-month": "2",
        "assessed_on-year": "2026",
    }
    for _ in range(2):
        answer = client.post(f"/cases/{case.reference}/add/risk", sent)
        assert answer.status_code == 302
    assert RiskAssessment.objects.filter(case=case, level="high").count() == 1
    assert "A risk assessment was added to the case." in client.get(answer["Location"]).content.decode()


def test_a_form_with_a_mistake_comes_back_with_what_was_typed_and_changes_nothing() -> None:
    case, client = cases.case(), signed_in(staff.regional_lead())
    sent = {"operation": str(uuid4()), "crn": "nonsense", "reason": ""}
    answer = client.post(f"/cases/{case.reference}/details", sent)
    body = answer.content.decode()
    assert answer.status_code == 422
    assert "There is a problem" in body
    assert "nonsense" in body.lower()
    case.refresh_from_db()
    assert case.crn.startswith("X")


def test_every_form_of_a_fact_draws_and_corrects_what_it_says() -> None:
    case, client = cases.case(), signed_in(staff.regional_lead())
    charge = case.charges.get()
    page = f"/cases/{case.reference}/change/charge/{charge.pk}"
    assert "Robbery" in client.get(page).content.decode()
    sent = {
        "operation": str(uuid4()),
        "title": "Assault with intent to rob",
        "mode": "substantive",
        "code": "",
        "alleged_offence_date-day": "20",
        "alleged_offence_date-month": "1",
        "alleged_offence_date-year": "2026",
        "reason": "Indictment",
    }
    assert client.post(page, sent).status_code == 302
    charge.refresh_from_db()
    assert charge.title == "Assault with intent to rob"
    assert "Robbery" in client.get(f"/cases/{case.reference}/changes").content.decode()


def test_a_correction_says_why_as_a_removal_does() -> None:
    case, client = cases.case(), signed_in(staff.regional_lead())
    charge = case.charges.get()
    for page in (f"change/charge/{charge.pk}", f"remove/charge/{charge.pk}", "details"):
        answer = client.post(f"/cases/{case.reference}/{page}", {"operation": str(uuid4()), "reason": ""})
        assert "There is a problem" in answer.content.decode()
        assert "#id_reason" in answer.content.decode()


def test_a_case_without_bars_says_so_in_a_sentence() -> None:
    case, client = cases.case(), signed_in(staff.regional_lead())
    body = client.get(f"/cases/{case.reference}/access").content.decode()
    assert "Nobody is barred from this case." in body
    assert ">Barred<" not in body


@pytest.mark.parametrize(
    "kind", ["charge", "supervision", "risk", "mappa", "transfer", "parallel", "co_defendant", "person"]
)
def test_every_kind_of_fact_has_a_page_that_refuses_an_empty_form(kind: str) -> None:
    case, client = cases.case(), signed_in(staff.regional_lead())
    page = f"/cases/{case.reference}/add/{kind}"
    assert client.get(page).status_code == 200
    assert client.post(page, {"operation": str(uuid4())}).status_code == 422
    assert client.get(f"/cases/{case.reference}/add/nothing").status_code == 404


def test_a_court_outcome_is_shown_with_its_effects_before_it_is_recorded() -> None:
    case, client = cases.case(), signed_in(staff.administrator())
    page = f"/cases/{case.reference}/court"
    sent = {"operation": str(uuid4()), "outcome": "charge_dropped", **DAY}
    first = client.post(page, sent)
    assert "The review is not completed" in first.content.decode()
    case.refresh_from_db()
    assert case.court_status == "charged"
    for _ in range(2):
        assert client.post(page, {**sent, "confirmed": "yes"}).status_code == 302
    case.refresh_from_db()
    assert (case.court_status, case.review_status) == ("charge_dropped", "ended")


def test_the_confirm_page_sends_the_operation_on() -> None:
    case, client, operation = cases.case(), signed_in(staff.administrator()), str(uuid4())
    sent = {"operation": operation, "outcome": "acquitted", **DAY}
    body = client.post(f"/cases/{case.reference}/court", sent).content.decode()
    assert re.search(rf'name="operation"[^>]*value="{operation}"', body)


def test_handing_over_on_its_page() -> None:
    case, lead, manager = cases.case(), staff.regional_lead(), staff.reviewing_manager()
    sent = {"operation": str(uuid4()), "to": str(manager.pk), "reason": "Allocated"}
    client = signed_in(lead)
    for _ in range(2):
        assert client.post(f"/cases/{case.reference}/hand-over", sent).status_code == 302
    assert CaseHolding.objects.get(case=case).holder == manager


def test_access_is_given_barred_and_ended_on_pages() -> None:
    case, client, inspector = cases.case(), signed_in(staff.regional_lead()), staff.member("inspector")
    base = f"/cases/{case.reference}/access"
    sent = {
        "operation": str(uuid4()),
        "user": inspector.username,
        "relation": "inspector",
        "reason": "Sample",
    }
    assert client.post(f"{base}/give", sent).status_code == 302
    assert inspector.full_name in client.get(base).content.decode()
    entry = AccessEntry.objects.get(user=inspector)
    ended = {"operation": str(uuid4()), "reason": "Done"}
    assert client.post(f"{base}/{entry.pk}/end", ended).status_code == 302
    barred = {"operation": str(uuid4()), "user": inspector.username, "relation": "conflict", "reason": "Kin"}
    assert client.post(f"{base}/bar", barred).status_code == 302
    assert client.post(f"{base}/give", {**sent, "operation": str(uuid4())}).status_code == 422


def test_whoever_is_given_access_is_named_as_people_name_each_other() -> None:
    case, client = cases.case(), signed_in(staff.regional_lead())
    inspector = staff.member("inspector", of=None)
    base = f"/cases/{case.reference}/access"
    sent = {"relation": "inspector", "reason": "Reads the case for the inspection"}
    other = client.post(f"{base}/give", {**sent, "operation": str(uuid4()), "user": "Nobody of That Name"})
    assert "There is no account in use with that name" in other.content.decode()
    named = {**sent, "operation": str(uuid4()), "user": inspector.full_name.upper()}
    assert client.post(f"{base}/give", named).status_code == 302
    assert inspector.full_name in client.get(base).content.decode()
    twin = staff.member("inspector", of=None)
    User.objects.filter(pk=twin.pk).update(full_name=inspector.full_name)
    again = client.post(f"{base}/give", {**named, "operation": str(uuid4())})
    assert "More than one person has that name" in again.content.decode()


def test_declaring_a_conflict_leads_away_from_the_case() -> None:
    case, client = cases.case(), signed_in(staff.administrator())
    page = f"/cases/{case.reference}/access/declare"
    answer = client.post(page, {"operation": str(uuid4()), "reason": "A friend of the family"})
    assert answer.headers["Location"] == "/cases/"
    assert client.get(f"/cases/{case.reference}").status_code == 404


def test_emergency_access_shows_a_banner_offers_no_change_and_is_reviewed() -> None:
    case, lead = cases.case(of="Wales"), staff.regional_lead()
    client, national = signed_in(lead), signed_in(staff.national_lead())
    sent = {
        "operation": str(uuid4()),
        "reference": case.reference,
        "category": "risk_now",
        "reason": "A threat to life was reported tonight.",
    }
    assert client.post("/cases/emergency", sent).status_code == 302
    body = client.get(f"/cases/{case.reference}").content.decode()
    assert "opened this case by emergency access" in body
    assert f"/cases/{case.reference}/details" not in body
    changed = {"operation": str(uuid4()), "media_interest": "no"}
    assert client.post(f"/cases/{case.reference}/interest", changed).status_code == 403
    use = BreakGlass.objects.get()
    assert "Waiting" in national.get("/cases/emergency/uses").content.decode()
    reviewed = {"operation": str(uuid4()), "finding": "The reason holds."}
    assert national.post(f"/cases/emergency/uses/{use.pk}", reviewed).status_code == 302


def test_only_those_who_answer_for_a_case_see_who_has_looked() -> None:
    case, lead = cases.case(), staff.regional_lead()
    signed_in(staff.administrator()).get(f"/cases/{case.reference}")
    assert "Region" in signed_in(lead).get(f"/cases/{case.reference}/seen").content.decode()
    assert signed_in(staff.administrator()).get(f"/cases/{case.reference}/seen").status_code == 403


def a_panel(_request: object, case: Case) -> Panel:
    return Panel(title="Notification", template="cases/form_note.html", context={"words": case.reference})


def no_panel(_request: object, _case: Case) -> None:
    return None


def test_later_slices_put_panels_on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    from candour.cases.queries.panels import panels_of

    monkeypatch.setattr(
        "django.conf.settings.CASE_PANELS",
        ["tests.cases.test_pages.a_panel", "tests.cases.test_pages.no_panel"],
    )
    case = cases.case()
    assert [panel.title for panel in panels_of(None, case)] == ["Notification"]  # type: ignore[arg-type]


def test_the_page_draws_for_a_case_with_nothing_but_a_charge() -> None:
    case = cases.case(
        supervision=(), risk_assessments=(), first_court_appearance=None, court="", date_of_birth=None
    )
    body = signed_in(staff.regional_lead()).get(f"/cases/{case.reference}").content.decode()
    assert "No assessment is recorded" in body
    assert "OFFICIAL-SENSITIVE" in body
