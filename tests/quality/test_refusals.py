"""What keeps marks, a consolidation or a report from going on is said in words, and nothing moves."""

import pytest

from candour.quality import transitions
from candour.quality.models import WHOLE, Answer, Assessment, Rating, RatingWord, SettledRating, Way
from candour.quality.rules import marking as rules
from candour.staff.models import User
from candour.workflow.perform import reasons_against
from candour.workflow.transition import Transition
from tests.factories import quality, staff

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("made_ahead")]
AT = quality.AT + 4 * quality.DAY


@pytest.fixture
def officer() -> User:
    return staff.member("national_officer", of=None, name="Gwen Pugh")


@pytest.fixture
def lead() -> User:
    return staff.national_lead()


def against(move: Transition[Assessment], assessment: Assessment, by: User) -> list[str]:
    """What stands in the way beside the status itself."""
    told = reasons_against(move, assessment, by)
    return [reason for reason in told if not reason.startswith("This cannot be done while the status is")]


def test_a_review_that_nobody_marks_has_no_complete_marks(lead: User) -> None:
    assessment = quality.waiting()
    assert against(transitions.COMPLETE_MARKS, assessment, lead) == ["Nobody has marked this review."]


def test_whoever_still_marks_is_named_and_is_not_passed_over(officer: User, lead: User) -> None:
    assessment = quality.allocated(officer, assessment=quality.waiting())
    assert against(transitions.COMPLETE_MARKS, assessment, lead) == [
        "Gwen Pugh has not locked the marks yet."
    ]
    assert against(transitions.TAKE_BACK, assessment, lead) == ["Somebody still marks this review."]


def test_both_who_still_mark_are_named(officer: User, lead: User) -> None:
    assessment = quality.allocated(officer, staff.member("national_officer", of=None, name="Tomos Rees"))
    assert against(transitions.COMPLETE_MARKS, assessment, lead) == [
        "Gwen Pugh and Tomos Rees have not locked the marks yet."
    ]


def test_marks_are_written_by_whoever_was_given_them(officer: User, lead: User) -> None:
    seat = quality.seat_of(quality.allocated(officer), officer)
    assert rules.the_marking_is_theirs(seat, officer) is None
    assert rules.the_marking_is_theirs(seat, lead) == (
        "Only the assessor who was given this writes these marks."
    )


def test_every_difference_in_a_rating_and_in_an_answer_waits_to_be_settled(officer: User, lead: User) -> None:
    assessment = quality.allocated(officer)
    seat = {
        "case": assessment.case,
        "assessment": assessment,
        "marking": quality.seat_of(assessment, officer),
    }
    for key in ("A", "B"):
        Rating.objects.create(key=key, rating=RatingWord.GOOD, reason=quality.REASON, **seat)
    Answer.objects.create(standard="A", question="a_1", answer="yes", **seat)
    assert against(transitions.SETTLE, assessment, lead) == [
        "2 ratings on which the assessors differ wait to be settled.",
        "1 answer on which the assessors differ waits to be settled.",
    ]


def test_a_report_is_written_before_it_is_issued_and_a_good_review_is_not_sent_back(lead: User) -> None:
    assessment = quality.waiting()
    unwritten = "Write first, in a few sentences, what the report says as a whole."
    assert against(transitions.ISSUE, assessment, lead) == [unwritten]
    assert against(transitions.ISSUE_INADEQUATE, assessment, lead) == [
        unwritten,
        "Only a review that was rated Inadequate has to be resubmitted.",
        "Say at least one change that the region must make before it submits the review once more.",
    ]


def test_an_inadequate_review_is_only_sent_back(lead: User) -> None:
    assessment = quality.waiting()
    SettledRating.objects.create(
        case=assessment.case,
        assessment=assessment,
        key=WHOLE,
        rating=RatingWord.INADEQUATE,
        reason=quality.REASON,
        way=Way.ONE,
        by=lead,
        at=AT,
    )
    told = against(transitions.ISSUE, assessment, lead)
    assert "The review was rated Inadequate, so it has to be resubmitted." in told
    assert not any(
        "Only a review" in each for each in against(transitions.ISSUE_INADEQUATE, assessment, lead)
    )
