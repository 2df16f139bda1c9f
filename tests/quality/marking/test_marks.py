"""An assessor's marks: each save is kept, nothing is overtaken unseen, and locking needs everything."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.db import InternalError, ProgrammingError, transaction

from candour.cases.models import AccessEntry, RegisteredPerson, RegisterRole, Relation
from candour.quality.commands import allocating, drafts, marking
from candour.quality.marking.content import NotMarks
from candour.quality.models import WHOLE, Assessment, KeptMarks, Marking, MarksVersion, Passage, Rating
from candour.staff.models import User
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import quality, staff
from tests.quality.once import made_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("made_ahead")]
AT = quality.AT + 2 * quality.DAY


@pytest.fixture(scope="module")
def once(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[int, User]]:
    with made_once(django_db_blocker):
        assessor = staff.national_officer()
        made = quality.allocated(assessor)
        quality.begun(made, assessor)
        yield made.pk, assessor


@pytest.fixture
def assessor(once: tuple[int, User], db: None) -> User:
    return once[1]


@pytest.fixture
def assessment(once: tuple[int, User], db: None) -> Assessment:
    """Begun by the assessor."""
    return quality.again(Assessment(pk=once[0]))


def save(assessment: Assessment, by: User, *, base: int = 0, key: str = "A", **more: object) -> marking.Saved:
    content = {"rating": "good", "reason": "It asks why."} | dict(more.pop("content", {}))  # type: ignore[call-overload]
    marks = quality.marks_of(assessment, by, key)
    return marking.save_marks(marks=marks, content=content, base=base, by=by, at=AT, **more)  # type: ignore[arg-type]


def test_each_save_is_a_version_and_the_same_one_sent_twice_is_one(
    assessment: Assessment, assessor: User
) -> None:
    operation = uuid4()
    assert save(assessment, assessor, operation=operation).version == 1
    assert save(assessment, assessor, operation=operation).version == 1
    assert save(assessment, assessor, base=1).version == 1, "the same words are no new version"
    assert save(assessment, assessor, base=1, content={"reason": "And again."}).version == 2
    assert MarksVersion.objects.count() == 2


def test_another_window_is_not_overwritten_unless_it_was_this_pages_own_save(
    assessment: Assessment, assessor: User
) -> None:
    own = uuid4()
    save(assessment, assessor, operation=own)
    with pytest.raises(marking.Overtaken) as overtaken:
        save(assessment, assessor, content={"reason": "Other."})
    assert (overtaken.value.marks.version, overtaken.value.mine["reason"]) == (1, "Other.")
    assert save(assessment, assessor, content={"reason": "Other."}, after=own).version == 2


def test_only_the_assessor_writes_and_only_after_declaring(assessor: User) -> None:
    made = quality.allocated(assessor)
    with pytest.raises(NotNow, match="Declare first"):
        marking.lock(marking=quality.seat_of(made, assessor), by=assessor, at=AT)
    quality.begun(made, assessor)
    marks = quality.marks_of(made, assessor, "A")
    with pytest.raises(NotAllowed):
        marking.save_marks(marks=marks, content={}, base=0, by=staff.national_officer(), at=AT)
    with pytest.raises(NotMarks):
        marking.save_marks(marks=marks, content={"rating": "splendid"}, base=0, by=assessor, at=AT)


def test_a_conflict_found_since_is_told_at_the_save_and_nothing_is_saved(
    assessment: Assessment, assessor: User
) -> None:
    save(assessment, assessor)
    RegisteredPerson.objects.create(
        case=assessment.case,
        role=RegisterRole.STAFF,
        given_names="Same",
        family_name="Person",
        relation="duty practitioner",
        staff_account=assessor,
    )
    with pytest.raises(NotNow, match="is named in the case as a member of staff"):
        save(assessment, assessor, base=1, content={"reason": "More."})
    assert MarksVersion.objects.count() == 1


def test_a_passage_is_found_in_the_submitted_text_and_anchored(
    assessment: Assessment, assessor: User
) -> None:
    marks = quality.marks_of(assessment, assessor, "A")
    found = marking.add_passage(marks=marks, number=2, words="used  TWICE in", by=assessor, at=AT)
    assert found.quote == "used twice in"
    for number, words in ((2, "never written"), (9_999, ""), (None, "used twice in"), (None, " ")):
        with pytest.raises(NotNow):
            marking.add_passage(marks=marks, number=number, words=words, by=assessor, at=AT)
    assert len(quality.marks_of(assessment, assessor, "A").content["passages"]) == 1
    marking.remove_passage(marks=marks, place=0, by=assessor, at=AT)
    assert quality.marks_of(assessment, assessor, "A").content["passages"] == []
    marking.restore(marks=marks, number=1, by=assessor, at=AT)
    assert len(quality.marks_of(assessment, assessor, "A").content["passages"]) == 1


def test_a_save_keeps_the_passages_that_stand(assessment: Assessment, assessor: User) -> None:
    marks = quality.marks_of(assessment, assessor, "A")
    marking.add_passage(marks=marks, number=1, words="", by=assessor, at=AT)
    save(assessment, assessor, base=1, content={"passages": []})
    assert len(quality.marks_of(assessment, assessor, "A").content["passages"]) == 1


def test_locking_names_everything_that_is_missing(assessment: Assessment, assessor: User) -> None:
    save(assessment, assessor, content={"rating": "inadequate", "reason": ""})
    with pytest.raises(NotNow) as refused:
        quality.lock(assessment, assessor)
    reasons = refused.value.reasons
    assert "Analysis of practice: 4 questions are not answered." in reasons
    assert "Analysis of practice: no reason is given for the rating." in reasons
    assert "Analysis of practice: what to improve, and where, is not said." in reasons
    assert "The review as a whole: no composite rating is chosen." in reasons


def test_locked_marks_are_changed_by_nobody_nor_by_the_database(
    assessment: Assessment, assessor: User
) -> None:
    quality.finish(assessment, assessor)
    assert Rating.objects.filter(assessment=assessment).count() == 5
    assert Passage.objects.filter(assessment=assessment).count() == 4
    with pytest.raises(NotNow, match="locked"):
        save(assessment, assessor, base=2, content={"reason": "Later."})
    for rows in (Rating.objects.all(), Marking.objects.all()):
        name = "reason" if rows.model is Rating else "ended_why"
        with pytest.raises((ProgrammingError, InternalError)), transaction.atomic():
            rows.update(**{name: "changed"})


def test_words_without_a_session_are_kept_for_their_assessor_alone(
    assessment: Assessment, assessor: User
) -> None:
    marks = quality.marks_of(assessment, assessor, WHOLE)
    words = {"rating": "good", "reason": "Almost lost."}
    assert drafts.keep_marks(marks=marks.pk, user=assessor.pk + 1, content=words, base=0, at=AT) is None
    assert drafts.keep_marks(marks=marks.pk, user=assessor.pk, content=words, base=0, at=AT) == marks
    assert KeptMarks.objects.get().content["reason"] == "Almost lost."
    assert len(drafts.key_of(marks=marks, by=assessor, at=AT)) == 32
    drafts.forget_marks(marks=marks)
    assert not KeptMarks.objects.exists()


def test_a_reviews_own_people_do_not_mark_it_and_it_is_said_why() -> None:
    assessment = quality.waiting()
    lead, close = staff.national_lead(), staff.national_officer()
    RegisteredPerson.objects.create(
        case=assessment.case,
        role=RegisterRole.STAFF,
        given_names="Same",
        family_name="Person",
        relation="practitioner",
        staff_account=close,
    )
    with pytest.raises(NotNow) as refused:
        allocating.allocate(assessment=assessment, assessors=[close, close], by=lead, at=AT)
    assert "Choose two different people." in refused.value.reasons
    assert any("is not independent of this review" in reason for reason in refused.value.reasons)
    with pytest.raises(NotNow, match="does not mark reviews for the National SFO team"):
        allocating.allocate(assessment=assessment, assessors=[staff.inspector()], by=lead, at=AT)
    with pytest.raises(NotNow, match="Choose who marks"):
        allocating.allocate(assessment=assessment, assessors=[], by=lead, at=AT)


def test_work_taken_from_one_of_two_lets_the_other_go_on(assessor: User) -> None:
    other, lead = staff.national_officer(), staff.national_lead()
    assessment = quality.allocated(assessor, other, by=lead)
    quality.finish(assessment, assessor)
    seat = quality.seat_of(assessment, other)
    with pytest.raises(NotNow, match="Say why"):
        allocating.take_off(marking=seat, reason=" ", by=lead, at=AT)
    allocating.take_off(marking=seat, reason="Is away until the spring.", by=lead, at=AT)
    assert quality.again(assessment).status == "settling"


def test_work_taken_from_everybody_is_to_be_allocated_again(assessment: Assessment, assessor: User) -> None:
    lead = staff.national_lead()
    allocating.take_off(marking=quality.seat_of(assessment, assessor), reason="Away.", by=lead, at=AT)
    assert quality.again(assessment).status == "to_allocate"
    marks = Marking.objects.get(assessor=assessor).marks.get(key="A")
    with pytest.raises(NotNow, match="taken from you"):
        marking.save_marks(marks=marks, content={"reason": "Late."}, base=0, by=assessor, at=AT)


def test_an_inspector_can_open_the_case_from_the_allocation_on() -> None:
    inspector = staff.inspector()
    assessment = quality.waiting(body="inspectorate", by=inspector)
    quality.allocated(inspector, assessment=assessment, by=inspector)
    assert AccessEntry.objects.filter(user=inspector, relation=Relation.INSPECTOR).count() == 1
