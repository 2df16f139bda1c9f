"""The structure of a published action plan, as read from a document or written to one.

The field names and their order are the contract that scripts rely on: `to_json` gives exactly what
`candour plan read FILE --json` prints. Unknown values are None or empty, never invented.
"""

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class PlanKind(StrEnum):
    THEMATIC = "thematic"
    REGIONAL = "regional"
    INDEPENDENT_REVIEW = "independent review"
    OTHER = "other"


class TargetKind(StrEnum):
    DATE = "date"
    MONTH = "month"
    COMPLETE = "complete"
    ONGOING = "ongoing"
    COMPLETE_AND_ONGOING = "complete_and_ongoing"
    NONE = "none"


class Confidence(StrEnum):
    CERTAIN = "certain"
    """The action has its own row or cell."""
    HIGH = "high"
    """Stacked with others in one cell, and the counts agree."""
    LOW = "low"
    """The counts disagree: the note says what was done, and a warning asks a person to look."""


@dataclass(frozen=True, slots=True)
class Target:
    kind: TargetKind = TargetKind.NONE
    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class PlannedAction:
    text: str
    owner: str | None = None
    target_date_as_written: str | None = None
    target: Target = field(default_factory=Target)
    subject_to_delay: bool = False
    confidence: Confidence = Confidence.CERTAIN
    note: str | None = None


@dataclass(frozen=True, slots=True)
class PublishedRecommendation:
    number: int | str
    addressee: str | None = None
    stem: str | None = None
    text: str = ""
    response_category: str | None = None
    response_as_written: str | None = None
    rationale: str | None = None
    response_text: str | None = None
    actions: tuple[PlannedAction, ...] = ()


@dataclass(frozen=True, slots=True)
class Footnote:
    marker: str
    text: str


@dataclass(frozen=True, slots=True)
class CategoryDefinition:
    term: str
    definition: str
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class PrintedTotals:
    agreed: int | None
    partly_agreed: int | None
    not_agreed: int | None
    total: int | None


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """Something that a person should look at."""

    code: str
    message: str
    recommendation: int | str | None = None
    source_lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedPlan:
    title: str | None = None
    kind: PlanKind = PlanKind.OTHER
    submitted_date: str | None = None
    report_published_date: str | None = None
    inspecting_body: str | None = None
    inspected_body: str | None = None
    footnotes: tuple[Footnote, ...] = ()
    response_categories: tuple[CategoryDefinition, ...] = ()
    totals: PrintedTotals | None = None
    missing_recommendations: tuple[int, ...] = ()
    recommendations: tuple[PublishedRecommendation, ...] = ()
    warnings: tuple[ReadingWarning, ...] = ()


def to_json(plan: PublishedPlan) -> dict[str, Any]:
    """The plan as plain dictionaries and lists, in the order of the contract."""
    return asdict(plan)
