"""A draw of the sample for the inspectorate: its period, its frozen frame, its seed, and what was drawn."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q

from candour.cases.models import Case
from candour.cases.models.visibility import OfCaseQuerySet, Sight
from candour.quality.models.assessment import Assessment
from candour.reviews.models import Review
from candour.staff.models import User


class DrawStatus(models.TextChoices):
    """Where a draw stands; it moves by `quality.transitions` alone."""

    COMMITTED = "committed", "Seed committed"
    CLOSED = "closed", "Frame closed"
    DRAWN = "drawn", "Drawn"
    WITHDRAWN = "withdrawn", "Withdrawn"


class Strata(models.TextChoices):
    """Within what the percentage is drawn."""

    NONE = "", "From all reviews together"
    REGION = "region", "From each region"


class DrawQuerySet(models.QuerySet["Draw"]):
    """A draw names cases by reference, region and day, and no person: whoever may open draws sees each."""

    def visible_to(self, viewer: User | Sight) -> DrawQuerySet:
        return self.all()


class Draw(models.Model):
    period_from = models.DateField()
    period_until = models.DateField()
    """The last day, included: reviews submitted in this period are the frame."""
    percent = models.DecimalField(max_digits=9, decimal_places=6)
    strata = models.CharField(max_length=10, choices=Strata, blank=True, default=Strata.NONE)
    status = models.CharField(max_length=20, choices=DrawStatus, default=DrawStatus.COMMITTED)
    seed_commitment = models.CharField(max_length=64)
    planned_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    frame = models.JSONField(default=list)
    """Rows as `quality.sampling` reads them, frozen when the frame is closed."""
    frame_sha256 = models.CharField(max_length=64, blank=True)
    closed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    selected = models.JSONField(default=list)
    """References, as the algorithm gives them."""
    drawn_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    drawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(blank=True)

    objects: Any = DrawQuerySet.as_manager()

    class Meta:
        ordering = ["-period_from", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["period_from"],
                condition=~Q(status=DrawStatus.WITHDRAWN),
                name="a_period_is_drawn_once",
            ),
            models.CheckConstraint(condition=Q(status__in=DrawStatus.values), name="draw_status"),
            models.CheckConstraint(condition=Q(strata__in=Strata.values), name="draw_strata"),
            models.CheckConstraint(condition=Q(percent__gt=0, percent__lte=100), name="draw_percentage"),
            models.CheckConstraint(
                condition=Q(period_until__gte=F("period_from")), name="a_draw_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=~Q(status__in=(DrawStatus.CLOSED, DrawStatus.DRAWN))
                | (~Q(frame_sha256="") & Q(closed_at__isnull=False, closed_by__isnull=False)),
                name="a_closed_frame_has_its_digest",
            ),
            models.CheckConstraint(
                condition=~Q(status=DrawStatus.DRAWN) | Q(drawn_at__isnull=False, drawn_by__isnull=False),
                name="what_is_drawn_says_by_whom",
            ),
            models.CheckConstraint(
                condition=~Q(status=DrawStatus.WITHDRAWN) | ~Q(withdrawn_why=""),
                name="a_draw_is_withdrawn_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Draw of {self.period_from:%B} to {self.period_until:%B %Y}"


class DrawSeed(models.Model):
    """The seed itself, apart: until the draw the database shows it to nobody. Append-only."""

    draw = models.OneToOneField(Draw, on_delete=models.PROTECT, related_name="kept_seed")
    seed = models.TextField()

    objects: Any = models.Manager()


class Drawn(models.Model):
    """A review that was drawn: once and never again. Append-only."""

    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="drawn")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    review = models.OneToOneField(Review, on_delete=models.CASCADE, related_name="drawn")
    assessment = models.OneToOneField(Assessment, on_delete=models.CASCADE, related_name="drawn")
    place = models.PositiveIntegerField()
    """Its place among those drawn."""
    why_not = models.TextField(blank=True)
    """Why the inspectorate did not take it after all; empty when it did."""

    objects: Any = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["draw", "place"]
        verbose_name_plural = "drawn"
