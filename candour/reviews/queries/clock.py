"""When a review is due: original and current date, extensions, pauses, and whether it is late."""

from dataclasses import dataclass
from datetime import date

from candour.design_system.words import day as day_words
from candour.notifications.models import Deadline
from candour.reviews.models import Review, ReviewStage, Standing

EARLY = (ReviewStage.EARLY_LOOK, ReviewStage.AWAITING_DECISION)


@dataclass(frozen=True, kw_only=True, slots=True)
class Clock:
    """The dates of a review on a day. `due` is None while no date runs."""

    step: str
    original: date | None
    due: date | None
    met_on: date | None
    extended_by_days: int
    late_by_days: int
    """Whole days after the due date on the day asked about; 0 where it is not late."""
    paused: bool
    sentence: str

    @property
    def is_late(self) -> bool:
        return self.late_by_days > 0

    @property
    def is_extended(self) -> bool:
        return self.extended_by_days > 0


def clock_of(review: Review, *, today: date) -> Clock:
    """The deadline that counts at this stage: of the early look before it is complete, else of the review."""
    step = "early_look" if review.status in EARLY else "review"
    found = Deadline.objects.filter(case_id=review.case_id, step=step, ended_on__isnull=True)
    deadline = found.order_by("-pk").first()
    return _clock(review, step, deadline, today)


def _clock(review: Review, step: str, deadline: Deadline | None, today: date) -> Clock:
    paused = review.standing_status == Standing.PAUSED
    if deadline is None:
        return Clock(
            step=step,
            original=None,
            due=None,
            met_on=None,
            extended_by_days=0,
            late_by_days=0,
            paused=paused,
            sentence="No date runs yet.",
        )
    late = (today - deadline.due).days if deadline.met_on is None else 0
    return Clock(
        step=step,
        original=deadline.original_due,
        due=deadline.due,
        met_on=deadline.met_on,
        extended_by_days=deadline.extended_by_days,
        late_by_days=max(late, 0),
        paused=paused,
        sentence=_sentence(step, deadline, today, paused=paused),
    )


def _sentence(step: str, deadline: Deadline, today: date, *, paused: bool) -> str:
    name = "The early look" if step == "early_look" else "The review"
    if deadline.met_on is not None:
        return f"{name} was due on {day_words(deadline.due)} and was done on {day_words(deadline.met_on)}."
    moved = (
        f", originally {day_words(deadline.original_due)}" if deadline.due != deadline.original_due else ""
    )
    due = f"{name} is due on {day_words(deadline.due)}{moved}."
    if paused:
        return f"{due} The clock is stopped."
    left = (deadline.due - today).days
    if left < 0:
        return f"{due} It is {-left} day{'s' if left < -1 else ''} late."
    return f"{due} {left} day{'s are' if left != 1 else ' is'} left." if left else f"{due} That is today."
