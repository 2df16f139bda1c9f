"""What stands in a frame, what a draw says of itself, and how much of a year the inspectorate marks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from candour.cases.models.visibility import Sight
from candour.cases.row_security import every_row
from candour.quality import sampling
from candour.quality.models import Assessment, AssessmentStatus, Body
from candour.quality.models.sampling import Draw, Drawn, DrawSeed, DrawStatus
from candour.quality.standards import chosen

OFFERED = 8
"""How many periods are offered for a draw, the latest first."""
APRIL = 4


@dataclass(frozen=True, slots=True)
class Period:
    """A month, a quarter, or a year from April."""

    first: date
    last: date

    @property
    def name(self) -> str:
        if self.first.year != self.last.year:
            return f"{self.first:%B %Y} to {self.last:%B %Y}"
        if self.first.month == self.last.month:
            return f"{self.last:%B %Y}"
        return f"{self.first:%B} to {self.last:%B %Y}"


EVERYWHERE = "England and Wales"


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of one region's reviews of a year: how many were submitted, and how many the inspectorate took."""

    region: str
    submitted: int
    taken: int

    @property
    def percent(self) -> int:
        return round(100 * self.taken / self.submitted) if self.submitted else 0


def month_of(day: date) -> Period:
    """The month in which a day lies."""
    first = day.replace(day=1)
    return Period(first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1))


def quarter_of(day: date) -> Period:
    """The quarter in which a day lies."""
    first = date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    following = (first + timedelta(days=95)).replace(day=1)
    return Period(first, following - timedelta(days=1))


def year_of(day: date) -> Period:
    """The year from April in which a day lies."""
    first = date(day.year if day.month >= APRIL else day.year - 1, APRIL, 1)
    return Period(first, date(first.year + 1, APRIL, 1) - timedelta(days=1))


LENGTHS = {"month": month_of, "quarter": quarter_of, "year": year_of}


def length_of_periods(today: date) -> str:
    """From how long a time a sample is drawn, as the policy chooses: a month, a quarter or a year."""
    return chosen("sampling_period", today)


def periods(today: date) -> list[Period]:
    """The period that runs and those before it, the latest first."""
    period_of = LENGTHS[length_of_periods(today)]
    found = [period_of(today)]
    while len(found) < OFFERED:
        found.append(period_of(found[-1].first - timedelta(days=1)))
    return found


def frame_rows(draw: Draw) -> list[dict[str, str]]:
    """Every review first submitted in the period, and why one cannot be drawn. For a caller that sees all."""
    rows = Assessment.objects.filter(
        round=1,
        arrived_at__date__gte=draw.period_from,
        arrived_at__date__lte=draw.period_until,
    ).select_related("case__region")
    drawn = set(Drawn.objects.filter(assessment__in=rows).values_list("assessment", flat=True))
    return [
        {
            "reference": row.case.reference,
            "region": row.case.region.name,
            "submitted_on": timezone.localdate(row.arrived_at).isoformat(),
            "exclusion_reason": _reason(row, drawn),
        }
        for row in rows.order_by("case__reference")
    ]


def _reason(row: Assessment, drawn: set[int]) -> str:
    if row.pk in drawn:
        return "It was drawn before."
    if row.body == Body.INSPECTORATE:
        return "The inspectorate has it already."
    if row.status != AssessmentStatus.TO_ALLOCATE:
        return "The national team has begun to mark it."
    return ""


def draws() -> QuerySet[Draw]:
    """Every draw, without its frame."""
    found: QuerySet[Draw] = Draw.objects.select_related("planned_by", "closed_by", "drawn_by").defer("frame")
    return found


def as_drawn(draw: Draw) -> sampling.Draw | None:
    """The draw as anybody can repeat it, once the seed is revealed; before that nothing."""
    if draw.status != DrawStatus.DRAWN:
        return None
    seed = DrawSeed.objects.get(draw=draw).seed
    return sampling.Draw(frame_of(draw), seed, draw.percent, draw.strata or None, tuple(draw.selected))


def frame_of(draw: Draw) -> sampling.Frame:
    """The frozen frame."""
    return sampling.Frame(sampling.Entry(row, row["exclusion_reason"]) for row in draw.frame)


def changes_of(draw: Draw) -> list[str]:
    """Everything that does not repeat, in words; nothing where the draw is as it was made."""
    drawn = as_drawn(draw)
    if drawn is None:
        return []
    told = drawn.to_json()
    kept = {"seed_commitment": draw.seed_commitment, "frame_sha256": draw.frame_sha256}
    found = [
        f"{name}: it is not what was shown before the draw." for name in kept if told[name] != kept[name]
    ]
    return found + sampling.changes(told)


def drawn_of(draw: Draw, sight: Sight) -> dict[str, Drawn]:
    """What was drawn and this person can open, by reference."""
    rows = Drawn.objects.visible_to(sight).filter(draw=draw).select_related("case", "assessment")
    return {row.case.reference: row for row in rows}


def not_taken(draw: Draw) -> dict[str, str]:
    """What was drawn and stayed with the national team all the same, with the reason."""
    with every_row():
        rows = Drawn.objects.filter(draw=draw).exclude(why_not="").select_related("case")
        return {row.case.reference: row.why_not for row in rows}


def coverage(year: Period) -> list[Coverage]:
    """By region, for reviews first submitted in a year: counts alone, so that all regions are compared."""
    with every_row():
        return _by_region(first_submitted(Assessment.objects.all(), year))


def coverage_open_to(sight: Sight, year: Period) -> dict[str, Coverage]:
    """The same counts of those reviews alone that this person can open, by region and in all."""
    rows = _by_region(first_submitted(Assessment.objects.visible_to(sight), year))
    return {row.region: row for row in [*rows, total(rows)]}


def first_submitted(rows: QuerySet[Assessment], year: Period) -> QuerySet[Assessment]:
    """The first rounds that arrived in a period."""
    return rows.filter(round=1, arrived_at__date__gte=year.first, arrived_at__date__lte=year.last)


def _by_region(rows: QuerySet[Assessment]) -> list[Coverage]:
    counted = rows.order_by("case__region__name").values("case__region__name")
    taken = Count("pk", filter=Q(body=Body.INSPECTORATE))
    found = counted.annotate(submitted=Count("pk"), taken=taken)
    return [Coverage(row["case__region__name"], row["submitted"], row["taken"]) for row in found]


def reviews_covered(sight: Sight, year: Period, *, region: str, taken: bool) -> QuerySet[Assessment]:
    """The reviews behind a number of the coverage that this person can open; no region: of every one."""
    rows = first_submitted(Assessment.objects.visible_to(sight), year).select_related("case__region")
    narrowed = rows.filter(body=Body.INSPECTORATE) if taken else rows
    return narrowed.filter(case__region__name=region) if region else narrowed


def total(rows: Iterable[Coverage]) -> Coverage:
    """All regions together."""
    each = list(rows)
    return Coverage(EVERYWHERE, sum(row.submitted for row in each), sum(row.taken for row in each))
