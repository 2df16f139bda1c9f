"""A recommendation with its response, the actions that carry it out, and the earlier ones that it repeats."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q

from candour.action_plans.models import Action
from candour.recommendations.models.publication import Addressee, LeadIn, Publication
from candour.recommendations.models.visibility import OfPublicationQuerySet


class ReasonKind(models.TextChoices):
    """Why a recommendation was agreed in part or not at all: the four kinds that published plans name."""

    COMMISSIONING = "commissioning", "Commissioning"
    POLICY = "policy", "Policy"
    OPERATIONAL = "operational", "Operational"
    AFFORDABILITY = "affordability", "Affordability"


class Recommendation(models.Model):
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="recommendations")
    position = models.PositiveSmallIntegerField()
    """Its place in the document."""
    number = models.CharField(max_length=20)
    """As printed: "4", or "4a" where a document numbers so."""
    addressee = models.ForeignKey(
        Addressee, on_delete=models.PROTECT, null=True, blank=True, related_name="recommendations"
    )
    lead_in = models.ForeignKey(
        LeadIn, on_delete=models.PROTECT, null=True, blank=True, related_name="recommendations"
    )
    text = models.TextField()
    category_as_written = models.CharField(max_length=120, blank=True)
    category = models.CharField(max_length=120, blank=True)
    """In one form, such as partly_agreed; the label that was printed is kept beside it."""
    reason_kinds = ArrayField(models.CharField(max_length=20, choices=ReasonKind), default=list, blank=True)
    rationale = models.TextField(blank=True)
    response_text = models.TextField(blank=True)
    gap_note = models.TextField(blank=True)
    """What a person found where the plan prints no action or no reason and its response needs one."""
    source_lines = ArrayField(models.PositiveIntegerField(), default=list, blank=True)
    search = models.GeneratedField(
        expression=SearchVector("text", "rationale", "response_text", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects: Any = OfPublicationQuerySet.as_manager()

    class Meta:
        ordering = ["publication", "position"]
        indexes = [
            GinIndex(fields=["search"], name="recommendation_search"),
            models.Index(fields=["category"], name="recommendation_category"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["publication", "number"], name="a_number_stands_once_in_a_publication"
            ),
            models.UniqueConstraint(
                fields=["publication", "position"], name="a_recommendation_has_its_place"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="a_recommendation_has_words"),
            models.CheckConstraint(
                condition=Q(reason_kinds__contained_by=ReasonKind.values), name="recommendation_reason_kinds"
            ),
            models.CheckConstraint(
                condition=~Q(category__in=["partly_agreed", "not_agreed"])
                | ~Q(reason_kinds=[])
                | ~Q(rationale="")
                | ~Q(response_text="")
                | ~Q(gap_note=""),
                name="less_than_agreed_has_a_reason_or_a_note",
            ),
        ]

    def __str__(self) -> str:
        return f"Recommendation {self.number}"


class RecommendationAction(models.Model):
    """That an action carries out a recommendation; an action of a review has no such row."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="action_links")
    action = models.OneToOneField(Action, on_delete=models.PROTECT, related_name="recommendation_link")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "position"], name="an_action_has_its_place_in_the_response"
            ),
        ]


class RepeatLink(models.Model):
    """That a recommendation restates an earlier one, as a person decided."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="repeats")
    earlier = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="repeated_by")
    note = models.TextField()
    added_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["added_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["recommendation", "earlier"], name="a_repeat_is_noted_once"),
            models.CheckConstraint(condition=~Q(recommendation=F("earlier")), name="nothing_repeats_itself"),
        ]


class Correction(models.Model):
    """One field of an imported recommendation that a person mended. Append-only."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, related_name="corrections")
    field = models.CharField(max_length=60)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    reason = models.TextField()
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="a_correction_says_why")]
