"""How much waits for a person."""

from datetime import date

from django.db.models import Count, Q

from candour.cases.calendar import known_calendar
from candour.cases.court_effects import CONCLUDED, UNFINISHED
from candour.cases.models import Case, ClosingStatus, ReviewStatus, VictimStatus, WaitsFor
from candour.cases.models.visibility import Sight
from candour.staff.models import User
from candour.working_days import Beyond

SOON = 5  # working days

WAITING = Q(waits_for=WaitsFor.NATIONAL) | Q(victim_status=VictimStatus.NATIONAL_DECISION)
"""Cases that wait for the national team."""
IS_OPEN = Q(closing_status=ClosingStatus.OPEN)
TRACKS_ENDED = (
    ~Q(review_status__in=UNFINISHED)
    & (Q(review_status=ReviewStatus.NOT_REQUIRED) | Q(court_status__in=CONCLUDED))
    & ~Q(victim_status=VictimStatus.NATIONAL_DECISION)
)
"""What the tracks themselves ask before a case is closed; other work may still be left in it."""


def due_soon_until(today: date) -> date:
    return known_calendar().add_working_days(start=today, days=SOON, beyond=Beyond.WEEKDAYS_ONLY)


def overdue(today: date) -> Q:
    return Q(next_due__lt=today)


def due_soon(today: date) -> Q:
    return Q(next_due__gte=today, next_due__lte=due_soon_until(today))


def desk_counts(sight: Sight, user: User, *, today: date) -> dict[str, int]:
    """How many cases of each kind wait for this person, in one query beside that of the calendar."""
    counts: dict[str, int] = (
        Case.objects.visible_to(sight)
        .filter(IS_OPEN)
        .aggregate(
            mine=Count("pk", filter=Q(holder=user)),
            overdue=Count("pk", filter=overdue(today)),
            due_soon=Count("pk", filter=due_soon(today)),
            waiting=Count("pk", filter=WAITING),
            to_close=Count("pk", filter=TRACKS_ENDED),
        )
    )
    return counts
