"""The pages of documents: what they show, to whom, and how a file leaves."""

import re
import tempfile
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from candour.audit.models import Entry
from candour.cases.models import Case
from candour.cases.models.visibility import Sight
from candour.cases.row_security import limit_rows_to
from candour.documents import commands
from candour.documents.models import Document
from candour.documents.views.download import NotAsKept
from candour.staff.models import User
from tests.documents import files
from tests.documents.fake_clamd import clamd
from tests.documents.test_storing import kept
from tests.factories import cases, staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead() -> User:
    return staff.regional_lead()


@pytest.fixture
def case(lead: User) -> Case:
    return cases.case(by=lead)


@pytest.fixture
def browser(lead: User) -> Client:
    return signed_in(lead)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def to(name: str, case: Case, *more: object) -> str:
    return reverse(f"documents:{name}", args=[case.reference, *more])


def form(data: bytes = b"A note.", name: str = "note.txt") -> dict[str, Any]:
    file = SimpleUploadedFile(name, data)
    day = {"dated-day": "14", "dated-month": "4", "dated-year": "2025"}
    return {"operation": str(uuid4()), "file": file, "about": "A note of April", "sha256": "", **day}


def words(page: Any) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", page.content.decode()))


def test_a_file_is_added_seen_and_downloaded(case: Case, browser: Client) -> None:
    sent = browser.post(to("add", case), form(), follow=True)
    document = Document.objects.get()
    told = words(sent)
    assert document.sha256 in told
    assert "14 April 2025" in told
    listed = words(browser.get(to("list", case)))
    assert "note.txt" in listed
    assert "Files are not scanned" in listed


def test_a_refused_file_is_said_in_words_beside_the_form(case: Case, browser: Client) -> None:
    page = browser.post(to("add", case), form(files.docx(extra={"word/vbaProject.bin": b"x"}), "a.docx"))
    assert "holds macros" in words(page)
    assert not Document.objects.exists()


def test_a_file_of_a_kind_that_is_not_kept_is_refused_by_the_form(case: Case, browser: Client) -> None:
    page = browser.post(to("add", case), form(b"MZ", "setup.exe"))
    assert "must end in" in words(page)


def test_what_nobody_scanned_is_handed_over_only_after_a_question(
    case: Case, lead: User, browser: Client
) -> None:
    document = kept(case, lead)
    address = to("download", case, document.pk)
    asked = browser.get(address)
    assert "Nobody has scanned this file" in words(asked)
    given = browser.post(address, {"operation": str(uuid4())})
    assert b"".join(given.streaming_content) == b"A note."  # type: ignore[attr-defined]


def test_a_file_leaves_as_a_file_and_never_as_a_page(case: Case, lead: User, browser: Client) -> None:
    document = made(case, lead, files.pdf(), "Llythyr â tô.pdf")
    given = browser.get(to("download", case, document.pk))
    assert given["Content-Disposition"].startswith("attachment; filename*=utf-8''Llythyr%20%C3%A2")
    assert given["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in given["Cache-Control"]
    assert "sandbox" in given["Content-Security-Policy"]
    assert given["Content-Length"] == str(document.size)
    assert b"".join(given.streaming_content) == files.pdf()  # type: ignore[attr-defined]


def test_each_download_is_recorded_with_its_reader(case: Case, lead: User, browser: Client) -> None:
    document = made(case, lead)
    browser.get(to("download", case, document.pk))
    read = Entry.objects.filter(chain=f"case:{case.reference}", action="case.read").last()
    assert read is not None
    assert (read.actor, read.subject) == (lead.username, f"download document {document.pk}")


def test_the_file_leaves_also_after_the_limits_of_the_request_are_over(
    case: Case, lead: User, browser: Client
) -> None:
    """A body is read when the request's own transaction has ended, and with it what it could see."""
    document = made(case, lead)
    given = browser.get(to("download", case, document.pk))
    limit_rows_to(Sight())
    assert b"".join(given.streaming_content) == files.pdf()  # type: ignore[attr-defined]


def test_a_file_that_is_not_as_it_was_kept_breaks_off(case: Case, lead: User, browser: Client) -> None:
    document = made(case, lead)
    broken = Document.objects.create(
        case=case,
        name="b.pdf",
        media_type="application/pdf",
        size=document.size,
        sha256="0" * 64,
        origin="made",
        scan="not_needed",
        added_by=lead,
        added_at=cases.AT,
    )
    broken.chunks.create(case=case, number=0, data=files.pdf())
    given = browser.get(to("download", case, broken.pk))
    with pytest.raises(NotAsKept):
        b"".join(given.streaming_content)  # type: ignore[attr-defined]


def test_a_file_that_waits_or_was_found_harmful_is_not_handed_over(
    case: Case, lead: User, browser: Client, settings: Any
) -> None:
    with tempfile.TemporaryDirectory() as folder, clamd(Path(folder)) as settings.SCANNER:
        document = kept(case, lead, files.EICAR, "a.txt")
        waiting = browser.get(to("download", case, document.pk))
        commands.scan_document(document.pk, at=cases.AT)
    refused = browser.get(to("download", case, document.pk))
    assert (waiting.status_code, refused.status_code) == (409, 409)
    assert "waits to be scanned" in words(waiting)
    assert "Eicar-Test-Signature" in words(refused)
    assert "cannot be opened" in words(browser.get(to("show", case, document.pk)))


def test_copies_of_a_review_are_for_those_who_may_read_reviews(case: Case, lead: User) -> None:
    document = made(case, lead)
    officer = signed_in(staff.member("regional_director"))
    assert officer.get(to("download", case, document.pk)).status_code == 200
    practitioner = signed_in(staff.practitioner())
    assert practitioner.get(to("download", case, document.pk)).status_code == 403


def test_a_document_of_another_case_is_not_found(case: Case, lead: User, browser: Client) -> None:
    elsewhere = made(cases.case(by=staff.regional_lead("London"), of="London"), lead=None)
    assert browser.get(to("download", case, elsewhere.pk)).status_code == 404
    assert browser.get(to("show", case, elsewhere.pk)).status_code == 404


def test_a_new_version_and_taking_out_are_shown(case: Case, lead: User, browser: Client) -> None:
    old = kept(case, lead)
    browser.post(to("replace", case, old.pk), form(b"A better note."))
    new = Document.objects.get(replaces=old)
    assert "A newer version was added" in words(browser.get(to("show", case, old.pk)))
    browser.post(to("take_out", case, new.pk), {"operation": str(uuid4()), "why": "Of another case"})
    former = words(browser.get(to("list", case) + "?show=former"))
    assert "taken out" in former
    assert "Of another case" in former
    assert "No documents here" in words(browser.get(to("list", case)))


def test_the_page_of_a_case_leads_to_its_documents(case: Case, lead: User, browser: Client) -> None:
    kept(case, lead)
    assert "1 document" in words(browser.get(reverse("cases:show", args=[case.reference])))


def test_a_list_of_many_takes_as_few_queries_as_one_of_few(case: Case, lead: User, browser: Client) -> None:
    for number in range(30):
        kept(case, lead, f"Note {number}.".encode(), f"note {number}.txt")
    with CaptureQueriesContext(connection) as asked:
        browser.get(to("list", case))
    reads = [
        each
        for each in asked.captured_queries
        if each["sql"].startswith("SELECT ") and "set_config" not in each["sql"]
    ]
    assert len(reads) <= 12


def test_the_nightly_reading_is_shown_to_the_auditor(case: Case, lead: User) -> None:
    kept(case, lead)
    commands.sweep(at=cases.AT)
    told = words(signed_in(staff.member("auditor", of=None)).get(reverse("documents:sweeps")))
    assert "Documents as they were kept" in told
    assert "none" in told


def made(case: Case, lead: User | None, data: bytes = b"", name: str = "copy.pdf") -> Document:
    by = lead or staff.regional_lead(case.region.name)
    return commands.store(
        case=case, name=name, data=data or files.pdf(), by=by, at=cases.AT, origin=Document.Origin.MADE
    )
