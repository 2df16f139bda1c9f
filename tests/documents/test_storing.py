"""Keeping, replacing, taking out, scanning and reading again."""

import hashlib
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import Error, connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from candour.audit.models import Entry
from candour.cases.models import Case
from candour.config import jobs
from candour.documents import commands
from candour.documents.models import Chunk, Document, Sweep
from candour.documents.queries import content_of
from candour.documents.scanning import ScannerUnavailable
from candour.staff.models import User
from candour.workflow.refusals import NotAllowed, NotNow
from tests.documents import files
from tests.documents.fake_clamd import clamd
from tests.factories import cases, staff

pytestmark = pytest.mark.django_db
AT = cases.AT
HOUR = timedelta(hours=1)
ABOUT = "Assessment of April"


@pytest.fixture
def lead() -> User:
    return staff.regional_lead()


@pytest.fixture
def case(lead: User) -> Case:
    return cases.case(by=lead)


@pytest.fixture
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as made:
        yield Path(made)


def kept(case: Case, by: User, data: bytes = b"A note.", name: str = "note.txt", **more: Any) -> Document:
    given: dict[str, Any] = {"origin": Document.Origin.BROUGHT, "about": ABOUT, "at": AT + HOUR}
    return commands.store(case=case, by=by, name=name, data=data, **given | more)


def actions(case: Case) -> list[str]:
    return list(Entry.objects.filter(chain=f"case:{case.reference}").values_list("action", flat=True))


def test_a_file_is_kept_in_parts_with_its_digest_and_in_the_audit_record(case: Case, lead: User) -> None:
    data = b"0123456789abcdef" * 40_000
    document = kept(case, lead, data)
    assert content_of(document) == data
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert Chunk.objects.filter(document=document).count() == 3
    assert (document.media_type, document.size) == ("text/plain", len(data))
    assert "document.stored" in actions(case)


def test_the_same_form_sent_twice_keeps_one_file(case: Case, lead: User) -> None:
    operation = uuid4()
    first = kept(case, lead, operation=operation)
    assert kept(case, lead, operation=operation) == first
    assert Document.objects.count() == 1


def test_a_file_that_changed_on_its_way_is_refused(case: Case, lead: User) -> None:
    with pytest.raises(NotNow, match="changed on its way"):
        kept(case, lead, sha256="00" * 32)
    right = hashlib.sha256(b"A note.").hexdigest()
    assert kept(case, lead, sha256=right.upper()).sha256 == right


def test_a_hostile_file_is_refused_and_nothing_is_kept(case: Case, lead: User) -> None:
    with pytest.raises(NotNow, match="macros"):
        kept(case, lead, files.docx(extra={"word/vbaProject.bin": b"x"}), "a.docx")
    assert not Document.objects.exists()


def test_the_very_same_file_is_not_kept_twice_in_a_case(case: Case, lead: User) -> None:
    kept(case, lead)
    with pytest.raises(NotNow, match="kept already, as “note"):
        kept(case, lead, name="other.txt")
    assert kept(cases.case(by=lead), lead).pk


def test_a_case_has_room_for_so_much(case: Case, lead: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("candour.documents.commands.storing.MOST_OF_A_CASE", 10)
    kept(case, lead)
    with pytest.raises(NotNow, match="would have more"):
        kept(case, lead, b"Another note.", "b.txt")


def test_a_new_version_names_the_old_which_is_replaced_once(case: Case, lead: User) -> None:
    old = kept(case, lead)
    new = kept(case, lead, b"A better note.", replaces=old)
    assert new.replaces == old
    with pytest.raises(NotNow, match="newer version"):
        kept(case, lead, b"Yet another.", replaces=old)
    elsewhere = kept(cases.case(by=lead), lead)
    with pytest.raises(NotNow, match="brought to this case"):
        kept(case, lead, b"One more.", replaces=elsewhere)


def test_only_those_who_work_on_a_case_add_to_it(case: Case, lead: User) -> None:
    with pytest.raises(NotAllowed, match="role"):
        kept(case, staff.member("regional_director"))
    with pytest.raises(NotAllowed, match="not one that you can see"):
        kept(case, staff.regional_lead("London"))


def test_a_document_is_taken_out_with_a_reason_and_never_deleted(case: Case, lead: User) -> None:
    document = kept(case, lead)
    with pytest.raises(NotNow, match="Say why"):
        commands.take_out(document=document, why=" ", by=lead, at=AT)
    out = commands.take_out(document=document, why="Of another case.", by=lead, at=AT + 2 * HOUR)
    assert (out.taken_out_by, out.taken_out_why) == (lead, "Of another case.")
    assert content_of(out) == b"A note."
    assert "document.taken_out" in actions(case)
    with pytest.raises(NotNow, match="before"):
        commands.take_out(document=document, why="Again.", by=lead, at=AT)


def test_what_is_relied_on_is_not_taken_out(case: Case, lead: User, settings: Any) -> None:
    document = kept(case, lead)
    settings.DOCUMENT_RELIERS = [f"{__name__}.everything_relies"]
    with pytest.raises(NotNow, match="rely on it"):
        commands.take_out(document=document, why="Not needed.", by=lead, at=AT)


def everything_relies(documents: list[Document]) -> dict[int, list[str]]:
    return {document.pk: ["a judgement"] for document in documents}


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE documents_chunk SET data = 'x'",
        "DELETE FROM documents_chunk",
        "DELETE FROM documents_document",
        "UPDATE documents_document SET sha256 = repeat('0', 64)",
        "UPDATE documents_document SET name = 'other.txt'",
        "UPDATE documents_document SET added_at = now()",
        "DELETE FROM documents_sweep",
    ],
)
def test_the_database_refuses_to_change_what_was_kept(case: Case, lead: User, change: str) -> None:
    kept(case, lead)
    commands.sweep(at=AT)
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def test_without_a_scanner_a_file_says_that_nobody_scanned_it(case: Case, lead: User) -> None:
    assert kept(case, lead).scan == Document.Scan.NOT_SCANNED
    assert commands.scan_waiting(at=AT) == 0


def test_a_file_waits_for_its_scan_and_then_has_its_verdict(
    case: Case, lead: User, folder: Path, settings: Any
) -> None:
    with clamd(folder) as settings.SCANNER:
        clean, harmful = kept(case, lead), kept(case, lead, files.EICAR, "b.txt")
        assert {clean.scan, harmful.scan} == {Document.Scan.WAITING}
        asked = ProcrastinateJob.objects.filter(task_name="scan_document")
        assert [job.args["document"] for job in asked.order_by("id")] == [clean.pk, harmful.pk]
        jobs.scan_document(document=clean.pk)
        jobs.scan_document(document=harmful.pk)
    clean.refresh_from_db()
    harmful.refresh_from_db()
    assert (clean.scan, harmful.scan) == (Document.Scan.CLEAN, Document.Scan.REFUSED)
    assert harmful.scan_says == "Eicar-Test-Signature"
    assert {"document.found_clean", "document.found_harmful"} <= set(actions(case))


def test_a_scanner_that_does_not_answer_leaves_the_file_waiting(
    case: Case, lead: User, folder: Path, settings: Any
) -> None:
    settings.SCANNER = f"unix:{folder}/nobody"
    document = kept(case, lead)
    with pytest.raises(ScannerUnavailable):
        jobs.scan_document(document=document.pk)
    assert jobs.scan_waiting(timestamp=0) == 0
    document.refresh_from_db()
    assert document.scan == Document.Scan.WAITING


def test_files_from_before_there_was_a_scanner_are_scanned_later(
    case: Case, lead: User, folder: Path, settings: Any
) -> None:
    document = kept(case, lead)
    with clamd(folder) as settings.SCANNER:
        assert commands.scan_waiting(at=AT + HOUR) == 1
    document.refresh_from_db()
    assert document.scan == Document.Scan.CLEAN


def test_the_nightly_reading_finds_nothing_where_all_is_as_it_was(case: Case, lead: User) -> None:
    kept(case, lead)
    assert jobs.sweep_documents(timestamp=0) == 1
    assert Sweep.objects.get().problems == []


def test_the_nightly_reading_finds_what_was_changed_behind_the_service(case: Case, lead: User) -> None:
    """The control: a row whose digest is not that of its bytes, as a fault of the disk would leave it."""
    for number in range(3):
        kept(case, lead, f"Note {number}.".encode(), f"{number}.txt")
    wrong = Document.objects.create(
        case=case,
        name="x.txt",
        media_type="text/plain",
        size=7,
        sha256="0" * 64,
        origin="brought",
        scan="not_scanned",
        added_by=lead,
        added_at=AT,
    )
    missing = Document.objects.create(
        case=case,
        name="y.txt",
        media_type="text/plain",
        size=7,
        sha256="0" * 64,
        origin="brought",
        scan="not_scanned",
        added_by=lead,
        added_at=AT,
    )
    Chunk.objects.create(case=case, document=wrong, number=0, data=b"A note.")
    made = commands.sweep(at=AT)
    assert made.documents == 5
    assert {(each["document"], each["what"]) for each in made.problems} == {
        (wrong.pk, "Its bytes are not those that were kept."),
        (missing.pk, "Its bytes are missing."),
    }
    assert actions(case).count("document.not_as_kept") == 2


def test_a_document_is_seen_only_by_those_who_see_its_case(case: Case, lead: User) -> None:
    kept(case, lead)
    assert Document.objects.visible_to(lead).count() == 1
    assert Document.objects.visible_to(staff.regional_lead("London")).count() == 0
