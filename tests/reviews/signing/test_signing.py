"""Countersignature and submission: by somebody else, over exactly this text, frozen."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from candour.action_plans.models import Action
from candour.cases.models import ReviewStatus
from candour.notifications.models import Deadline
from candour.reviews.commands import signing
from candour.reviews.models import (
    Countersignature,
    Judgement,
    PlannedAction,
    Review,
    ReviewStage,
    Section,
    SectionVersion,
    Submission,
)
from candour.reviews.whole import digest
from candour.workflow.refusals import NotAllowed, NotNow
from tests.factories import staff
from tests.reviews.signing import scene

pytestmark = pytest.mark.django_db


def _sign(review: Review, *, seen: str = "") -> Review:
    assert review.countersigning_manager is not None
    return signing.countersign(
        review=review,
        statement="I have read the whole.",
        grade="Head of service",
        seen=seen,
        by=review.countersigning_manager,
        at=scene.AT + scene.DAY,
    )


def test_a_review_is_signed_by_its_countersigning_manager_alone() -> None:
    review = scene.to_sign()
    with pytest.raises(NotAllowed):
        signing.countersign(
            review=review, statement="Yes.", grade="", by=staff.regional_lead(), at=scene.AT + scene.DAY
        )
    assert _sign(review).status == ReviewStage.COUNTERSIGNED


def test_whoever_wrote_a_part_does_not_sign() -> None:
    review = scene.to_sign()
    section = Section.objects.filter(review=review).first()
    assert section is not None
    assert review.countersigning_manager is not None
    SectionVersion.objects.create(
        case=review.case,
        review=review,
        section=section,
        number=2,
        content={},
        by=review.countersigning_manager,
        at=scene.AT,
    )
    with pytest.raises(NotNow, match="You wrote a part"):
        _sign(review)


def test_a_broken_thread_stands_in_the_way_of_the_signature() -> None:
    review = scene.to_sign()
    Judgement.objects.filter(review=review, area="planning").update(sufficiency="not_sufficient")
    with pytest.raises(NotNow, match="thread"):
        _sign(review)


def test_a_text_that_changed_under_the_signer_is_not_signed() -> None:
    review = scene.to_sign()
    with pytest.raises(NotNow, match="changed while you read"):
        _sign(review, seen="0" * 64)
    assert not Countersignature.objects.exists()
    assert scene.fresh(review).status == ReviewStage.COUNTERSIGNING


def test_a_word_changed_after_the_signature_stops_the_submission() -> None:
    review = scene.signed()
    Review.objects.filter(pk=review.pk).update(reasonable_why="Something else.")
    with pytest.raises(NotNow, match="changed after it was signed"):
        signing.submit(review=review, by=staff.administrator(), at=scene.AT + 2 * scene.DAY)


def test_submission_freezes_and_hashes_the_content_and_meets_the_deadline() -> None:
    review, operation, office = scene.signed(), uuid4(), staff.administrator()
    for _time in range(2):
        signing.submit(review=review, by=office, at=scene.AT + 2 * scene.DAY, operation=operation)
    submission = Submission.objects.get()
    assert submission.sha256 == digest(submission.content) == Countersignature.objects.get().sha256
    review = scene.fresh(review)
    assert review.status == ReviewStage.SUBMITTED
    assert review.case.review_status == ReviewStatus.COMPLETE
    assert Deadline.objects.get(case=review.case, step="review").met_on is not None


def test_what_was_submitted_cannot_be_changed_in_the_database() -> None:
    review = scene.signed()
    signing.submit(review=review, by=staff.administrator(), at=scene.AT + 2 * scene.DAY)
    with pytest.raises(DatabaseError), transaction.atomic():
        Submission.objects.update(sha256="0" * 64)


def test_the_plan_becomes_actions_at_the_signature_and_goes_back_with_it() -> None:
    review = scene.to_sign()
    scene.learn(review)
    review = _sign(review)
    action = Action.objects.get()
    assert action.owners_as_printed == "Head of the delivery unit"
    signer = review.countersigning_manager
    assert signer is not None
    signing.return_for_changes(
        review=scene.fresh(review), reason="One more.", by=signer, at=scene.AT + 2 * scene.DAY
    )
    action.refresh_from_db()
    assert action.withdrawn_at is not None
    assert PlannedAction.objects.get().action is None
    assert scene.fresh(review).status == ReviewStage.WRITING


def test_a_return_needs_reasons() -> None:
    review = scene.to_sign()
    signer = review.countersigning_manager
    assert signer is not None
    with pytest.raises(NotNow, match="Say what should be changed"):
        signing.return_for_changes(review=review, reason=" ", by=signer, at=scene.AT)
