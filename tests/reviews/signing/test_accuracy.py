"""Factual accuracy: an extract is sent, commented on, answered, and both managers are satisfied."""

from uuid import uuid4

import pytest
from django.test import Client

from candour.audit.models import Entry
from candour.reviews.commands import accuracy, signing
from candour.reviews.models import AccuracyComment, AccuracySatisfied, Section, Turn
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import staff
from tests.reviews.signing import scene

pytestmark = pytest.mark.django_db


def test_an_extract_keeps_what_was_sent_whatever_is_written_afterwards() -> None:
    review = scene.written()
    pack = scene.sent(review, scene.head_of_unit(review))
    Section.objects.filter(review=review).update(content={"type": "doc", "content": []})
    pack.refresh_from_db()
    assert [passage["text"] for passage in pack.extracts] == [
        "What we found",
        "The plan said what would happen if risk rose.",
        "It was used twice in the autumn.",
    ]


def test_its_reader_reads_it_without_being_able_to_open_the_case(client: Client) -> None:
    review = scene.written()
    head = scene.head_of_unit(review)
    pack = scene.sent(review, head)
    client.force_login(head)
    page = client.get(f"/reviews/extracts/{pack.pk}")
    assert "It was used twice in the autumn." in page.content.decode()
    assert client.get(f"/cases/{review.case.reference}/").status_code == 404
    read = Entry.objects.filter(
        action="case.read", chain=f"case:{review.case.reference}", actor=head.username
    )
    assert read.exists()


def test_nobody_else_reads_it_whatever_their_role(client: Client) -> None:
    review = scene.written()
    pack = scene.sent(review, scene.head_of_unit(review))
    client.force_login(staff.member("head_of_delivery_unit"))
    assert client.get(f"/reviews/extracts/{pack.pk}").status_code == 404
    with pytest.raises(NotAllowed):
        accuracy.comment(pack=pack, new=accuracy.NewComment(text="No"), by=staff.practitioner(), at=scene.AT)


def test_a_comment_is_answered_in_words_and_only_by_the_author() -> None:
    review = scene.written()
    head = scene.head_of_unit(review)
    pack = scene.sent(review, head)
    new = accuracy.NewComment(text="It was three times.", passage=2)
    accuracy.comment(pack=pack, new=new, by=head, at=scene.AT)
    comment = AccuracyComment.objects.get()
    assert comment.quoted == "It was used twice in the autumn."
    author = review.reviewing_manager
    assert author is not None
    with pytest.raises(NotNow, match="in words"):
        accuracy.answer(comment=comment, answer="accepted", text=" ", by=author, at=scene.AT)
    accuracy.answer(comment=comment, answer="accepted", text="Changed to three.", by=author, at=scene.AT)
    comment.refresh_from_db()
    assert comment.answer_text == "Changed to three."
    other = staff.reviewing_manager()
    with pytest.raises(NotAllowed):
        accuracy.answer(comment=comment, answer="partly", text="x", by=other, at=scene.AT)


def test_a_comment_sent_twice_is_kept_once() -> None:
    review = scene.written()
    head = scene.head_of_unit(review)
    pack, operation = scene.sent(review, head), uuid4()
    for _time in range(2):
        new = accuracy.NewComment(text="It was three times.")
        accuracy.comment(pack=pack, new=new, by=head, at=scene.AT, operation=operation)
    assert AccuracyComment.objects.count() == 1


def test_nobody_is_satisfied_before_the_head_of_the_unit_answered_or_the_day_has_passed() -> None:
    review = scene.written()
    author = review.reviewing_manager
    assert author is not None
    with pytest.raises(NotNow, match="Nothing was sent"):
        accuracy.be_satisfied(review=review, by=author, at=scene.AT)
    pack = scene.sent(review, scene.head_of_unit(review))
    with pytest.raises(NotNow, match="has not answered yet"):
        accuracy.be_satisfied(review=review, by=author, at=scene.AT)
    with pytest.raises(NotNow, match="has not passed yet"):
        accuracy.close_without_answer(pack=pack, why="Rang twice.", by=author, at=scene.AT)
    later = scene.AT + 9 * scene.DAY
    accuracy.close_without_answer(pack=pack, why="Rang twice.", by=author, at=later)
    accuracy.be_satisfied(review=review, by=author, at=later)
    assert AccuracySatisfied.objects.filter(withdrawn_at=None).count() == 1


def test_a_new_extract_asks_again_whether_the_managers_are_satisfied() -> None:
    review = scene.to_sign()
    author = review.reviewing_manager
    assert author is not None
    signing.take_back(review=review, reason="A date was wrong.", by=author, at=scene.AT + scene.DAY)
    assert not AccuracySatisfied.objects.filter(withdrawn_at=None).exists()


def test_the_text_stands_still_while_it_is_checked() -> None:
    review = scene.to_sign()
    assert set(Section.objects.filter(review=review).values_list("turn", flat=True)) == {Turn.COUNTERSIGNER}
