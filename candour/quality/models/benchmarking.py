"""A benchmarking session: chosen reviews, many markers, and marks that are revealed together."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from candour.cases.models import Case
from candour.cases.models.visibility import Sight, as_sight
from candour.quality.models.marking import RatingWord
from candour.reviews.models import Submission
from candour.staff.models import User


class SessionStatus(models.TextChoices):
    """Where a session stands; it moves by `quality.transitions` alone."""

    MARKING = "marking", "Being marked"
    REVEALED = "revealed", "Marks revealed"
    ENDED = "ended", "Ended without revealing"


class Group(models.TextChoices):
    """For whom a marker works, kept as it was at the session."""

    INSPECTORATE = "inspectorate", "HM Inspectorate of Probation"
    NATIONAL = "national", "National SFO team"
    REGION = "region", "Regional team"


class SessionQuerySet(models.QuerySet["BenchmarkSession"]):
    """A session is seen by who opened it, by who marks in it, and by the national team."""

    def visible_to(self, viewer: User | Sight) -> SessionQuerySet:
        sight = as_sight(viewer)
        if sight.everything:
            return self.all()
        taking_part = BenchmarkMarker.objects.filter(user=sight.reader).values("session")
        return self.filter(Q(opened_by=sight.reader) | Q(pk__in=taking_part))


class BenchmarkSession(models.Model):
    title = models.CharField(max_length=200)
    standards_version = models.CharField(max_length=60)
    status = models.CharField(max_length=20, choices=SessionStatus, default=SessionStatus.MARKING)
    opened_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    revealed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    revealed_at = models.DateTimeField(null=True)
    ended_why = models.TextField(blank=True)

    objects: Any = SessionQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at"]
        constraints = [
            models.CheckConstraint(condition=Q(status__in=SessionStatus.values), name="session_status"),
            models.CheckConstraint(
                condition=~Q(status=SessionStatus.REVEALED)
                | Q(revealed_at__isnull=False, revealed_by__isnull=False),
                name="what_is_revealed_says_by_whom",
            ),
            models.CheckConstraint(
                condition=~Q(status=SessionStatus.ENDED) | ~Q(ended_why=""),
                name="a_session_is_ended_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class BenchmarkReview(models.Model):
    """A submitted review that every marker of the session marks."""

    session = models.ForeignKey(BenchmarkSession, on_delete=models.PROTECT, related_name="reviews")
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=40)
    place = models.PositiveSmallIntegerField()

    objects: Any = models.Manager()

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["session", "submission"], name="a_review_is_in_a_session_once"),
            models.UniqueConstraint(fields=["session", "place"], name="a_place_in_a_session_is_taken_once"),
        ]


class BenchmarkMarker(models.Model):
    """One person's seat in a session."""

    session = models.ForeignKey(BenchmarkSession, on_delete=models.PROTECT, related_name="markers")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    group = models.CharField(max_length=20, choices=Group)
    region = models.CharField(max_length=120, blank=True)
    locked_at = models.DateTimeField(null=True)
    excused_at = models.DateTimeField(null=True)
    excused_why = models.TextField(blank=True)

    objects: Any = models.Manager()

    class Meta:
        ordering = ["group", "region", "id"]
        constraints = [
            models.UniqueConstraint(fields=["session", "user"], name="a_marker_is_in_a_session_once"),
            models.CheckConstraint(condition=Q(group__in=Group.values), name="marker_group"),
            models.CheckConstraint(
                condition=Q(excused_at__isnull=True, excused_why="")
                | (Q(excused_at__isnull=False, locked_at__isnull=True) & ~Q(excused_why="")),
                name="a_marker_is_excused_for_a_reason",
            ),
        ]

    @property
    def works_for(self) -> str:
        """For whom, in words: the region where there is one."""
        return self.region or self.get_group_display()


class BenchmarkMark(models.Model):
    """One rating by one marker. Nobody else sees it before the session is revealed."""

    marker = models.ForeignKey(BenchmarkMarker, on_delete=models.PROTECT, related_name="marks")
    review = models.ForeignKey(BenchmarkReview, on_delete=models.PROTECT, related_name="marks")
    key = models.CharField(max_length=40)
    """A standard, or the whole."""
    rating = models.CharField(max_length=20, choices=RatingWord)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()

    objects: Any = models.Manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["marker", "review", "key"], name="a_marker_rates_once"),
            models.CheckConstraint(condition=Q(rating__in=RatingWord.values), name="benchmark_rating"),
        ]
