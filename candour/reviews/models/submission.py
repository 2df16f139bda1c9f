"""The signed review as it was submitted, and the documents made from it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from candour.reviews.models.review import PartOfReview


class Countersignature(PartOfReview):
    """A signature with its statement, over the digest of exactly what was signed. Append-only."""

    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    grade = models.CharField(max_length=120, blank=True)
    statement = models.TextField()
    sha256 = models.CharField(max_length=64)
    round = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["at", "id"]
        default_related_name = "countersignatures"
        constraints = [
            models.CheckConstraint(condition=~Q(statement=""), name="a_countersignature_has_a_statement"),
        ]


class Submission(PartOfReview):
    """The whole review as it was sent: frozen and hashed. Append-only."""

    round = models.PositiveSmallIntegerField(default=1)
    at = models.DateTimeField()
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    content = models.JSONField()
    """Everything that was submitted, as `reviews.queries.whole.whole_review` gives it."""
    sha256 = models.CharField(max_length=64)
    """Of the canonical JSON of `content` (sorted keys, no spaces, UTF-8)."""

    class Meta:
        ordering = ["-round"]
        default_related_name = "submissions"
        constraints = [
            models.UniqueConstraint(fields=["review", "round"], name="a_round_is_submitted_once"),
        ]


class Rendition(PartOfReview):
    """One document asked for, made in the background: which part, in which format, for whom."""

    class Kind(models.TextChoices):
        REVIEW = "review", "Review"
        CHRONOLOGY = "chronology", "Chronology"
        ACTION_PLAN = "action_plan", "Action plan"

    class Format(models.TextChoices):
        PDF = "pdf", "PDF"
        DOCX = "docx", "Word document"

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        MAKING = "making", "Being made"
        READY = "ready", "Ready"
        FAILED = "failed", "Could not be made"

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, null=True)
    """The signed content it shows; none: a draft, and every page says so."""
    kind = models.CharField(max_length=20, choices=Kind)
    format = models.CharField(max_length=10, choices=Format)
    copy_number = models.PositiveIntegerField()
    """Printed on every page; each copy of a case has its own."""
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    done = models.PositiveSmallIntegerField(default=0)
    """Hundredths of the work."""
    problem = models.CharField(max_length=300, blank=True)
    content_sha256 = models.CharField(max_length=64, blank=True)
    """Digest of the content that it shows, of a draft too: which words this copy holds."""
    tries = models.PositiveSmallIntegerField(default=0)
    touched_at = models.DateTimeField(null=True)
    """The last sign of life from the work; long ago: it stopped."""
    document = models.ForeignKey("documents.Document", on_delete=models.PROTECT, null=True, related_name="+")
    asked_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-asked_at", "-id"]
        default_related_name = "renditions"
        constraints = [
            models.UniqueConstraint(fields=["review", "copy_number"], name="a_copy_has_its_number"),
        ]
