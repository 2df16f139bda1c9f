"""Factual accuracy: what was sent to whom, what they said, and how each comment was answered."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from candour.reviews.models.review import PartOfReview, ReviewStage
from candour.reviews.models.writing import Section

BEFORE_SIGNATURE = (ReviewStage.WRITING, ReviewStage.FACTUAL_ACCURACY, ReviewStage.COUNTERSIGNING)
"""The stages in which an extract is sent, and in which its reader comments on it."""


class AccuracyPack(PartOfReview):
    """An extract offered to the head of the delivery unit, or to a member of staff for their own part."""

    class Audience(models.TextChoices):
        HEAD_OF_UNIT = "head_of_unit", "Head of the delivery unit"
        STAFF = "staff", "Member of staff, own part"

    audience = models.CharField(max_length=20, choices=Audience)
    recipient = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="accuracy_packs")
    extracts = models.JSONField()
    """What was sent: a list of {section, title, block, text, version}, frozen as it was that day."""
    sha256 = models.CharField(max_length=64)
    sent_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    due_on = models.DateField()
    answered_at = models.DateTimeField(null=True)
    nothing_to_say = models.BooleanField(default=False)
    closed_without_answer_why = models.TextField(blank=True)

    class Meta:
        ordering = ["sent_at", "id"]
        default_related_name = "accuracy_packs"
        constraints = [
            models.CheckConstraint(condition=Q(audience__in=["head_of_unit", "staff"]), name="pack_audience"),
        ]

    @property
    def is_over(self) -> bool:
        """Whether its reader can add nothing more: after the signature nobody would answer it."""
        told = self.answered_at is not None or bool(self.closed_without_answer_why)
        return told or self.review.status not in BEFORE_SIGNATURE


class AccuracyComment(PartOfReview):
    class Answer(models.TextChoices):
        ACCEPTED = "accepted", "Accepted, and the text was changed"
        PARTLY = "partly", "Accepted in part"
        NOT_ACCEPTED = "not_accepted", "Not accepted"

    pack = models.ForeignKey(AccuracyPack, on_delete=models.CASCADE)
    section = models.ForeignKey(Section, on_delete=models.CASCADE, null=True)
    block = models.CharField(max_length=40, blank=True)
    quoted = models.TextField(blank=True)
    text = models.TextField()
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answer = models.CharField(max_length=20, choices=Answer, blank=True)
    answer_text = models.TextField(blank=True)
    answered_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "id"]
        default_related_name = "accuracy_comments"
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="an_accuracy_comment_says_something"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True)
                | (~Q(answer="") & ~Q(answer_text="") & Q(answered_at__isnull=False)),
                name="an_accuracy_comment_is_answered_in_words",
            ),
        ]


class AccuracySatisfied(PartOfReview):
    """That the reviewing or countersigning manager is satisfied that the head of the unit could comment."""

    class Who(models.TextChoices):
        REVIEWING = "reviewing", "Reviewing manager"
        COUNTERSIGNING = "countersigning", "Countersigning manager"

    who = models.CharField(max_length=20, choices=Who)
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    note = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True)
    """A new pack, or a return for changes, asks the question again."""

    class Meta:
        ordering = ["at", "id"]
        default_related_name = "accuracy_satisfied"
        constraints = [
            models.UniqueConstraint(
                fields=["review", "who"],
                condition=Q(withdrawn_at__isnull=True),
                name="satisfied_once_at_a_time",
            ),
        ]
