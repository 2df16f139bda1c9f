"""A bulk extract from the courts or nDelius: every row with its line, what became of it, and why."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from candour.staff.models import User


class IntakeStatus(models.TextChoices):
    CHECKED = "checked", "Checked: nothing taken yet"
    TAKEN = "taken", "Taken"
    DISCARDED = "discarded", "Discarded"


class RowState(models.TextChoices):
    NEW = "new", "To be taken"
    ERROR = "error", "Has errors"
    DOUBTFUL = "doubtful", "Parked: somebody must look"
    NOT_TAKEN = "not_taken", "Not taken"
    TAKEN = "taken", "Taken"


class IntakeQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User) -> IntakeQuerySet:
        """An intake is seen by those who share the region of the person who brought it."""
        return self.filter(Q(by=user) | Q(by__region__isnull=False, by__region=user.region_id))


class Intake(models.Model):
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    status = models.CharField(max_length=20, choices=IntakeStatus, default=IntakeStatus.CHECKED)
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)

    objects: Any = IntakeQuerySet.as_manager()

    class Meta:
        ordering = ["-checked_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=IntakeStatus.values), name="intake_status"),
            models.UniqueConstraint(
                fields=["sha256"], condition=Q(status=IntakeStatus.TAKEN), name="a_file_is_taken_once"
            ),
        ]


class IntakeRow(models.Model):
    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField()
    key = models.CharField(max_length=120)
    """What makes the row the same row in another file: CRN, offence and offence date."""
    state = models.CharField(max_length=20, choices=RowState)
    reasons = models.JSONField(default=list)
    values = models.JSONField()
    case = models.ForeignKey("cases.Case", on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["line"]
        indexes = [models.Index(fields=["intake", "state", "line"]), models.Index(fields=["key"])]
