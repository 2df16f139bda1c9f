"""A case: one person on probation and one incident, with four tracks that are never collapsed into one."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q

from candour.cases.models.visibility import OfCaseQuerySet, VisibleQuerySet


class ReviewStatus(models.TextChoices):
    """The review track, as far as the case itself must know it."""

    NOT_DECIDED = "not_decided", "Not decided"
    REQUIRED = "required", "Review required"
    NOT_REQUIRED = "not_required", "No review"
    COMPLETE = "complete", "Review complete"
    ENDED = "ended", "Ended before completion"


class CourtStatus(models.TextChoices):
    """The court outcome track; each value is a key of the court outcomes in the policy."""

    CHARGED = "charged", "Charged"
    SENT = "sent_for_trial", "Sent or committed for trial"
    AWAITING_TRIAL = "awaiting_trial", "Awaiting trial"
    CONVICTED = "convicted_of_sfo", "Convicted of the serious further offence"
    CONVICTED_MORE_SERIOUS = "convicted_of_more_serious", "Convicted of a more serious offence"
    CONVICTED_LESSER = "convicted_of_lesser", "Convicted of a lesser or other offence"
    ACQUITTED = "acquitted", "Acquitted"
    DROPPED = "charge_dropped", "Charges dropped or discontinued"
    DIED = "died_before_conclusion", "Died before the case concluded"
    UNFIT = "unfit_to_plead", "Not fit to plead"
    OTHER = "other", "Another outcome"


class VictimStatus(models.TextChoices):
    """The victim track: disclosure opens after conviction, or by a decision of the national team."""

    NOT_OPEN = "not_open", "Not open: no conviction yet"
    OPEN = "open", "Open: disclosure may be offered"
    NATIONAL_DECISION = "national_decision", "Waiting for the national team's decision"
    CLOSED = "closed", "Closed: no disclosure"


class ActionsStatus(models.TextChoices):
    """The actions track; actions themselves belong to action plans."""

    NONE = "none", "No actions yet"
    OPEN = "open", "Actions open"
    COMPLETE = "complete", "All actions complete"


class ClosingStatus(models.TextChoices):
    """Whether anything is left to do in the case, on any of its tracks."""

    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"


def one_of(field: str, choices: type[models.TextChoices]) -> Q:
    return Q(**{f"{field}__in": choices.values})


class WaitsFor(models.TextChoices):
    """Whose turn it is."""

    REGION = "region", "The region"
    NATIONAL = "national", "The national team"


NARROWED_BY = (
    "region",
    "delivery_unit",
    "holder",
    "review_status",
    "court_status",
    "victim_status",
    "waits_for",
    "closing_status",
)
"""What the filters of the work list ask: the index that its order needs answers them as well."""


SHOWN_BY = ("region", "closing_status")
"""What every row of a list is asked: whether the reader sees its region, and whether the case is open."""


class Case(models.Model):
    reference = models.CharField(max_length=20)
    crn = models.CharField("CRN", max_length=7)
    """Case reference number in nDelius, in capitals: a letter and six digits."""
    person_name = models.CharField(max_length=200)
    """The display name of the person on probation, kept equal to the register."""
    sort_name = models.CharField(max_length=200)
    """Family name first, accents folded: what lists sort by."""
    search_words = models.TextField(blank=True)
    """Every name of the person on probation, the CRN and the reference, folded as `names.fold` folds."""
    search: Any = models.GeneratedField(
        expression=SearchVector("search_words", config="simple"),
        output_field=SearchVectorField(),
        db_persist=True,
    )
    date_of_birth = models.DateField(null=True, blank=True)
    sex = models.CharField(max_length=20, blank=True)
    ethnicity = models.CharField(max_length=60, blank=True)
    index_offence = models.CharField(max_length=200, blank=True)
    index_sentence = models.CharField(max_length=200, blank=True)
    region = models.ForeignKey("staff.Region", on_delete=models.PROTECT, related_name="cases", db_index=False)
    delivery_unit = models.ForeignKey(
        "staff.DeliveryUnit", on_delete=models.PROTECT, null=True, blank=True, related_name="cases"
    )
    first_court_appearance = models.DateField(null=True, blank=True)
    court = models.CharField(max_length=120, blank=True)
    media_interest = models.BooleanField(default=False)
    media_note = models.CharField(max_length=300, blank=True)
    ministers_told_on = models.DateField(null=True, blank=True)
    holder = models.ForeignKey(
        "staff.User",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="cases_held",
        db_index=False,
    )
    held_since = models.DateTimeField(null=True, blank=True)
    # None, so that lists put the cases that nobody holds after the others.
    holder_name = models.CharField(max_length=120, null=True, editable=False)  # noqa: DJ001
    """The holder's name, kept equal by the database itself: a list of 100,000 sorts by it without a join."""
    review_status = models.CharField(max_length=40, choices=ReviewStatus, default=ReviewStatus.NOT_DECIDED)
    court_status = models.CharField(max_length=40, choices=CourtStatus, default=CourtStatus.CHARGED)
    victim_status = models.CharField(max_length=40, choices=VictimStatus, default=VictimStatus.NOT_OPEN)
    actions_status = models.CharField(max_length=40, choices=ActionsStatus, default=ActionsStatus.NONE)
    closing_status = models.CharField(max_length=10, choices=ClosingStatus, default=ClosingStatus.OPEN)
    convicted_offence_code = models.CharField(max_length=10, blank=True)
    convicted_offence_title = models.CharField(max_length=200, blank=True)
    """Stored apart from the charges: it may be lesser, or more serious, than what was notified."""
    court_outcome_on = models.DateField(null=True, blank=True)
    offence_title = models.CharField(max_length=200, blank=True)
    """The first charge, kept equal to it: what lists show."""
    next_step = models.CharField(max_length=200, blank=True)
    waits_for = models.CharField(max_length=10, choices=WaitsFor, blank=True)
    next_due = models.DateField(null=True, blank=True)
    """The earliest open deadline, copied here so that a list of 100,000 sorts by it without a join."""
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    source = models.CharField(max_length=200, blank=True)
    """Where the case came from: "typed", or the name and line of an extract."""

    objects: Any = VisibleQuerySet.as_manager()

    class Meta:
        ordering = ["-recorded_at", "-id"]
        # Row security asks for the region of every row: an index with it answers for a long list alone.
        indexes = [
            GinIndex(fields=["search"], name="case_search"),
            models.Index(fields=["crn"], name="case_crn"),
            models.Index(
                fields=["region", "next_due", "id"], include=["closing_status"], name="case_region_due"
            ),
            models.Index(fields=["next_due", "id"], include=NARROWED_BY, name="case_due"),
            models.Index(fields=["sort_name", "id"], include=SHOWN_BY, name="case_name"),
            models.Index(fields=["offence_title", "id"], include=SHOWN_BY, name="case_offence"),
            models.Index(
                fields=["holder_name", "held_since", "id"], include=SHOWN_BY, name="case_holder_name"
            ),
            models.Index(fields=["recorded_at", "id"], name="case_recorded"),
            models.Index(fields=["holder", "next_due", "id"], name="case_holder_due"),
            models.Index(
                fields=["region", "sort_name", "id"], include=["closing_status"], name="case_region_name"
            ),
            models.Index(fields=["region", "recorded_at", "id"], name="case_region_recorded"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["reference"], name="one_case_of_a_reference"),
            models.CheckConstraint(
                condition=one_of("review_status", ReviewStatus), name="case_review_status"
            ),
            models.CheckConstraint(condition=one_of("court_status", CourtStatus), name="case_court_status"),
            models.CheckConstraint(
                condition=one_of("victim_status", VictimStatus), name="case_victim_status"
            ),
            models.CheckConstraint(
                condition=one_of("actions_status", ActionsStatus), name="case_actions_status"
            ),
            models.CheckConstraint(
                condition=one_of("closing_status", ClosingStatus), name="case_closing_status"
            ),
            models.CheckConstraint(
                condition=Q(holder__isnull=True, held_since__isnull=True)
                | Q(holder__isnull=False, held_since__isnull=False),
                name="case_held_since_with_holder",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def case_reference(self) -> str:
        """Which audit chain a change of this record belongs to."""
        return self.reference


class CaseHolding(models.Model):
    """Who held a case, from when to when, and why it was handed over."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="holdings")
    holder = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    given_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+", db_index=False)
    reason = models.CharField(max_length=300, blank=True)

    objects = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(until__isnull=True), name="one_holder_of_a_case_at_a_time"
            ),
        ]


class YearCount(models.Model):
    """How many cases were numbered in a year, so that references run without a gap."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last = models.PositiveIntegerField()
