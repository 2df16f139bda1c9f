"""The chronology: what happened when, from which source, and how much it matters."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from candour.reviews.models.review import PartOfReview


class Precision(models.TextChoices):
    """How exactly a date is known."""

    EXACT = "exact", "On this day"
    MONTH = "month", "In this month"
    ABOUT = "about", "About this day"


class EntryKind(models.TextChoices):
    SENTENCE = "sentence", "Sentence, release or licence"
    CONTACT = "contact", "Contact with the person"
    HOME_VISIT = "home_visit", "Home visit"
    ASSESSMENT = "assessment", "Assessment or review of risk"
    PLAN = "plan", "Plan or referral"
    MULTI_AGENCY = "multi_agency", "Multi-agency meeting or information"
    OVERSIGHT = "oversight", "Management oversight"
    ENFORCEMENT = "enforcement", "Missed appointment, warning, breach or recall"
    POLICE = "police", "Police or court information"
    OFFENCE = "offence", "The alleged offence"
    OTHER = "other", "Something else"


class Significance(models.TextChoices):
    ROUTINE = "routine", "Routine"
    SIGNIFICANT = "significant", "Significant"
    KEY = "key", "Key event"


class SourceKind(models.TextChoices):
    NDELIUS = "ndelius", "nDelius"
    OASYS = "oasys", "OASys"
    CASE_FILE = "case_file", "Case file or e-mail"
    INTERVIEW = "interview", "Interview"
    POLICE = "police", "Police"
    PRISON = "prison", "Prison records"
    PARTNER = "partner", "Another agency"
    COURT = "court", "Court"
    OTHER = "other", "Another source"


class ContactExtract(PartOfReview):
    """A file of contacts brought in for this review; its lines are picked from, not all taken."""

    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    lines = models.PositiveIntegerField()
    problems = models.JSONField(default=list)
    """Lines that could not be read: number, what is wrong, the line."""

    class Meta:
        ordering = ["-at", "-id"]
        default_related_name = "contact_extracts"
        constraints = [
            models.UniqueConstraint(fields=["review", "sha256"], name="a_file_of_contacts_is_taken_once"),
        ]


class ContactFile(PartOfReview):
    """A file of contacts that waits: somebody looks at what would come in, and nothing is taken yet."""

    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    columns = models.JSONField(default=dict)
    """Which column of the file holds what, where somebody said so: {"on": 0, "text": 4}."""
    at = models.DateTimeField()
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at", "-id"]
        default_related_name = "contact_files"
        constraints = [
            models.UniqueConstraint(fields=["review", "sha256"], name="a_file_of_contacts_waits_once"),
        ]


class ExtractedContact(PartOfReview):
    """One line of a file of contacts."""

    extract = models.ForeignKey(ContactExtract, on_delete=models.CASCADE)
    line = models.PositiveIntegerField()
    on = models.DateField()
    at_time = models.TimeField(null=True)
    kind = models.CharField(max_length=120, blank=True)
    outcome = models.CharField(max_length=120, blank=True)
    officer = models.CharField(max_length=120, blank=True)
    text = models.TextField(blank=True)
    put_aside = models.BooleanField(default=False)

    class Meta:
        ordering = ["on", "line", "id"]
        default_related_name = "contacts"
        indexes = [models.Index(fields=["extract", "on", "id"], name="contact_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["extract", "line"], name="a_line_of_contacts_stands_once"),
        ]


class ChronologyEntry(PartOfReview):
    on = models.DateField()
    """The day, or the first day of the month where only that is known."""
    precision = models.CharField(max_length=10, choices=Precision, default=Precision.EXACT)
    until = models.DateField(null=True)
    kind = models.CharField(max_length=20, choices=EntryKind, default=EntryKind.OTHER)
    significance = models.CharField(max_length=20, choices=Significance, default=Significance.SIGNIFICANT)
    text = models.TextField()
    source = models.CharField(max_length=20, choices=SourceKind, default=SourceKind.NDELIUS)
    source_detail = models.CharField(max_length=200, blank=True)
    contact = models.OneToOneField(
        ExtractedContact, on_delete=models.PROTECT, null=True, related_name="entry"
    )
    """The line of a file that it was picked from."""
    documents = models.ManyToManyField("documents.Document", related_name="+")
    added_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True)
    taken_out_at = models.DateTimeField(null=True)
    """Nothing is deleted: an entry that was taken out can be put back."""
    taken_out_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, null=True, related_name="+")
    taken_out_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["on", "id"]
        default_related_name = "chronology"
        indexes = [models.Index(fields=["review", "on", "id"], name="chronology_by_day")]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="an_entry_says_what_happened"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("on")), name="an_entry_ends_after_it_begins"
            ),
        ]


class EntryBefore(PartOfReview):
    """What an entry said before it was changed. Append-only."""

    entry = models.ForeignKey(ChronologyEntry, on_delete=models.CASCADE)
    said = models.JSONField()
    """The fields that changed, as they stood: {"text": "...", "on": "2025-03-12"}."""
    by = models.ForeignKey("staff.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]
        default_related_name = "entries_before"
