"""Add and change one part of the thread."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from candour.policy.load import load_policy
from candour.reviews.commands.reaching import refuse, write_down
from candour.reviews.commands.thread.reaching import KINDS, PARENTS, kind_of, to_weigh
from candour.reviews.models import LearningPoint, LevelConsidered, Reason, Review
from candour.staff.models import User
from candour.workflow.once import once, remember

Values = Mapping[str, Any]


def add_part(
    review: Review, kind: str, values: Values, *, by: User, at: datetime, operation: UUID | None = None
) -> Any:  # noqa: ANN401 - one of the models in KINDS
    """Add a judgement, reason, learning point, action, good practice, level or characteristic.

    Raises NotAllowed, or NotNow with every reason. The same operation twice makes one part.
    """
    with transaction.atomic():
        earlier = once(operation, name=f"review.{kind}_added", by=by, at=at, on=review)
        if earlier is not None:
            return KINDS[kind].objects.get(pk=earlier.record_id)
        row = to_weigh(review, by=by, at=at)
        told, reasons = _apart(values)
        refuse(*_against(row, kind, told, reasons))
        part = KINDS[kind](case=row.case, review=row, **told, **_authored(kind, by, at))
        part.save()
        _link(part, reasons)
        remember(operation, part)
        write_down(f"{kind}_added", row, by, at, *values, subject=str(part.pk))
    return part


def change_part(
    part: Any,  # noqa: ANN401 - one of the models in KINDS
    values: Values,
    *,
    by: User,
    at: datetime,
    operation: UUID | None = None,
) -> Any:  # noqa: ANN401
    """Change what a part of the thread says. Raises NotAllowed, or NotNow with every reason."""
    kind = kind_of(part)
    with transaction.atomic():
        if once(operation, name=f"review.{kind}_changed", by=by, at=at, on=part):
            return part
        row = to_weigh(part.review, by=by, at=at)
        told, reasons = _apart(values)
        refuse(*_against(row, kind, told, reasons, part))
        for name, value in told.items():
            setattr(part, name, value)
        part.save(update_fields=list(told))
        _link(part, reasons)
        write_down(f"{kind}_changed", row, by, at, *values, subject=str(part.pk))
    return part


def _apart(values: Values) -> tuple[dict[str, Any], list[Reason] | None]:
    """The fields, and the reasons that a learning point answers, which are links."""
    told = dict(values)
    return told, told.pop("reasons", None)


def _authored(kind: str, by: User, at: datetime) -> dict[str, object]:
    return {"by": by, "at": at} if kind in {"level", "diversity"} else {"added_by": by, "added_at": at}


def _link(part: object, reasons: Iterable[Reason] | None) -> None:
    if isinstance(part, LearningPoint) and reasons is not None:
        part.reasons.set(reasons)


def _against(
    review: Review, kind: str, told: Values, reasons: Iterable[Reason] | None, part: object = None
) -> list[str | None]:
    """What is wrong with what was told: parts of another review, words that the policy does not know."""
    others = [one for one in (*(reasons or ()), *_parents(kind, told)) if one.review_id != review.pk]
    return [
        "This belongs to another review." if others else None,
        _unknown_codes(kind, told),
        _considered_before(review, told) if kind == "level" and part is None else None,
    ]


def _parents(kind: str, told: Values) -> list[Any]:
    named = [PARENTS[kind][0]] if kind in PARENTS else []
    return [told[name] for name in (*named, "entry", "interview") if told.get(name) is not None]


def _unknown_codes(kind: str, told: Values) -> str | None:
    policy = load_policy()
    good = kind == "effective"
    known = {
        "themes": policy.practice_themes,
        "factor": policy.systemic_factors,
        "theme": policy.effective_practice_themes if good else policy.practice_themes,
    }
    wrong = [code for name, table in known.items() for code in _codes(told.get(name)) if code not in table]
    return f"The policy does not know {', '.join(wrong)}." if wrong else None


def _codes(told: object) -> list[str]:
    return [str(code) for code in told] if isinstance(told, list) else [str(told)] if told else []


def _considered_before(review: Review, told: Values) -> str | None:
    if LevelConsidered.objects.filter(review=review, level=told["level"]).exists():
        return "This level is already recorded as considered. Change what was said there."
    return None
