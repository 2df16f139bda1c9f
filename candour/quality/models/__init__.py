"""Records of this slice."""

from candour.quality.models.assessment import Assessment, AssessmentStatus, Body
from candour.quality.models.consolidation import Agreement, Said, SettledAnswer, SettledRating, Way
from candour.quality.models.marking import (
    WHOLE,
    Answer,
    AnswerWord,
    KeptMarks,
    Marking,
    Marks,
    MarksKey,
    MarksVersion,
    Passage,
    Rating,
    RatingWord,
)
from candour.quality.models.report import Amendment, AmendmentAnswer, Report, ReportCopy

__all__ = [
    "WHOLE",
    "Agreement",
    "Amendment",
    "AmendmentAnswer",
    "Answer",
    "AnswerWord",
    "Assessment",
    "AssessmentStatus",
    "Body",
    "KeptMarks",
    "Marking",
    "Marks",
    "MarksKey",
    "MarksVersion",
    "Passage",
    "Rating",
    "RatingWord",
    "Report",
    "ReportCopy",
    "Said",
    "SettledAnswer",
    "SettledRating",
    "Way",
]
