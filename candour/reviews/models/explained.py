"""Why a line of the thread panel stands: the author's answer, for everybody who signs."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from candour.reviews.models.review import PartOfReview


class LineExplained(PartOfReview):
    """An answer to one line of the panel. Lines that only work can mend are not answered this way."""

    rule = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)
    """What the line is about, as the panel names it: "judgement-12"; "review" for the whole."""
    mark = models.CharField(max_length=32, blank=True)
    """Of the words that were answered for: the answer counts while they stay as they were."""
    sentence = models.TextField(blank=True)
    """The line as it read when it was answered."""
    why = models.TextField()
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        default_related_name = "lines_explained"
        constraints = [
            models.UniqueConstraint(fields=["review", "rule", "subject"], name="a_line_is_explained_once"),
            models.CheckConstraint(condition=~Q(why=""), name="an_explained_line_says_why"),
        ]
