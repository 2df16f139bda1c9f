"""Whether the marks of the assessors have become the marks of the body."""

from candour.quality.models import (
    WHOLE,
    Agreement,
    Answer,
    Assessment,
    Marking,
    Rating,
    SettledAnswer,
    SettledRating,
    Way,
)
from candour.quality.standards import against_composite
from candour.staff.models import User

NO_DOUBT = (Way.ONE, Way.SAME, Way.THIRD)
"""Ways after which nobody has to agree any more."""


def every_rating_is_settled(assessment: Assessment, actor: User | None) -> str | None:
    rated = set(Rating.objects.filter(assessment=assessment).values_list("key", flat=True))
    settled = SettledRating.objects.filter(assessment=assessment, replaced_at__isnull=True)
    waiting = rated - set(settled.values_list("key", flat=True))
    if not waiting:
        return None
    many = len(waiting)
    return f"{_counted(many, 'rating')} on which the assessors differ {_wait(many)} to be settled."


def every_answer_is_settled(assessment: Assessment, actor: User | None) -> str | None:
    answered = set(Answer.objects.filter(assessment=assessment).values_list("question", flat=True))
    settled = SettledAnswer.objects.filter(assessment=assessment).values_list("question", flat=True)
    waiting = len(answered - set(settled))
    if not waiting:
        return None
    return f"{_counted(waiting, 'answer')} on which the assessors differ {_wait(waiting)} to be settled."


def the_composite_follows_the_points(assessment: Assessment, actor: User | None) -> str | None:
    """Only where the policy lets the table of points decide; by default nothing stands in the way."""
    standing = SettledRating.objects.filter(assessment=assessment, key=WHOLE, replaced_at__isnull=True)
    composite: str | None = standing.values_list("rating", flat=True).first()
    return composite_against_points(assessment, composite) if composite else None


def composite_against_points(assessment: Assessment, composite: str) -> str | None:
    """Why this composite cannot stand beside the settled ratings of the standards."""
    standing = SettledRating.objects.filter(assessment=assessment, replaced_at__isnull=True)
    return against_composite(
        assessment.standards_version, dict(standing.values_list("key", "rating")), composite
    )


def the_assessors_agree_or_somebody_else_decided(assessment: Assessment, actor: User | None) -> str | None:
    """Each agreed rating needs every assessor's word; who proposed it has given theirs."""
    proposed = SettledRating.objects.filter(assessment=assessment, replaced_at__isnull=True, way=Way.AGREED)
    markers = set(markers_of(assessment))
    waiting = sum(
        bool(markers - {one.by_id} - set(Agreement.objects.filter(settled=one).values_list("by", flat=True)))
        for one in proposed
    )
    if not waiting:
        return None
    return (
        f"{_counted(waiting, 'settled rating')} {_wait(waiting)} for the other assessor to agree, "
        "or for a third person to decide."
    )


def markers_of(assessment: Assessment) -> list[int]:
    """The assessors whose marks stand."""
    standing = Marking.objects.filter(assessment=assessment, ended_at__isnull=True)
    return list(standing.values_list("assessor", flat=True))


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _wait(number: int) -> str:
    return "waits" if number == 1 else "wait"
