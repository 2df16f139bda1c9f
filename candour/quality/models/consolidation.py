"""How the marks of one or two assessors became the marks of the body, on the record."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from candour.quality.models.assessment import AssuringQuerySet, IssuedQuerySet, PartOfAssessment
from candour.quality.models.marking import AnswerWord, RatingWord


class Way(models.TextChoices):
    """How a rating was settled."""

    ONE = "one", "One assessor marked"
    SAME = "same", "Both assessors gave the same rating"
    AGREED = "agreed", "The assessors discussed it and agreed"
    THIRD = "third", "A third person decided, as the assessors did not agree"


class Said(PartOfAssessment):
    """What somebody said of a difference between the assessors. Append-only; the region never sees it."""

    key = models.CharField(max_length=40)
    text = models.TextField()
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: Any = AssuringQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        default_related_name = "discussion"
        verbose_name_plural = "said"
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="who_speaks_says_something")]


class SettledRating(PartOfAssessment):
    """The rating that stands for a standard or for the whole, why, and how it came about."""

    key = models.CharField(max_length=40)
    rating = models.CharField(max_length=20, choices=RatingWord)
    reason = models.TextField()
    improve = models.TextField(blank=True)
    way = models.CharField(max_length=10, choices=Way)
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    objects: Any = IssuedQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        default_related_name = "settled_ratings"
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "key"],
                condition=Q(replaced_at__isnull=True),
                name="one_settled_rating_stands",
            ),
            models.CheckConstraint(condition=Q(rating__in=RatingWord.values), name="settled_rating_word"),
            models.CheckConstraint(condition=~Q(reason=""), name="a_settled_rating_has_a_reason"),
        ]


class Agreement(PartOfAssessment):
    """That one assessor agrees with a settled rating. Append-only."""

    settled = models.ForeignKey(SettledRating, on_delete=models.CASCADE, related_name="agreements")
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: Any = AssuringQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        default_related_name = "agreements"
        constraints = [
            models.UniqueConstraint(fields=["settled", "by"], name="somebody_agrees_once"),
        ]


class SettledAnswer(PartOfAssessment):
    """The answer to a sub-question that stands."""

    standard = models.CharField(max_length=40)
    question = models.CharField(max_length=60)
    answer = models.CharField(max_length=20, choices=AnswerWord)
    note = models.TextField(blank=True)
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: Any = IssuedQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        default_related_name = "settled_answers"
        constraints = [
            models.UniqueConstraint(fields=["assessment", "question"], name="one_settled_answer_stands"),
            models.CheckConstraint(condition=Q(answer__in=AnswerWord.values), name="settled_answer_word"),
        ]
