"""Marking by one assessor: their seat, what they write, every version of it, and the marks once locked."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q

from candour.cases.models.visibility import Sight, as_sight
from candour.quality.models.assessment import BLIND, AssuringQuerySet, PartOfAssessment
from candour.staff.models import User

SEATS = (1, 2)
"""One assessor, or two who mark without seeing each other's marks."""
WHOLE = "whole"
"""The key of what an assessor says of the whole review: the composite rating and effective practice."""


class RatingWord(models.TextChoices):
    """The scale, best first."""

    OUTSTANDING = "outstanding", "Outstanding"
    GOOD = "good", "Good"
    REQUIRES_IMPROVEMENT = "requires_improvement", "Requires improvement"
    INADEQUATE = "inadequate", "Inadequate"


class AnswerWord(models.TextChoices):
    YES = "yes", "Yes"
    NO = "no", "No"
    PARTLY = "partly", "Partly"
    NOT_APPLICABLE = "not_applicable", "Not applicable"


class Marking(PartOfAssessment):
    """The seat of one assessor in one assessment: no mark stands here."""

    seat = models.PositiveSmallIntegerField()
    assessor = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    allocated_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    allocated_at = models.DateTimeField()
    declared_at = models.DateTimeField(null=True)
    """When the assessor declared that nothing stands between them and an independent view."""
    locked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    """When the work was taken from them before it was locked."""
    ended_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, null=True, related_name="+")
    ended_why = models.TextField(blank=True)

    objects: Any = AssuringQuerySet.as_manager()

    class Meta:
        ordering = ["seat", "id"]
        default_related_name = "markings"
        indexes = [models.Index(fields=["assessor", "locked_at"], name="markings_of_an_assessor")]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "seat"],
                condition=Q(ended_at__isnull=True),
                name="one_assessor_in_a_seat",
            ),
            models.UniqueConstraint(
                fields=["assessment", "assessor"],
                condition=Q(ended_at__isnull=True),
                name="an_assessor_marks_a_round_once",
            ),
            models.CheckConstraint(condition=Q(seat__in=SEATS), name="at_most_two_assessors"),
            models.CheckConstraint(
                condition=Q(locked_at__isnull=True) | Q(ended_at__isnull=True, declared_at__isnull=False),
                name="locked_marks_are_those_of_a_declared_assessor",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__gte=F("allocated_at"), ended_by__isnull=False) & ~Q(ended_why=""),
                name="marking_is_ended_by_somebody_for_a_reason",
            ),
        ]


class BlindQuerySet(AssuringQuerySet):
    """Marks: one's own, and those of others when every marking of the round is locked."""

    def visible_to(self, viewer: User | Sight) -> AssuringQuerySet:
        sight = as_sight(viewer)
        return super().visible_to(sight).filter(blind(sight, "marking__"))


def blind(sight: Sight, path: str) -> Q:
    """The reader's own marks, or marks that are open; the database asks the same of `app.reader`."""
    opened = Q(**{f"{path}locked_at__isnull": False}) & ~Q(**{f"{path}assessment__status__in": BLIND})
    return Q(**{f"{path}assessor": sight.reader}) | opened


class PartOfMarking(PartOfAssessment):
    marking = models.ForeignKey(Marking, on_delete=models.CASCADE)

    objects: Any = BlindQuerySet.as_manager()

    class Meta:
        abstract = True


class Marks(PartOfMarking):
    """What an assessor writes under one standard, or of the whole: saved as they type."""

    key = models.CharField(max_length=40)
    """A key of the standards in the policy, or `WHOLE`."""
    content = models.JSONField(default=dict)
    """As `quality.marking.content` describes it."""
    version = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        default_related_name = "marks"
        verbose_name_plural = "marks"
        constraints = [
            models.UniqueConstraint(fields=["marking", "key"], name="marks_of_a_standard_stand_once"),
        ]


class MarksVersion(PartOfMarking):
    """What the marks said after one save. Append-only."""

    marks = models.ForeignKey(Marks, on_delete=models.CASCADE)
    number = models.PositiveIntegerField()
    content = models.JSONField()
    at = models.DateTimeField()
    operation = models.UUIDField(null=True, unique=True)
    """The save that made it: the same save sent twice is one version."""
    restored_from = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["-number"]
        default_related_name = "versions"
        constraints = [
            models.UniqueConstraint(fields=["marks", "number"], name="a_version_of_marks_has_its_number"),
        ]


class MarksKey(PartOfMarking):
    """The key to the words that a browser keeps until the server has them. Given to the assessor only."""

    marks = models.OneToOneField(Marks, on_delete=models.CASCADE, related_name="draft_key")
    key = models.BinaryField()
    """32 random bytes for AES-GCM."""
    made_at = models.DateTimeField()

    class Meta:
        default_related_name = "draft_keys"


class KeptMarks(PartOfMarking):
    """Marks that came after the session had ended: kept half an hour, for their assessor alone."""

    marks = models.OneToOneField(Marks, on_delete=models.CASCADE, related_name="kept")
    content = models.JSONField()
    base = models.PositiveIntegerField()
    at = models.DateTimeField()
    until = models.DateTimeField()

    class Meta:
        default_related_name = "kept_marks"
        verbose_name_plural = "kept marks"


class Rating(PartOfMarking):
    """A rating as it was locked: for a standard, or the composite. Append-only."""

    key = models.CharField(max_length=40)
    rating = models.CharField(max_length=20, choices=RatingWord)
    reason = models.TextField()
    improve = models.TextField(blank=True)
    """What to improve and where."""
    practice = models.TextField(blank=True)
    """Effective practice that was seen, noted with the whole."""

    class Meta:
        ordering = ["id"]
        default_related_name = "ratings"
        constraints = [
            models.UniqueConstraint(fields=["marking", "key"], name="a_standard_is_rated_once"),
            models.CheckConstraint(condition=Q(rating__in=RatingWord.values), name="rating_word"),
            models.CheckConstraint(condition=~Q(reason=""), name="a_rating_has_a_reason"),
        ]


class Answer(PartOfMarking):
    """The answer to a sub-question as it was locked. Append-only."""

    standard = models.CharField(max_length=40)
    question = models.CharField(max_length=60)
    answer = models.CharField(max_length=20, choices=AnswerWord)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        default_related_name = "answers"
        constraints = [
            models.UniqueConstraint(fields=["marking", "question"], name="a_question_is_answered_once"),
            models.CheckConstraint(condition=Q(answer__in=AnswerWord.values), name="answer_word"),
        ]


class Passage(PartOfMarking):
    """A passage of the submitted review that shows why: found there, and anchored to it. Append-only."""

    standard = models.CharField(max_length=40)
    section = models.CharField(max_length=40)
    block = models.CharField(max_length=40)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    """Code points of the block's text, the end exclusive."""
    quote = models.TextField()
    sha256 = models.CharField(max_length=64)
    """Of the quoted words in UTF-8."""

    class Meta:
        ordering = ["id"]
        default_related_name = "passages"
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="a_passage_holds_words"),
        ]
