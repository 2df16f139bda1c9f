"""What was said and promised: contacts, promises, questions and meetings."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from candour.families.models.plan import PartOfPlan, Way


class ContactMade(PartOfPlan):
    """One contact, or an attempt at one. Append-only."""

    class From(models.TextChoices):
        US = "us", "We got in touch"
        THEM = "them", "They got in touch"

    on = models.DateField()
    way = models.CharField(max_length=20, choices=Way)
    started_by = models.CharField(max_length=10, choices=From)
    reached = models.BooleanField(default=True)
    """Whether they were spoken to, or what was sent can be expected to have arrived."""
    who = models.CharField(max_length=200)
    """Who of us was in touch."""
    said = models.TextField()
    named_contact = models.BooleanField(null=True)
    """Of a letter or e-mail: whether it named somebody to turn to, and how."""

    class Meta:
        ordering = ["-on", "-id"]
        default_related_name = "contacts"
        constraints = [
            models.CheckConstraint(condition=Q(way__in=Way.values), name="contact_way_is_known"),
            models.CheckConstraint(condition=~Q(said=""), name="a_contact_says_what_was_said"),
            models.CheckConstraint(
                condition=~Q(way__in=["letter", "email"])
                | ~Q(started_by="us")
                | Q(named_contact__isnull=False),
                name="a_letter_says_whether_it_names_a_contact",
            ),
        ]


class PromisedDate(PartOfPlan):
    """Something that somebody was promised by a day, and whether the promise was kept."""

    what = models.CharField(max_length=300)
    due_on = models.DateField()
    settled_on = models.DateField(null=True)
    kept = models.BooleanField(null=True)
    why_not = models.CharField(max_length=300, blank=True)
    settled_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["due_on", "id"]
        default_related_name = "promises"
        constraints = [
            models.CheckConstraint(condition=~Q(what=""), name="a_promised_date_says_what"),
            models.CheckConstraint(
                condition=Q(kept__isnull=True, settled_on__isnull=True)
                | Q(kept__isnull=False, settled_on__isnull=False),
                name="a_promised_date_is_settled_whole",
            ),
            models.CheckConstraint(
                condition=~Q(kept=False) | ~Q(why_not=""), name="a_broken_promised_date_says_why"
            ),
        ]


class Meeting(PartOfPlan):
    """A meeting about the review, planned and held, or not held and why."""

    class State(models.TextChoices):
        PLANNED = "planned", "Planned"
        HELD = "held", "Held"
        NOT_HELD = "not_held", "Not held"

    class Place(models.TextChoices):
        HOME = "home", "Where they live"
        NEUTRAL = "neutral", "A neutral place that suits them"
        OFFICE = "office", "A probation office"
        VIDEO = "video", "By video"
        PHONE = "phone", "By phone"

    class Further(models.TextChoices):
        NOTHING = "nothing", "Nothing more was wanted"
        MEETING = "meeting", "Another meeting"
        LETTER = "letter", "A letter"
        BOTH = "both", "Another meeting and a letter"

    planned_on = models.DateField()
    place = models.CharField(max_length=20, choices=Place)
    state = models.CharField(max_length=20, choices=State, default=State.PLANNED)
    held_on = models.DateField(null=True)
    attendees = models.TextField(blank=True)
    """The roles of those who were there, one a line; nobody's name."""
    said = models.TextField(blank=True)
    further = models.CharField(max_length=20, choices=Further, blank=True)
    not_held_why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-planned_on", "-id"]
        default_related_name = "meetings"
        constraints = [
            models.CheckConstraint(
                condition=Q(place__in=["home", "neutral", "office", "video", "phone"]),
                name="meeting_place_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state="held") | Q(held_on__isnull=False) & ~Q(attendees="") & ~Q(further=""),
                name="a_held_meeting_says_who_was_there",
            ),
            models.CheckConstraint(
                condition=~Q(state="not_held") | ~Q(not_held_why=""), name="a_meeting_not_held_says_why"
            ),
        ]


class Question(PartOfPlan):
    """A question that somebody asked, and what they were answered."""

    asked_on = models.DateField()
    text = models.TextField()
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, related_name="questions")
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True)
    answered_by = models.ForeignKey("staff.User", on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["asked_on", "id"]
        default_related_name = "questions"
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="a_question_says_what_was_asked"),
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answer="")
                | Q(answered_on__isnull=False) & ~Q(answer=""),
                name="a_question_is_answered_whole",
            ),
        ]
