"""Copies asked for, made in the background, failing, taken up again, and handed over."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pypdfium2
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from candour.audit.models import Entry
from candour.cases.models import RegisteredPerson, RegisterRole
from candour.config import jobs
from candour.documents.models import Document
from candour.documents.queries import content_of
from candour.reviews.commands import making, renditions, signing
from candour.reviews.models import Rendition, Review, Section
from candour.reviews.whole import digest, whole_review
from candour.staff.models import User
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import staff
from tests.reviews.signing import scene

pytestmark = pytest.mark.django_db
AT = scene.AT
HOUR = timedelta(hours=1)
NAME = "Thorne-Canary"


@pytest.fixture
def review() -> Review:
    return scene.written()


@pytest.fixture
def lead() -> User:
    return staff.regional_lead()


def asked(review: Review, by: User, **more: Any) -> Rendition:
    given: dict[str, Any] = {"kind": "review", "format": "pdf", "at": AT, "operation": uuid4()}
    return renditions.ask(review=review, by=by, **given | more)


def made(copy: Rendition) -> Rendition:
    jobs.make_rendition(rendition=copy.pk)
    copy.refresh_from_db()
    return copy


def pages(document: Document | None) -> list[str]:
    assert document is not None
    pdf = pypdfium2.PdfDocument(content_of(document))
    try:
        return [page.get_textpage().get_text_bounded() for page in pdf]
    finally:
        pdf.close()


def test_a_copy_waits_with_its_number_and_its_job(review: Review, lead: User) -> None:
    first, second = asked(review, lead), asked(review, lead, kind="chronology", format="docx")
    assert (first.copy_number, second.copy_number) == (1, 2)
    assert first.state == Rendition.State.WAITING
    waiting = ProcrastinateJob.objects.filter(task_name="make_rendition").order_by("id")
    assert [job.args["rendition"] for job in waiting] == [first.pk, second.pk]


def test_the_same_form_sent_twice_is_one_copy(review: Review, lead: User) -> None:
    operation = uuid4()
    assert asked(review, lead, operation=operation) == asked(review, lead, operation=operation)
    assert Rendition.objects.count() == 1


@pytest.mark.parametrize("kind", Rendition.Kind.values)
@pytest.mark.parametrize("format_", Rendition.Format.values)
def test_every_paper_is_made_in_either_format(review: Review, lead: User, kind: str, format_: str) -> None:
    copy = made(asked(review, lead, kind=kind, format=format_))
    assert (copy.state, copy.done, copy.problem) == (Rendition.State.READY, 100, "")
    assert copy.document is not None
    assert copy.document.name.endswith(f"copy 1.{format_}")
    assert copy.document.scan == Document.Scan.NOT_NEEDED
    assert copy.content_sha256 == digest(whole_review(review))
    actions = Entry.objects.filter(chain=f"case:{review.case_reference}").values_list("action", flat=True)
    assert {"review.copy_asked", "review.copy_made", "document.stored"} <= set(actions)


def test_a_draft_is_a_draft_and_what_was_submitted_is_frozen(lead: User) -> None:
    review = scene.signed()
    signed = pages(made(asked(review, lead)).document)
    assert all("Signed, not submitted" in page for page in signed)
    signer = review.countersigning_manager
    assert signer is not None
    signing.submit(review=review, by=signer, at=AT + 2 * scene.DAY)
    review = scene.fresh(review)
    kept = review.submissions.get()
    Section.objects.filter(review=review).update(content={"type": "doc", "content": []})
    copy = made(asked(review, lead))
    assert copy.submission == kept
    assert copy.content_sha256 == kept.sha256
    told = pages(copy.document)
    assert "The plan said what would happen if risk rose." in " ".join(told)
    assert kept.sha256 in told[-1]
    assert all("Copy 2" in page and "Submitted" in page for page in told)


def test_people_of_the_register_are_printed_by_role(review: Review, lead: User) -> None:
    victim = RegisteredPerson.objects.create(
        case=review.case, role=RegisterRole.VICTIM, given_names="Orla", family_name=NAME
    )
    named = {"type": "person", "attrs": {"register": victim.pk, "as": f"Orla {NAME}"}}
    section = Section.objects.filter(review=review).order_by("pk").first()
    assert section is not None
    section.content = {"type": "doc", "content": [{"type": "paragraph", "content": [named]}]}
    section.save()
    told = " ".join(pages(made(asked(review, lead)).document))
    assert "The person who was harmed" in told
    assert NAME not in told


def test_what_fails_says_what_to_do_and_can_be_tried_again(
    review: Review, lead: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = asked(review, lead)
    with monkeypatch.context() as broken:
        broken.setitem(making.WRITE, "pdf", refuse)
        made(copy)
    assert copy.state == Rendition.State.FAILED
    assert "Try again" in copy.problem
    operation = uuid4()
    renditions.try_again(rendition=copy, by=lead, at=AT, operation=operation)
    renditions.try_again(rendition=copy, by=lead, at=AT, operation=operation)
    assert made(copy).state == Rendition.State.READY
    with pytest.raises(NotNow, match="did not fail"):
        renditions.try_again(rendition=copy, by=lead, at=AT)


def refuse(_printed: object) -> bytes:
    raise MemoryError


def test_a_copy_made_twice_is_one_document(review: Review, lead: User) -> None:
    copy = asked(review, lead)
    made(copy)
    made(copy)
    assert Document.objects.count() == 1


def test_work_that_stopped_without_a_word_is_taken_up_again_and_given_up_in_the_end(
    review: Review, lead: User
) -> None:
    copy = asked(review, lead)
    begun = AT
    for tries in range(1, 4):
        Rendition.objects.update(state="making", tries=tries, touched_at=begun)
        assert renditions.recover(at=begun + timedelta(minutes=5)) == 0
        begun += timedelta(minutes=16)
        assert renditions.recover(at=begun) == 1
    copy.refresh_from_db()
    assert copy.state == Rendition.State.FAILED
    assert "stopped 3 times" in copy.problem
    assert ProcrastinateJob.objects.filter(task_name="make_rendition").count() == 3


def test_nobody_asks_for_more_than_so_many_in_an_hour(review: Review, lead: User) -> None:
    for _number in range(10):
        asked(review, lead)
    with pytest.raises(NotNow, match="10 copies in the last hour"):
        asked(review, lead)
    assert asked(review, lead, at=AT + HOUR).copy_number == 11


def test_only_those_who_may_read_the_review_ask_for_a_copy(review: Review) -> None:
    with pytest.raises(NotAllowed):
        asked(review, staff.practitioner())
    with pytest.raises(NotAllowed):
        asked(review, staff.regional_lead("London"))


def test_who_may_no_longer_open_the_case_gets_no_copy(review: Review, lead: User) -> None:
    copy = asked(review, lead)
    User.objects.filter(pk=lead.pk).update(region=staff.region("London"))
    assert made(copy).state == Rendition.State.FAILED
    assert "may no longer open this case" in copy.problem
    assert not Document.objects.exists()


def test_content_that_is_not_what_was_submitted_is_never_printed(
    lead: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    review = scene.signed()
    signer = review.countersigning_manager
    assert signer is not None
    signing.submit(review=review, by=signer, at=AT + 2 * scene.DAY)
    monkeypatch.setattr(making, "digest", lambda _content: "0" * 64)
    copy = made(asked(scene.fresh(review), lead))
    assert copy.state == Rendition.State.FAILED
    assert "not the one that was submitted" in copy.problem


def words(page: Any) -> str:
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", page.content.decode()))


@pytest.fixture
def browser(lead: User) -> Client:
    client = Client()
    client.force_login(lead)
    return client


def address(review: Review) -> str:
    return reverse("reviews:documents", args=[review.case_reference])


def form(kind: str = "review", format_: str = "pdf") -> dict[str, str]:
    return {"operation": str(uuid4()), "kind": kind, "format": format_}


def test_a_copy_is_asked_for_watched_and_downloaded(review: Review, browser: Client) -> None:
    page = browser.post(address(review), form(), follow=True)
    assert "Copy 1 is being made" in words(page)
    assert 'http-equiv="refresh"' in page.content.decode()
    made(Rendition.objects.get())
    page = browser.get(address(review))
    assert 'http-equiv="refresh"' not in page.content.decode()
    link = re.search(r'href="(/documents/[^"]+/file)"', page.content.decode())
    assert link is not None
    given = browser.get(link[1])
    assert b"".join(given.streaming_content).startswith(b"%PDF-")  # type: ignore[attr-defined]
    read = Entry.objects.filter(chain=f"case:{review.case_reference}", action="case.read").last()
    assert read is not None
    assert read.subject.startswith("download document")


def test_a_copy_that_failed_is_tried_again_from_the_page(review: Review, lead: User, browser: Client) -> None:
    copy = asked(review, lead, at=timezone.now())
    Rendition.objects.update(state="failed", problem="It could not be made. Try again.")
    assert "It could not be made" in words(browser.get(address(review)))
    again = reverse("reviews:copy_again", args=[review.case_reference, copy.copy_number])
    assert browser.get(again).status_code == 405
    browser.post(again, {"operation": str(uuid4())})
    copy.refresh_from_db()
    assert copy.state == Rendition.State.WAITING


def test_nothing_chosen_is_said_beside_the_question(review: Review, browser: Client) -> None:
    page = browser.post(address(review), {"operation": str(uuid4())})
    assert "Choose which paper you need" in words(page)
    assert not Rendition.objects.exists()


def test_a_list_of_many_copies_takes_few_queries(review: Review, lead: User, browser: Client) -> None:
    for number in range(30):
        made(asked(review, lead, kind="action_plan", at=AT + number * HOUR))
    with CaptureQueriesContext(connection) as queries:
        browser.get(address(review))
    assert len([each for each in queries if "FROM" in each["sql"]]) <= 20


def test_a_document_says_which_copy_and_which_entries_stand_on_it(
    review: Review, lead: User, browser: Client
) -> None:
    copy = made(asked(review, lead))
    page = browser.get(reverse("documents:show", args=[review.case_reference, copy.document_id]))
    assert "Review, copy 1" in words(page)
    entry = review.chronology.first()
    assert entry is not None
    assert copy.document is not None
    entry.documents.add(copy.document)
    page = browser.get(reverse("documents:list", args=[review.case_reference]) + "?show=made")
    assert "Chronology, " in words(page)
