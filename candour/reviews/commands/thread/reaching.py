"""Reach a review to change its thread, and the kinds of part that a thread has."""

from datetime import datetime
from typing import Any

from candour.access.permissions import Permission
from candour.reviews.commands.reaching import locked, must_hold, refuse
from candour.reviews.models import (
    DiversityConsidered,
    EffectivePractice,
    Judgement,
    LearningPoint,
    LevelConsidered,
    PlannedAction,
    Reason,
    Review,
)
from candour.reviews.rules.allocation import a_writer_declared_independence
from candour.reviews.rules.weighing import reasons_against_weighing
from candour.staff.models import User

KINDS: dict[str, type[Any]] = {
    "judgement": Judgement,
    "reason": Reason,
    "learning": LearningPoint,
    "action": PlannedAction,
    "effective": EffectivePractice,
    "level": LevelConsidered,
    "diversity": DiversityConsidered,
}
PARENTS = {"reason": ("judgement", "judgement"), "action": ("learning_point", "learning")}
"""The field and the kind of what a part hangs on."""


def kind_of(part: object) -> str:
    return next((kind for kind, model in KINDS.items() if isinstance(part, model)), "answer")


def to_weigh(review: Review, *, by: User, at: datetime) -> Review:
    """The locked review, or NotAllowed, or NotNow with every reason."""
    row = locked(review, by=by)
    must_hold(by, Permission.WRITE_REVIEW, at=at)
    refuse(*reasons_against_weighing(row, by), a_writer_declared_independence(row, by))
    return row
