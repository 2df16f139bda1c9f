"""What every member of staff involved is promised is followed until it is kept or explained."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from candour.cases.models import RegisteredPerson, RegisterRole
from candour.reviews.commands import interviews
from candour.reviews.commands import promises as commands
from candour.reviews.models import (
    Countersignature,
    Level,
    Promise,
    PromiseKept,
    Review,
    ReviewStage,
    Standing,
)
from candour.reviews.queries.interviews import promises_owed
from candour.reviews.queries.promises import promised_in
from candour.staff.models import User
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import reviews, staff
from tests.reviews.gathered import AT, TODAY, being_written, member_of_staff, on_the_list

pytestmark = pytest.mark.django_db


def writer(review: Review) -> User:
    assert review.reviewing_manager is not None
    return review.reviewing_manager


def owed(review: Review) -> list[str]:
    return [str(one.promise) for one in promises_owed(review)]


def countersigned(review: Review) -> None:
    signer = staff.member("countersigning_manager")
    Countersignature.objects.create(
        case=review.case, review=review, by=signer, at=AT, statement="Signed", sha256="0" * 64
    )
    Review.objects.filter(pk=review.pk).update(status=ReviewStage.COUNTERSIGNED)
    review.refresh_from_db()


def keep(review: Review, person: RegisteredPerson, promise: str, **said: object) -> None:
    said.setdefault("by", writer(review))
    said.setdefault("on", TODAY)
    commands.keep(review=review, person=person, promise=promise, at=AT, **said)  # type: ignore[arg-type]


def test_telling_and_support_are_owed_from_the_opening_on() -> None:
    review = being_written()
    member_of_staff(review)
    assert owed(review) == ["told", "support"]
    assert promises_owed(review)[0].since == reviews.AT.date()


def test_preparation_is_owed_once_an_interview_is_planned() -> None:
    review = being_written()
    person = member_of_staff(review)
    interviews.plan(
        review=review, by=writer(review), at=AT, role="practitioner", level=Level.PRACTITIONER, person=person
    )
    assert owed(review) == ["told", "support", "prepared"]
    assert promises_owed(review)[2].since == TODAY


def test_feedback_learning_and_the_copy_are_owed_from_the_signature_on() -> None:
    review = being_written()
    person = member_of_staff(review)
    with pytest.raises(NotNow, match="once the review is countersigned"):
        keep(review, person, Promise.FEEDBACK)
    countersigned(review)
    assert owed(review)[2:] == ["feedback", "learning", "copy"]
    keep(review, person, Promise.FEEDBACK)
    assert owed(review)[2:] == ["learning", "copy"]


def test_what_was_not_kept_needs_a_reason_and_is_then_no_longer_owed() -> None:
    review = being_written()
    person = member_of_staff(review)
    with pytest.raises(NotNow, match="Say why"):
        keep(review, person, Promise.TOLD, kept=False)
    keep(review, person, Promise.TOLD, kept=False, note="Left the service")
    told = promised_in(review)[0].promises[0]
    assert (told.state, told.note) == ("not_kept", "Left the service")
    assert owed(review) == ["support"]


def test_the_latest_word_counts_and_the_earlier_one_stays() -> None:
    review = being_written()
    person = member_of_staff(review)
    keep(review, person, Promise.TOLD, kept=False, note="On leave")
    keep(review, person, Promise.TOLD)
    assert promised_in(review)[0].promises[0].state == "kept"
    assert PromiseKept.objects.count() == 2
    with pytest.raises(DatabaseError), transaction.atomic():
        PromiseKept.objects.update(note="")


def test_the_regions_office_keeps_promises_at_any_stage_even_when_the_work_stands_still() -> None:
    review = being_written(stage=ReviewStage.SUBMITTED)
    Review.objects.filter(pk=review.pk).update(standing_status=Standing.SUSPENDED)
    person = member_of_staff(review)
    keep(review, person, Promise.SUPPORT, by=staff.administrator())
    with pytest.raises(NotNow, match="suspended"):
        keep(review, person, Promise.TOLD)


def test_another_manager_and_a_reader_are_refused() -> None:
    review = being_written()
    person = member_of_staff(review)
    with pytest.raises(NotNow, match="Only the reviewing manager"):
        keep(review, person, Promise.TOLD, by=on_the_list(review, staff.reviewing_manager()))
    with pytest.raises(NotAllowed):
        keep(review, person, Promise.TOLD, by=staff.national_officer())
    with pytest.raises(NotAllowed):
        keep(review, person, Promise.TOLD, by=staff.administrator("London"))


def test_promises_are_made_to_staff_alone_and_kept_by_today() -> None:
    review = being_written()
    stranger = RegisteredPerson.objects.create(
        case=review.case, role=RegisterRole.OTHER, given_names="A", family_name="B"
    )
    with pytest.raises(NotNow, match="members of staff"):
        keep(review, stranger, Promise.TOLD)
    with pytest.raises(NotNow, match="future"):
        keep(review, member_of_staff(review), Promise.TOLD, on=TODAY + timedelta(days=1))


def test_where_no_review_follows_nothing_new_is_owed() -> None:
    review = being_written(stage=ReviewStage.NOT_NEEDED)
    member_of_staff(review)
    assert owed(review) == []


def test_what_has_been_owed_longest_comes_next() -> None:
    review = being_written()
    person = member_of_staff(review)
    keep(review, person, Promise.TOLD)
    next_owed = promised_in(review)[0].next_owed
    assert next_owed is not None
    assert next_owed.promise == Promise.SUPPORT
