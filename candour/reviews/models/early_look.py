"""The early look: the first check of practice, in case something must be done at once.

What is kept of separate routes is a yes or a no and a date, and nothing of their content: the review is not a
capability or discipline process (Annex J of the Policy Framework).
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from candour.reviews.models.review import PartOfReview, Review


class EarlyLook(PartOfReview):
    class Concern(models.TextChoices):
        NONE = "none", "No concern for anybody's safety now"
        PRACTICE = "practice", "Concerns about practice, nothing that must be done at once"
        IMMEDIATE = "immediate", "Somebody may be at risk now"

    review = models.OneToOneField(Review, on_delete=models.CASCADE, related_name="early_look")
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    concern = models.CharField(max_length=20, choices=Concern, blank=True)
    concern_detail = models.TextField(blank=True)
    no_action_why = models.TextField(blank=True)
    """Why nothing has to be done at once, where no immediate action is recorded."""
    welfare_offered_on = models.DateField(null=True)
    welfare_detail = models.TextField(blank=True)
    """To whom support was offered and how; nothing about anybody's health."""
    separate_route_raised = models.BooleanField(null=True)
    separate_route_on = models.DateField(null=True)
    recommends_review = models.BooleanField(null=True)
    """The region's view on a review in the public interest; None where a review is required anyway."""
    recommendation_reason = models.TextField(blank=True)
    national_team_told_on = models.DateField(null=True)
    ministers_to_be_told = models.BooleanField(null=True)
    significance = models.TextField(blank=True)
    """Why the national team, or ministers, should know of this case now."""
    completed_at = models.DateTimeField(null=True)
    completed_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(separate_route_on__isnull=True) | Q(separate_route_raised=True),
                name="a_separate_route_has_a_date_only_when_raised",
            ),
            models.CheckConstraint(
                condition=Q(completed_at__isnull=True, completed_by__isnull=True)
                | Q(completed_at__isnull=False, completed_by__isnull=False),
                name="an_early_look_is_completed_by_somebody",
            ),
        ]


class RecordRead(PartOfReview):
    """One source that the early look read: a system or file, and up to which day."""

    early_look = models.ForeignKey(EarlyLook, on_delete=models.CASCADE)
    name = models.CharField(max_length=200)
    read_on = models.DateField()
    covers = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["read_on", "id"]
        default_related_name = "records_read"


class ImmediateAction(PartOfReview):
    """An action that cannot wait for the review; it is an action of `action_plans` at once."""

    early_look = models.ForeignKey(EarlyLook, on_delete=models.CASCADE)
    text = models.TextField()
    owner = models.CharField(max_length=300)
    due_on = models.DateField()
    action = models.OneToOneField("action_plans.Action", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["due_on", "id"]
        default_related_name = "immediate_actions"
