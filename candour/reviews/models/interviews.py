"""Who was heard, at which level, and what staff were promised and given (Annex J of the Policy Framework)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from candour.reviews.models.review import PartOfReview


class Level(models.TextChoices):
    """The levels at which practice, its reasons and learning are looked for."""

    PRACTITIONER = "practitioner", "Practitioner"
    MANAGER = "manager", "Manager"
    DELIVERY_UNIT = "delivery_unit", "Delivery unit"
    REGION = "region", "Region"
    NATIONAL = "national", "National"
    MULTI_AGENCY = "multi_agency", "Multi-agency"


SENIOR = (Level.DELIVERY_UNIT, Level.REGION, Level.NATIONAL)
"""Where senior managers answer: heads of delivery units and above."""


class Interview(PartOfReview):
    class State(models.TextChoices):
        PLANNED = "planned", "Planned"
        HELD = "held", "Held"
        NOT_POSSIBLE = "not_possible", "Not possible"

    class Companion(models.TextChoices):
        NOT_ASKED = "not_asked", "Not asked for"
        AGREED = "agreed", "Asked for and agreed"
        NOT_AGREED = "not_agreed", "Asked for and not agreed"

    person = models.ForeignKey(
        "cases.RegisteredPerson", on_delete=models.PROTECT, null=True, related_name="interviews"
    )
    """Who was heard, where the person is in the register; the review itself names nobody."""
    role = models.CharField(max_length=120)
    grade = models.CharField(max_length=80, blank=True)
    level = models.CharField(max_length=20, choices=Level)
    state = models.CharField(max_length=20, choices=State, default=State.PLANNED)
    planned_on = models.DateField(null=True)
    told_of_review_on = models.DateField(null=True)
    pack_sent_on = models.DateField(null=True)
    companion = models.CharField(max_length=20, choices=Companion, default=Companion.NOT_ASKED)
    companion_reason = models.TextField(blank=True)
    held_on = models.DateField(null=True)
    not_possible_why = models.TextField(blank=True)
    notes = models.TextField(blank=True)
    added_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["held_on", "planned_on", "id"]
        default_related_name = "interviews"
        constraints = [
            models.CheckConstraint(condition=Q(level__in=Level.values), name="interview_level"),
            models.CheckConstraint(
                condition=~Q(state="held") | Q(held_on__isnull=False), name="a_held_interview_has_a_day"
            ),
            models.CheckConstraint(
                condition=~Q(state="not_possible") | ~Q(not_possible_why=""),
                name="an_interview_not_held_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(companion="not_agreed") | ~Q(companion_reason=""),
                name="a_companion_refused_is_told_why",
            ),
        ]


class PointRaised(PartOfReview):
    """One point that somebody made in an interview; judgements and reasons rely on points."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE)
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        default_related_name = "points"
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="a_point_says_something")]


class Promise(models.TextChoices):
    """What every member of staff involved is promised, in the order in which it is due."""

    TOLD = "told", "Told that a review is under way"
    SUPPORT = "support", "Support offered"
    PREPARED = "prepared", "Given what they need to prepare"
    FEEDBACK = "feedback", "Given feedback on the findings"
    LEARNING = "learning", "Told of the learning for them"
    COPY = "copy", "Offered a redacted copy"


class PromiseKept(PartOfReview):
    """That a promise to one member of staff was kept, or why it could not be. Append-only."""

    person = models.ForeignKey("cases.RegisteredPerson", on_delete=models.PROTECT, related_name="promises")
    promise = models.CharField(max_length=20, choices=Promise)
    on = models.DateField()
    kept = models.BooleanField(default=True)
    note = models.TextField(blank=True)
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["on", "id"]
        default_related_name = "promises_kept"
        constraints = [
            models.CheckConstraint(condition=Q(promise__in=Promise.values), name="promise_is_known"),
            models.CheckConstraint(condition=Q(kept=True) | ~Q(note=""), name="a_promise_not_kept_says_why"),
        ]
