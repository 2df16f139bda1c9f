"""The contact plan of one victim or relative: who they are, how they wish to be reached, what is next."""

from __future__ import annotations

from typing import Any, ClassVar, Self, cast

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from candour.cases.models import Case
from candour.cases.models.visibility import Families, Sight, VisibleQuerySet, as_sight
from candour.staff.models import User


class SchemeStatus(models.TextChoices):
    """Where somebody stands with the Victim Contact Scheme; it is apart from the offer of the review."""

    NOT_KNOWN = "not_known", "Not known yet"
    NOT_ELIGIBLE = "not_eligible", "Outside the scheme"
    ELIGIBLE = "eligible", "Eligible, not yet referred"
    REFERRED = "referred", "Referred to the scheme"
    OFFERED = "offered", "Offered, choice awaited"
    OPTED_IN = "opted_in", "Takes part"
    OPTED_OUT = "opted_out", "Chose not to take part"


class DisclosureStatus(models.TextChoices):
    """Where the offer of the review stands. The court opens it, and each person answers for themselves."""

    NOT_OPEN = "not_open", "Not open: no conviction yet"
    WITH_NATIONAL = "with_national", "The national team decides whether it may be offered"
    NO_OFFER = "no_offer", "No review is offered: nobody was convicted"
    TO_OFFER = "to_offer", "To be offered"
    OFFERED = "offered", "Offered, answer awaited"
    ACCEPTED = "accepted", "Accepted"
    DECLINED = "declined", "Declined"
    DEFERRED = "deferred", "Wishes to be asked again"
    NO_REPLY = "no_reply", "No reply"
    ASKED_LATER = "asked_later", "Asked for it later"
    COPY_GIVEN = "copy_given", "Has a copy"
    PROPOSED_NOT = "proposed_not", "A proposal not to disclose waits"
    NOT_DISCLOSED = "not_disclosed", "Not disclosed, as the national team agreed"


ASKED_FOR_IT = (DisclosureStatus.ACCEPTED, DisclosureStatus.ASKED_LATER, DisclosureStatus.COPY_GIVEN)
"""Whoever prepares and hands over copies sees these people, and nobody else in the compartment."""


class ContactStatus(models.TextChoices):
    IN_CONTACT = "in_contact", "In contact"
    ENDED = "ended", "Nothing is owed"


class Way(models.TextChoices):
    """A way of reaching somebody."""

    LETTER = "letter", "Letter"
    PHONE = "phone", "Phone call"
    TEXT = "text", "Text message"
    EMAIL = "email", "E-mail"
    VIDEO = "video", "Video call"
    IN_PERSON = "in_person", "In person"
    THROUGH = "through", "Through somebody they chose"


class Language(models.TextChoices):
    ENGLISH = "en", "English"
    WELSH = "cy", "Welsh"
    OTHER = "other", "Another language"


class CopyFormat(models.TextChoices):
    """The shape in which somebody wishes to have what is given to them."""

    PAPER = "paper", "On paper"
    LARGE_PRINT = "large_print", "Large print"
    PDF = "pdf", "PDF file"
    WORD = "word", "Word file"
    WEB = "html", "Web page"
    TEXT = "text", "Plain text file"
    READ_ALOUD = "read_aloud", "Read aloud, with somebody beside them"
    EASY_READ = "easy_read", "Easy read"


def read_by(sight: Sight, path: str = "") -> Q:
    """Whose contact may be read, where `path` leads from the queried record to its plan ("plan__")."""
    if Families.ALL in sight.families:
        return Q()
    own = Q(**{f"{path}liaison_officer": sight.reader})
    return own if Families.OWN in sight.families else Q(pk__in=[])


def known_to(sight: Sight, path: str = "") -> Q:
    """Whose contact may be read, and who asked for a copy, for those who hand copies over."""
    asked = Q(**{f"{path}disclosure_status__in": ASKED_FOR_IT})
    read = read_by(sight, path)
    return read | asked if Families.ASKED in sight.families and read != Q() else read


class CompartmentQuerySet(VisibleQuerySet):
    """Records inside the compartment, which emergency access does not open."""

    TO_PLAN = "plan__"

    def visible_to(self, viewer: User | Sight) -> Self:
        """The records that this person may read, of cases that they see other than in an emergency."""
        sight = as_sight(viewer)
        seen = cast(Self, super().visible_to(sight)).filter(self.within(sight))
        return seen.exclude(**{f"{self.PATH}pk__in": sight.reading}) if sight.reading else seen

    def within(self, sight: Sight) -> Q:
        return read_by(sight, self.TO_PLAN)


class OfPlanQuerySet(CompartmentQuerySet):
    """Records that hang on a plan: for those who may read how contact goes."""

    PATH = "plan__case__"


class PlanQuerySet(CompartmentQuerySet):
    """Plans; those who hand copies over reach the plans of people who asked for one."""

    PATH = "case__"

    def within(self, sight: Sight) -> Q:
        return known_to(sight)

    def readable_by(self, viewer: User | Sight) -> Self:
        """Of the plans within sight, those whose contact this person may read."""
        return self.filter(read_by(as_sight(viewer)))


class ContactPlan(models.Model):
    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="contact_plans")
    person = models.OneToOneField(
        "cases.RegisteredPerson", on_delete=models.PROTECT, related_name="contact_plan"
    )
    addressed_as = models.CharField(max_length=120)
    """As they wish to be addressed, in a letter and on the phone."""
    relation = models.CharField(max_length=200, blank=True)
    """In their words, to whoever was harmed: "her mother"."""
    charge = models.ForeignKey("cases.Charge", on_delete=models.SET_NULL, null=True, related_name="+")
    liaison_officer = models.ForeignKey(
        "staff.User", on_delete=models.PROTECT, null=True, related_name="contact_plans"
    )
    scheme_status = models.CharField(max_length=20, choices=SchemeStatus, default=SchemeStatus.NOT_KNOWN)
    disclosure_status = models.CharField(
        max_length=20, choices=DisclosureStatus, default=DisclosureStatus.NOT_OPEN
    )
    contact_status = models.CharField(max_length=20, choices=ContactStatus, default=ContactStatus.IN_CONTACT)
    ways = ArrayField(models.CharField(max_length=20, choices=Way), default=list)
    times = models.CharField(max_length=300, blank=True)
    unsafe_ways = ArrayField(models.CharField(max_length=20, choices=Way), default=list)
    nothing_to_the_home = models.BooleanField(default=False)
    safety = models.TextField(blank=True)
    """What makes contact safe, and who must not learn of it."""
    language = models.CharField(max_length=10, choices=Language, default=Language.ENGLISH)
    language_note = models.CharField(max_length=120, blank=True)
    """Which other language, and whether an interpreter is needed."""
    needs = models.TextField(blank=True)
    adjustments = models.TextField(blank=True)
    formats = ArrayField(models.CharField(max_length=20, choices=CopyFormat), default=list)
    asked_how_on = models.DateField(null=True)
    """When they were last asked how they wish to be contacted."""
    next_contact_on = models.DateField(null=True)
    next_contact_why = models.CharField(max_length=200, blank=True)
    disclosure_open_since = models.DateField(null=True)
    """The day of the conviction, or of the decision, from which the offer is owed."""
    referral_due = models.DateField(null=True)
    referred_on = models.DateField(null=True)
    first_contact_due = models.DateField(null=True)
    first_contact_on = models.DateField(null=True)
    offered_on = models.DateField(null=True)
    copy_given_on = models.DateField(null=True)
    next_step = models.CharField(max_length=200, blank=True)
    next_due = models.DateField(null=True)
    """The earliest date of what is owed, worked out after every change, so that lists sort by it."""
    opened_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    objects: Any = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["opened_at", "id"]
        indexes = [
            models.Index(fields=["case", "next_due"], name="contact_of_case"),
            models.Index(fields=["liaison_officer", "next_due"], name="contact_of_officer"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(addressed_as=""), name="a_family_member_is_addressed"),
            models.CheckConstraint(condition=Q(language__in=Language.values), name="contact_language"),
            models.CheckConstraint(
                condition=~Q(language="other") | ~Q(language_note=""), name="another_language_is_named"
            ),
            models.CheckConstraint(
                condition=Q(scheme_status__in=SchemeStatus.values), name="contact_scheme_status"
            ),
            models.CheckConstraint(
                condition=Q(disclosure_status__in=DisclosureStatus.values), name="contact_disclosure_status"
            ),
            models.CheckConstraint(
                condition=Q(contact_status__in=ContactStatus.values), name="contact_status_is_known"
            ),
            models.CheckConstraint(
                condition=Q(next_contact_on__isnull=True) | ~Q(next_contact_why=""),
                name="the_next_contact_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.addressed_as

    @property
    def case_reference(self) -> str:
        """Which audit chain a change of this record belongs to."""
        return self.case.reference


class PartOfPlan(models.Model):
    """Something that hangs on a plan."""

    plan = models.ForeignKey(ContactPlan, on_delete=models.CASCADE)
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[Any] = OfPlanQuerySet.as_manager()

    class Meta:
        abstract = True


class LiaisonChange(PartOfPlan):
    """Who became the named contact, and why. Append-only."""

    officer = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)

    class Meta:
        ordering = ["at", "id"]
        default_related_name = "liaison_changes"
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="a_new_contact_has_a_reason")]


class SchemeStep(PartOfPlan):
    """One step with the Victim Contact Scheme, on its own day. Append-only."""

    step = models.CharField(max_length=20, choices=SchemeStatus)
    on = models.DateField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["on", "id"]
        default_related_name = "scheme_steps"
        constraints = [
            models.CheckConstraint(condition=Q(step__in=SchemeStatus.values), name="scheme_step_is_known"),
        ]


class OfFamiliesQuerySet(CompartmentQuerySet):
    """Records of a case that everybody reads who reads any contact in it."""

    PATH = "case__"

    def within(self, sight: Sight) -> Q:
        reads = {Families.ALL, Families.OWN} & set(sight.families)
        return Q() if reads else Q(pk__in=[])


class Sentence(models.Model):
    """The sentence in a case, from which the dates of the Victim Contact Scheme are counted."""

    class Kind(models.TextChoices):
        LONG_CUSTODY = "long_custody", "Custody of 12 months or more"
        HOSPITAL = "hospital", "A hospital order"
        SHORT_CUSTODY = "short_custody", "Custody of less than 12 months"
        OTHER = "other", "Another sentence"

    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="sentence")
    on = models.DateField()
    kind = models.CharField(max_length=20, choices=Kind)
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: Any = OfFamiliesQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["long_custody", "hospital", "short_custody", "other"]),
                name="sentence_kind_is_known",
            ),
        ]

    @property
    def within_the_scheme(self) -> bool:
        """Whether the sentence is one for which the scheme is offered; the offence must be one as well."""
        return self.kind in {self.Kind.LONG_CUSTODY, self.Kind.HOSPITAL}


class NoContact(models.Model):
    """That nobody keeps in touch with somebody whom the register names, and why, such as that they died."""

    class Why(models.TextChoices):
        DIED = "died", "They died"
        CHILD = "child", "A child: contact is kept with somebody who cares for them"
        ASKED = "asked", "They asked not to be contacted"
        UNKNOWN = "unknown", "Nobody knows how to reach them"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="no_contacts")
    person = models.OneToOneField(
        "cases.RegisteredPerson", on_delete=models.CASCADE, related_name="no_contact"
    )
    why = models.CharField(max_length=20, choices=Why)
    note = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: Any = OfFamiliesQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(why__in=["died", "child", "asked", "unknown"]), name="no_contact_says_why"
            ),
        ]
