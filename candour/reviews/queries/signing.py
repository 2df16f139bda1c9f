"""The whole picture of a review, for the person who signs it and for everybody who asks before it is sent."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, Sum

from candour.policy.load import load_policy
from candour.reviews.independence import reasons_against_in
from candour.reviews.models import (
    AccuracySatisfied,
    Countersignature,
    Interview,
    Level,
    LineExplained,
    Remark,
    Review,
    Section,
    Submission,
)
from candour.reviews.queries.accuracy import packs_of, satisfied_of
from candour.reviews.queries.clock import Clock, clock_of
from candour.reviews.queries.interviews import levels_not_heard
from candour.reviews.queries.promises import promises_owed
from candour.reviews.queries.thread import ShownLine, panel_of
from candour.reviews.thread.lines import Line


@dataclass(frozen=True, slots=True)
class SectionLine:
    key: str
    title: str
    words: int
    progress: str
    ready: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Picture:
    """What a signer weighs."""

    clock: Clock
    sections: list[SectionLine]
    words: int
    standing: list[ShownLine]
    explained: list[tuple[Line, LineExplained | None]]
    not_heard: list[Level]
    interviews: dict[str, int]
    packs: list[object]
    satisfied: dict[str, AccuracySatisfied]
    remarks_waiting: int
    promises_owed: int
    not_independent: list[tuple[str, list[str]]]
    signature: Countersignature | None


def picture_of(review: Review, *, today: date) -> Picture:
    """Read in a constant number of queries, whatever the length of the review."""
    panel = panel_of(review)
    return Picture(
        clock=clock_of(review, today=today),
        sections=_sections(review),
        words=Section.objects.filter(review=review).aggregate(all=Sum("words"))["all"] or 0,
        standing=panel.standing,
        explained=_explained(review, [shown.line for shown in panel.answered]),
        not_heard=levels_not_heard(review),
        interviews=_interviews(review),
        packs=list(packs_of(review)),
        satisfied=satisfied_of(review),
        remarks_waiting=Remark.objects.filter(review=review, answered_at__isnull=True).count(),
        promises_owed=len(promises_owed(review)),
        not_independent=_not_independent(review),
        signature=Countersignature.objects.filter(review=review).select_related("by").last(),
    )


def _sections(review: Review) -> list[SectionLine]:
    rows = {row.key: row for row in load_policy().review_sections}
    kept = [section for section in Section.objects.filter(review=review) if section.key in rows]
    return [
        SectionLine(
            section.key,
            rows[section.key].title,
            section.words,
            section.get_progress_display(),
            section.progress == Section.Progress.READY,
        )
        for section in sorted(kept, key=lambda section: rows[section.key].order)
    ]


def _explained(review: Review, lines: list[Line]) -> list[tuple[Line, LineExplained | None]]:
    answers = {
        (one.rule, one.subject): one
        for one in LineExplained.objects.filter(review=review).select_related("by")
    }
    return [(line, answers.get((line.rule, line.subject))) for line in lines]


def _interviews(review: Review) -> dict[str, int]:
    """How many interviews were held at each level, by the level's words."""
    held = Interview.objects.filter(review=review, state=Interview.State.HELD)
    levels = list(held.values_list("level", flat=True))
    return {str(level.label): levels.count(level) for level in Level}


def _not_independent(review: Review) -> list[tuple[str, list[str]]]:
    people = [review.reviewing_manager, review.countersigning_manager]
    found = [(str(person), reasons_against_in(review, person)) for person in people if person is not None]
    return [(name, reasons) for name, reasons in found if reasons]


def submissions_of(review: Review) -> QuerySet[Submission]:
    """Every round that was submitted, without its content."""
    found: QuerySet[Submission] = Submission.objects.filter(review=review).select_related("by")
    return found.defer("content")


def submission_of(review: Review, number: int) -> Submission | None:
    found: Submission | None = (
        Submission.objects.filter(review=review, round=number).select_related("by").first()
    )
    return found
