"""A published plan as a document: whose it is, when it appeared, and its parts in printed order."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from candour.recommendations.models.imports import PlanImport
from candour.recommendations.models.visibility import LedgerQuerySet, OfPublicationQuerySet


class Kind(models.TextChoices):
    """What the plan answers."""

    THEMATIC = "thematic", "Thematic inspection"
    REGIONAL = "regional", "Regional inspection"
    INDEPENDENT_REVIEW = "independent review", "Independent review"
    OTHER = "other", "Other"


class Body(models.Model):
    """An organisation under its full name, because one acronym can stand for two of them."""

    name = models.CharField(max_length=300)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("name"), name="a_body_is_kept_once")]

    def __str__(self) -> str:
        return self.name


class Publication(models.Model):
    """A published response to an inspection or a review."""

    plan_import = models.OneToOneField(PlanImport, on_delete=models.PROTECT, related_name="publication")
    title = models.CharField(max_length=500)
    kind = models.CharField(max_length=30, choices=Kind)
    inspecting_body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="inspections"
    )
    inspected_body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="responses"
    )
    submitted_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    known_from = models.DateField()
    """The day from which the plan stands in the ledger: its printed date, else the day of the import."""
    printed_agreed = models.PositiveSmallIntegerField(null=True, blank=True)
    printed_partly_agreed = models.PositiveSmallIntegerField(null=True, blank=True)
    printed_not_agreed = models.PositiveSmallIntegerField(null=True, blank=True)
    printed_total = models.PositiveSmallIntegerField(null=True, blank=True)
    has_printed_totals = models.BooleanField(default=False)
    missing_numbers = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    imported_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    imported_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects: Any = LedgerQuerySet.as_manager()

    class Meta:
        ordering = ["-known_from", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="publication_kind"),
            models.CheckConstraint(condition=~Q(title=""), name="a_publication_has_a_title"),
        ]

    def __str__(self) -> str:
        return self.title


class Addressee(models.Model):
    """Whom recommendations of a publication speak to, as printed in a heading or in bold words."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="addressees")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=300)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="addressed")

    objects: Any = OfPublicationQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "name"], name="an_addressee_is_named_once"),
        ]

    def __str__(self) -> str:
        return self.name


class LeadIn(models.Model):
    """The clause under a heading that several recommendations complete."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="lead_ins")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "position"], name="a_lead_in_has_its_place"),
        ]

    def __str__(self) -> str:
        return self.text


class Footnote(models.Model):
    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="footnotes")
    position = models.PositiveSmallIntegerField()
    marker = models.CharField(max_length=20)
    text = models.TextField()

    class Meta:
        ordering = ["position"]


class CategoryDefinition(models.Model):
    """What the document itself says that a response category means."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="categories")
    position = models.PositiveSmallIntegerField()
    term = models.CharField(max_length=120)
    definition = models.TextField()
    comment = models.TextField(blank=True)

    class Meta:
        ordering = ["position"]
