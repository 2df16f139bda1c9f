"""The dates of a review: when it was due, when it is due, why that moved, and when it may be finished."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count, Q
from django.utils import timezone

from candour.design_system.words import day as day_words
from candour.notifications.models import Deadline
from candour.reviews.forecast import Forecast, Progress, Stage, forecast
from candour.reviews.models import Interview, Pause, Review, ReviewStage, Section
from candour.workflow.models import StatusChange

LOOKED_BACK = timedelta(days=3 * 365)
"""Finished reviews of the last three years make the history that a forecast rests on."""
STEP = {ReviewStage.EARLY_LOOK: "early_look", ReviewStage.AWAITING_DECISION: "early_look"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Clock:
    """Every date fact of one review. Overdue and extended are told apart."""

    due: date | None = None
    original: date | None = None
    started_on: date | None = None
    extended_by: int = 0
    paused_by: int = 0
    """Days of pauses that are over."""
    paused_since: date | None = None
    pause_reason: str = ""
    met_on: date | None = None
    today: date
    forecast: Forecast | None = None
    early_look_due: date | None = None

    @property
    def overdue_by(self) -> int:
        """Days past the date that stands; none while the clock stands still, or once the step is met."""
        if self.due is None or self.paused_since is not None:
            return 0
        return max(((self.met_on or self.today) - self.due).days, 0)

    @property
    def overdue(self) -> bool:
        return self.overdue_by > 0

    @property
    def extended(self) -> bool:
        return self.extended_by > 0

    @property
    def late_by_forecast(self) -> bool:
        """Whether the likely day lies after the date that stands."""
        likely = self.forecast.likely if self.forecast is not None else None
        return likely is not None and self.due is not None and likely > self.due

    @property
    def sentence(self) -> str:
        """The date and everything that bears on it, in words; empty where no date runs."""
        if self.due is None:
            return ""
        return " ".join(part for part in (self._standing(), self._moved()) if part)

    def _standing(self) -> str:
        due = day_words(self.due)
        if self.met_on is not None:
            late = f", {_days(self.overdue_by)} late" if self.overdue else ", in time"
            return f"Submitted on {day_words(self.met_on)}{late}."
        if self.paused_since is not None:
            return (
                f"The clock has stood still since {day_words(self.paused_since)}. The date before was {due}."
            )
        if self.overdue:
            return f"Due on {due}, {_days(self.overdue_by)} ago."
        left = (self.due - self.today).days if self.due is not None else 0
        return f"Due on {due}, " + (f"in {_days(left)}." if left else "today.")

    def _moved(self) -> str:
        parts = []
        if self.extended_by:
            parts.append(f"extended by {_days(self.extended_by)}")
        if self.paused_by:
            parts.append(f"moved by {_days(self.paused_by)} of pauses")
        return f"First due on {day_words(self.original)}, {' and '.join(parts)}." if parts else ""


def _days(number: int) -> str:
    return f"{number} day" if number == 1 else f"{number} days"


def clock_of(review: Review, today: date) -> Clock:
    """Due, original, extended, paused, and the forecast where the review is under way."""
    steps = {each.step: each for each in _deadlines(review)}
    deadline, early = steps.get("review"), steps.get("early_look")
    standing: Pause | None = Pause.objects.filter(review=review, until__isnull=True).first()
    early_open = early is not None and early.met_on is None
    return Clock(
        today=today,
        **(_of_deadline(deadline) if deadline is not None else {}),
        paused_since=timezone.localdate(standing.since) if standing is not None else None,
        pause_reason=standing.get_reason_kind_display() if standing is not None else "",
        forecast=forecast_of(review, today) if review.status in UNDER_WAY and deadline is not None else None,
        early_look_due=early.due if early is not None and early_open else None,
    )


UNDER_WAY = frozenset(Stage)


def _deadlines(review: Review) -> list[Deadline]:
    steps = ("early_look", "review")
    return list(Deadline.objects.filter(case=review.case_id, step__in=steps, ended_on=None))


def _of_deadline(deadline: Deadline) -> dict[str, Any]:
    return {
        "due": deadline.due,
        "original": deadline.original_due,
        "started_on": deadline.started_on,
        "extended_by": deadline.extended_by_days,
        "paused_by": deadline.paused_by_days,
        "met_on": deadline.met_on,
    }


def forecast_of(review: Review, today: date) -> Forecast:
    """From the state of the work and the history of the case's region."""
    took, reviews = history_of_region(review.case.region_id, today)
    return forecast(progress_of(review, today), took, reviews=reviews, today=today)


def history_of_region(region: int, today: date) -> tuple[dict[Stage, list[float]], int]:
    """How many days the finished reviews of a region spent in each stage, and how many reviews they are."""
    took: dict[Stage, list[float]] = {}
    reviews = set()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT review, stage, days FROM reviews_stage_durations(%s, %s)", [region, today - LOOKED_BACK]
        )
        for review, stage, days in cursor.fetchall():
            reviews.add(review)
            if stage in UNDER_WAY:
                took.setdefault(Stage(stage), []).append(float(days))
    return took, len(reviews)


def progress_of(review: Review, today: date) -> Progress:
    """Stage, since when, sections and interviews, in one query."""
    held, every = Interview.State.HELD, ~Q(interviews__state=Interview.State.NOT_POSSIBLE)
    ready = Q(sections__progress=Section.Progress.READY)
    counts = Review.objects.filter(pk=review.pk).aggregate(
        every_section=Count("sections", distinct=True),
        ready_section=Count("sections", filter=ready, distinct=True),
        every_interview=Count("interviews", filter=every, distinct=True),
        held_interview=Count("interviews", filter=Q(interviews__state=held), distinct=True),
    )
    since = stage_since(review)
    spent = max((today - timezone.localdate(since)).days, 0)
    return Progress(
        stage=Stage(review.status),
        days_in_stage=spent,
        sections=counts["every_section"],
        sections_ready=counts["ready_section"],
        interviews=counts["every_interview"],
        interviews_held=counts["held_interview"],
    )


def stage_since(review: Review) -> datetime:
    """When the review came into its present stage."""
    moves = StatusChange.objects.filter(
        record_type=Review._meta.label_lower, record_id=review.pk, field="status"
    )
    last: datetime | None = moves.order_by("-at", "-id").values_list("at", flat=True).first()
    return last or review.opened_at


def pauses_of(review: Review) -> list[Pause]:
    """Every time the clock stood still, the latest first."""
    return list(
        Pause.objects.filter(review=review).select_related("paused_by", "resumed_by").order_by("-since")
    )
