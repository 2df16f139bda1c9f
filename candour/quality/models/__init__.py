"""Records of this slice."""

from candour.quality.models.assessment import Assessment, AssessmentStatus, Body
from candour.quality.models.benchmarking import (
    BenchmarkMark,
    BenchmarkMarker,
    BenchmarkReview,
    BenchmarkSession,
    Group,
    SessionStatus,
)
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
from candour.quality.models.report import Amendment, AmendmentAnswer, Report, ReportCopy, ReportReading
from candour.quality.models.sampling import Draw, Drawn, DrawSeed, DrawStatus, Strata

__all__ = [
    "WHOLE",
    "Agreement",
    "Amendment",
    "AmendmentAnswer",
    "Answer",
    "AnswerWord",
    "Assessment",
    "AssessmentStatus",
    "BenchmarkMark",
    "BenchmarkMarker",
    "BenchmarkReview",
    "BenchmarkSession",
    "Body",
    "Draw",
    "DrawSeed",
    "DrawStatus",
    "Drawn",
    "Group",
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
    "ReportReading",
    "Said",
    "SessionStatus",
    "SettledAnswer",
    "SettledRating",
    "Strata",
    "Way",
]
