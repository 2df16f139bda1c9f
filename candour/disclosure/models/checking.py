"""The blind check: passages drawn for a second person, and what that person would do."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from candour.disclosure.models.deciding import Action, Anchored
from candour.disclosure.models.disclosure import Disclosure, PartOfDisclosure


class Check(PartOfDisclosure):
    """One check by one person: how its passages were drawn, and when it ended."""

    checker = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    seed = models.CharField(max_length=40)
    share = models.PositiveSmallIntegerField()
    """Hundredths of the unchanged passages that were drawn."""
    ended_at = models.DateTimeField(null=True)
    passed = models.BooleanField(null=True)

    class Meta:
        ordering = ["-begun_at", "-id"]
        default_related_name = "checks"
        constraints = [
            models.UniqueConstraint(
                fields=["disclosure"], condition=Q(ended_at__isnull=True), name="one_check_at_a_time"
            ),
        ]

    @classmethod
    def present_of(cls, disclosure: Disclosure) -> Check | None:
        """The check that is under way, if any."""
        found: Check | None = cls.objects.filter(disclosure=disclosure, ended_at__isnull=True).first()
        return found

    @property
    def is_answered(self) -> bool:
        """Whether every passage has an answer: only then is shown what the preparer decided."""
        return not self.items.filter(answer="").exists()


class CheckItem(Anchored):
    class Why(models.TextChoices):
        DISMISSED = "dismissed", "Kept although the look proposed it"
        CHANGED = "changed", "Changed since the last approved copy"
        SAMPLE = "sample", "Drawn by chance"

    check_of = models.ForeignKey(Check, on_delete=models.CASCADE, related_name="items")
    decision = models.ForeignKey("disclosure.Decision", on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=20, choices=Why)
    answer = models.CharField(max_length=20, choices=Action, blank=True)
    grounds = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    remark = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    stands_because = models.TextField(blank=True)
    """Why the decision may stand although the checker would have decided otherwise."""

    class Meta:
        ordering = ["id"]
        default_related_name = "check_items"
        constraints = [
            models.UniqueConstraint(fields=["check_of", "decision"], name="a_decision_is_drawn_once"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="a_passage_is_answered_at_a_time",
            ),
        ]

    @property
    def differs(self) -> bool:
        """Whether the checker would have decided otherwise."""
        return bool(self.answer) and self.answer != self.decision.action

    @property
    def waits(self) -> bool:
        """Whether somebody must still say why the decision may stand."""
        return self.differs and not self.stands_because
