"""The learning thread: evidence, judgement, underlying reason, learning point, action."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from candour.reviews.models.chronology import ChronologyEntry
from candour.reviews.models.interviews import Interview, Level
from candour.reviews.models.review import PartOfReview


class Area(models.TextChoices):
    """The four parts of practice that a review judges (HMI Probation, annual report 2022)."""

    ASSESSMENT = "assessment", "Assessment"
    PLANNING = "planning", "Planning"
    DELIVERY = "delivery", "Delivery"
    REVIEWING = "reviewing", "Reviewing"


class Sufficiency(models.TextChoices):
    SUFFICIENT = "sufficient", "Sufficient"
    NOT_SUFFICIENT = "not_sufficient", "Not sufficient"


class Judgement(PartOfReview):
    area = models.CharField(max_length=20, choices=Area)
    sufficiency = models.CharField(max_length=20, choices=Sufficiency)
    missed_opportunity = models.BooleanField(default=False)
    text = models.TextField()
    significance = models.TextField(blank=True)
    """What it meant for the people at risk, in words that a family can read."""
    themes = models.JSONField(default=list)
    """Keys of the practice themes in the policy."""
    added_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        default_related_name = "judgements"
        constraints = [
            models.CheckConstraint(condition=Q(area__in=Area.values), name="judgement_area"),
            models.CheckConstraint(condition=~Q(text=""), name="a_judgement_says_something"),
        ]

    @property
    def is_deficiency(self) -> bool:
        return self.sufficiency == Sufficiency.NOT_SUFFICIENT or self.missed_opportunity


class Reason(PartOfReview):
    """Why practice was as it was: a factor, at a level. One deficiency may have several."""

    judgement = models.ForeignKey(Judgement, on_delete=models.CASCADE)
    text = models.TextField()
    factor = models.CharField(max_length=40, blank=True)
    """A key of the systemic factors in the policy."""
    level = models.CharField(max_length=20, choices=Level)
    added_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        default_related_name = "reasons"
        constraints = [
            models.CheckConstraint(condition=Q(level__in=Level.values), name="reason_level"),
            models.CheckConstraint(condition=~Q(text=""), name="a_reason_says_something"),
        ]


class Evidence(PartOfReview):
    """That a judgement or a reason relies on an entry of the chronology, or on an interview."""

    judgement = models.ForeignKey(Judgement, on_delete=models.CASCADE, null=True)
    reason = models.ForeignKey(Reason, on_delete=models.CASCADE, null=True)
    entry = models.ForeignKey(ChronologyEntry, on_delete=models.CASCADE, null=True)
    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, null=True)

    class Meta:
        ordering = ["id"]
        default_related_name = "evidence"
        constraints = [
            models.CheckConstraint(
                condition=Q(judgement__isnull=False, reason__isnull=True)
                | Q(judgement__isnull=True, reason__isnull=False),
                name="evidence_for_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(entry__isnull=False, interview__isnull=True)
                | Q(entry__isnull=True, interview__isnull=False),
                name="evidence_from_one_thing",
            ),
            models.UniqueConstraint(
                fields=["judgement", "reason", "entry", "interview"],
                name="evidence_stands_once",
                nulls_distinct=False,
            ),
        ]


class LearningPoint(PartOfReview):
    text = models.TextField()
    level = models.CharField(max_length=20, choices=Level)
    multi_agency = models.BooleanField(default=False)
    reasons = models.ManyToManyField(Reason, related_name="learning_points")
    themes = models.JSONField(default=list)
    already_done = models.TextField(blank=True)
    """What has been done since the offence, where it needs no further action."""
    added_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        default_related_name = "learning_points"
        constraints = [
            models.CheckConstraint(condition=Q(level__in=Level.values), name="learning_level"),
            models.CheckConstraint(condition=~Q(text=""), name="learning_says_something"),
        ]


class PlannedAction(PartOfReview):
    """An action of the review's plan; it becomes one of `action_plans` at countersignature."""

    learning_point = models.ForeignKey(LearningPoint, on_delete=models.CASCADE)
    text = models.TextField()
    owner = models.CharField(max_length=300, blank=True)
    """A role, as plans print it."""
    owner_user = models.ForeignKey("staff.User", on_delete=models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(null=True)
    measure = models.TextField(blank=True)
    """How anybody will see that it worked."""
    how = models.TextField(blank=True)
    """What makes it achievable: who has agreed, what it needs."""
    action = models.OneToOneField(
        "action_plans.Action", on_delete=models.PROTECT, null=True, related_name="planned_in"
    )
    added_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        default_related_name = "planned_actions"
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="a_planned_action_says_what")]


class EffectivePractice(PartOfReview):
    """Practice that was good, with what shows it."""

    text = models.TextField()
    theme = models.CharField(max_length=40, blank=True)
    """A key of the effective practice themes in the policy."""
    level = models.CharField(max_length=20, choices=Level, default=Level.PRACTITIONER)
    entry = models.ForeignKey(ChronologyEntry, on_delete=models.SET_NULL, null=True, related_name="+")
    interview = models.ForeignKey(Interview, on_delete=models.SET_NULL, null=True, related_name="+")
    added_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        default_related_name = "effective_practice"
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="effective_practice_says_what"),
        ]


class LevelConsidered(PartOfReview):
    """That a level was looked at and nothing was found there, with how it was looked at."""

    level = models.CharField(max_length=20, choices=Level)
    why = models.TextField()
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        default_related_name = "levels_considered"
        constraints = [
            models.UniqueConstraint(fields=["review", "level"], name="a_level_is_considered_once"),
            models.CheckConstraint(condition=~Q(why=""), name="a_level_considered_says_how"),
        ]


class DiversityConsidered(PartOfReview):
    """How a characteristic of the person was, or was not, taken into account, and what that changed."""

    class Characteristic(models.TextChoices):
        AGE = "age", "Age and maturity"
        DISABILITY = "disability", "Disability"
        NEURODIVERSITY = "neurodiversity", "Neurodiversity or learning needs"
        MENTAL_HEALTH = "mental_health", "Mental health"
        ETHNICITY = "ethnicity", "Ethnicity, nationality or language"
        RELIGION = "religion", "Religion or belief"
        SEX = "sex", "Sex, gender or sexual orientation"
        CARE = "care", "Experience of care or trauma"
        OTHER = "other", "Another characteristic"
        NONE_FOUND = "none_found", "Looked at, and none bore on this case"

    characteristic = models.CharField(max_length=20, choices=Characteristic)
    text = models.TextField()
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        default_related_name = "diversity"
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="diversity_says_how")]


class TakenOut(PartOfReview):
    """A part of the thread that was taken out, with all that hung on it, so that it can be put back."""

    kind = models.CharField(max_length=20)
    """As the pages name it: judgement, reason, learning, action, effective, level, diversity, answer."""
    number = models.PositiveBigIntegerField()
    """The key that the part had, and has again when it is put back."""
    said = models.TextField()
    content = models.JSONField()
    """Rows, as Django's serialiser writes them, and the links between reasons and learning."""
    why = models.TextField(blank=True)
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    put_back_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, null=True, related_name="+")
    put_back_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-id"]
        default_related_name = "taken_out"
        constraints = [
            models.CheckConstraint(
                condition=Q(put_back_at__isnull=True, put_back_by__isnull=True)
                | Q(put_back_at__isnull=False, put_back_by__isnull=False),
                name="what_was_taken_out_is_put_back_by_somebody",
            ),
        ]
