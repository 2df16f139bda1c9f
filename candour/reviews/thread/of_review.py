"""The thread of one review, read from its records in a constant number of queries, and its broken links."""

from datetime import date

from django.db.models import Count
from django.utils import timezone

from candour.reviews.models import LineExplained, Review, Sufficiency
from candour.reviews.thread.lines import (
    ActionPlanned,
    Heard,
    JudgementMade,
    Learning,
    Line,
    ReasonGiven,
    Thread,
)
from candour.reviews.thread.rules import broken_links


def lines_of(review: Review) -> list[Line]:
    """Every broken link of a review today, the ones that only work can mend first."""
    return broken_links(thread_of(review, on=timezone.localdate()))


def thread_of(review: Review, *, on: date) -> Thread:
    """The thread as the rules see it on a day."""
    explained = LineExplained.objects.filter(review=review).values_list("rule", "subject")
    return Thread(
        on=on,
        judgements=_judgements(review),
        learning=_learning(review),
        interviews=_interviews(review),
        effective_practice=review.effective_practice.count(),
        no_effective_practice_why=review.no_effective_practice_why,
        levels_considered=tuple(review.levels_considered.values_list("level", flat=True)),
        diversity=review.diversity.count(),
        reasonable=review.reasonable,
        reasonable_why=review.reasonable_why,
        chronology=review.chronology.filter(taken_out_at__isnull=True).count(),
        explained=frozenset(explained),
    )


def _judgements(review: Review) -> tuple[JudgementMade, ...]:
    reasons = _reasons(review)
    rows = review.judgements.annotate(relies_on=Count("evidence"))
    return tuple(
        JudgementMade(
            id=row.pk,
            area=row.area,
            sufficient=row.sufficiency == Sufficiency.SUFFICIENT,
            missed_opportunity=row.missed_opportunity,
            text=row.text,
            significance=row.significance,
            themes=tuple(row.themes),
            evidence=row.relies_on,
            reasons=tuple(reasons.get(row.pk, ())),
        )
        for row in rows
    )


def _reasons(review: Review) -> dict[int, list[ReasonGiven]]:
    found: dict[int, list[ReasonGiven]] = {}
    for row in review.reasons.annotate(relies_on=Count("evidence")):
        given = ReasonGiven(
            id=row.pk, text=row.text, level=row.level, factor=row.factor, evidence=row.relies_on
        )
        found.setdefault(row.judgement_id, []).append(given)
    return found


def _learning(review: Review) -> tuple[Learning, ...]:
    rows = review.learning_points.prefetch_related("reasons", "planned_actions")
    return tuple(
        Learning(
            id=row.pk,
            text=row.text,
            level=row.level,
            multi_agency=row.multi_agency,
            reasons=tuple(reason.pk for reason in row.reasons.all()),
            already_done=row.already_done,
            actions=tuple(
                ActionPlanned(
                    id=action.pk,
                    text=action.text,
                    owner=action.owner,
                    due_on=action.due_on,
                    measure=action.measure,
                    how=action.how,
                )
                for action in row.planned_actions.all()
            ),
        )
        for row in rows
    )


def _interviews(review: Review) -> tuple[Heard, ...]:
    rows = review.interviews.annotate(raised=Count("points"))
    return tuple(
        Heard(id=row.pk, level=row.level, held=row.state == "held", points=row.raised) for row in rows
    )
