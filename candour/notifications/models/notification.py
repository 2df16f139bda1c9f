"""The notification of one case, and every answer that eligibility gave about it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from candour.cases.models import Case
from candour.cases.models.visibility import OfCaseQuerySet


class NotificationStatus(models.TextChoices):
    """The review track from the charge to the decision to review, or not to."""

    CHARGE_IDENTIFIED = "charge_identified", "Charge identified"
    AWAITING_COURT = "awaiting_court", "Waiting for the first court appearance"
    READY = "ready", "Ready to submit"
    SUBMITTED = "submitted", "With the national team"
    REVIEW = "review", "Review to follow"
    NOTIFY_ONLY = "notify_only", "Closed: notified, no review"
    NOT_SFO = "not_sfo", "Closed: not a serious further offence"
    WITHDRAWN = "withdrawn", "Withdrawn: charges dropped"


class Outcome(models.TextChoices):
    """The outcomes of the eligibility engine, by its own names."""

    AWAIT_COURT = "await_court", "Wait for court"
    NOT_SFO = "not_sfo", "Not a serious further offence"
    NOTIFY_ONLY = "notify_only", "Notify only"
    REVIEW_MANDATORY = "review_mandatory", "Review required"
    REVIEW_DISCRETIONARY = "review_discretionary", "Review in the public interest"


class Notification(models.Model):
    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="notification")
    status = models.CharField(
        max_length=40, choices=NotificationStatus, default=NotificationStatus.CHARGE_IDENTIFIED
    )
    outcome = models.CharField(max_length=30, choices=Outcome, default=Outcome.AWAIT_COURT)
    """What eligibility answers today, or what an authorised person decided against it."""
    limb = models.CharField(max_length=1, blank=True)
    rule_version = models.CharField(max_length=60, blank=True)
    override_reason = models.TextField(blank=True)
    overridden_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    overridden_at = models.DateTimeField(null=True)
    proposed_public_interest = models.TextField(blank=True)
    """The region's reason for proposing a review in the public interest; the national team decides."""
    public_interest = models.BooleanField(null=True)
    public_interest_reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    decided_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    submitted_at = models.DateTimeField(null=True)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=NotificationStatus.values), name="notification_status"
            ),
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="notification_outcome"),
            models.CheckConstraint(
                condition=Q(submitted_by__isnull=True, submitted_at__isnull=True)
                | Q(submitted_by__isnull=False, submitted_at__isnull=False),
                name="submitted_by_somebody_at_some_time",
            ),
            models.CheckConstraint(
                condition=Q(overridden_by__isnull=True) | ~Q(override_reason=""),
                name="an_override_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(public_interest__isnull=True) | ~Q(public_interest_reason=""),
                name="a_public_interest_decision_has_a_reason",
            ),
        ]

    @property
    def case_reference(self) -> str:
        return self.case.reference


class EligibilityAnswer(models.Model):
    """One explained answer with the facts it stood on. A case keeps every answer it was given."""

    class Trigger(models.TextChoices):
        RECORDED = "recorded", "The case was recorded"
        FACT_CHANGED = "fact_changed", "A fact was changed"
        CHARGE_ADDED = "charge_added", "A charge was added"
        DECISION = "decision", "The national team decided"
        CALENDAR = "calendar", "A bank holiday was added"
        REPLAY = "replay", "A list or a rule was changed"

    case = models.ForeignKey(
        Case, on_delete=models.CASCADE, related_name="eligibility_answers", db_index=False
    )
    at = models.DateTimeField()
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    trigger = models.CharField(max_length=20, choices=Trigger)
    outcome = models.CharField(max_length=30, choices=Outcome)
    limb = models.CharField(max_length=1, blank=True)
    rule_version = models.CharField(max_length=60)
    facts = models.JSONField()
    answer = models.JSONField()

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["case", "-at"])]
