"""Files of a case, kept in the database: one backup, one transaction, no file without its row."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from candour.cases.models import Case
from candour.cases.models.visibility import OfCaseQuerySet


class Document(models.Model):
    """One file, exactly as it came or as it was made. A new version is a new document that names the old."""

    class Origin(models.TextChoices):
        BROUGHT = "brought", "Brought by a person"
        MADE = "made", "Made by the service"

    class Scan(models.TextChoices):
        WAITING = "waiting", "Waiting to be scanned"
        CLEAN = "clean", "Scanned, nothing found"
        REFUSED = "refused", "Refused: something harmful was found"
        NOT_SCANNED = "not_scanned", "Not scanned: no scanner is set up here"
        NOT_NEEDED = "not_needed", "Made by the service"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="documents")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    """In bytes."""
    sha256 = models.CharField(max_length=64)
    origin = models.CharField(max_length=10, choices=Origin)
    about = models.CharField(max_length=300, blank=True)
    dated = models.DateField(null=True)
    """The day that the paper bears, which is not the day on which it was brought."""
    scan = models.CharField(max_length=20, choices=Scan)
    scanned_at = models.DateTimeField(null=True)
    scan_says = models.CharField(max_length=200, blank=True)
    """What the scanner called what it found."""
    replaces = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="replaced_by")
    added_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    taken_out_at = models.DateTimeField(null=True)
    taken_out_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, null=True, related_name="+")
    taken_out_why = models.CharField(max_length=300, blank=True)
    """Nothing is deleted: a document that was taken out can still be asked for by those who answer for it."""

    objects: Any = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["-added_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="a_file_is_not_empty"),
            models.CheckConstraint(
                condition=~Q(origin="made") | Q(scan="not_needed"), name="what_the_service_made_needs_no_scan"
            ),
            models.CheckConstraint(
                condition=Q(taken_out_at__isnull=True)
                | (Q(taken_out_by__isnull=False) & ~Q(taken_out_why="")),
                name="a_document_is_taken_out_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def case_reference(self) -> str:
        return self.case.reference


class Chunk(models.Model):
    """A part of a document's bytes, in order. Append-only."""

    SIZE = 256 * 1024

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="chunks")
    number = models.PositiveIntegerField()
    data = models.BinaryField()

    objects: Any = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="a_chunk_has_its_number"),
        ]


class Sweep(models.Model):
    """One reading of every document kept, each hashed again. Append-only."""

    at = models.DateTimeField()
    ended_at = models.DateTimeField()
    documents = models.PositiveIntegerField()
    size = models.PositiveBigIntegerField()
    """In bytes."""
    problems = models.JSONField(default=list)
    """{"document": number, "case": reference, "what": words}, one for each that is not as it was kept."""

    class Meta:
        ordering = ["-at", "-id"]
