"""The whole picture of a review, for the person who signs it and for everybody who asks before it is sent."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from candour.policy.load import load_policy
from candour.reviews.independence import reasons_for_each
from candour.reviews.models import (
    AccuracySatisfied,
    Countersignature,
    LineExplained,
    PlannedAction,
    Review,
    Section,
    Submission,
)
from candour.reviews.queries.accuracy import packs_of, satisfied_of
from candour.reviews.queries.clock import Clock, clock_of
from candour.reviews.queries.interviews import LevelHeard, levels_heard
from candour.reviews.queries.promises import promises_owed
from candour.reviews.queries.thread import ShownLine, panel_of
from candour.reviews.thread.lines import Line


@dataclass(frozen=True, slots=True)
class SectionLine:
    key: str
    title: str
    words: int
    progress: str
    remarks: int
    """Remarks in its margin that wait for an answer."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """What a signer weighs."""

    clock: Clock
    sections: list[SectionLine]
    standing: list[ShownLine]
    explained: list[tuple[Line, LineExplained | None]]
    plan: list[PlannedAction]
    levels: list[LevelHeard]
    packs: list[object]
    satisfied: dict[str, AccuracySatisfied]
    promises_owed: int
    not_independent: list[tuple[str, list[str]]]
    signature: Countersignature | None

    @property
    def remarks_waiting(self) -> int:
        return sum(line.remarks for line in self.sections)


def picture_of(review: Review, *, today: date) -> Picture:
    """Read in a constant number of queries, whatever the length of the review."""
    panel = panel_of(review)
    return Picture(
        clock=clock_of(review, today=today),
        sections=_sections(review),
        standing=panel.standing,
        explained=_explained(review, [shown.line for shown in panel.answered]),
        plan=list(PlannedAction.objects.filter(review=review)),
        levels=levels_heard(review),
        packs=list(packs_of(review)),
        satisfied=satisfied_of(review),
        promises_owed=len(promises_owed(review)),
        not_independent=_not_independent(review),
        signature=Countersignature.objects.filter(review=review).select_related("by").last(),
    )


def _sections(review: Review) -> list[SectionLine]:
    rows = {row.key: row for row in load_policy().review_sections}
    waiting = Count("remarks", filter=Q(remarks__answered_at__isnull=True))
    found = Section.objects.filter(review=review).defer("content").annotate(waiting=waiting)
    kept = [section for section in found if section.key in rows]
    return [
        SectionLine(
            section.key,
            rows[section.key].title,
            section.words,
            section.get_progress_display(),
            section.waiting,
        )
        for section in sorted(kept, key=lambda section: rows[section.key].order)
    ]


def _explained(review: Review, lines: list[Line]) -> list[tuple[Line, LineExplained | None]]:
    answers = {
        (one.rule, one.subject): one
        for one in LineExplained.objects.filter(review=review).select_related("by")
    }
    return [(line, answers.get((line.rule, line.subject))) for line in lines]


def _not_independent(review: Review) -> list[tuple[str, list[str]]]:
    managers = (review.reviewing_manager, review.countersigning_manager)
    people = [person for person in managers if person is not None]
    found = reasons_for_each(review, people)
    return [(str(person), found[person.pk]) for person in people if found[person.pk]]


def submissions_of(review: Review) -> QuerySet[Submission]:
    """Every round that was submitted, without its content."""
    found: QuerySet[Submission] = Submission.objects.filter(review=review).select_related("by")
    return found.defer("content")


def submission_of(review: Review, number: int) -> Submission | None:
    found: Submission | None = (
        Submission.objects.filter(review=review, round=number).select_related("by").first()
    )
    return found
