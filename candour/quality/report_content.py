"""The quality assurance report as plain data: what is issued, frozen, hashed, shown and printed."""

import hashlib
import json
from datetime import date
from typing import Any

from candour.quality.models import (
    WHOLE,
    Amendment,
    Assessment,
    Passage,
    Report,
    SettledAnswer,
    SettledRating,
)
from candour.quality.standards import Standard, standards_of

Content = dict[str, Any]


def report_content(assessment: Assessment, report: Report, *, issued_on: date) -> Content:
    """Everything that the region reads; of the assessors it says nothing."""
    standing = SettledRating.objects.filter(assessment=assessment, replaced_at__isnull=True)
    ratings = {one.key: one for one in standing}
    answers = {one.question: one for one in SettledAnswer.objects.filter(assessment=assessment)}
    passages = list(Passage.objects.filter(assessment=assessment, marking__ended_at__isnull=True))
    return {
        "reference": assessment.case.reference,
        "region": assessment.case.region.name,
        "round": assessment.round,
        "body": assessment.get_body_display(),
        "standards_version": assessment.standards_version,
        "submitted_sha256": assessment.submission.sha256,
        "issued_on": issued_on.isoformat(),
        "overview": report.overview,
        "effective_practice": report.effective_practice,
        "composite": _rating(ratings.get(WHOLE)),
        "standards": [
            _standard(one, ratings, answers, passages) for one in standards_of(assessment.standards_version)
        ],
        "amendments": [
            {"number": one.number, "standard": one.key, "text": one.text, "where": one.where}
            for one in Amendment.objects.filter(assessment=assessment, taken_out_at__isnull=True)
        ],
    }


def _standard(
    standard: Standard,
    ratings: dict[str, SettledRating],
    answers: dict[str, SettledAnswer],
    passages: list[Passage],
) -> Content:
    return {
        "key": standard.key,
        "name": standard.name,
        **_rating(ratings.get(standard.key)),
        "answers": [
            {
                "question": question.question,
                "answer": answers[question.key].get_answer_display(),
                "note": answers[question.key].note,
            }
            for question in standard.questions
            if question.key in answers
        ],
        "passages": list(dict.fromkeys(one.quote for one in passages if one.standard == standard.key)),
    }


def _rating(settled: SettledRating | None) -> Content:
    if settled is None:
        return {"rating": "", "rating_said": "", "reason": "", "improve": ""}
    return {
        "rating": settled.rating,
        "rating_said": settled.get_rating_display(),
        "reason": settled.reason,
        "improve": settled.improve,
    }


def digest(content: Content) -> str:
    """SHA-256 of the canonical JSON: sorted keys, no spaces, UTF-8. In hexadecimal."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
