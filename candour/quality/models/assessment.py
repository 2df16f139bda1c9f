"""The assessment of one submitted round of a review: by whom, under which standards, where it stands."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from candour.cases.models import AccessEntry, Case, Relation
from candour.cases.models.visibility import OfCaseQuerySet, Sight, VisibleQuerySet, as_sight
from candour.reviews.models import Review, Submission
from candour.staff.models import User


class Body(models.TextChoices):
    """Who assures the quality of a review: exactly one of the two."""

    NATIONAL = "national", "National SFO team"
    INSPECTORATE = "inspectorate", "HM Inspectorate of Probation"


ROLES_OF = {
    Body.NATIONAL: ("national_officer", "national_lead"),
    Body.INSPECTORATE: ("inspector",),
}
"""The roles in which somebody works for a body."""


class AssessmentStatus(models.TextChoices):
    """Where an assessment stands; it moves by `quality.transitions` alone."""

    TO_ALLOCATE = "to_allocate", "To allocate"
    MARKING = "marking", "Being marked"
    SETTLING = "settling", "Marks locked, to consolidate"
    SETTLED = "settled", "Consolidated, report to issue"
    FINAL = "final", "Report issued"
    RESUBMISSION = "resubmission", "Resubmission required"
    RESUBMITTED = "resubmitted", "Resubmitted"


BLIND = (AssessmentStatus.TO_ALLOCATE, AssessmentStatus.MARKING)
"""While nobody reads the marks of another."""
ISSUED = (AssessmentStatus.FINAL, AssessmentStatus.RESUBMISSION, AssessmentStatus.RESUBMITTED)
ANSWERED_IN = (AssessmentStatus.FINAL, AssessmentStatus.RESUBMISSION)
"""While the region can answer amendments: not once it has submitted the review again."""


class Assessment(models.Model):
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="assessments")
    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="assessment")
    round = models.PositiveSmallIntegerField(default=1)
    body = models.CharField(max_length=20, choices=Body, default=Body.NATIONAL)
    status = models.CharField(max_length=20, choices=AssessmentStatus, default=AssessmentStatus.TO_ALLOCATE)
    standards_version = models.CharField(max_length=60)
    """The version of the standards that it is judged by, kept for ever."""
    arrived_at = models.DateTimeField()
    issued_at = models.DateTimeField(null=True)
    """When the report went to the region, which sees nothing of it before."""

    objects: Any = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["round"]
        indexes = [models.Index(fields=["body", "status"], name="assessments_of_a_desk")]
        constraints = [
            models.UniqueConstraint(fields=["review", "round"], name="a_round_is_assessed_once"),
            models.CheckConstraint(condition=Q(status__in=AssessmentStatus.values), name="assessment_status"),
            models.CheckConstraint(condition=Q(body__in=Body.values), name="assessment_body"),
            models.CheckConstraint(
                condition=Q(status__in=ISSUED, issued_at__isnull=False)
                | (~Q(status__in=ISSUED) & Q(issued_at__isnull=True)),
                name="what_is_issued_says_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case.reference}, round {self.round}"

    @property
    def case_reference(self) -> str:
        return self.case.reference


class AssuringQuerySet(VisibleQuerySet):
    """Records that only those who assure quality see: whoever sees every case, and inspectors of the case."""

    PATH = "case__"

    def visible_to(self, viewer: User | Sight) -> AssuringQuerySet:
        sight = as_sight(viewer)
        return self.filter(sight.condition(self.PATH)).filter(assuring(sight))


class IssuedQuerySet(VisibleQuerySet):
    """Records that the region sees too, once the report is issued."""

    PATH = "case__"

    def visible_to(self, viewer: User | Sight) -> IssuedQuerySet:
        sight = as_sight(viewer)
        shown = assuring(sight) | Q(assessment__issued_at__isnull=False)
        return self.filter(sight.condition(self.PATH)).filter(shown)


def assuring(sight: Sight) -> Q:
    """Whether the reader assures the quality of the record's case. The database asks the same."""
    if sight.everything:
        return Q(pk__isnull=False)  # an empty condition would say nothing in an “or”
    inspected = AccessEntry.objects.filter(user=sight.reader, relation=Relation.INSPECTOR, barred=False)
    return Q(case__in=inspected.filter(case__in=sight.cases).values("case"))


class PartOfAssessment(models.Model):
    """What belongs to an assessment. The case stands on each row too, for sight and the second fence."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE)

    class Meta:
        abstract = True

    @property
    def case_reference(self) -> str:
        return self.case.reference
