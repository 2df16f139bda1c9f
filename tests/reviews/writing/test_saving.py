"""A save is a version; one that was overtaken is refused and both texts are there."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from candour.cases.models import RegisteredPerson, RegisterRole
from candour.reviews import rich_text
from candour.reviews.commands import writing
from candour.reviews.models import Review, ReviewStage, Section, SectionVersion, Standing, Turn
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import staff
from tests.reviews import gathered
from tests.reviews.writing.documents import document, paragraph, person
from tests.reviews.writing.scene import AT, Scene, scene

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Scene:
    return scene()


def test_every_save_is_a_version_and_the_section_says_who_saved_it(here: Scene) -> None:
    first, second = here.save("One."), here.save("One.", "Two words.")
    assert (first.version, second.version, second.words) == (1, 2, 3)
    here.section.refresh_from_db()
    assert (here.section.version, here.section.saved_by, here.section.saved_at) == (2, here.writer, AT)
    assert here.section.progress == Section.Progress.BEGUN
    kept = SectionVersion.objects.filter(section=here.section)
    assert list(kept.values_list("number", flat=True)) == [2, 1]


def test_the_clock_of_a_save_is_that_of_london(here: Scene) -> None:
    assert here.save("One.").clock == AT.strftime("%H:%M:%S")


def test_the_same_save_sent_twice_is_one_version(here: Scene) -> None:
    operation = uuid4()
    for _time in range(2):
        saved = writing.save_section(
            section=here.section, content=document("One."), base=0, by=here.writer, at=AT, operation=operation
        )
    assert saved.version == 1
    assert SectionVersion.objects.filter(section=here.section).count() == 1


def test_a_save_of_another_section_cannot_use_its_operation(here: Scene) -> None:
    operation = uuid4()
    writing.save_section(
        section=here.section, content=document("One."), base=0, by=here.writer, at=AT, operation=operation
    )
    other = Section.objects.get(review=here.review, key="planning")
    with pytest.raises(NotAllowed, match="already used"):
        writing.save_section(
            section=other, content=document("One."), base=0, by=here.writer, at=AT, operation=operation
        )


def test_the_same_words_again_are_no_version(here: Scene) -> None:
    saved = here.save("One.")
    again = writing.save_section(
        section=here.section, content=saved.content, base=0, by=here.writer, at=AT, operation=uuid4()
    )
    assert again.version == 1


def test_a_save_that_another_one_overtook_changes_nothing_and_gives_both_texts(here: Scene) -> None:
    here.save("One.")
    here.save("Theirs.", by=here.second_writer())
    with pytest.raises(writing.Overtaken) as overtaken:
        here.save("Mine.", base=1)
    assert rich_text.plain_text(overtaken.value.mine) == "Mine."
    assert rich_text.plain_text(overtaken.value.section.content) == "Theirs."
    assert here.text() == "Theirs."


def test_a_save_follows_the_pages_own_save_that_was_never_answered(here: Scene) -> None:
    lost = uuid4()
    for content, operation, after in (("One.", lost, None), ("One. Two.", uuid4(), lost)):
        saved = writing.save_section(
            section=here.section,
            content=document(content),
            base=0,
            by=here.writer,
            at=AT,
            operation=operation,
            after=after,
        )
    assert saved.version == 2
    with pytest.raises(writing.Overtaken):
        writing.save_section(
            section=here.section, content=document("x"), base=0, by=here.writer, at=AT, after=lost
        )


@pytest.mark.parametrize(
    ("choice", "text", "versions"),
    [("mine", "Mine.", 3), ("theirs", "Theirs.", 4), ("merged", "Mine. Theirs.", 4)],
)
def test_whatever_is_chosen_both_texts_are_kept_as_versions(
    here: Scene, choice: str, text: str, versions: int
) -> None:
    here.save("One.")
    here.save("Theirs.", by=here.second_writer())
    chosen = {"mine": "Mine.", "theirs": "Theirs.", "merged": "Mine. Theirs."}[choice]
    mine = document("Mine.")
    writing.settle(
        section=here.section,
        mine=mine,
        chosen=mine if choice == "mine" else document(chosen),
        seen=2,
        by=here.writer,
        at=AT,
        operation=uuid4(),
    )
    assert here.text() == text
    kept = [rich_text.plain_text(one.content) for one in SectionVersion.objects.filter(section=here.section)]
    assert {"Mine.", "Theirs."} <= set(kept)
    assert len(kept) == versions


def test_a_conflict_that_was_overtaken_again_is_shown_again(here: Scene) -> None:
    here.save("One.")
    with pytest.raises(writing.Overtaken):
        writing.settle(
            section=here.section,
            mine=document("Mine."),
            chosen=document("Mine."),
            seen=0,
            by=here.writer,
            at=AT,
            operation=uuid4(),
        )


def test_a_restored_version_is_a_new_one(here: Scene) -> None:
    here.save("One.")
    here.save("Two.")
    saved = writing.restore(section=here.section, number=1, by=here.writer, at=AT, operation=uuid4())
    assert (saved.version, here.text()) == (3, "One.")
    assert SectionVersion.objects.get(section=here.section, number=3).restored_from == 1
    assert (
        writing.restore(section=here.section, number=1, by=here.writer, at=AT, operation=uuid4()).version == 3
    )
    with pytest.raises(NotNow, match="no such version"):
        writing.restore(section=here.section, number=9, by=here.writer, at=AT, operation=uuid4())


def test_versions_are_never_changed_or_deleted(here: Scene) -> None:
    here.save("One.")
    rows = SectionVersion.objects.filter(section=here.section)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(words=0)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.delete()


def test_references_lead_into_the_register_of_this_case_alone(here: Scene) -> None:
    known = RegisteredPerson.objects.create(
        case=here.review.case, role=RegisterRole.STAFF, given_names="Ruth", family_name="Brannigan"
    )
    content = document(
        paragraph("Seen by ", person(known.pk, "Ruth"), " and ", person(10**9, "Nobody Here"), ".")
    )
    saved = writing.save_section(section=here.section, content=content, base=0, by=here.writer, at=AT)
    assert rich_text.people_in(saved.content) == {known.pk}
    assert rich_text.plain_text(saved.content) == "Seen by Ruth and Nobody Here."


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"status": ReviewStage.COUNTERSIGNING}, "not being written"),
        ({"standing_status": Standing.SUSPENDED}, "suspended"),
    ],
)
def test_the_state_of_the_review_decides_whether_anybody_writes(
    here: Scene, change: dict[str, str], reason: str
) -> None:
    Review.objects.filter(pk=here.review.pk).update(**change)
    with pytest.raises(NotNow, match=reason):
        here.save("One.")


def test_a_pause_keeps_nobody_from_saving_words(here: Scene) -> None:
    Review.objects.filter(pk=here.review.pk).update(standing_status=Standing.PAUSED)
    assert here.save("One.").version == 1


def test_only_whose_turn_it_is_writes(here: Scene) -> None:
    Section.objects.filter(pk=here.section.pk).update(turn=Turn.COUNTERSIGNER)
    with pytest.raises(NotNow, match="turn of: The countersigning manager"):
        here.save("One.")


def test_others_of_the_role_who_do_not_write_this_review_are_refused(here: Scene) -> None:
    with pytest.raises(NotNow, match="those who write this review"):
        here.save("One.", by=here.reader("reviewing_manager"))
    with pytest.raises(NotAllowed):
        here.save("One.", by=here.reader("countersigning_manager"))
    with pytest.raises(NotAllowed):
        here.save("One.", by=staff.reviewing_manager("Wales"))


def test_a_writer_who_is_named_in_the_case_is_refused_at_the_save(here: Scene) -> None:
    gathered.member_of_staff(here.review, staff_account=here.writer)
    with pytest.raises(NotNow, match="not independent"):
        here.save("One.")


def test_a_section_without_words_is_not_ready(here: Scene) -> None:
    ready = Section.Progress.READY
    with pytest.raises(NotNow, match="no words yet"):
        writing.mark_progress(section=here.section, progress=ready, by=here.writer, at=AT)
    here.save("One.")
    assert (
        writing.mark_progress(section=here.section, progress=ready, by=here.writer, at=AT).progress == ready
    )
