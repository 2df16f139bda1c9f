"""The offer of the review, what somebody answered, a proposal not to disclose, and copies handed over."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from candour.cases.models.visibility import Sight
from candour.families.models.plan import CopyFormat, Language, OfPlanQuerySet, PartOfPlan, Way, known_to


class Offer(PartOfPlan):
    """That somebody was told, after a conviction, and offered the review. Append-only."""

    on = models.DateField()
    way = models.CharField(max_length=20, choices=Way)
    named_contact = models.BooleanField()
    """Whether it named somebody to turn to, and how."""

    class Meta:
        ordering = ["on", "id"]
        default_related_name = "offers"
        constraints = [models.CheckConstraint(condition=Q(way__in=Way.values), name="offer_way_is_known")]


class Answer(PartOfPlan):
    """What somebody answered to the offer, on a day. Append-only: a later answer stands beside it."""

    class Kind(models.TextChoices):
        ACCEPTED = "accepted", "They would like to have it"
        DECLINED = "declined", "They would rather not"
        DEFERRED = "deferred", "They would like to be asked again later"
        NO_REPLY = "no_reply", "There was no reply"
        ASKED_LATER = "asked_later", "They have asked for it now"

    on = models.DateField()
    kind = models.CharField(max_length=20, choices=Kind)
    reason = models.CharField(max_length=40, blank=True)
    """Of a decline: a key of the reasons in the policy, "not_given" among them."""
    words = models.TextField(blank=True)
    ask_again_on = models.DateField(null=True)

    class Meta:
        ordering = ["on", "id"]
        default_related_name = "answers"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["accepted", "declined", "deferred", "no_reply", "asked_later"]),
                name="answer_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(kind="declined") | ~Q(reason=""), name="a_decline_has_a_reason_or_none_given"
            ),
            models.CheckConstraint(
                condition=~Q(kind="deferred") | Q(ask_again_on__isnull=False),
                name="a_deferred_answer_says_when_to_ask_again",
            ),
        ]


class Nondisclosure(PartOfPlan):
    """A proposal not to disclose because of needs or risk; the national team agrees or refuses."""

    ground = models.CharField(max_length=40, blank=True)
    """A key of the grounds in the policy."""
    why = models.TextField(blank=True)
    tried = models.TextField(blank=True)
    """What was considered or tried first, so that the review could be shared."""
    sent_at = models.DateTimeField(null=True)
    """Empty while it is being written."""
    before = models.CharField(max_length=20, blank=True)
    """Where the offer stood when it was sent, to which a refusal returns it."""
    agreed = models.BooleanField(null=True)
    decided_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decision = models.TextField(blank=True)
    look_again_on = models.DateField(null=True)

    class Meta:
        ordering = ["at", "id"]
        default_related_name = "nondisclosures"
        constraints = [
            models.UniqueConstraint(
                fields=["plan"], condition=Q(decided_at__isnull=True), name="one_proposal_waits_for_a_person"
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=True) | ~Q(ground="") & ~Q(why="") & ~Q(tried="") & ~Q(before=""),
                name="a_proposal_is_sent_whole",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True, decided_at__isnull=True, agreed__isnull=True)
                | Q(decided_by__isnull=False, decided_at__isnull=False, agreed__isnull=False)
                & ~Q(decision="")
                & Q(sent_at__isnull=False),
                name="a_proposal_is_decided_whole",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("by")),
                name="nobody_decides_their_own_proposal",
            ),
            models.CheckConstraint(
                condition=~Q(agreed=True) | Q(look_again_on__isnull=False),
                name="an_agreed_proposal_is_looked_at_again",
            ),
        ]


class OfCopyQuerySet(OfPlanQuerySet):
    """Copies: also for those who hand them over."""

    def within(self, sight: Sight) -> Q:
        return known_to(sight, self.TO_PLAN)


class CopyEvent(PartOfPlan):
    """A copy of the review handed over, recalled or replaced. Append-only."""

    class Kind(models.TextChoices):
        HANDED_OVER = "handed_over", "Handed over"
        RECALLED = "recalled", "Recalled"
        REPLACED = "replaced", "Replaced"

    kind = models.CharField(max_length=20, choices=Kind)
    on = models.DateField()
    release = models.CharField(max_length=80)
    """Which release, by the name that disclosure gives it."""
    language = models.CharField(max_length=10, choices=Language)
    format = models.CharField(max_length=20, choices=CopyFormat)
    note = models.CharField(max_length=300, blank=True)

    objects: ClassVar[Any] = OfCopyQuerySet.as_manager()

    class Meta:
        ordering = ["at", "id"]
        default_related_name = "copies"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["handed_over", "recalled", "replaced"]), name="copy_event_is_known"
            ),
            models.CheckConstraint(
                condition=Q(kind="handed_over") | ~Q(note=""), name="a_copy_recalled_or_replaced_says_why"
            ),
            models.CheckConstraint(condition=~Q(release=""), name="a_copy_is_of_a_release"),
        ]


class UnfinishedWords(models.Model):
    """What somebody was typing about a person when they stopped, or when their session ended."""

    plan = models.ForeignKey("families.ContactPlan", on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey("staff.User", on_delete=models.CASCADE, related_name="+")
    page = models.CharField(max_length=40)
    words = models.JSONField()
    at = models.DateTimeField()

    objects: Any = OfPlanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "by", "page"], name="unfinished_words_of_a_page"),
        ]
