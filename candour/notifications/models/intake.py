"""A bulk extract from the courts or nDelius: every row with its line, what became of it, and why."""

from __future__ import annotations

from typing import Any, cast

from django.db import models
from django.db.models import Q

from candour.cases.models import Case
from candour.cases.models.visibility import Sight, as_sight
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
    PATH = ""

    def visible_to(self, viewer: User | Sight) -> IntakeQuerySet:
        """An intake is seen by its region's office, and by whoever sees every case."""
        sight = as_sight(viewer)
        if sight.everything:
            return self.filter()
        if sight.region is None:
            return self.none()
        return self.filter(**{f"{self.PATH}region": sight.region})


class IntakeRowQuerySet(IntakeQuerySet):
    PATH = "intake__"

    def visible_to(self, viewer: User | Sight) -> IntakeRowQuerySet:
        """The rows of a visible intake, without those whose case the reader may not open."""
        sight = as_sight(viewer)
        seen = super().visible_to(sight).filter(Q(case=None) | sight.condition("case__"))
        return cast(IntakeRowQuerySet, seen)


class Intake(models.Model):
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    """The file as it came; emptied when the intake is discarded."""
    lines = models.PositiveIntegerField(default=0)
    """The rows in the file, counted before anything was decided about them."""
    unread = models.JSONField(default=list)
    """Headings that no column reads."""
    region = models.ForeignKey("staff.Region", on_delete=models.PROTECT, null=True, related_name="+")
    """Whose cases it may take; none for the national team, which takes those of every region."""
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
                fields=["sha256", "region"],
                condition=Q(status=IntakeStatus.TAKEN),
                nulls_distinct=False,
                name="a_region_takes_a_file_once",
            ),
        ]


class IntakeRow(models.Model):
    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField()
    key = models.CharField(max_length=120)
    """What makes rows one incident: the CRN and the offence date."""
    state = models.CharField(max_length=20, choices=RowState)
    reasons = models.JSONField(default=list)
    values = models.JSONField()
    case = models.ForeignKey(Case, on_delete=models.SET_NULL, null=True, related_name="+")

    objects: Any = IntakeRowQuerySet.as_manager()

    class Meta:
        ordering = ["line"]
        indexes = [
            models.Index(fields=["intake", "state", "line"]),
            models.Index(fields=["intake", "key"]),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=RowState.values), name="intake_row_state"),
        ]

    @property
    def name(self) -> str:
        """The person, as the file writes the name."""
        parts = (self.values.get("given_names", ""), self.values.get("family_name", ""))
        return " ".join(part for part in parts if part)
