"""A review opens when its case is notified, and follows what is decided."""

import pytest

from candour.notifications.commands import deciding
from candour.policy.load import load_policy
from candour.reviews.models import ReviewStage
from tests.factories import cases, notifications, reviews, staff

pytestmark = pytest.mark.django_db


def test_a_review_opens_with_every_section_when_its_case_is_notified() -> None:
    review = reviews.notified()
    assert review.status == ReviewStage.EARLY_LOOK
    keys = list(review.sections.values_list("key", flat=True))
    assert keys == [row.key for row in sorted(load_policy().review_sections, key=lambda row: row.order)]


def test_a_decision_without_a_review_keeps_the_early_look_and_ends_the_work() -> None:
    notification = notifications.submitted(charges=(cases.ROBBERY,))
    deciding.close_as_notify_only(
        notification=notification, by=staff.national_officer(), at=reviews.AT + 2 * reviews.HOUR
    )
    notification.case.review.refresh_from_db()
    assert notification.case.review.status == ReviewStage.NOT_NEEDED


def test_commissioning_waits_for_the_early_look() -> None:
    assert reviews.commissioned().status == ReviewStage.EARLY_LOOK
