"""A forecast of the day on which a review is finished, with its spread and a plain sentence.

It adds up what is left of the present stage and the stages after it. How long a stage takes is told by the
finished reviews of the same region: the middle one, and the quarter that took least and most. What is left of
the writing follows the sections that are ready and the interviews that were held. All of this is a default of
this service; nothing about it is published.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import ceil

ENOUGH = 5
"""So many finished reviews make a history; with fewer nothing is forecast."""
SECTIONS, INTERVIEWS = 0.7, 0.3
"""How much of the writing the sections and the interviews stand for."""


class Stage(StrEnum):
    """The stages from early look to submission, in their order."""

    EARLY_LOOK = "early_look"
    AWAITING_DECISION = "awaiting_decision"
    TO_ALLOCATE = "to_allocate"
    ALLOCATED = "allocated"
    WRITING = "writing"
    FACTUAL_ACCURACY = "factual_accuracy"
    COUNTERSIGNING = "countersigning"
    COUNTERSIGNED = "countersigned"


ORDER = tuple(Stage)
Took = Mapping[Stage, Sequence[float]]
"""For each stage, how many days each finished review of the region spent in it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """Where a review stands: its stage, since when, and how much of the writing is done."""

    stage: Stage
    days_in_stage: float
    sections: int = 0
    sections_ready: int = 0
    interviews: int = 0
    interviews_held: int = 0

    @property
    def written(self) -> float:
        """The share of the writing that is done, from 0 to 1; sections alone where nobody is interviewed."""
        ready = self.sections_ready / self.sections if self.sections else 0.0
        if not self.interviews:
            return ready
        return SECTIONS * ready + INTERVIEWS * self.interviews_held / self.interviews


@dataclass(frozen=True, kw_only=True, slots=True)
class Forecast:
    """The likely day and the days between which half of all reviews would finish; or why there is none."""

    likely: date | None
    earliest: date | None
    latest: date | None
    reviews: int
    sentence: str


def forecast(progress: Progress, took: Took, *, reviews: int, today: date) -> Forecast:
    """When the review may be finished. `reviews` is how many finished ones `took` was drawn from."""
    if reviews < ENOUGH:
        return Forecast(likely=None, earliest=None, latest=None, reviews=reviews, sentence=_too_few(reviews))
    earliest, likely, latest = (_day(progress, took, part, today) for part in (0.25, 0.5, 0.75))
    return Forecast(
        likely=likely,
        earliest=earliest,
        latest=latest,
        reviews=reviews,
        sentence=(
            f"By what is done so far, and by how long {reviews} finished reviews of this region took, "
            f"it may be finished about {_words(likely)}, most likely between {_words(earliest)} and "
            f"{_words(latest)}."
        ),
    )


def _day(progress: Progress, took: Took, part: float, today: date) -> date:
    days = _left(progress, quantile(took.get(progress.stage, ()), part))
    later = ORDER[ORDER.index(progress.stage) + 1 :]
    days += sum(quantile(took.get(stage, ()), part) for stage in later)
    return today + timedelta(days=ceil(days))


def _left(progress: Progress, usual: float) -> float:
    """Days left of the present stage: by the writing done, or by the days already spent."""
    if progress.stage is Stage.WRITING and progress.sections:
        return usual * (1 - progress.written)
    return max(usual - progress.days_in_stage, 0.0)


def quantile(days: Sequence[float], part: float) -> float:
    """The value below which this part of them lies, between neighbours in proportion; 0 without any."""
    if not days:
        return 0.0
    ordered = sorted(days)
    place = part * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def _too_few(reviews: int) -> str:
    counted = {0: "No review is", 1: "Only one review is"}.get(reviews, f"Only {reviews} reviews are")
    return f"{counted} finished in this region so far, which is too few to forecast from."


def _words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
