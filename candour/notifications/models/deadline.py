"""Deadlines, computed from events and never counted up; every move is kept with its reason."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from candour.cases.models import Case
from candour.cases.models.visibility import OfCaseQuerySet, VisibleQuerySet


class Deadline(models.Model):
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="deadlines")
    step = models.CharField(max_length=40)
    """A key of the deadlines in the policy."""
    started_on = models.DateField()
    """The day of the event that the policy counts from."""
    original_due = models.DateField()
    due = models.DateField()
    extended_by_days = models.PositiveSmallIntegerField(default=0)
    """Calendar days granted by extensions, added after the policy's own period."""
    paused_by_days = models.PositiveSmallIntegerField(default=0)
    """Calendar days for which the clock stood still, added in the same way."""
    met_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    """The day on which the step stopped being needed."""

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["due", "id"]
        indexes = [models.Index(fields=["due"], condition=Q(met_on__isnull=True), name="open_deadlines")]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "step"],
                condition=Q(ended_on__isnull=True),
                name="one_open_deadline_for_a_step",
            ),
        ]

    @property
    def case_reference(self) -> str:
        return self.case.reference


class MoveKind(models.TextChoices):
    EXTENSION = "extension", "Extension"
    CALENDAR = "calendar", "A bank holiday was added"
    EVENT = "event", "The event it counts from was corrected"
    POLICY = "policy", "The policy changed"
    PAUSE = "pause", "The clock stood still"


class OfDeadlineQuerySet(VisibleQuerySet):
    """Records that hang on a deadline of a case."""

    PATH = "deadline__case__"


class DeadlineMove(models.Model):
    """One move of a deadline: asked, approved or refused; or made by the calendar."""

    deadline = models.ForeignKey(Deadline, on_delete=models.CASCADE, related_name="moves")
    kind = models.CharField(max_length=20, choices=MoveKind)
    from_due = models.DateField()
    to_due = models.DateField()
    reason_category = models.CharField(max_length=40, blank=True)
    reason = models.TextField()
    asked_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    approved = models.BooleanField(null=True)
    decision_note = models.TextField(blank=True)

    objects = OfDeadlineQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_deadline_moves_for_a_reason"),
            models.CheckConstraint(
                condition=Q(asked_by__isnull=True)
                | Q(decided_by__isnull=True)
                | ~Q(asked_by=models.F("decided_by")),
                name="nobody_approves_their_own_extension",
            ),
            models.CheckConstraint(
                condition=Q(approved__isnull=True, decided_at__isnull=True)
                | Q(approved__isnull=False, decided_at__isnull=False),
                name="a_decided_move_has_its_time",
            ),
        ]
