"""Who works here: regions, delivery units, teams, people and whom they answer to."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q


class Region(models.Model):
    """One of the twelve probation regions."""

    code = models.CharField(max_length=3, unique=True)
    name = models.CharField(max_length=60, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class DeliveryUnit(models.Model):
    """A Probation Delivery Unit; units split and merge, so each has the dates between which it stood."""

    region = models.ForeignKey(Region, on_delete=models.PROTECT, related_name="delivery_units")
    name = models.CharField(max_length=120)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["region", "name"], name="delivery_unit_once_in_a_region"),
            models.CheckConstraint(
                condition=Q(opened_on__isnull=True)
                | Q(closed_on__isnull=True)
                | Q(closed_on__gt=F("opened_on")),
                name="delivery_unit_closes_after_it_opens",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    name = models.CharField(max_length=120, unique=True)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, blank=True, related_name="teams")
    delivery_unit = models.ForeignKey(
        DeliveryUnit, on_delete=models.PROTECT, null=True, blank=True, related_name="teams"
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    def create_user(
        self, username: str, *, full_name: str, password: str | None = None, **details: object
    ) -> User:
        """A person with a local account; without a password nobody can sign in to it by password."""
        user = self.model(username=username, full_name=full_name, **details)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(username=username)


class User(AbstractBaseUser):
    """A member of staff, of the Probation Service, HMPPS or the inspectorate."""

    username = models.CharField(max_length=60, unique=True)
    full_name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    job_title = models.CharField(max_length=120, blank=True)
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, blank=True, related_name="staff")
    delivery_unit = models.ForeignKey(
        DeliveryUnit, on_delete=models.PROTECT, null=True, blank=True, related_name="staff"
    )
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, blank=True, related_name="members")
    line_manager = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="line_reports"
    )
    is_active = models.BooleanField(default=True)

    objects = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        ordering = ["full_name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(line_manager__isnull=True) | ~Q(line_manager=F("id")),
                name="nobody_manages_themselves",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    def get_full_name(self) -> str:
        return self.full_name


class RoleHeld(models.Model):
    """A role that a person holds between two dates; `access.roles` says what each role may do."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="roles_held")
    role = models.CharField(max_length=40)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role"], condition=Q(until__isnull=True), name="a_role_is_held_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="a_role_ends_after_it_begins"
            ),
        ]


class RoleAsked(models.Model):
    """A role that opens cases or accounts, asked for by one and given when a second agrees."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="roles_asked")
    role = models.CharField(max_length=40)
    since = models.DateField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    agreed = models.BooleanField(null=True)

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role"], condition=Q(decided_at__isnull=True), name="a_role_waits_once"
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True, decided_at__isnull=True, agreed__isnull=True)
                | Q(decided_by__isnull=False, decided_at__isnull=False, agreed__isnull=False),
                name="a_role_is_decided_whole",
            ),
            models.CheckConstraint(
                condition=~Q(asked_by=F("user"))
                & (Q(decided_by__isnull=True) | ~Q(decided_by=F("asked_by")) & ~Q(decided_by=F("user"))),
                name="a_role_needs_two_others",
            ),
        ]
