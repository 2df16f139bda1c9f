"""The access list of a case: who was let in or barred, by whom, why and until when."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, models
from django.db.models import F, Q, QuerySet

from candour.cases.models.case import Case
from candour.cases.models.visibility import OfCaseQuerySet, VisibleQuerySet


class Relation(models.TextChoices):
    """Why a person stands on the list."""

    HOLDER = "holder", "Holds the case"
    REVIEWING_MANAGER = "reviewing_manager", "Reviewing manager"
    COUNTERSIGNING_MANAGER = "countersigning_manager", "Countersigning manager"
    INSPECTOR = "inspector", "Inspectorate reader"
    VICTIM_LIAISON = "victim_liaison", "Victim liaison officer"
    DISCLOSURE = "disclosure", "Disclosure specialist"
    FACTUAL_ACCURACY = "factual_accuracy", "Head of delivery unit, for factual accuracy"
    RECORDER = "recorder", "Recorded the case"
    GIVEN = "given", "Given access with a reason"
    EMERGENCY = "emergency", "Emergency access"
    MANAGED_THE_CASE = "managed_the_case", "Managed the case under review"
    NAMED_IN_CASE = "named_in_case", "Named in the case"
    CONFLICT = "conflict", "A declared conflict of interest"


BARRING = (Relation.MANAGED_THE_CASE, Relation.NAMED_IN_CASE, Relation.CONFLICT)

OF_ONE_PERSON = (
    "SELECT case_id, relation, barred FROM cases_accessentry "
    "WHERE user_id = %s AND since <= %s AND (until IS NULL OR until > %s)"
)
"""Every page asks this, and putting the words together took longer than the answer."""


class AccessEntry(models.Model):
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="access_list")
    user = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, related_name="access_entries", db_index=False
    )
    relation = models.CharField(max_length=40, choices=Relation)
    barred = models.BooleanField(default=False)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300)
    given_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+", db_index=False)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["-since", "-id"]
        indexes = [models.Index(fields=["user", "case"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(barred=True, relation__in=BARRING) | (Q(barred=False) & ~Q(relation__in=BARRING)),
                name="access_barred_by_relation",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="access_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=~Q(relation=Relation.EMERGENCY) | Q(until__isnull=False),
                name="emergency_access_ends",
            ),
        ]

    @classmethod
    def standing(cls, *, at: datetime) -> QuerySet[AccessEntry]:
        """Entries in force at a moment."""
        return cls.objects.filter(since__lte=at).filter(Q(until__isnull=True) | Q(until__gt=at))

    @staticmethod
    def standing_of(user: int, *, at: datetime) -> list[tuple[int, str, bool]]:
        """Case, relation and whether it bars, of one person's entries in force at a moment."""
        with connection.cursor() as cursor:
            cursor.execute(OF_ONE_PERSON, [user, at, at])
            return [(case, relation, barred) for case, relation, barred in cursor.fetchall()]


class OfEntryQuerySet(VisibleQuerySet):
    """Records that hang on an entry of an access list."""

    PATH = "entry__case__"


class BreakGlass(models.Model):
    """One use of emergency access, from its reason to its review by somebody independent."""

    class Category(models.TextChoices):
        RISK_NOW = "risk_now", "Somebody may be in danger now"
        COURT_NOW = "court_now", "A court or the police needs an answer today"
        NOBODY_THERE = "nobody_there", "Nobody who holds the case can be reached"
        OTHER = "other", "Another urgent reason"

    entry = models.OneToOneField(AccessEntry, on_delete=models.PROTECT, related_name="break_glass")
    category = models.CharField(max_length=40, choices=Category)
    reason = models.TextField()
    review_due = models.DateField()
    reviewed_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True)
    finding = models.TextField(blank=True)

    objects = OfEntryQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True, reviewed_at__isnull=True)
                | Q(reviewed_by__isnull=False, reviewed_at__isnull=False) & ~Q(finding=""),
                name="break_glass_reviewed_whole",
            ),
        ]
