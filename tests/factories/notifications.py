"""Invented notifications for tests; every later state is reached by the commands that reach it in use."""

from datetime import date, datetime, timedelta
from typing import Any

from candour.cases.commands import NewSupervision
from candour.notifications.commands import deciding, notifying
from candour.notifications.models import Notification
from candour.staff.models import User
from tests.factories import cases, staff

AT = cases.AT
HOUR = timedelta(hours=1)


def opened(*, by: User | None = None, at: datetime = AT, **facts: Any) -> Notification:
    """A notification as its recording leaves it: ready, where the person has appeared in court."""
    case = cases.case(by=by, at=at, **facts)
    return notifying.open_for(case, by=by or staff.administrator(case.region.name), at=at)


def awaiting_court(**facts: Any) -> Notification:
    return opened(**{"first_court_appearance": None} | facts)


def review_due(**facts: Any) -> Notification:
    """Ready, with the answer that a review is required."""
    return opened(**{"charges": (cases.MURDER,)} | facts)


def not_sfo(**facts: Any) -> Notification:
    """Ready, with the answer that supervision had ended long before."""
    ended = NewSupervision(type="licence", start=date(2024, 1, 2), end=date(2025, 6, 2))
    return opened(**{"supervision": (ended,)} | facts)


def submitted(
    *, proposal: str = "", by: User | None = None, at: datetime = AT + HOUR, **facts: Any
) -> Notification:
    """With the national team: murder under a community order, unless other facts are given."""
    notification = opened(**{"charges": (cases.MURDER,)} | facts)
    region = notification.case.region.name
    return notifying.submit(
        notification=notification, proposal=proposal, by=by or staff.administrator(region), at=at
    )


def commissioned(*, by: User | None = None, at: datetime = AT + 2 * HOUR, **facts: Any) -> Notification:
    notification = submitted(**facts)
    return deciding.commission_review(notification=notification, by=by or staff.national_officer(), at=at)
