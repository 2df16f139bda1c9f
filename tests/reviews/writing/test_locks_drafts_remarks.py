"""Who is in a section, the key to unsaved words, words that outlive their session, and remarks."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from candour.audit.models import Entry
from candour.reviews import rich_text
from candour.reviews.commands import drafts, locks, remarks
from candour.reviews.models import KeptWords, Review, ReviewStage, SectionLock
from candour.workflow.refusals import NotAllowed, NotNow
from tests.reviews.writing.documents import document
from tests.reviews.writing.scene import AT, SECOND, Scene, scene

pytestmark = pytest.mark.django_db
ONE, TWO = uuid4(), uuid4()


@pytest.fixture
def here() -> Scene:
    return scene()


def test_the_first_page_holds_the_section_and_renews_it(here: Scene) -> None:
    assert locks.hold(section=here.section, page=ONE, by=here.writer, at=AT).mine
    seen = locks.hold(section=here.section, page=ONE, by=here.writer, at=AT + 30 * SECOND)
    assert seen.until == AT + 30 * SECOND + locks.LASTS
    assert SectionLock.objects.get(section=here.section).since == AT


def test_two_windows_of_one_person_are_two_writers(here: Scene) -> None:
    locks.hold(section=here.section, page=ONE, by=here.writer, at=AT)
    seen = locks.hold(section=here.section, page=TWO, by=here.writer, at=AT)
    assert (seen.mine, seen.same_person) == (False, True)


def test_a_colleague_is_told_the_name_and_may_take_over_and_the_first_is_told_then(here: Scene) -> None:
    colleague = here.second_writer()
    locks.hold(section=here.section, page=ONE, by=here.writer, at=AT)
    seen = locks.hold(section=here.section, page=TWO, by=colleague, at=AT)
    assert (seen.mine, seen.name, seen.same_person) == (False, str(here.writer), False)
    assert locks.hold(section=here.section, page=TWO, by=colleague, at=AT, take_over=True).mine
    assert SectionLock.objects.get(section=here.section).taken_from == here.writer
    told = locks.hold(section=here.section, page=ONE, by=here.writer, at=AT)
    assert (told.mine, told.name) == (False, str(colleague))


def test_a_lock_that_is_not_renewed_ends_by_itself(here: Scene) -> None:
    locks.hold(section=here.section, page=ONE, by=here.writer, at=AT)
    later = AT + locks.LASTS + SECOND
    assert locks.hold(section=here.section, page=TWO, by=here.second_writer(), at=later).mine
    assert SectionLock.objects.get(section=here.section).taken_from is None


def test_leaving_frees_the_section_but_not_from_whoever_took_it_over(here: Scene) -> None:
    locks.hold(section=here.section, page=ONE, by=here.writer, at=AT)
    locks.let_go(section=here.section, page=TWO, by=here.writer)
    assert SectionLock.objects.filter(section=here.section).exists()
    locks.let_go(section=here.section, page=ONE, by=here.writer)
    assert not SectionLock.objects.filter(section=here.section).exists()


def test_each_sitting_is_audited_once(here: Scene) -> None:
    for seconds in (0, 15, 30):
        locks.hold(section=here.section, page=ONE, by=here.writer, at=AT + seconds * SECOND)
    assert Entry.objects.filter(action="review.section_held").count() == 1


def test_the_key_to_unsaved_words_is_one_for_each_writer(here: Scene) -> None:
    mine = drafts.key_of(section=here.section, by=here.writer, at=AT)
    assert len(mine) == 32
    assert drafts.key_of(section=here.section, by=here.writer, at=AT) == mine
    assert drafts.key_of(section=here.section, by=here.second_writer(), at=AT) != mine


def test_words_that_outlive_their_session_are_kept_for_half_an_hour(here: Scene) -> None:
    arguments: dict[str, Any] = {
        "section": here.section.pk,
        "user": here.writer.pk,
        "content": document("Mine."),
        "base": 0,
    }
    assert drafts.keep_words(**arguments, at=AT) == here.review.case
    assert rich_text.plain_text(KeptWords.objects.get().content) == "Mine."
    drafts.keep_words(**arguments | {"user": 0}, at=AT + timedelta(minutes=31))
    assert not KeptWords.objects.exists()


def test_nothing_is_kept_for_nobody(here: Scene) -> None:
    assert drafts.keep_words(section=0, user=here.writer.pk, content=document("x"), base=0, at=AT) is None


def test_a_remark_stands_beside_its_block_and_is_answered_by_the_writer(here: Scene) -> None:
    saved = here.save("The plan was sufficient.")
    block = rich_text.blocks(saved.content)[0].id
    signer = here.reader("countersigning_manager")
    operation = uuid4()
    made = remarks.add_remark(
        section=here.section, block=block, text="Why?", by=signer, at=AT, operation=operation
    )
    again = remarks.add_remark(
        section=here.section, block=block, text="Why?", by=signer, at=AT, operation=operation
    )
    assert made.pk == again.pk
    assert made.block == block
    answered = remarks.answer_remark(remark=made, answer="Said so now.", by=here.writer, at=AT)
    assert answered.answered_by == here.writer


def test_a_remark_on_a_block_that_is_gone_stands_beside_the_section(here: Scene) -> None:
    made = remarks.add_remark(section=here.section, block="gone", text="Why?", by=here.writer, at=AT)
    assert made.block == ""


def test_who_may_remark_and_answer(here: Scene) -> None:
    made = remarks.add_remark(section=here.section, block="", text="Why?", by=here.writer, at=AT)
    with pytest.raises(NotAllowed):
        remarks.add_remark(section=here.section, block="", text="?", by=here.reader("inspector"), at=AT)
    with pytest.raises(NotAllowed, match="answered by those who write"):
        remarks.answer_remark(remark=made, answer="x", by=here.reader("countersigning_manager"), at=AT)
    Review.objects.filter(pk=here.review.pk).update(status=ReviewStage.SUBMITTED)
    with pytest.raises(NotNow, match="Remarks are made while"):
        remarks.add_remark(section=here.section, block="", text="?", by=here.writer, at=AT)
