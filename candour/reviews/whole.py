"""The whole of a review as plain data: what is signed, frozen, hashed, compared and drawn as documents."""

import hashlib
import json
from datetime import date
from typing import Any

from candour.cases.models import Case
from candour.policy.load import load_policy
from candour.reviews.models import Judgement, LearningPoint, Review

Whole = dict[str, Any]


def whole_review(review: Review) -> Whole:
    """Everything that a reader of the submitted review reads, without row numbers or clocks of the saving."""
    return {
        "about": _about(review),
        "sections": _sections(review),
        "chronology": _chronology(review),
        "interviews": _interviews(review),
        "thread": _thread(review),
    }


def digest(whole: Whole) -> str:
    """SHA-256 of the canonical JSON: sorted keys, no spaces, UTF-8. In hexadecimal."""
    text = json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _about(review: Review) -> Whole:
    case: Case = review.case
    return {
        "reference": case.reference,
        "region": case.region.name,
        "language": review.language,
        "period_from": _day(review.period_from),
        "period_until": _day(review.period_until),
        "reasonable": review.reasonable,
        "reasonable_why": review.reasonable_why,
        "no_effective_practice_why": review.no_effective_practice_why,
    }


def _sections(review: Review) -> list[Whole]:
    """In the order of the policy's sections."""
    kept = {section.key: section for section in review.sections.all()}
    rows = [row for row in load_policy().review_sections if row.key in kept]
    return [
        {
            "key": row.key,
            "title": row.title,
            "version": kept[row.key].version,
            "content": kept[row.key].content,
        }
        for row in sorted(rows, key=lambda row: row.order)
    ]


def _chronology(review: Review) -> list[Whole]:
    return [
        {
            "on": _day(entry.on),
            "precision": entry.precision,
            "until": _day(entry.until),
            "kind": entry.kind,
            "significance": entry.significance,
            "text": entry.text,
            "source": entry.source,
            "source_detail": entry.source_detail,
        }
        for entry in review.chronology.filter(taken_out_at__isnull=True)
    ]


def _interviews(review: Review) -> list[Whole]:
    """Who was heard by role and level; the review names nobody."""
    return [
        {"role": one.role, "level": one.level, "state": one.state, "held_on": _day(one.held_on)}
        for one in review.interviews.all()
    ]


def _thread(review: Review) -> Whole:
    judgements = review.judgements.prefetch_related("reasons")
    learning = review.learning_points.prefetch_related("planned_actions")
    return {
        "judgements": [_judgement(one) for one in judgements],
        "learning": [_learning(one) for one in learning],
        "effective_practice": [
            {"text": one.text, "theme": one.theme, "level": one.level}
            for one in review.effective_practice.all()
        ],
        "diversity": [
            {"characteristic": one.characteristic, "text": one.text} for one in review.diversity.all()
        ],
        "levels_considered": [{"level": one.level, "why": one.why} for one in review.levels_considered.all()],
    }


def _judgement(judgement: Judgement) -> Whole:
    return {
        "area": judgement.area,
        "sufficiency": judgement.sufficiency,
        "missed_opportunity": judgement.missed_opportunity,
        "text": judgement.text,
        "significance": judgement.significance,
        "themes": judgement.themes,
        "reasons": [
            {"text": reason.text, "factor": reason.factor, "level": reason.level}
            for reason in judgement.reasons.all()
        ],
    }


def _learning(point: LearningPoint) -> Whole:
    return {
        "text": point.text,
        "level": point.level,
        "multi_agency": point.multi_agency,
        "themes": point.themes,
        "already_done": point.already_done,
        "actions": [
            {
                "text": action.text,
                "owner": action.owner,
                "due_on": _day(action.due_on),
                "measure": action.measure,
                "how": action.how,
            }
            for action in point.planned_actions.all()
        ],
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
