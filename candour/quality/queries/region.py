"""What a region does with the reports it received: reads them, answers amendments, submits again."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from candour.cases.models.visibility import Sight
from candour.policy.load import load_policy
from candour.policy.quality import PublishedResult
from candour.quality.figures import GOOD, Share
from candour.quality.models import WHOLE, Assessment, AssessmentStatus, ReportReading, SettledRating
from candour.quality.queries.assessments import reports_for_region

TABS: dict[str, tuple[str, Q]] = {
    "unread": ("Not read yet", Q(read_at__isnull=True) & ~Q(status=AssessmentStatus.RESUBMITTED)),
    "to_answer": ("Amendments to answer", Q(waiting__gt=0)),
    "again": ("To submit again", Q(status=AssessmentStatus.RESUBMISSION)),
    "all": ("All", Q()),
}
"""The views of a region's reports, each with its words and its condition."""


def reports_received(sight: Sight) -> QuerySet[Assessment]:
    """Issued reports with the amendments that wait, the day to submit again, and when each was first read."""
    first = ReportReading.objects.filter(assessment=OuterRef("pk")).order_by("at")
    return reports_for_region(sight).annotate(read_at=Subquery(first.values("at")[:1]))


def counts(rows: QuerySet[Assessment]) -> dict[str, int]:
    """How many each view holds, in one query."""
    found: dict[str, int] = rows.aggregate(
        **{key: Count("pk", filter=condition or None) for key, (_words, condition) in TABS.items()}
    )
    return found


def in_view(rows: QuerySet[Assessment], tab: str) -> QuerySet[Assessment]:
    return rows.filter(TABS.get(tab, TABS["all"])[1])


def first_view(counted: dict[str, int]) -> str:
    """What waits, the reading before the answering; everything where nothing does."""
    return next((key for key in TABS if counted[key]), "all")


@dataclass(frozen=True, slots=True)
class Beside:
    """How often the reviews that somebody may open were Good or better, beside what was last published."""

    share: Share
    few: bool
    published: PublishedResult | None


def results_beside(sight: Sight, today: date) -> Beside:
    """Of the first round of each review within sight whose report is issued; in one query."""
    rated = SettledRating.objects.visible_to(sight).filter(
        key=WHOLE, replaced_at=None, assessment__issued_at__isnull=False, assessment__round=1
    )
    found = rated.aggregate(of=Count("pk"), good=Count("pk", filter=Q(rating__in=GOOD)))
    few = load_policy().quality_limits.on("few", on=today).number
    return Beside(Share(found["good"], found["of"]), found["of"] < few, _last_published())


def _last_published() -> PublishedResult | None:
    """The latest published share of composites rated Good or better."""
    rows = [row for row in load_policy().quality_published if row.measure == "composite"]
    return next((row for row in reversed(rows) if set(row.ratings) == set(GOOD)), None)
