"""A copy of a submitted review for one recipient, and the set of copies and labels that it belongs to."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from candour.cases.models import Case
from candour.cases.models.visibility import Families, OfCaseQuerySet, Sight, as_sight
from candour.reviews.models import Review, Submission
from candour.staff.models import User


class Status(models.TextChoices):
    DRAFT = "draft", "Being prepared"
    PREPARED = "prepared", "With the checker"
    CHECKED = "checked", "Checked, to be approved"
    APPROVED = "approved", "Approved, to be sent"
    SENT = "sent", "Sent"
    RECALLED = "recalled", "Recalled"
    REPLACED = "replaced", "Replaced"
    ENDED = "ended", "Ended without being sent"


BEFORE_SENDING = (Status.DRAFT, Status.PREPARED, Status.CHECKED, Status.APPROVED)
GIVEN = (Status.SENT, Status.RECALLED, Status.REPLACED)


class Language(models.TextChoices):
    ENGLISH = "en", "English"
    WELSH = "cy", "Welsh"


class Format(models.TextChoices):
    PDF = "pdf", "PDF"
    LARGE_PRINT = "large_print", "PDF in large print"
    DOCX = "docx", "Word document"
    HTML = "html", "Web page"
    TEXT = "text", "Plain text"


class CopyQuerySet(OfCaseQuerySet):
    """Copies. Who keeps in touch with some families alone sees no copy for another family of the case."""

    TO_COPY = ""

    def visible_to(self, viewer: User | Sight) -> CopyQuerySet:
        sight = as_sight(viewer)
        seen = cast(CopyQuerySet, super().visible_to(sight))
        if set(sight.families) != {Families.OWN}:
            return seen
        plan = f"{self.TO_COPY}plan"
        return seen.filter(Q(**{plan: None}) | Q(**{f"{plan}__liaison_officer": sight.reader}))


class PartOfCopyQuerySet(CopyQuerySet):
    """What belongs to a copy is seen where the copy is."""

    TO_COPY = "disclosure__"


class ReleaseSet(models.Model):
    """Every copy for one recipient of one case. Its labels are its own and are used nowhere else."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    audience = models.CharField(max_length=40)
    """A key of the audiences in the policy."""
    recipient = models.CharField(max_length=200)
    opened_at = models.DateTimeField()

    objects: Any = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["opened_at", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(recipient=""), name="a_release_set_has_a_recipient"),
        ]

    @property
    def case_reference(self) -> str:
        return self.case.reference


class Disclosure(models.Model):
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="disclosures")
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="disclosures")
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="disclosures")
    """Exactly the version that is shared: frozen and hashed."""
    release_set = models.ForeignKey(ReleaseSet, on_delete=models.PROTECT, related_name="disclosures")
    number = models.PositiveIntegerField()
    status = models.CharField(max_length=20, choices=Status, default=Status.DRAFT)
    audience = models.CharField(max_length=40)
    recipient = models.CharField(max_length=200)
    purpose = models.TextField()
    knows = models.TextField(blank=True)
    """What the recipient already knows, in words."""
    known_people = ArrayField(models.BigIntegerField(), default=list, blank=True)
    """Numbers of people of the register whose names the recipient knows already."""
    plan = models.ForeignKey(
        "families.ContactPlan", on_delete=models.PROTECT, null=True, related_name="disclosures"
    )
    """Of a victim or relative: the contact plan in which they asked for it."""
    recipient_person = models.ForeignKey(
        "cases.RegisteredPerson", on_delete=models.PROTECT, null=True, related_name="+"
    )
    """The recipient, where the register of the case names them: a victim, a relative, a member of staff."""
    own_name = models.CharField(max_length=200, blank=True)
    """Their own name, which stands in their copy where everybody else has a label. They know it already."""
    language = models.CharField(max_length=2, choices=Language, default=Language.ENGLISH)
    formats = ArrayField(models.CharField(max_length=20, choices=Format))
    parts = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    """Keys of the parts that are shared; empty: the whole review."""
    chosen_blocks = models.JSONField(default=dict, blank=True)
    """By section, the marks of its paragraphs that are shared; a section that is not there is whole."""
    preparer = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    checker = models.ForeignKey("staff.User", on_delete=models.PROTECT, null=True, related_name="+")
    approver = models.ForeignKey("staff.User", on_delete=models.PROTECT, null=True, related_name="+")
    letter = models.JSONField(default=dict)
    """What the preparer says to a family, by the names of the fields of the covering letter."""
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replacements")
    opened_at = models.DateTimeField()
    prepared_at = models.DateTimeField(null=True)
    checked_at = models.DateTimeField(null=True)
    approved_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    open_passages = models.PositiveIntegerField(null=True)
    """How many passages are undecided, counted after each act; None before the first look."""
    words = models.PositiveIntegerField(default=0)
    words_withheld = models.PositiveIntegerField(default=0)

    objects: Any = CopyQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-id"]
        indexes = [models.Index(fields=["status", "id"], name="disclosure_status")]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="a_disclosure_has_its_number"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="disclosure_status_is_known"),
            models.CheckConstraint(
                condition=~Q(recipient="") & ~Q(purpose=""), name="a_disclosure_says_for_whom_and_why"
            ),
            models.CheckConstraint(
                condition=~Q(audience="victim_or_family") | Q(plan__isnull=False),
                name="a_family_asked_for_its_copy",
            ),
            models.CheckConstraint(
                condition=Q(own_name="") | Q(recipient_person__isnull=False),
                name="an_own_name_is_that_of_somebody",
            ),
            models.CheckConstraint(
                condition=Q(checker__isnull=True) | ~Q(checker=F("preparer")),
                name="nobody_checks_what_they_prepared",
            ),
            models.CheckConstraint(
                condition=Q(approver__isnull=True) | ~Q(approver=F("preparer")),
                name="nobody_approves_what_they_prepared",
            ),
            models.CheckConstraint(
                condition=Q(approver__isnull=True) | Q(checker__isnull=True) | ~Q(approver=F("checker")),
                name="nobody_approves_what_they_checked",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["checked", "approved", *GIVEN]) | Q(checker__isnull=False),
                name="nothing_goes_on_unchecked",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["approved", *GIVEN]) | Q(approver__isnull=False),
                name="nothing_is_sent_unapproved",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=["prepared", "checked", "approved", *GIVEN]) | Q(open_passages=0),
                name="nothing_goes_on_with_a_passage_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case.reference}, copy {self.number}"

    @property
    def case_reference(self) -> str:
        """Which audit chain a change of this record belongs to."""
        return self.case.reference


class PartOfDisclosure(models.Model):
    """What belongs to a disclosure. The case stands on each row: sight and the second fence hang on it."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    disclosure = models.ForeignKey(Disclosure, on_delete=models.CASCADE)

    objects: Any = PartOfCopyQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def case_reference(self) -> str:
        return self.case.reference


class TakenOver(PartOfDisclosure):
    """That another specialist prepares the copy from now on, and why. Append-only."""

    earlier = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    """Who prepared it until then: they never check or approve it."""
    reason = models.TextField()
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        default_related_name = "takeovers"
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="a_copy_is_taken_over_for_a_reason"),
            models.CheckConstraint(condition=~Q(by=F("earlier")), name="a_copy_is_taken_over_from_another"),
        ]


class LabelGiven(models.Model):
    """Which label stands for whom in one release set. Append-only."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    release_set = models.ForeignKey(ReleaseSet, on_delete=models.CASCADE, related_name="labels")
    entity = models.CharField(max_length=200)
    """A number in the register, or the words of somebody who is not in it."""
    label = models.CharField(max_length=80)
    at = models.DateTimeField()

    objects: Any = OfCaseQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["release_set", "entity"], name="an_entity_has_one_label"),
            models.UniqueConstraint(fields=["release_set", "label"], name="a_label_stands_for_one"),
        ]


class Effect(PartOfDisclosure):
    """What sharing would do to the person under supervision and to staff, and what is ready. Append-only."""

    on_person = models.TextField()
    on_staff = models.TextField()
    contingency = models.TextField()
    told_before = models.TextField(blank=True)
    """Who is told before the copy is shared, and by whom."""
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]
        default_related_name = "effects"
        constraints = [
            models.CheckConstraint(
                condition=~Q(on_person="") & ~Q(on_staff="") & ~Q(contingency=""),
                name="an_effect_is_said_in_words",
            ),
        ]


class Concern(PartOfDisclosure):
    """An exceptional concern that cannot be managed locally; the national team answers."""

    class Answer(models.TextChoices):
        GO_ON = "go_on", "Go on"
        GO_ON_WITH = "go_on_with", "Go on, with what the answer asks for"
        STOP = "stop", "Do not share it"

    text = models.TextField()
    raised_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    answer = models.CharField(max_length=20, choices=Answer, blank=True)
    answer_text = models.TextField(blank=True)
    answered_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["raised_at", "id"]
        default_related_name = "concerns"
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="a_concern_says_something"),
            models.CheckConstraint(
                condition=Q(answer="", answered_by__isnull=True, answered_at__isnull=True)
                | (~Q(answer="") & ~Q(answer_text="") & Q(answered_by__isnull=False)),
                name="a_concern_is_answered_in_words",
            ),
            models.CheckConstraint(
                condition=Q(answered_by__isnull=True) | ~Q(answered_by=F("raised_by")),
                name="nobody_answers_their_own_concern",
            ),
        ]
