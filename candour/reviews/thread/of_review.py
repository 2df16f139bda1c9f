"""The thread of one review, read from its records in a constant number of queries, and its broken links."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q
from django.utils import timezone

from candour.reviews.models import (
    DiversityConsidered,
    EffectivePractice,
    Evidence,
    Interview,
    Judgement,
    LearningPoint,
    LevelConsidered,
    LineExplained,
    PlannedAction,
    Reason,
    Review,
    Sufficiency,
)
from candour.reviews.thread.lines import (
    ActionPlanned,
    Answer,
    Event,
    GoodPractice,
    Heard,
    JudgementMade,
    Learning,
    Line,
    ReasonGiven,
    Thread,
)
from candour.reviews.thread.rules import broken_links
from candour.reviews.thread.small_parts import small_parts


def lines_of(review: Review) -> list[Line]:
    """Every broken link of a review, the ones that only work can mend first.

    It is judged as of today, and once it was submitted as of that day: dates that pass later break nothing.
    """
    return broken_links(thread_of(review, on=judged_on(review)))


def judged_on(review: Review) -> date:
    submitted = review.submitted_at
    return timezone.localdate() if submitted is None else timezone.localdate(submitted)


def thread_of(review: Review, *, on: date) -> Thread:
    """The thread as the rules see it on a day."""
    return as_rules_see(records_of(review), on=on)


@dataclass(slots=True)
class Records:
    """Everything that the thread is made of, each kind asked for once; pages draw from the same."""

    review: Review
    judgements: list[Judgement]
    reasons: list[Reason]
    evidence: list[Evidence]
    learning: list[LearningPoint]
    actions: list[PlannedAction]
    interviews: list[Interview]
    raised: dict[int, int]
    """How many points each interview raised."""
    effective: list[EffectivePractice]
    levels: list[LevelConsidered]
    diversity: list[DiversityConsidered]
    events: list[tuple[int, date, date | None]]
    explained: list[LineExplained]
    taken_out: int
    evidence_of_judgement: dict[int, list[Evidence]] = field(default_factory=dict)
    evidence_of_reason: dict[int, list[Evidence]] = field(default_factory=dict)
    reasons_of: dict[int, list[Reason]] = field(default_factory=dict)
    actions_of: dict[int, list[PlannedAction]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """By what each hangs on."""
        self.evidence_of_judgement = _by(self.evidence, "judgement_id")
        self.evidence_of_reason = _by(self.evidence, "reason_id")
        self.reasons_of = _by(self.reasons, "judgement_id")
        self.actions_of = _by(self.actions, "learning_point_id")


def _by(records: list, name: str) -> dict[int, list]:  # type: ignore[type-arg] # records of any one kind
    found: dict[int, list] = defaultdict(list)  # type: ignore[type-arg]
    for record in records:
        found[getattr(record, name)].append(record)
    return dict(found)


def records_of(review: Review, *, with_sources: bool = False) -> Records:
    """In six queries. `with_sources` brings the entries and interviews that evidence leads to, for pages."""
    there = Q(entry__isnull=True) | Q(entry__taken_out_at__isnull=True)  # what was taken out shows nothing
    evidence = review.evidence.filter(there)
    effective = review.effective_practice.all()
    if with_sources:
        evidence = evidence.select_related("entry", "interview")
        effective = effective.select_related("entry", "interview")
    linked = ArrayAgg("reasons", filter=Q(reasons__isnull=False), default=[])
    return Records(
        review=review,
        judgements=list(review.judgements.all()),
        reasons=list(review.reasons.all()),
        evidence=list(evidence),
        learning=list(review.learning_points.annotate(reason_numbers=linked)),
        effective=list(effective),
        **small_parts(review),
    )


def as_rules_see(records: Records, *, on: date) -> Thread:
    """The same as plain data."""
    review = records.review
    return Thread(
        on=on,
        language=review.language,
        period_from=review.period_from,
        period_until=review.period_until,
        judgements=tuple(_judgement(records, row) for row in records.judgements),
        learning=tuple(_learning(records, row) for row in records.learning),
        interviews=_interviews(records),
        effective_practice=tuple(
            GoodPractice(id=row.pk, text=row.text, theme=row.theme) for row in records.effective
        ),
        no_effective_practice_why=review.no_effective_practice_why,
        levels_considered=tuple(row.level for row in records.levels),
        diversity=len(records.diversity),
        reasonable=review.reasonable,
        reasonable_why=review.reasonable_why,
        chronology=_events(records),
        answers=tuple(
            Answer(rule=row.rule, subject=row.subject, mark=row.mark, why=row.why)
            for row in records.explained
        ),
    )


def _judgement(records: Records, row: Judgement) -> JudgementMade:
    return JudgementMade(
        id=row.pk,
        area=row.area,
        sufficient=row.sufficiency == Sufficiency.SUFFICIENT,
        missed_opportunity=row.missed_opportunity,
        text=row.text,
        significance=row.significance,
        themes=tuple(row.themes),
        evidence=len(records.evidence_of_judgement.get(row.pk, ())),
        reasons=tuple(_reason(records, reason) for reason in records.reasons_of.get(row.pk, ())),
    )


def _reason(records: Records, row: Reason) -> ReasonGiven:
    relies_on = len(records.evidence_of_reason.get(row.pk, ()))
    return ReasonGiven(id=row.pk, text=row.text, level=row.level, factor=row.factor, evidence=relies_on)


def _learning(records: Records, row: LearningPoint) -> Learning:
    return Learning(
        id=row.pk,
        text=row.text,
        level=row.level,
        multi_agency=row.multi_agency,
        reasons=tuple(row.reason_numbers),  # type: ignore[attr-defined] # annotated in records_of
        already_done=row.already_done,
        actions=tuple(_action(action) for action in records.actions_of.get(row.pk, ())),
    )


def _action(row: PlannedAction) -> ActionPlanned:
    return ActionPlanned(
        id=row.pk, text=row.text, owner=row.owner, due_on=row.due_on, measure=row.measure, how=row.how
    )


def _interviews(records: Records) -> tuple[Heard, ...]:
    relied_on = _by(records.evidence, "interview_id")
    return tuple(
        Heard(
            id=row.pk,
            level=row.level,
            role=row.role,
            held=row.state == Interview.State.HELD,
            not_possible=row.state == Interview.State.NOT_POSSIBLE,
            points=records.raised[row.pk],
            relied_on=len(relied_on.get(row.pk, ())),
        )
        for row in records.interviews
    )


def _events(records: Records) -> tuple[Event, ...]:
    relied_on = _by(records.evidence, "entry_id")
    return tuple(
        Event(id=number, on=on, until=until, relied_on=number in relied_on)
        for number, on, until in records.events
    )
