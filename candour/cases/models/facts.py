"""The facts that decide a case: supervision, risk, MAPPA, charges, transfers, parallel processes."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from candour.cases.models.case import Case
from candour.cases.models.visibility import OfCaseQuerySet


class SupervisionPeriod(models.Model):
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="supervision")
    type = models.CharField(max_length=40)
    """A key of the supervision types in the policy."""
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["start", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gte=F("start")),
                name="supervision_ends_after_it_starts",
            ),
        ]


class RiskAssessment(models.Model):
    """One assessed level of risk of serious harm."""

    class Level(models.TextChoices):
        LOW = "low", "Low"
        MEDIUM = "medium", "Medium"
        HIGH = "high", "High"
        VERY_HIGH = "very_high", "Very high"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="risk_assessments")
    level = models.CharField(max_length=10, choices=Level)
    assessed_on = models.DateField()

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["assessed_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(level__in=["low", "medium", "high", "very_high"]), name="risk_level_is_known"
            ),
        ]


class MappaPeriod(models.Model):
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="mappa")
    category = models.PositiveSmallIntegerField()
    level = models.PositiveSmallIntegerField()
    start = models.DateField()
    end = models.DateField(null=True, blank=True)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["start", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(category__range=(1, 4)), name="mappa_category_1_to_4"),
            models.CheckConstraint(condition=Q(level__range=(1, 3)), name="mappa_level_1_to_3"),
            models.CheckConstraint(
                condition=Q(end__isnull=True) | Q(end__gte=F("start")), name="mappa_ends_after_it_starts"
            ),
        ]


class Charge(models.Model):
    class Mode(models.TextChoices):
        SUBSTANTIVE = "substantive", "The offence itself"
        ATTEMPT = "attempt", "Attempt"
        AID = "aid", "Aiding or abetting"
        CONSPIRACY = "conspiracy", "Conspiracy"
        INCITE = "incite", "Inciting"
        ENCOURAGE = "encourage", "Encouraging or assisting"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="charges")
    code = models.CharField(max_length=10, blank=True)
    title = models.CharField(max_length=200)
    mode = models.CharField(max_length=12, choices=Mode, default=Mode.SUBSTANTIVE)
    alleged_offence_date = models.DateField()
    charged_on = models.DateField(null=True, blank=True)
    victim_age = models.PositiveSmallIntegerField(null=True, blank=True)
    added_later = models.BooleanField(default=False)
    """True for a charge added after the notification was submitted."""

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(charged_on__isnull=True) | Q(charged_on__gte=F("alleged_offence_date")),
                name="charge_follows_offence",
            ),
            models.CheckConstraint(
                condition=Q(victim_age__isnull=True) | Q(victim_age__lte=120), name="victim_age"
            ),
        ]


class CoDefendant(models.Model):
    """Somebody charged with the same incident; each has a case of their own where they were supervised."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="co_defendants")
    name = models.CharField(max_length=200)
    other_case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=300, blank=True)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["id"]


class Transfer(models.Model):
    """A move of supervision between units; the unit at the offence date still answers for the case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="transfers")
    moved_on = models.DateField()
    from_unit = models.ForeignKey("staff.DeliveryUnit", on_delete=models.PROTECT, related_name="+")
    to_unit = models.ForeignKey("staff.DeliveryUnit", on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["moved_on", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(from_unit=F("to_unit")), name="transfer_changes_the_unit"),
        ]


class ParallelProcess(models.Model):
    class Kind(models.TextChoices):
        MAPPA_SCR = "mappa_scr", "MAPPA Serious Case Review"
        DOMESTIC_HOMICIDE = "domestic_homicide", "Domestic Homicide Review"
        CHILD_SAFEGUARDING = "child_safeguarding", "Child safeguarding practice review"
        INQUEST = "inquest", "Inquest"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="parallel_processes")
    kind = models.CharField(max_length=20, choices=Kind)
    reference = models.CharField(max_length=80, blank=True)
    contact = models.CharField(max_length=200, blank=True)
    started_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "id"]
