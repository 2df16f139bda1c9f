"""The files of a disclosure, their approval, and what became of them: sent, recalled."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from candour.disclosure.models.disclosure import Disclosure, Format, PartOfDisclosure


class ReleaseFile(PartOfDisclosure):
    """One file, made in the background and judged by the gate. Its bytes are written once."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        MAKING = "making", "Being made"
        PASSED = "passed", "Ready: the gate found nothing"
        STOPPED = "stopped", "Stopped by the gate"
        FAILED = "failed", "Could not be made"

    format = models.CharField(max_length=20, choices=Format)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    done = models.PositiveSmallIntegerField(default=0)
    """Hundredths of the work."""
    problem = models.CharField(max_length=300, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    touched_at = models.DateTimeField(null=True)
    decided_sha256 = models.CharField(max_length=64, blank=True)
    """Digest of the decisions, labels and words that it was made from."""
    name = models.CharField(max_length=120, blank=True)
    media_type = models.CharField(max_length=120, blank=True)
    data = models.BinaryField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveIntegerField(default=0)
    """In bytes."""
    report = models.JSONField(null=True)
    """What the gate says, as it said it: tool versions, each test and what it found."""
    asked_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        default_related_name = "files"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="passed")
                | (Q(data__isnull=False, report__isnull=False) & ~Q(sha256="") & ~Q(decided_sha256="")),
                name="a_file_passes_with_its_report",
            ),
        ]


class Approval(PartOfDisclosure):
    """That exactly these bytes may be shared. Void once anything changes; nothing else in it ever changes."""

    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    statement = models.TextField()
    files = models.JSONField()
    """[{"file": number, "format": key, "sha256": digest}], one for each."""
    decided_sha256 = models.CharField(max_length=64)
    voided_at = models.DateTimeField(null=True)
    voided_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        default_related_name = "approvals"
        constraints = [
            models.UniqueConstraint(
                fields=["disclosure"], condition=Q(voided_at__isnull=True), name="one_approval_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(statement=""), name="an_approval_has_a_statement"),
        ]

    @classmethod
    def present_of(cls, disclosure: Disclosure) -> Approval | None:
        """The approval that holds, if any."""
        found: Approval | None = cls.objects.filter(disclosure=disclosure, voided_at__isnull=True).first()
        return found


class Sending(PartOfDisclosure):
    """That a copy left: to whom, how, and the digests of what left, worked out again. Append-only."""

    class How(models.TextChoices):
        IN_PERSON = "in_person", "Handed over at a meeting"
        SECURE_EMAIL = "secure_email", "Secure e-mail"
        POST = "post", "Tracked post"
        OTHER = "other", "Another way"

    approval = models.ForeignKey(Approval, on_delete=models.PROTECT, related_name="+")
    recipient = models.CharField(max_length=200)
    how = models.CharField(max_length=20, choices=How)
    formats = ArrayField(models.CharField(max_length=20, choices=Format))
    files = models.JSONField()
    note = models.TextField(blank=True)
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]
        default_related_name = "sendings"


class Recall(PartOfDisclosure):
    """That a copy was asked back, and why. Append-only."""

    reason = models.TextField()
    asked = models.TextField()
    """What the recipient was asked to do, and how they were told."""
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]
        default_related_name = "recalls"
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="a_recall_has_a_reason")]
