"""Ways to read or to change without a trace, tried by hand once: each now leaves one, or is shut."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from candour.audit.models import Entry
from candour.audit.reads import AuditUnavailable
from candour.cases.models.visibility import Sight
from candour.cases.row_security import limit_rows_to
from candour.notifications.commands import drafting
from candour.notifications.models import Draft
from candour.staff.models import User
from tests.factories import cases, notifications, staff

pytestmark = pytest.mark.django_db


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def listed(page: str) -> list[Entry]:
    return list(
        Entry.objects.filter(chain="service", action="case.listed", subject=page).order_by("sequence")
    )


def test_a_search_is_recorded_with_how_much_it_showed_and_a_mark_of_its_words() -> None:
    cases.case(family_name="Canary")
    client = signed_in(staff.administrator())
    for words in ("Canary", "canary ", "", "Finch"):
        assert client.get("/cases/", {"q": words}).status_code == 200
    first, again, without, another = (entry.reason for entry in listed("cases"))
    assert first == again
    assert first.startswith("1 shown, search ")
    assert without == "1 shown"
    assert another.startswith("0 shown, search ")
    assert another[-16:] != first[-16:]
    assert "canary" not in first.lower()


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/notifications/", "notifications"),
        ("/notifications/extensions", "extensions"),
        ("/cases/emergency/uses", "emergency access"),
    ],
)
def test_every_list_that_names_people_is_recorded(address: str, page: str) -> None:
    notifications.review_due(at=timezone.now())
    lead = staff.national_lead()
    assert signed_in(lead).get(address).status_code == 200
    assert [entry.actor for entry in listed(page)] == [lead.username]


def test_a_list_that_cannot_be_recorded_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_told: object) -> None:
        raise AuditUnavailable("case.listed")

    cases.case(family_name="Canary")
    client = signed_in(staff.administrator())
    monkeypatch.setattr("candour.cases.views.work_list.record_list", fail)
    answer = client.get("/cases/")
    assert answer.status_code == 503
    assert "Canary" not in answer.content.decode()


def test_an_investigator_finds_who_searched_for_a_name() -> None:
    administrator = staff.administrator()
    signed_in(administrator).get("/cases/", {"q": "Canary"})
    auditor = signed_in(staff.member("auditor"))
    assert administrator.full_name in auditor.get("/audit", {"searched": "CANARY"}).content.decode()
    assert administrator.full_name not in auditor.get("/audit", {"searched": "Finch"}).content.decode()


def holds(right: str, table: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege(current_user, %s, %s)", [table, right])
        return bool(cursor.fetchone()[0])


@pytest.mark.parametrize(
    ("table", "right"),
    [
        ("django_migrations", "INSERT"),
        ("django_migrations", "DELETE"),
        ("staff_roleheld", "DELETE"),
        ("staff_roleasked", "DELETE"),
    ],
)
def test_the_web_role_takes_away_no_role_and_claims_no_migration(table: str, right: str) -> None:
    assert not holds(right, table)
    assert holds("SELECT", table)
    assert holds("INSERT", "staff_roleheld")


@pytest.mark.parametrize("everything", [True, False])
def test_the_database_shows_a_draft_to_its_writer_alone(everything: bool) -> None:
    writer, other = staff.administrator(), staff.administrator()
    drafting.start(by=writer, at=timezone.now(), operation=uuid4())
    for reader, seen in ((writer.pk, 1), (other.pk, 0), (0, 0)):
        limit_rows_to(Sight(everything=everything), reader=reader)
        assert Draft.objects.count() == seen, reader
    limit_rows_to(Sight())
    assert not Draft.objects.exists()
    limit_rows_to(Sight(everything=True))
    assert Draft.objects.count() == 1
