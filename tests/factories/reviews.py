"""Invented reviews for tests; every later state is reached by the commands that reach it in use."""

from datetime import datetime, timedelta
from typing import Any

from candour.reviews.models import Review
from tests.factories import notifications

AT = notifications.AT
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def notified(**facts: Any) -> Review:
    """Opened by its notification; the national team has not decided yet."""
    return _of(notifications.submitted(**facts).case_id)


def commissioned(*, at: datetime = AT + 2 * HOUR, **facts: Any) -> Review:
    """A review follows, and the early look is to be made."""
    return _of(notifications.commissioned(at=at, **facts).case_id)


def _of(case: int) -> Review:
    found: Review = Review.objects.select_related("case__region").get(case=case)
    return found
