"""Who had what part in the case and in its review: what independence is judged from."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from candour.reviews.models.review import PartOfReview


class Part(models.TextChoices):
    """What somebody did in the case or in its review: the edges of the graph."""

    MANAGED = "managed", "Managed the case"
    SUPERVISED = "supervised", "Supervised work with the person on probation"
    MANAGED_STAFF = "managed_staff", "Managed somebody who worked on the case"
    LED_UNIT = "led_unit", "Led the delivery unit"
    ADVISED = "advised", "Advised on a decision in the case"
    EARLY_LOOK = "early_look", "Made the early look"
    WROTE = "wrote", "Writes or wrote the review"
    COUNTERSIGNED = "countersigned", "Countersigns or countersigned it"
    INTERVIEWED = "interviewed", "Was interviewed for it"
    MARKED = "marked", "Marked its quality"
    DISCLOSED = "disclosed", "Prepared what was disclosed"


class Involvement(PartOfReview):
    """One edge that a person recorded; writing, signing and interviews come from their own records."""

    PRACTICE = (Part.MANAGED, Part.SUPERVISED, Part.MANAGED_STAFF, Part.LED_UNIT, Part.ADVISED)

    person = models.ForeignKey("cases.RegisteredPerson", on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=20, choices=Part)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    noted_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["since", "id"]
        default_related_name = "involvements"
        constraints = [
            models.UniqueConstraint(fields=["review", "person", "part"], name="a_part_is_noted_once"),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                name="a_part_ends_after_it_begins",
            ),
        ]


class QualityMarker(PartOfReview):
    """Somebody who locked marks of this review's quality, in any round: that, and no mark. Append-only."""

    user = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        default_related_name = "quality_markers"
        constraints = [
            models.UniqueConstraint(fields=["review", "user"], name="a_marker_is_noted_once"),
        ]


class Assignment(PartOfReview):
    """Who was given the review to write or to countersign, by whom, from when to when."""

    class Task(models.TextChoices):
        WRITE = "write", "Reviewing manager"
        COUNTERSIGN = "countersign", "Countersigning manager"

    user = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    task = models.CharField(max_length=20, choices=Task)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    given_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    declared_independent_at = models.DateTimeField(null=True)
    """When the person declared that nothing stands between them and an independent view."""

    class Meta:
        ordering = ["since", "id"]
        default_related_name = "assignments"
        constraints = [
            models.UniqueConstraint(
                fields=["review", "task"], condition=Q(until__isnull=True), name="one_person_for_a_task"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="an_assignment_ends_after_it_begins",
            ),
        ]


class Conflict(PartOfReview):
    """A conflict of interest, declared or found, and what became of it."""

    class Kind(models.TextChoices):
        DECLARED = "declared", "Declared by the person"
        FOUND = "found", "Found from the records"

    user = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    reason = models.TextField()
    """In words: what the link is."""
    found_at = models.DateTimeField()
    found_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, null=True, related_name="+")
    """None where the service found it by itself, in the lines of management or the access list."""
    waived_at = models.DateTimeField(null=True)
    waived_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, null=True, related_name="+")
    waiver_reason = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True)
    """When the person left the review, or the link proved to be a mistake."""
    ending = models.TextField(blank=True)

    class Meta:
        ordering = ["found_at", "id"]
        default_related_name = "conflicts"
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_conflict_is_said_in_words"),
            models.CheckConstraint(
                condition=Q(waived_at__isnull=True, waived_by__isnull=True)
                | (Q(waived_at__isnull=False, waived_by__isnull=False) & ~Q(waiver_reason="")),
                name="a_waiver_has_a_reason_and_a_name",
            ),
            models.CheckConstraint(
                condition=Q(waived_by__isnull=True) | ~Q(waived_by=F("user")),
                name="nobody_waives_their_own_conflict",
            ),
            models.CheckConstraint(
                condition=Q(waived_at__isnull=True) | Q(kind="declared"),
                name="only_a_declared_conflict_is_waived",
            ),
            models.CheckConstraint(
                condition=~Q(kind="declared") | Q(found_by=F("user")),
                name="a_conflict_is_declared_by_the_person",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ending="") | (Q(ended_at__isnull=False) & ~Q(ending="")),
                name="a_conflict_ends_in_words",
            ),
            models.UniqueConstraint(
                fields=["review", "user", "reason"],
                condition=Q(ended_at__isnull=True, kind="found"),
                name="a_conflict_stands_once",
            ),
        ]


class ConfidentialNote(PartOfReview):
    """What a reviewing manager cannot say upwards. The national team reads it; the region never does."""

    at = models.DateTimeField()
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, null=True, related_name="+")
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        default_related_name = "confidential_notes"
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="a_confidential_note_says_something"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by__isnull=True, answer="")
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer="")),
                name="a_confidential_note_is_answered_whole",
            ),
        ]
