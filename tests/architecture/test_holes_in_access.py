"""Ways around need to know, tried by hand once: each is shut, beside a control that the way was real."""

from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from candour.audit.models import Entry
from candour.cases.commands import (
    add_fact,
    bar,
    break_glass,
    give_access,
)
from candour.cases.models import AccessEntry, BreakGlass, Case, Relation
from candour.notifications.commands.extensions import ask_for_extension
from candour.notifications.models import Deadline
from candour.staff.models import User
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import cases, notifications, staff
from tests.notifications.intake.extracts import extract, row

pytestmark = pytest.mark.django_db
REASON = "A threat to life was reported tonight."
PASSWORD = "four quiet words here"


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def in_an_emergency(case: Case) -> User:
    lead = staff.regional_lead("Wales")
    break_glass(case.reference, category="risk_now", reason=REASON, by=lead, at=timezone.now())
    return lead


def refused(reference: str, by: User, *, reason: str = REASON) -> list[str]:
    with pytest.raises(NotNow) as found:
        break_glass(reference, category="risk_now", reason=reason, by=by, at=timezone.now())
    return found.value.reasons


def test_a_short_reason_is_refused_in_the_same_words_whether_or_not_the_case_is_there() -> None:
    case, lead = cases.case(), staff.regional_lead("Wales")
    there, nowhere = (refused(name, lead, reason="short") for name in (case.reference, "SFO-2026-09999"))
    assert there == nowhere
    assert "20 characters" in there[0]


def test_a_refused_emergency_is_written_down_where_the_case_finds_it() -> None:
    case, lead = cases.case(), staff.regional_lead("Wales")
    bar(case, user=lead, reason="Family", by=staff.regional_lead(), at=timezone.now())
    for reference in (case.reference, "SFO-2026-09999", "Ann Canary"):
        refused(reference, lead)
    found = Entry.objects.filter(action="case.glass_refused", outcome="refused", actor=lead.username)
    assert set(found.values_list("chain", "subject")) == {
        (f"case:{case.reference}", case.reference),
        ("service", "SFO-2026-09999"),
        ("service", ""),
    }


def test_a_refusal_on_the_page_stays_written_down() -> None:
    client = signed_in(staff.regional_lead("Wales"))
    told = {
        "operation": str(uuid4()),
        "reference": "SFO-2026-09999",
        "category": "risk_now",
        "reason": REASON,
    }
    assert client.post("/cases/emergency", told).status_code == 422
    assert Entry.objects.filter(action="case.glass_refused").count() == 1


@pytest.mark.parametrize(("password", "answer"), [("", 422), ("a wrong one", 422), (PASSWORD, 302)])
def test_emergency_access_asks_for_the_password_again(password: str, answer: int) -> None:
    case, lead = cases.case(), staff.regional_lead("Wales")
    lead.set_password(PASSWORD)
    lead.save()
    told = {"reference": case.reference, "category": "risk_now", "reason": REASON, "password": password}
    sent = signed_in(lead).post("/cases/emergency", told | {"operation": str(uuid4())})
    assert sent.status_code == answer
    assert BreakGlass.objects.exists() is (answer == 302)
    assert Entry.objects.filter(action="password.refused").exists() is (password == "a wrong one")


def test_guesses_at_a_password_end_here_as_they_do_at_sign_in() -> None:
    lead = staff.regional_lead("Wales")
    lead.set_password(PASSWORD)
    lead.save()
    client = signed_in(lead)
    told = {"reference": cases.case().reference, "category": "risk_now", "reason": REASON}
    for password in [*["wrong"] * 5, PASSWORD]:
        last = client.post("/cases/emergency", told | {"operation": str(uuid4()), "password": password})
    assert last.status_code == 429
    assert not BreakGlass.objects.exists()


def test_whoever_reads_in_an_emergency_may_declare_a_conflict() -> None:
    case = cases.case()
    lead = in_an_emergency(case)
    client, page = signed_in(lead), f"/cases/{case.reference}"
    assert client.get(page).status_code == 200
    told = {"operation": str(uuid4()), "reason": "He is my neighbour."}
    assert client.post(f"{page}/access/declare", told).status_code == 302
    assert client.get(page).status_code == 404
    assert AccessEntry.objects.filter(user=lead, barred=True, relation=Relation.CONFLICT).count() == 1


def test_nobody_declares_a_conflict_with_a_case_that_they_cannot_see() -> None:
    case, lead = cases.case(), staff.regional_lead("Wales")
    with pytest.raises(NotAllowed):
        bar(case, user=lead, reason="A neighbour", by=lead, at=timezone.now())


@pytest.mark.parametrize(
    "form", ["details", "interest", "hand-over", "add/person", "access/give", "access/bar"]
)
def test_whoever_reads_in_an_emergency_gets_no_form_they_cannot_use(form: str) -> None:
    case = cases.case()
    reader, lead = signed_in(in_an_emergency(case)), signed_in(staff.regional_lead())
    assert reader.get(f"/cases/{case.reference}/{form}").status_code == 403
    assert lead.get(f"/cases/{case.reference}/{form}").status_code == 200


def test_an_officer_without_a_region_is_told_so() -> None:
    client = signed_in(staff.member("sfo_administrator", of=None))
    file = SimpleUploadedFile("court.csv", extract(row(1)), "text/csv")
    answer = client.post("/notifications/intake/", {"operation": uuid4(), "extract": file})
    assert answer.status_code < 500
    assert "Your account has no region" in answer.content.decode()


def test_a_case_remembers_who_met_it_in_an_extract_without_being_able_to_open_it() -> None:
    staff.delivery_unit()
    held, seen = cases.case(of="Wales", crn="X100001"), cases.case(crn="X100002")
    administrator = staff.administrator()
    file = SimpleUploadedFile("court.csv", extract(row(1), row(2)), "text/csv")
    signed_in(administrator).post("/notifications/intake/", {"operation": uuid4(), "extract": file})
    met = Entry.objects.filter(action="case.met_in_extract").values_list("chain", "actor")
    assert list(met) == [(f"case:{held.reference}", administrator.username)]
    assert seen.reference not in {chain for chain, _actor in met}


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("address", ["/", "/cases/", "/sign-in", "/policy", "/sign-out"])
def test_a_page_answers_to_no_method_that_it_does_not_serve(method: str, address: str) -> None:
    case, client = cases.case(), signed_in(staff.administrator())
    assert client.generic(method, address).status_code == 405
    assert client.generic(method, f"/cases/{case.reference}").status_code == 405
    assert not Entry.objects.filter(action="case.read").exists()
    assert client.head("/cases/").status_code == 200


def made_on(kind: str, case: Case, people: tuple[User, User, User], operation: UUID | None) -> None:
    """Something that is made on a case: a bar, a grant, a fact, a use of emergency access."""
    (lead, far, colleague), at = people, timezone.now()
    if kind == "bar":
        bar(case, user=colleague, reason="Kin", by=lead, at=at, operation=operation)
    elif kind == "declare":
        bar(case, user=lead, reason="Kin", by=lead, at=at, operation=operation)
    elif kind == "give":
        give_access(case, user=colleague, reason="Joint", by=lead, at=at, operation=operation)
    elif kind == "fact":
        told = {"role": "other", "family_name": "Reed"}
        add_fact(case, "person", told, by=lead, at=at, operation=operation)
    else:
        break_glass(case.reference, category="risk_now", reason=REASON, by=far, at=at, operation=operation)


@pytest.mark.parametrize("kind", ["bar", "declare", "give", "fact", "emergency"])
def test_an_operation_that_made_something_is_not_answered_as_done_for_another_case(kind: str) -> None:
    people = (staff.regional_lead(), staff.regional_lead("Wales"), staff.practitioner())
    first, second, operation = cases.case(), cases.case(), uuid4()
    made_on(kind, first, people, operation)
    made_on(kind, first, people, operation)
    with pytest.raises(NotAllowed, match="already used for something else"):
        made_on(kind, second, people, operation)
    made_on(kind, second, people, uuid4())


def test_an_extension_asked_for_one_date_is_not_answered_as_asked_for_another() -> None:
    administrator, at = staff.administrator(), timezone.now()
    operation = uuid4()
    both = [
        Deadline.objects.get(case=notifications.review_due(at=at).case, step="notification") for _ in range(2)
    ]

    def ask(deadline: Deadline) -> None:
        to = deadline.due.replace(year=deadline.due.year + 1)
        ask_for_extension(
            deadline=deadline,
            to=to,
            category="police_or_court",
            reason="The court asked for more time.",
            by=administrator,
            at=at,
            operation=operation,
        )

    ask(both[0])
    ask(both[0])
    with pytest.raises(NotAllowed):
        ask(both[1])
