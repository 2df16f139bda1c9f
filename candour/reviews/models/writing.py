"""The sections of a review, every version of each, who is in it now, and what others remarked."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from candour.reviews.models.review import PartOfReview


class Turn(models.TextChoices):
    """Whose turn a section is; the others read it and remark on it."""

    AUTHOR = "author", "The reviewing manager"
    FACTUAL_ACCURACY = "factual_accuracy", "The head of the delivery unit"
    COUNTERSIGNER = "countersigner", "The countersigning manager"
    NOBODY = "nobody", "Nobody: it is signed"


class Section(PartOfReview):
    """One section. Its content is a document of blocks as `reviews.rich_text` describes it."""

    class Progress(models.TextChoices):
        NOT_STARTED = "not_started", "Not started"
        BEGUN = "begun", "Begun"
        READY = "ready", "Ready"

    key = models.CharField(max_length=40)
    """A key of the review sections in the policy."""
    progress = models.CharField(max_length=20, choices=Progress, default=Progress.NOT_STARTED)
    turn = models.CharField(max_length=20, choices=Turn, default=Turn.AUTHOR)
    content = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    """The number of the version that `content` is; 0 before anything was written."""
    words = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True)
    saved_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["id"]
        default_related_name = "sections"
        constraints = [
            models.UniqueConstraint(fields=["review", "key"], name="a_section_stands_once"),
            models.CheckConstraint(condition=Q(turn__in=Turn.values), name="section_turn"),
        ]


class SectionVersion(PartOfReview):
    """What a section said after one save. Append-only."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE)
    number = models.PositiveIntegerField()
    content = models.JSONField()
    words = models.PositiveIntegerField(default=0)
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    operation = models.UUIDField(null=True, unique=True)
    """The save that made it: the same save sent twice is one version."""
    restored_from = models.PositiveIntegerField(null=True)
    label = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["-number"]
        default_related_name = "versions"
        constraints = [
            models.UniqueConstraint(fields=["section", "number"], name="a_version_has_its_number"),
        ]


class SectionLock(PartOfReview):
    """Who is writing in a section now, until when, and from whom it was taken over."""

    section = models.OneToOneField(Section, on_delete=models.CASCADE, related_name="lock")
    user = models.ForeignKey("staff.User", on_delete=models.CASCADE, related_name="+")
    page = models.UUIDField()
    """The page that holds it, so that one person in two windows is two writers."""
    since = models.DateTimeField()
    until = models.DateTimeField()
    taken_from = models.ForeignKey("staff.User", on_delete=models.SET_NULL, null=True, related_name="+")


class DraftKey(PartOfReview):
    """The key to the words that a browser keeps until the server has them. Given to this person only."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE)
    user = models.ForeignKey("staff.User", on_delete=models.CASCADE, related_name="+")
    key = models.BinaryField()
    """32 random bytes for AES-GCM."""
    made_at = models.DateTimeField()

    class Meta:
        default_related_name = "draft_keys"
        constraints = [
            models.UniqueConstraint(fields=["section", "user"], name="one_draft_key_for_a_writer"),
        ]


class KeptWords(PartOfReview):
    """Words that came with a form after the session had ended: kept half an hour, for their writer alone."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE)
    user = models.ForeignKey("staff.User", on_delete=models.CASCADE, related_name="+")
    content = models.JSONField()
    base = models.PositiveIntegerField()
    """The version that they were written on."""
    at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]
        default_related_name = "kept_words"
        constraints = [
            models.UniqueConstraint(fields=["section", "user"], name="words_are_kept_once_for_a_writer"),
        ]


class Remark(PartOfReview):
    """A remark on a passage, by whoever reads it before it is signed, and how it was answered."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE)
    block = models.CharField(max_length=40, blank=True)
    """The id of the block it stands beside; empty: the section."""
    text = models.TextField()
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "id"]
        default_related_name = "remarks"
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="a_remark_says_something"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True)
                | Q(answered_at__gte=F("at"), answered_by__isnull=False),
                name="a_remark_is_answered_by_somebody",
            ),
        ]
