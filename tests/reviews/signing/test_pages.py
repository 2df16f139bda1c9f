"""The pages from the home of a review to its submission, opened and used as each role."""

from typing import Any, cast
from uuid import uuid4

import lxml.html
import pytest
from django.test import Client

from candour.audit.models import Entry
from candour.cases.row_security import every_row
from candour.reviews.commands import signing
from candour.reviews.models import AccuracyComment, Review, ReviewStage
from candour.staff.models import User
from tests.factories import reviews, staff
from tests.reviews.signing import scene

pytestmark = pytest.mark.django_db
MOST_QUERIES = {"": 34, "accuracy/": 20, "whole-picture": 54}
"""Two pages gather every part of a review: the thread alone is eleven questions, at any length."""


def _as(client: Client, person: User | None) -> Client:
    assert person is not None
    client.force_login(person)
    return client


def _page(review: Review, place: str = "") -> str:
    return f"/reviews/{review.case.reference}/{place}"


def _values(content: bytes, name: str) -> list[str]:
    """What the inputs of a name hold, as a browser would read them."""
    found = cast(list[str], lxml.html.fromstring(content).xpath("//input[@name=$name]/@value", name=name))
    return [str(value) for value in found]


@pytest.fixture
def to_sign() -> Review:
    return scene.to_sign()


def test_the_home_page_says_where_each_part_stands(client: Client, to_sign: Review) -> None:
    page = _as(client, to_sign.countersigning_manager).get(_page(to_sign)).content.decode()
    assert "With the countersigning manager" in page
    assert "15 of 15 ready" in page
    assert "Learning thread" in page


def test_a_page_asks_few_questions(
    client: Client, to_sign: Review, django_assert_max_num_queries: Any
) -> None:
    signer = _as(client, to_sign.countersigning_manager)
    for place, most in MOST_QUERIES.items():
        with django_assert_max_num_queries(most, info=place):
            assert signer.get(_page(to_sign, place)).status_code == 200


def test_each_page_is_marked_and_its_read_recorded(client: Client, to_sign: Review) -> None:
    reads = Entry.objects.filter(chain=f"case:{to_sign.case.reference}")
    signer = _as(client, to_sign.countersigning_manager)
    for place in ("", "accuracy/", "whole-picture", "countersign"):
        before = reads.count()
        assert "OFFICIAL-SENSITIVE" in signer.get(_page(to_sign, place)).content.decode(), place
        assert reads.count() == before + 1, place


def test_the_signature_goes_through_its_page(client: Client, to_sign: Review) -> None:
    signer = _as(client, to_sign.countersigning_manager)
    seen = _values(signer.get(_page(to_sign, "countersign")).content, "seen")[0]
    sent = {"operation": str(uuid4()), "seen": seen, "grade": "Head of service", "statement": "Read whole."}
    assert signer.post(_page(to_sign, "countersign"), sent).status_code == 302
    assert scene.fresh(to_sign).status == ReviewStage.COUNTERSIGNED


def test_a_return_goes_through_its_page_and_keeps_its_reasons(client: Client, to_sign: Review) -> None:
    signer = _as(client, to_sign.countersigning_manager)
    sent = {"operation": str(uuid4()), "reason": "The reasons stop at the practitioner."}
    signer.post(_page(to_sign, "move/return"), sent)
    author = _as(Client(), to_sign.reviewing_manager)
    assert "The reasons stop at the practitioner." in author.get(_page(to_sign)).content.decode()


def test_the_whole_picture_leads_to_every_part_that_a_signer_weighs(client: Client, to_sign: Review) -> None:
    signer = to_sign.countersigning_manager
    assert signer is not None
    scene.learn(to_sign)
    section = to_sign.sections.get(key="delivery")
    to_sign.remarks.create(case=to_sign.case, section=section, text="Why?", by=signer, at=scene.AT)
    page = _as(client, signer).get(_page(to_sign, "whole-picture")).content.decode()
    assert "Yes, everything that could reasonably have been expected was done." in page
    assert "What was known was answered, each time within days." in page
    assert f'thread/#action-{to_sign.planned_actions.get().pk}">Set the number of practitioners' in page
    assert f'{_page(to_sign, "writing/delivery/")}">Analysis: delivery</a>' in page
    assert "1 remark to answer" in page


def test_the_author_is_not_offered_the_signature(client: Client, to_sign: Review) -> None:
    author = _as(client, to_sign.reviewing_manager)
    assert author.get(_page(to_sign, "countersign")).status_code == 403
    assert "Countersign</a>" not in author.get(_page(to_sign, "whole-picture")).content.decode()


def test_what_was_submitted_is_shown_with_a_digest_worked_out_again(client: Client) -> None:
    review = scene.signed()
    signing.submit(review=review, by=staff.administrator(), at=scene.AT + 2 * scene.DAY)
    page = _as(client, review.countersigning_manager).get(_page(review, "submitted/1")).content.decode()
    assert review.submissions.get().sha256 in page
    assert "It was used twice in the autumn.</p>" in page
    assert "&lt;p" not in page


def test_an_extract_is_sent_answered_and_settled_through_its_pages(client: Client) -> None:
    review = scene.written()
    head = scene.head_of_unit(review)
    author = _as(client, review.reviewing_manager)
    passages = _values(author.get(_page(review, "accuracy/send")).content, "passages")[:2]
    due = {"due_on-day": "1", "due_on-month": "12", "due_on-year": "2030"}
    sent = {
        "operation": str(uuid4()),
        "audience": "head_of_unit",
        "recipient": str(head.pk),
        "passages": passages,
        **due,
    }
    answered = author.post(_page(review, "accuracy/send"), sent)
    assert answered.status_code == 302, answered.content.decode()
    reader = _as(Client(), head)
    assert review.case.reference in reader.get("/reviews/extracts/").content.decode()
    with every_row():
        number = review.accuracy_packs.get().pk
    said = {"operation": str(uuid4()), "passage": "1", "text": "It was three times."}
    reader.post(f"/reviews/extracts/{number}", said)
    reader.post(f"/reviews/extracts/{number}/finish", {"operation": str(uuid4())})
    with every_row():
        comment = AccuracyComment.objects.get()
    told = {"operation": str(uuid4()), "answer": "accepted", "text": "Changed."}
    assert author.post(_page(review, f"accuracy/comments/{comment.pk}"), told).status_code == 302
    assert "Changed." in reader.get(f"/reviews/extracts/{number}").content.decode()


def test_a_case_that_is_not_theirs_is_not_there(client: Client, to_sign: Review) -> None:
    stranger = _as(client, staff.reviewing_manager("Wales"))
    for place in ("", "accuracy/", "whole-picture", "move/submit"):
        assert stranger.get(_page(to_sign, place)).status_code == 404, place


def test_the_author_says_which_period_the_review_covers(client: Client) -> None:
    review = reviews.being_written()
    author = _as(client, review.reviewing_manager)
    told = {"operation": str(uuid4()), "language": "en"}
    days = {"period_from": ("1", "4", "2025"), "period_until": ("20", "1", "2026")}
    parts = {
        f"{name}-{part}": value
        for name, values in days.items()
        for part, value in zip(("day", "month", "year"), values, strict=True)
    }
    assert author.post(_page(review, "period"), told | parts).status_code == 302
    assert "1 April 2025 to 20 January 2026" in author.get(_page(review)).content.decode()
    backwards = told | parts | {"operation": str(uuid4()), "period_until-year": "2024"}
    assert "must end on or after" in author.post(_page(review, "period"), backwards).content.decode()


def test_the_home_of_a_head_of_unit_counts_the_extracts_that_wait(client: Client) -> None:
    review = scene.written()
    head = scene.head_of_unit(review)
    scene.sent(review, head)
    page = _as(client, head).get("/").content.decode()
    assert "Extracts to check" in page
    assert "/reviews/extracts/" in page
