"""The review of one case: where it stands, who writes it, and what it finds of the whole."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q

from candour.cases.models import Case
from candour.cases.models.visibility import OfCaseQuerySet


class ReviewStage(models.TextChoices):
    """Where the review stands; it moves by `reviews.transitions` alone."""

    EARLY_LOOK = "early_look", "Early look"
    AWAITING_DECISION = "awaiting_decision", "Early look complete, decision awaited"
    TO_ALLOCATE = "to_allocate", "To allocate"
    ALLOCATED = "allocated", "Allocated, not begun"
    WRITING = "writing", "Being written"
    FACTUAL_ACCURACY = "factual_accuracy", "Factual accuracy"
    COUNTERSIGNING = "countersigning", "With the countersigning manager"
    COUNTERSIGNED = "countersigned", "Countersigned"
    SUBMITTED = "submitted", "Submitted"
    NOT_NEEDED = "not_needed", "No review"
    ENDED = "ended", "Ended before completion"


OVER = (ReviewStage.SUBMITTED, ReviewStage.NOT_NEEDED, ReviewStage.ENDED)
"""Stages in which nothing is left to do."""


class Standing(models.TextChoices):
    """Whether work goes on: apart from the stage, because any stage may be paused."""

    ACTIVE = "active", "Active"
    PAUSED = "paused", "Paused"
    SUSPENDED = "suspended", "Suspended: a conflict of interest was found"


class ConductedBy(models.TextChoices):
    """Who conducts it. Another region or the inspectorate may be asked (Annex J of the Policy Framework)."""

    REGION = "region", "The region's own SFO team"
    OTHER_REGION = "other_region", "Another region's SFO team"
    INSPECTORATE = "inspectorate", "HM Inspectorate of Probation"


class Reasonable(models.TextChoices):
    """Whether everything that could reasonably have been expected was done."""

    YES = "yes", "Yes, everything that could reasonably have been expected was done"
    PARTLY = "partly", "In part"
    NO = "no", "No"


class Language(models.TextChoices):
    ENGLISH = "en", "English"
    WELSH = "cy", "Welsh"


class Review(models.Model):
    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="review")
    status = models.CharField(max_length=40, choices=ReviewStage, default=ReviewStage.EARLY_LOOK)
    standing_status = models.CharField(max_length=20, choices=Standing, default=Standing.ACTIVE)
    opened_at = models.DateTimeField()
    conducted_by = models.CharField(max_length=20, choices=ConductedBy, default=ConductedBy.REGION)
    reviewing_manager = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, related_name="reviews_to_write"
    )
    countersigning_manager = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, related_name="reviews_to_countersign"
    )
    period_from = models.DateField(null=True)
    period_until = models.DateField(null=True)
    """The period that the review covers, usually up to the day of the offence."""
    reasonable = models.CharField(max_length=10, choices=Reasonable, blank=True)
    reasonable_why = models.TextField(blank=True)
    no_effective_practice_why = models.TextField(blank=True)
    """Why no effective practice is recorded, where none was found."""
    language = models.CharField(max_length=2, choices=Language, default=Language.ENGLISH)
    submitted_at = models.DateTimeField(null=True)

    objects: Any = OfCaseQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["status", "id"], name="review_status")]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=ReviewStage.values), name="review_stage"),
            models.CheckConstraint(condition=Q(standing_status__in=Standing.values), name="review_standing"),
            models.CheckConstraint(
                condition=Q(reviewing_manager__isnull=True)
                | Q(countersigning_manager__isnull=True)
                | ~Q(reviewing_manager=F("countersigning_manager")),
                name="nobody_countersigns_their_own_review",
            ),
            models.CheckConstraint(
                condition=Q(reasonable="") | ~Q(reasonable_why=""), name="a_judgement_of_the_whole_says_why"
            ),
            models.CheckConstraint(
                condition=Q(period_from__isnull=True)
                | Q(period_until__isnull=True)
                | Q(period_until__gte=F("period_from")),
                name="the_period_covered_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.case.reference

    @property
    def case_reference(self) -> str:
        """Which audit chain a change of this record belongs to."""
        return self.case.reference


class PartOfReview(models.Model):
    """What belongs to a review. The case stands on each row too: sight and the second fence hang on it."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    review = models.ForeignKey(Review, on_delete=models.CASCADE)

    objects: Any = OfCaseQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def case_reference(self) -> str:
        return self.case.reference


class Pause(PartOfReview):
    """The clock stopped, with who stopped it and why, until somebody started it again."""

    class Reason(models.TextChoices):
        COURT = "court", "The court or the police asked for it"
        PARALLEL = "parallel", "A parallel process must come first"
        NOT_HEARD_YET = "not_heard_yet", "Somebody who must be heard cannot be heard yet"
        AUTHOR_AWAY = "author_away", "The reviewing manager is away"
        CONFLICT = "conflict", "A conflict of interest was found"
        OTHER = "other", "Another reason"

    reason_kind = models.CharField(max_length=20, choices=Reason)
    reason = models.TextField()
    since = models.DateTimeField()
    paused_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, null=True, related_name="+")
    """None where the service stopped it for a conflict that it found."""
    until = models.DateTimeField(null=True)
    resumed_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, null=True, related_name="+")
    resume_note = models.TextField(blank=True)

    class Meta:
        ordering = ["since", "id"]
        default_related_name = "pauses"
        constraints = [
            models.UniqueConstraint(
                fields=["review"], condition=Q(until__isnull=True), name="one_pause_of_a_review_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="a_pause_has_a_reason"),
            models.CheckConstraint(
                condition=Q(until__isnull=True, resumed_by__isnull=True)
                | Q(until__gte=F("since"), resumed_by__isnull=False),
                name="a_pause_is_ended_by_somebody",
            ),
        ]
