"""The pages of an intake: the file goes in, every number leads to its rows, and a refusal says what to do."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from candour.audit.models import Entry
from candour.cases.models import Case
from candour.notifications.models import Intake
from candour.staff.models import User
from tests.factories import cases, staff
from tests.notifications.intake.extracts import extract, row

pytestmark = pytest.mark.django_db
HOME = reverse("notifications:intake")


@pytest.fixture
def administrator(client: Client) -> User:
    staff.delivery_unit()
    user = staff.administrator()
    client.force_login(user)
    return user


def send(client: Client, content: bytes, name: str = "court.csv") -> Any:
    file = SimpleUploadedFile(name, content, "text/csv")
    return client.post(HOME, {"operation": uuid4(), "extract": file})


def bring(client: Client, *rows: dict[str, str]) -> Intake:
    response = send(client, extract(*rows))
    assert response.status_code == 302, response.content.decode()
    found: Intake = Intake.objects.latest("pk")
    return found


def text(client: Client, name: str, *given: Any, **query: str) -> str:
    response = client.get(reverse(f"notifications:{name}", args=given), query)
    assert response.status_code == 200
    return str(response.content.decode())


def test_the_first_page_says_what_a_file_must_hold(client: Client, administrator: User) -> None:
    page = text(client, "intake")
    assert "No file yet" in page
    assert "Supervision start" in page


def test_the_template_is_itself_a_file_that_is_taken(client: Client, administrator: User) -> None:
    staff.delivery_unit("Sunderland")
    response = client.get(reverse("notifications:intake_template"))
    assert response["Content-Disposition"] == 'attachment; filename="extract-template.csv"'
    assert send(client, response.content).status_code == 302
    assert [each.state for each in Intake.objects.get().rows.all()] == ["new"]


@pytest.mark.parametrize(
    ("content", "name", "says"),
    [
        (b"", "court.csv", "empty"),
        (b"PK\x03\x04 sheet", "court.csv", "Save it as CSV"),
        (extract(row(1)), "court.xlsx", "must end in .csv"),
        (b"x" * (25 * 1024 * 1024 + 1), "court.csv", "smaller than 25"),
        (b"CRN\r\nX100001\r\n", "court.csv", "These are missing"),
        (extract(row(1)).replace(b"Okafor", b'"Okafor'), "court.csv", "quotation mark"),
    ],
    ids=["empty", "spreadsheet", "ending", "large", "columns", "quote"],
)
def test_a_bad_file_gets_a_clear_error_and_changes_nothing(
    client: Client, administrator: User, content: bytes, name: str, says: str
) -> None:
    page = send(client, content, name)
    assert page.status_code == 200
    assert says in page.content.decode()
    assert "Error: " in page.content.decode()
    assert Intake.objects.count() == 0


def test_every_number_of_the_reconciliation_leads_to_its_rows(client: Client, administrator: User) -> None:
    rows = (row(1), row(2, crn="bad"), row(3, supervision_type=""), row(4, region="N07", delivery_unit=""))
    intake = bring(client, *rows)
    page = text(client, "intake_result", intake.pk)
    assert "Rows in the file" in page
    for state, says in (
        ("new", "To be taken"),
        ("error", "a letter and six digits"),
        ("doubtful", "type of supervision"),
        ("not_taken", "another region"),
    ):
        assert f"?show={state}" in page
        assert says in text(client, "intake_result", intake.pk, show=state)


def test_taking_the_file_leads_to_its_cases(client: Client, administrator: User) -> None:
    intake = bring(client, row(1), row(2))
    assert "2 rows become 2 cases" in text(client, "intake_take", intake.pk)
    client.post(reverse("notifications:intake_take", args=[intake.pk]), {"operation": uuid4()})
    page = text(client, "intake_result", intake.pk)
    for case in Case.objects.all():
        assert reverse("cases:show", args=[case.reference]) in page
    assert client.get(reverse("cases:show", args=[case.reference])).status_code == 200
    assert client.get(reverse("notifications:show", args=[case.reference])).status_code == 200
    assert client.get(reverse("notifications:answer", args=[case.reference])).status_code == 200


def test_a_file_that_was_taken_is_refused_in_words(client: Client, administrator: User) -> None:
    first, second = bring(client, row(1), row(2, supervision_type="")), bring(client, row(1), row(2))
    for intake in (first, second):
        page = client.post(reverse("notifications:intake_take", args=[intake.pk]), {"operation": uuid4()})
        assert page.status_code == 302
    again = client.post(reverse("notifications:intake_take", args=[first.pk]), {"operation": uuid4()})
    assert "no row to take" in again.content.decode()


def test_a_parked_row_stands_beside_the_case_that_is_held(client: Client, administrator: User) -> None:
    held = cases.case(by=administrator, crn="X100001", family_name="Adeyemi")
    intake = bring(client, row(1, alleged_offence_date="2026-01-21"))
    page = text(client, "intake_row", intake.pk, 2)
    assert held.reference in page
    assert "under the family name Adeyemi" in page
    where = reverse("notifications:intake_row", args=[intake.pk, 2])
    refused = client.post(where, {"operation": uuid4(), "decision": "take", "reason": "short"})
    assert "at least 10 characters" in refused.content.decode()
    told = {"operation": uuid4(), "decision": "leave_out", "reason": "The CRN was mistyped by the court."}
    assert client.post(where, told).status_code == 302
    assert "The CRN was mistyped by the court." in text(client, "intake_result", intake.pk, show="not_taken")


def test_downloads_hold_the_reasons_and_no_formula(client: Client, administrator: User) -> None:
    intake = bring(client, row(1, court="=1+1", crn="x"), row(2, supervision_end="2025-06-02"))
    errors = text(client, "intake_download", intake.pk, "error")
    assert "'=1+1" in errors
    assert ",=1+1" not in errors
    assert "a letter and six digits" in errors
    left = text(client, "intake_download", intake.pk, "not-taken")
    assert "outside supervision" in left
    assert "X100002" in left


def test_a_file_is_put_aside(client: Client, administrator: User) -> None:
    intake = bring(client, row(1))
    assert "removed" in text(client, "intake_discard", intake.pk)
    where = reverse("notifications:intake_discard", args=[intake.pk])
    assert client.post(where, {"operation": uuid4()}).status_code == 302
    assert "was put aside" in text(client, "intake_result", intake.pk)
    assert "the status is “Discarded”" in client.post(where, {"operation": uuid4()}).content.decode()


def test_an_extract_of_another_region_is_not_there(client: Client, administrator: User) -> None:
    intake = bring(client, row(1))
    client.force_login(staff.administrator("Wales"))
    for name in ("intake_result", "intake_take", "intake_discard"):
        assert client.get(reverse(f"notifications:{name}", args=[intake.pk])).status_code == 404
    assert client.get(reverse("notifications:intake_row", args=[intake.pk, 2])).status_code == 404
    assert client.get(reverse("notifications:intake_download", args=[intake.pk, "new"])).status_code == 404
    assert "court.csv" not in text(client, "intake")
    client.force_login(staff.reviewing_manager())
    assert client.get(HOME).status_code == 403


def test_reading_an_extract_is_recorded(client: Client, administrator: User) -> None:
    intake = bring(client, row(1))
    text(client, "intake_result", intake.pk)
    text(client, "intake_row", intake.pk, 2)
    read = Entry.objects.filter(action="intake.read", actor=administrator.username)
    assert list(read.order_by("sequence").values_list("subject", flat=True)) == [
        f"{intake.pk} rows: new",
        f"{intake.pk} line 2",
    ]


def test_the_pages_ask_few_questions_of_the_database(
    client: Client, administrator: User, django_assert_max_num_queries: Any
) -> None:
    intake = bring(client, *(row(number) for number in range(1, 60)))
    with django_assert_max_num_queries(16):
        text(client, "intake_result", intake.pk)
    with django_assert_max_num_queries(16):
        text(client, "intake")


def test_days_are_read_out_and_what_is_no_day_is_shown_as_it_came(
    client: Client, administrator: User
) -> None:
    intake = bring(client, row(1), row(2, alleged_offence_date="2026-02-31"))
    assert "20 January 2026" in text(client, "intake_result", intake.pk, show="new")
    assert "20 January 2026" in text(client, "intake_row", intake.pk, 2)
    assert "2026-02-31" in text(client, "intake_result", intake.pk, show="error")
    assert "2026-02-31" in text(client, "intake_row", intake.pk, 3)


def test_a_file_that_was_put_aside_offers_nothing_more(client: Client, administrator: User) -> None:
    intake = bring(client, row())
    told = {"operation": uuid4()}
    assert client.post(reverse("notifications:intake_discard", args=[intake.pk]), told).status_code == 302
    for way, said in (("intake_take", "There is nothing to take"), ("intake_discard", "cannot be put aside")):
        page = text(client, way, intake.pk)
        assert said in page
        assert '<form method="post"' not in page or "govuk-button--warning" not in page
        assert "Take the rows</button>" not in page


def test_a_file_that_is_too_large_is_told_its_size_and_not_that_it_is_missing(
    client: Client, administrator: User, settings: Any
) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000
    page = send(client, b"CRN,Family name\n" * 500).content.decode()
    assert "The file is larger than 25 megabytes." in page
    assert "Choose the CSV file" not in page
    assert not Intake.objects.exists()
