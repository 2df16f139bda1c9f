"""Actions wherever they came from, who answers for them, and what was reported and found, day by day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Case, Count, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Lower

from candour.action_plans import vocabulary
from candour.cases.models.visibility import Sight, as_sight
from candour.staff.models import User


class Origin(models.TextChoices):
    """Where an action comes from."""

    PUBLISHED = "published", "Published recommendation"
    REVIEW = "review", "Review of a case"


class TargetKind(models.TextChoices):
    """What a printed target says."""

    DATE = "date", "A date"
    MONTH = "month", "A month"
    COMPLETE = "complete", "Complete"
    ONGOING = "ongoing", "Ongoing"
    COMPLETE_AND_ONGOING = "complete_and_ongoing", "Complete and ongoing"
    NONE = "none", "No target"


class Confidence(models.TextChoices):
    """How sure the reader was that this owner and this date belong to this action."""

    CERTAIN = "certain", "Certain"
    HIGH = "high", "High"
    LOW = "low", "Low: please check"


class OwnerQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: object) -> OwnerQuerySet:
        """The owners of actions that this person sees; names in published plans are public."""
        seen = Action.objects.visible_to(viewer).values("pk")
        return self.filter(pk__in=ActionOwner.objects.filter(action__in=seen).values("owner"))


class Owner(models.Model):
    """A role, team or class of people that answers for actions, under one spelling."""

    name = models.CharField(max_length=300)
    user = models.ForeignKey(
        "staff.User", on_delete=models.SET_NULL, null=True, blank=True, related_name="owner_of"
    )
    """The member of staff who reports for this owner."""

    objects: Any = OwnerQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("name"), name="an_owner_is_kept_once")]

    def __str__(self) -> str:
        return self.name


class ActionQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: object) -> ActionQuerySet:
        """Published actions are public data; those of reviews come with their cases, or are the reader's own.

        What was withdrawn is nobody's. Who may open the ledger at all is asked by the page and each command.
        """
        seen = Q(case__isnull=True, origin=Origin.PUBLISHED)
        if isinstance(viewer, User | Sight):
            sight = as_sight(viewer)
            answered_for = ActionOwner.objects.filter(owner__user=sight.reader).values("action")
            seen |= Q(case__isnull=False) & sight.condition("case__")
            seen |= Q(case__isnull=False, pk__in=answered_for) if sight.reader else Q()
        return self.filter(seen, withdrawn_at__isnull=True)

    def as_of(self, day: date) -> ActionQuerySet:
        """The actions known on a day, with what had been reported, moved and verified by then.

        Adds current_due, times_moved, reported, verified and overdue; an entry counts by the date it bears.
        """
        updates = ProgressUpdate.objects.filter(action=OuterRef("pk"), on__lte=day).order_by("-on", "-pk")
        moves = updates.filter(revised_due_on__isnull=False)
        counted = moves.order_by().values("action").annotate(number=Count("pk")).values("number")
        findings = Verification.objects.filter(action=OuterRef("pk"), on__lte=day).order_by("-on", "-pk")
        known = self.filter(known_from__lte=day).annotate(
            current_due=Coalesce(Subquery(moves.values("revised_due_on")[:1]), F("due_on")),
            times_moved=Coalesce(Subquery(counted[:1]), 0),
            reported=Coalesce(Subquery(updates.values("reported")[:1]), F("status_as_published")),
            verified=Coalesce(Subquery(findings.values("found")[:1]), Value(vocabulary.NOT_VERIFIED)),
        )
        late = Q(current_due__lt=day) & ~Q(reported__in=vocabulary.CLOSED)
        marked: ActionQuerySet = known.annotate(
            overdue=Case(When(late, then=True), default=False, output_field=models.BooleanField())
        )
        return marked

    def of_user(self, user: User) -> ActionQuerySet:
        """The actions that this person answers for."""
        return self.filter(pk__in=ActionOwner.objects.filter(owner__user=user).values("action"))


def _one_of(field: str, keys: list[str]) -> Q:
    return Q(**{f"{field}__in": keys})


REPORTED_KEYS = [word.key for word in vocabulary.REPORTED]
VERIFIED_KEYS = [word.key for word in vocabulary.VERIFIED]


class Action(models.Model):
    """One thing to be done, with its owners and target as printed and as understood."""

    origin = models.CharField(max_length=20, choices=Origin)
    origin_label = models.CharField(max_length=400)
    """Where it stands, in words: the publication and the number of the recommendation."""
    origin_path = models.CharField(max_length=200, blank=True)
    """The page of the record that it came from."""
    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, null=True, blank=True, related_name="actions"
    )
    """The case whose review it comes from; None where it was published."""
    text = models.TextField()
    owners = models.ManyToManyField(Owner, through="ActionOwner", related_name="actions")
    owners_as_printed = models.TextField(blank=True)
    target_as_printed = models.CharField(max_length=300, blank=True)
    target_kind = models.CharField(max_length=30, choices=TargetKind, default=TargetKind.NONE)
    target_year = models.PositiveSmallIntegerField(null=True, blank=True)
    target_month = models.PositiveSmallIntegerField(null=True, blank=True)
    target_day = models.PositiveSmallIntegerField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    """The target as first published. It never changes; a later target is a progress update."""
    due_is_default = models.BooleanField(default=False)
    """Only a month was printed, and its last day was taken."""
    subject_to_delay = models.BooleanField(default=False)
    """The date carries a footnote mark that warns of delay."""
    confidence = models.CharField(max_length=10, choices=Confidence, default=Confidence.CERTAIN)
    note = models.TextField(blank=True)
    status_as_published = models.CharField(
        max_length=30, choices=vocabulary.choices(vocabulary.REPORTED), default=vocabulary.NOT_REPORTED
    )
    known_from = models.DateField()
    """The day on which the action was published or agreed."""
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    search = models.GeneratedField(
        expression=SearchVector("text", "owners_as_printed", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects: Any = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "id"]
        indexes = [
            models.Index(fields=["due_on", "id"], name="action_due"),
            models.Index(fields=["known_from"], name="action_known_from"),
            GinIndex(fields=["search"], name="action_search"),
        ]
        constraints = [
            models.CheckConstraint(condition=_one_of("origin", Origin.values), name="action_origin"),
            models.CheckConstraint(
                condition=_one_of("target_kind", TargetKind.values), name="action_target_kind"
            ),
            models.CheckConstraint(
                condition=_one_of("confidence", Confidence.values), name="action_confidence"
            ),
            models.CheckConstraint(
                condition=_one_of("status_as_published", REPORTED_KEYS), name="action_status_as_published"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="an_action_has_words"),
            models.CheckConstraint(
                condition=Q(origin=Origin.PUBLISHED, case__isnull=True)
                | Q(origin=Origin.REVIEW, case__isnull=False),
                name="an_action_of_a_review_has_its_case",
            ),
            models.CheckConstraint(
                condition=Q(target_month__isnull=True) | Q(target_month__range=(1, 12)),
                name="action_target_month",
            ),
            models.CheckConstraint(
                condition=Q(target_day__isnull=True) | Q(target_day__range=(1, 31)), name="action_target_day"
            ),
            models.CheckConstraint(
                condition=Q(due_is_default=False) | Q(due_on__isnull=False),
                name="a_default_due_date_is_a_date",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class NameDecision(models.Model):
    """What a person decided of two names so alike that one may be a slip in print for the other."""

    first = models.ForeignKey(Owner, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Owner, on_delete=models.PROTECT, related_name="+")
    meant = models.ForeignKey(Owner, on_delete=models.PROTECT, null=True, related_name="+")
    """The owner that both names mean; None where they are two different owners."""
    note = models.TextField()
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="a_pair_of_names_is_decided_once"),
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="a_pair_of_names_has_an_order"),
            models.CheckConstraint(
                condition=Q(meant__isnull=True) | Q(meant=F("first")) | Q(meant=F("second")),
                name="one_of_the_two_names_is_meant",
            ),
            models.CheckConstraint(condition=~Q(note=""), name="a_decision_on_names_says_why"),
        ]


class ActionOwner(models.Model):
    """That an owner answers for an action, in the printed order."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="owner_links")
    owner = models.ForeignKey(Owner, on_delete=models.PROTECT, related_name="action_links")
    position = models.PositiveSmallIntegerField()
    chosen_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, null=True, related_name="+")
    """Who linked the printed words to this owner; None where they are exactly the owner's name."""

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["action", "owner"], name="an_owner_stands_once_on_an_action"),
        ]


class Milestone(models.Model):
    """A date inside an action's words, kept apart from its target because the two may disagree."""

    action = models.ForeignKey(Action, on_delete=models.CASCADE, related_name="milestones")
    position = models.PositiveSmallIntegerField()
    as_printed = models.CharField(max_length=300)
    due_on = models.DateField()
    due_is_default = models.BooleanField(default=False)
    agrees = models.BooleanField()
    """Whether it falls on the action's own due date."""

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["action", "position"], name="a_milestone_has_its_place"),
        ]


class ProgressUpdate(models.Model):
    """What an owner reported on a day. Append-only: a mistake is mended by a later report."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="updates")
    on = models.DateField()
    reported = models.CharField(max_length=30, choices=vocabulary.choices(vocabulary.REPORTED))
    evidence = models.TextField()
    revised_due_on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)
    """Why the target moved."""
    approver = models.ForeignKey("staff.User", on_delete=models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["on", "id"]
        indexes = [models.Index(fields=["action", "-on", "-id"], name="update_latest")]
        constraints = [
            models.CheckConstraint(condition=_one_of("reported", REPORTED_KEYS), name="update_reported"),
            models.CheckConstraint(condition=~Q(evidence=""), name="a_report_says_what_was_done"),
            models.CheckConstraint(
                condition=Q(revised_due_on__isnull=True, reason="", approver__isnull=True)
                | (Q(revised_due_on__isnull=False, approver__isnull=False) & ~Q(reason="")),
                name="a_moved_target_has_a_reason_and_an_approver",
            ),
            models.CheckConstraint(
                condition=Q(approver__isnull=True) | ~Q(approver=F("by")),
                name="nobody_approves_their_own_new_target",
            ),
        ]


class Verification(models.Model):
    """What somebody independent found on a day. Append-only."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="verifications")
    on = models.DateField()
    found = models.CharField(max_length=30, choices=vocabulary.choices(vocabulary.VERIFIED))
    evidence = models.TextField()
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["on", "id"]
        indexes = [models.Index(fields=["action", "-on", "-id"], name="verification_latest")]
        constraints = [
            models.CheckConstraint(condition=_one_of("found", VERIFIED_KEYS), name="verification_found"),
            models.CheckConstraint(condition=~Q(evidence=""), name="a_finding_says_what_was_seen"),
        ]
