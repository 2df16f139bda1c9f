"""The register of people in a case. Disclosure stands on it: every form of a name must be here."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from candour.cases.models.case import Case
from candour.cases.models.visibility import OfCaseQuerySet


class RegisterRole(models.TextChoices):
    PERSON_ON_PROBATION = "person_on_probation", "Person on probation"
    VICTIM = "victim", "Victim"
    RELATIVE = "relative", "Relative of a victim"
    STAFF = "staff", "Member of staff"
    OTHER = "other", "Somebody else"


class RegisteredPerson(models.Model):
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="register")
    role = models.CharField(max_length=20, choices=RegisterRole)
    title = models.CharField(max_length=30, blank=True)
    given_names = models.CharField(max_length=120, blank=True)
    family_name = models.CharField(max_length=120)
    known_as = models.CharField(max_length=120, blank=True)
    aliases = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    relation = models.CharField(max_length=200, blank=True)
    """In words: "mother of the person who died", "senior probation officer of the team"."""
    staff_account = models.ForeignKey(
        "staff.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="register_entries",
        db_index=False,
    )

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["role", "family_name", "given_names", "id"]
        indexes = [
            models.Index(
                fields=["staff_account"], condition=Q(staff_account__isnull=False), name="register_accounts"
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(role__in=RegisterRole.values), name="register_role_is_known"),
            models.UniqueConstraint(
                fields=["case"],
                condition=Q(role=RegisterRole.PERSON_ON_PROBATION),
                name="one_person_on_probation_in_a_case",
            ),
            models.CheckConstraint(
                condition=Q(staff_account__isnull=True) | Q(role=RegisterRole.STAFF),
                name="only_staff_have_accounts",
            ),
        ]

    def __str__(self) -> str:
        return self.display_name

    @property
    def display_name(self) -> str:
        return " ".join(part for part in (self.title, self.given_names, self.family_name) if part)
