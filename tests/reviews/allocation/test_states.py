"""The later states of a review are reached by the commands that reach them in use."""

import pytest

from candour.cases.models import AccessEntry, Relation
from candour.reviews.models import Assignment, ReviewStage
from tests.factories import reviews

pytestmark = pytest.mark.django_db


def test_an_early_look_that_is_done_lets_the_review_be_allocated() -> None:
    review = reviews.early_look_done()
    assert review.status == ReviewStage.TO_ALLOCATE
    assert review.case.deadlines.get(step="early_look").met_on == reviews.AT.date()


def test_an_allocated_review_is_open_to_both_managers_and_held_by_its_writer() -> None:
    review = reviews.allocated()
    assert review.status == ReviewStage.ALLOCATED
    entries = AccessEntry.standing(at=reviews.AT + reviews.DAY).filter(case=review.case)
    given = {(entry.user, entry.relation) for entry in entries}
    assert {
        (review.reviewing_manager, Relation.REVIEWING_MANAGER),
        (review.reviewing_manager, Relation.HOLDER),
        (review.countersigning_manager, Relation.COUNTERSIGNING_MANAGER),
    } <= given


def test_a_review_that_is_written_was_begun_with_a_declaration() -> None:
    review = reviews.being_written()
    assert review.status == ReviewStage.WRITING
    given = Assignment.objects.get(review=review, task=Assignment.Task.WRITE, until=None)
    assert given.declared_independent_at is not None
