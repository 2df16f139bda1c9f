"""What facts said before they were corrected or removed. Only ever added to, like the status history."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from candour.cases.models.case import Case
from candour.cases.models.visibility import OfCaseQuerySet


class FactChange(models.Model):
    """One fact added, corrected or removed after the case was recorded, with what it said before."""

    class Kind(models.TextChoices):
        ADDED = "added", "Added"
        CORRECTED = "corrected", "Corrected"
        REMOVED = "removed", "Removed"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="fact_changes")
    kind = models.CharField(max_length=10, choices=Kind)
    fact = models.CharField(max_length=40)
    """Which fact, by the key of its kind: "charge", "supervision", "person"."""
    fact_id = models.BigIntegerField()
    about_victim = models.BooleanField(default=False)
    """Shown only to those who may see the victims of a case."""
    before = models.JSONField(default=dict)
    """What each changed field said before, in words; empty for an addition."""
    after = models.JSONField(default=dict)
    reason = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["case", "-at"], name="fact_change_of_case")]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["added", "corrected", "removed"]), name="fact_change_kind_is_known"
            ),
        ]
