"""A document that was brought in, and the work of checking what was read from it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

from candour.recommendations.models.visibility import ImportQuerySet

SHA256_LENGTH = 64


class ImportStatus(models.TextChoices):
    """The journey of one import."""

    DRAFT = "draft", "Being checked"
    SETTLED = "settled", "Checked, ready to import"
    IMPORTED = "imported", "Imported"
    DISCARDED = "discarded", "Discarded"
    WITHDRAWN = "withdrawn", "Withdrawn"


class PlanDocument(models.Model):
    """The bytes of a published plan, exactly as they came."""

    sha256 = models.CharField(max_length=SHA256_LENGTH, unique=True)
    name = models.CharField(max_length=255)
    content = models.BinaryField()
    size = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(size__gt=0), name="a_document_is_not_empty"),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="a_document_has_its_digest"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PlanImport(models.Model):
    """One reading of one document, corrected by a person until every doubt is settled."""

    document = models.ForeignKey(PlanDocument, on_delete=models.PROTECT, related_name="imports")
    status = models.CharField(max_length=20, choices=ImportStatus, default=ImportStatus.DRAFT)
    reading = models.JSONField()
    """What the reader made of the document, never changed."""
    draft = models.JSONField()
    """The same structure as it stands after a person's corrections."""
    sources = models.JSONField()
    """The numbered lines of the document, and which lines each part was read from."""
    started_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="plan_imports")
    started_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    """Changes with every correction, so that two people's corrections cannot cover each other."""
    imported_at = models.DateTimeField(null=True, blank=True)

    objects: Any = ImportQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=ImportStatus.values), name="plan_import_status"),
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(status__in=["draft", "settled", "imported"]),
                name="a_document_is_imported_once",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["imported", "withdrawn"]) | Q(imported_at__isnull=False),
                name="an_import_knows_when_it_was_made",
            ),
        ]

    def __str__(self) -> str:
        return self.document.name

    @property
    def started_on(self) -> date:
        """The day, in London, on which the document was read."""
        return timezone.localdate(self.started_at)


class Doubt(models.Model):
    """Something that the reader asks a person to look at."""

    plan_import = models.ForeignKey(PlanImport, on_delete=models.CASCADE, related_name="doubts")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=80)
    message = models.TextField()
    recommendation = models.CharField(max_length=20, blank=True)
    source_lines = ArrayField(models.PositiveIntegerField(), default=list)
    settled_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    settled_note = models.TextField(blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["plan_import", "position"], name="a_doubt_has_its_place"),
            models.CheckConstraint(
                condition=Q(settled_by__isnull=True, settled_at__isnull=True, settled_note="")
                | (Q(settled_by__isnull=False, settled_at__isnull=False) & ~Q(settled_note="")),
                name="a_settled_doubt_says_who_when_and_why",
            ),
        ]
