"""A quality assurance report and what the region answered, for the page of either side."""

from dataclasses import dataclass

from django.db.models import QuerySet

from candour.cases.models.visibility import Sight
from candour.quality.models import Amendment, AmendmentAnswer, Assessment, Report, ReportCopy
from candour.quality.models.assessment import ANSWERED_IN, ISSUED
from candour.quality.report_content import digest
from candour.reviews.models import Review


def report_of(assessment: Assessment, sight: Sight) -> Report | None:
    rows = Report.objects.visible_to(sight).filter(assessment=assessment)
    found: Report | None = rows.select_related("written_by", "issued_by").first()
    return found


@dataclass(frozen=True, slots=True)
class InShort:
    """An issued report in a line: the composite rating in words, and what the region has still to answer."""

    composite: str
    amendments: int
    waiting: int


def issued_in_short(assessment: Assessment, sight: Sight) -> InShort | None:
    """What a page beside the report says of it; None before it is issued, whoever asks."""
    if assessment.issued_at is None:
        return None
    rows = Report.objects.visible_to(sight).filter(assessment=assessment, issued_at__isnull=False)
    composite: str | None = rows.values_list("content__composite__rating_said", flat=True).first()
    if composite is None:
        return None
    asked = amendments_of(assessment, sight)
    waiting = sum(one.latest is None for one in asked) if assessment.status in ANSWERED_IN else 0
    return InShort(composite, len(asked), waiting)


def is_intact(report: Report) -> bool:
    """Whether the content that is kept is the one that was issued."""
    return report.content is not None and digest(report.content) == report.sha256


@dataclass(frozen=True, slots=True)
class Asked:
    """An amendment and every answer to it, the latest first."""

    amendment: Amendment
    answers: list[AmendmentAnswer]

    @property
    def latest(self) -> AmendmentAnswer | None:
        return self.answers[0] if self.answers else None


def amendments_of(assessment: Assessment, sight: Sight) -> list[Asked]:
    rows = Amendment.objects.visible_to(sight).filter(assessment=assessment, taken_out_at__isnull=True)
    given: dict[int, list[AmendmentAnswer]] = {}
    answers = AmendmentAnswer.objects.visible_to(sight).filter(assessment=assessment).select_related("by")
    for answer in answers:
        given.setdefault(answer.amendment_id, []).append(answer)
    return [Asked(one, given.get(one.pk, [])) for one in rows]


def issued_reports(review: Review, sight: Sight) -> list[Report]:
    """The reports of every round, the first one first, for reading side by side."""
    rows = Report.objects.visible_to(sight).filter(assessment__review=review, issued_at__isnull=False)
    return list(rows.select_related("assessment").order_by("assessment__round"))


def copies_of(assessment: Assessment, sight: Sight) -> QuerySet[ReportCopy]:
    """Every copy of the report that was asked for."""
    rows: QuerySet[ReportCopy] = ReportCopy.objects.visible_to(sight).filter(assessment=assessment)
    return rows.select_related("asked_by", "document")


def being_made(assessment: Assessment, sight: Sight) -> bool:
    states = (ReportCopy.State.WAITING, ReportCopy.State.MAKING)
    return copies_of(assessment, sight).filter(state__in=states).exists()


def can_be_copied(assessment: Assessment) -> bool:
    """Only what was issued leaves as a paper."""
    return assessment.status in ISSUED
