"""From the marks of the assessors to the marks of the body: prepare, discuss, settle, agree, finish."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from candour.access.permissions import Permission
from candour.quality import transitions
from candour.quality.commands.reaching import locked, must_work_for, tell, write_down
from candour.quality.models import (
    WHOLE,
    Agreement,
    Answer,
    AnswerWord,
    Assessment,
    AssessmentStatus,
    Marking,
    Rating,
    RatingWord,
    Said,
    SettledAnswer,
    SettledRating,
    Way,
)
from candour.quality.queries.allocation import works_for
from candour.quality.rules.consolidating import composite_against_points, markers_of
from candour.quality.rules.marking import not_independent
from candour.reviews.commands.reaching import refuse
from candour.staff.models import User
from candour.workflow.once import once
from candour.workflow.perform import perform

BETWEEN = "\n\n"


def prepare(assessment: Assessment, *, at: datetime) -> None:
    """Settle what needs no discussion: the marks of a single assessor, and whatever two gave alike.

    For a caller that sees every row, when the last marking was locked. Both reasons are kept.
    """
    seats = list(
        Marking.objects.filter(assessment=assessment, ended_at__isnull=True).select_related("assessor")
    )
    ratings = _by_key(Rating.objects.filter(marking__in=seats).order_by("marking__seat"), "key")
    answers = _by_key(Answer.objects.filter(marking__in=seats).order_by("marking__seat"), "question")
    by = seats[-1].assessor
    part = {"case_id": assessment.case_id, "assessment": assessment, "by": by, "at": at}
    way = Way.ONE if len(seats) == 1 else Way.SAME
    for key, given in ratings.items():
        if len({one.rating for one in given}) == 1:
            told = {name: _joined(getattr(one, name) for one in given) for name in ("reason", "improve")}
            SettledRating.objects.create(key=key, rating=given[0].rating, way=way, **told, **part)
    for question, said in answers.items():
        if len({one.answer for one in said}) == 1:
            SettledAnswer.objects.create(
                standard=said[0].standard,
                question=question,
                answer=said[0].answer,
                note=_joined(one.note for one in said),
                **part,
            )
    write_down("marks_compared", assessment, None, at)
    people = works_for(
        assessment.body, permission=Permission.CONSOLIDATE_MARKS, on=timezone.localdate(at)
    ).filter(pk__in=[seat.assessor_id for seat in seats])
    tell(assessment, people, None, at)


Given = TypeVar("Given", Rating, Answer)


def _by_key(rows: Iterable[Given], name: str) -> dict[str, list[Given]]:
    found: dict[str, list[Given]] = {}
    for row in rows:
        found.setdefault(getattr(row, name), []).append(row)
    return found


def _joined(texts: Iterable[str]) -> str:
    return BETWEEN.join(dict.fromkeys(text.strip() for text in texts if text.strip()))


@transaction.atomic
def say(
    *, assessment: Assessment, key: str, text: str, by: User, at: datetime, operation: UUID | None = None
) -> None:
    """Add a word to the discussion of a difference. It stays on the record."""
    row = _to_settle(assessment, by, at)
    if once(operation, name="quality.say", by=by, at=at, on=row) is not None:
        return
    refuse(None if text.strip() else "Write what you want to say.")
    Said.objects.create(case_id=row.case_id, assessment=row, key=key, text=text.strip(), by=by, at=at)
    write_down("discussed", row, by, at, subject=f"round {row.round}, {key}")
    tell(row, _markers(row), by, at)


@dataclass(frozen=True, kw_only=True, slots=True)
class Settlement:
    """What is to stand for one standard, or for the whole, and how the answers under it are settled."""

    key: str
    rating: str
    reason: str
    improve: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)


@transaction.atomic
def settle_rating(
    *, assessment: Assessment, to: Settlement, by: User, at: datetime, operation: UUID | None = None
) -> SettledRating | None:
    """Put a rating on record. By an assessor it needs the other's word; by a third person it is decided."""
    row = _to_settle(assessment, by, at)
    if once(operation, name="quality.settle", by=by, at=at, on=row) is not None:
        return None
    refuse(*_against_settling(row, to, by))
    standing = SettledRating.objects.filter(assessment=row, key=to.key, replaced_at__isnull=True)
    standing.update(replaced_at=at)
    part = {"case_id": row.case_id, "assessment": row, "by": by, "at": at}
    made: SettledRating = SettledRating.objects.create(
        key=to.key,
        rating=RatingWord(to.rating),
        reason=to.reason.strip(),
        improve=to.improve.strip(),
        way=_way(row, by),
        **part,
    )
    for question, answer in to.answers.items():
        SettledAnswer.objects.update_or_create(
            assessment=row,
            question=question,
            defaults={"standard": to.key, "answer": AnswerWord(answer), **part},
        )
    write_down("rating_settled", row, by, at, "rating", subject=f"round {row.round}, {to.key}, {made.way}")
    tell(row, _markers(row), by, at)
    return made


def _against_settling(row: Assessment, to: Settlement, by: User) -> list[str | None]:
    marked = by.pk in markers_of(row)
    asked = Answer.objects.filter(assessment=row, standard=to.key).values_list("question", flat=True)
    settled = SettledAnswer.objects.filter(assessment=row).values_list("question", flat=True)
    open_answers = set(asked) - set(settled) - set(to.answers)
    return [
        None if to.reason.strip() else "Give the reason for the settled rating.",
        f"Settle the answers too on which the assessors differ: {len(open_answers)} left."
        if open_answers
        else None,
        None if marked else not_independent(row, by),
        composite_against_points(row, to.rating) if to.key == WHOLE else None,
    ]


def _way(row: Assessment, by: User) -> Way:
    markers = markers_of(row)
    if by.pk not in markers:
        return Way.THIRD
    return Way.ONE if len(markers) == 1 else Way.AGREED


@transaction.atomic
def agree(*, settled: SettledRating, by: User, at: datetime, operation: UUID | None = None) -> None:
    """The other assessor agrees with what was proposed."""
    row = _to_settle(settled.assessment, by, at)
    if once(operation, name="quality.agree", by=by, at=at, on=settled) is not None:
        return
    standing = SettledRating.objects.get(pk=settled.pk)
    refuse(
        "Only an assessor of this review agrees." if by.pk not in markers_of(row) else None,
        "You proposed this rating yourself." if standing.by_id == by.pk else None,
        "Another rating was put on record since. Read it first." if standing.replaced_at else None,
    )
    Agreement.objects.get_or_create(
        settled=standing, by=by, defaults={"case_id": row.case_id, "assessment": row, "at": at}
    )
    write_down("rating_agreed", row, by, at, subject=f"round {row.round}, {standing.key}")


@transaction.atomic
def finish(*, assessment: Assessment, by: User, at: datetime, operation: UUID | None = None) -> Assessment:
    """Every rating is settled: the report can be written and issued."""
    must_work_for(assessment.body, by, Permission.CONSOLIDATE_MARKS, on=timezone.localdate(at))
    return perform(transitions.SETTLE, on=assessment, by=by, at=at, operation=operation)


@transaction.atomic
def reopen(
    *, assessment: Assessment, reason: str, by: User, at: datetime, operation: UUID | None = None
) -> Assessment:
    """Look at a settled rating again before the report is issued."""
    refuse(None if reason.strip() else "Say why the consolidation is opened again.")
    must_work_for(assessment.body, by, Permission.CONSOLIDATE_MARKS, on=timezone.localdate(at))
    return perform(
        transitions.UNSETTLE, on=assessment, by=by, at=at, note=reason.strip(), operation=operation
    )


def _to_settle(assessment: Assessment, by: User, at: datetime) -> Assessment:
    row = locked(assessment, by=by)
    must_work_for(
        row.body, by, Permission.MARK_REVIEW, Permission.CONSOLIDATE_MARKS, on=timezone.localdate(at)
    )
    settling = row.status == AssessmentStatus.SETTLING
    refuse(None if settling else "The marks of this review are not being consolidated now.")
    return row


def _markers(row: Assessment) -> list[User]:
    return list(User.objects.filter(pk__in=markers_of(row)))
