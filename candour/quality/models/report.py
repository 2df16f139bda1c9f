"""The quality assurance report: what it says, what the region must or may amend, and its copies."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from candour.quality.models.assessment import IssuedQuerySet, PartOfAssessment


class Report(PartOfAssessment):
    """What is written around the settled ratings; frozen and hashed when it is issued."""

    overview = models.TextField(blank=True)
    effective_practice = models.TextField(blank=True)
    written_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    content = models.JSONField(null=True)
    """Everything that the region received, as it was issued."""
    sha256 = models.CharField(max_length=64, blank=True)
    """Of the canonical JSON of `content`."""
    issued_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField(null=True)

    objects: Any = IssuedQuerySet.as_manager()

    class Meta:
        default_related_name = "reports"
        constraints = [
            models.UniqueConstraint(fields=["assessment"], name="one_report_of_an_assessment"),
            models.CheckConstraint(
                condition=Q(issued_at__isnull=True, issued_by__isnull=True, content__isnull=True)
                | Q(issued_at__isnull=False, issued_by__isnull=False, content__isnull=False) & ~Q(sha256=""),
                name="a_report_is_issued_whole",
            ),
        ]


class Amendment(PartOfAssessment):
    """One change that the report asks for: in the review or its plan, and where."""

    number = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=40)
    """The standard that it belongs to."""
    text = models.TextField()
    where = models.CharField(max_length=300, blank=True)
    added_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    taken_out_at = models.DateTimeField(null=True)

    objects: Any = IssuedQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        default_related_name = "amendments"
        constraints = [
            models.UniqueConstraint(fields=["assessment", "number"], name="an_amendment_has_its_number"),
            models.CheckConstraint(condition=~Q(text=""), name="an_amendment_says_what"),
        ]


class AmendmentAnswer(PartOfAssessment):
    """What the region says it did about one amendment. Append-only: the last one counts."""

    class Done(models.TextChoices):
        YES = "done", "Done"
        PARTLY = "partly", "Done in part"
        NO = "not_done", "Not done"

    amendment = models.ForeignKey(Amendment, on_delete=models.CASCADE, related_name="answers")
    done = models.CharField(max_length=10, choices=Done)
    text = models.TextField()
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: Any = IssuedQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        default_related_name = "amendment_answers"
        constraints = [
            models.CheckConstraint(
                condition=Q(done__in=["done", "partly", "not_done"]), name="amendment_done"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="an_answer_to_an_amendment_says_how"),
        ]


class ReportReading(PartOfAssessment):
    """When somebody of the region first opened an issued report. Append-only: one row for each reader."""

    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: Any = IssuedQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        default_related_name = "report_readings"
        constraints = [
            models.UniqueConstraint(fields=["assessment", "by"], name="a_report_is_first_read_once"),
        ]


class ReportCopy(PartOfAssessment):
    """A PDF or Word copy of an issued report, made in the background."""

    class Format(models.TextChoices):
        PDF = "pdf", "PDF"
        DOCX = "docx", "Word document"

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        MAKING = "making", "Being made"
        READY = "ready", "Ready"
        FAILED = "failed", "Could not be made"

    format = models.CharField(max_length=10, choices=Format)
    copy_number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    done = models.PositiveSmallIntegerField(default=0)
    """Hundredths of the work."""
    problem = models.CharField(max_length=300, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    touched_at = models.DateTimeField(null=True)
    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, null=True, related_name="+")
    asked_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True)

    objects: Any = IssuedQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-id"]
        default_related_name = "copies"
        verbose_name_plural = "report copies"
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "copy_number"], name="a_copy_of_a_report_has_its_number"
            ),
        ]
