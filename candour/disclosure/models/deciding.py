"""Looks of the engine, what they propose, and what people decided. Rows are only added."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from candour.disclosure.models.disclosure import PartOfDisclosure


class Look(PartOfDisclosure):
    """One run of the engine over the words that are shared, in the background. It fails closed."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        RUNNING = "running", "Looking"
        DONE = "done", "Done"
        FAILED = "failed", "The look failed"

    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    asked_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    touched_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    engine = models.CharField(max_length=60, blank=True)
    """Version of the engine that looked."""
    source_sha256 = models.CharField(max_length=64, blank=True)
    """Digest of the words and the register that it looked at."""
    passages = models.PositiveIntegerField(default=0)
    found = models.PositiveIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-asked_at", "-id"]
        default_related_name = "looks"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="done") | (~Q(engine="") & ~Q(source_sha256="")),
                name="a_look_that_is_done_says_at_what_it_looked",
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(problem=""), name="a_failed_look_says_so"
            ),
        ]


class Anchored(PartOfDisclosure):
    """A stretch of one block of the submitted words."""

    block = models.CharField(max_length=80)
    start = models.PositiveIntegerField()
    """In code points of the block's text; `end` is exclusive."""
    end = models.PositiveIntegerField()
    entity = models.CharField(max_length=200, blank=True)
    """A number in the register, or the words of somebody who is not in it; empty: nobody."""

    class Meta:
        abstract = True


class Suggestion(Anchored):
    """What one look proposes, with its reason in a sentence. Append-only."""

    look = models.ForeignKey(Look, on_delete=models.CASCADE)
    kind = models.CharField(max_length=40)
    tier = models.PositiveSmallIntegerField()
    """1: proposed; 2: needs a look."""
    rule = models.CharField(max_length=80)
    rule_version = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=400)

    class Meta:
        ordering = ["id"]
        default_related_name = "suggestions"
        constraints = [
            models.CheckConstraint(condition=Q(tier__in=[1, 2]), name="a_suggestion_has_a_tier"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="a_suggestion_covers_something"),
        ]


class Act(PartOfDisclosure):
    """One thing that the preparer did, on one passage or on many. Append-only."""

    words = models.CharField(max_length=300)
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    carried_from = models.ForeignKey(
        "disclosure.Disclosure", on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["id"]
        default_related_name = "acts"


class Undone(PartOfDisclosure):
    """That an act was taken back: what it decided no longer counts, and stays to be read. Append-only."""

    act = models.OneToOneField(Act, on_delete=models.CASCADE, related_name="undone")
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        default_related_name = "undone"


class Action(models.TextChoices):
    LABEL = "label", "Label"
    WITHHOLD = "withhold", "Withhold"
    GENERALISE = "generalise", "Say it more generally"
    KEEP = "keep", "Keep"


class Origin(models.TextChoices):
    REFERENCE = "reference", "A person referred to by the register"
    REGISTER = "register", "A form of a name in the register"
    PATTERN = "pattern", "A pattern"
    HEURISTIC = "heuristic", "Looks like somebody not in the register"
    FLAG = "flag", "Needs a look"
    MANUAL = "manual", "Marked by hand"
    PLUG_IN = "plug_in", "An optional recogniser"


class Decision(Anchored):
    """What happens to one passage, on which ground and why. The latest that is not undone counts."""

    act = models.ForeignKey(Act, on_delete=models.CASCADE)
    quoted_sha256 = models.CharField(max_length=64)
    """Of the words covered: a decision never counts for others."""
    before = models.CharField(max_length=40, blank=True)
    after = models.CharField(max_length=40, blank=True)
    action = models.CharField(max_length=20, choices=Action)
    grounds = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    """Keys of the grounds in the policy."""
    wording = models.CharField(max_length=300, blank=True)
    """What stands instead, where it is said more generally."""
    note = models.TextField(blank=True)
    """Why it is necessary and proportionate, or why it is kept."""
    origin = models.CharField(max_length=20, choices=Origin)
    kind = models.CharField(max_length=40, blank=True)
    rule = models.CharField(max_length=80, blank=True)
    rule_version = models.CharField(max_length=40, blank=True)
    carried_from = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["id"]
        default_related_name = "decisions"
        indexes = [
            models.Index(fields=["disclosure", "block", "start", "end", "-id"], name="decision_latest")
        ]
        constraints = [
            models.CheckConstraint(condition=Q(action__in=Action.values), name="decision_action"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="a_decision_covers_something"),
            models.CheckConstraint(
                condition=Q(action__in=["label", "keep"]) | ~Q(grounds=[]),
                name="what_is_withheld_has_a_ground",
            ),
            models.CheckConstraint(
                condition=Q(action="label") | ~Q(note=""), name="what_is_withheld_or_kept_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(action="generalise") | ~Q(wording=""), name="what_is_generalised_has_a_wording"
            ),
            models.CheckConstraint(
                condition=~Q(action="label") | ~Q(entity=""), name="a_label_stands_for_somebody"
            ),
        ]
