"""The assessments that a desk, an assessor or a region asks for, with their dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from candour.access.permissions import Permission
from candour.cases.models import Case
from candour.cases.models.visibility import Sight
from candour.notifications.models import Deadline
from candour.quality.models import Amendment, AmendmentAnswer, Assessment, AssessmentStatus, Body, Marking
from candour.quality.models.assessment import ANSWERED_IN, ISSUED, assuring
from candour.reviews.models import Review
from candour.staff.models import User

Status = AssessmentStatus
JOINED = (
    "case__region",
    "case__delivery_unit",
    "review__reviewing_manager",
    "review__countersigning_manager",
)
STEP, AGAIN = "quality_assurance", "resubmission"
ASSURING = (Permission.ALLOCATE_MARKING, Permission.MARK_REVIEW, Permission.CONSOLIDATE_MARKS)
"""What those do who assess; the region holds none of these."""
OPEN = ~Q(status__in=ISSUED)


def assessments_of(sight: Sight) -> QuerySet[Assessment]:
    """Every assessment that this person helps to make, with the day its response is due."""
    found: QuerySet[Assessment] = Assessment.objects.visible_to(sight).filter(assuring(sight))
    return with_due(found).select_related("case__region")


def with_due(rows: QuerySet[Assessment]) -> QuerySet[Assessment]:
    deadline = Deadline.objects.filter(case=OuterRef("case"), step=STEP, ended_on=None)
    return rows.annotate(due=Subquery(deadline.values("due")[:1]))


def tabs(user: User, today: date) -> dict[str, tuple[str, Q]]:
    """The views of a desk, each with its words and its condition."""
    return {
        "mine": ("With you", OPEN & with_you(user)),
        "to_allocate": ("To allocate", Q(status=Status.TO_ALLOCATE)),
        "to_mark": ("Being marked", Q(status=Status.MARKING)),
        "to_consolidate": ("To consolidate", Q(status=Status.SETTLING)),
        "to_issue": ("Report to issue", Q(status=Status.SETTLED)),
        "late": ("Late", late(today)),
        "issued": ("Issued", Q(status__in=ISSUED)),
        "all": ("All", Q()),
    }


def with_you(user: User) -> Q:
    """Where this person has a seat that stands."""
    seats = Marking.objects.filter(assessor=user, ended_at__isnull=True)
    return Q(pk__in=seats.values("assessment"))


def late(today: date) -> Q:
    """Not issued yet and past the day that stands."""
    return OPEN & Q(due__lt=today)


def counts(rows: QuerySet[Assessment], user: User, today: date) -> dict[str, int]:
    """How many each view holds, in one query."""
    found: dict[str, int] = rows.aggregate(
        **{
            key: Count("pk", filter=condition or None)
            for key, (_words, condition) in tabs(user, today).items()
        }
    )
    return found


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the desk is narrowed to; an empty part does not narrow."""

    tab: str = "all"
    body: str = ""
    region: str = ""


def narrowed(rows: QuerySet[Assessment], wanted: Wanted, user: User, today: date) -> QuerySet[Assessment]:
    chosen = rows.filter(tabs(user, today).get(wanted.tab, ("", Q()))[1])
    if wanted.body in Body.values:
        chosen = chosen.filter(body=wanted.body)
    return chosen.filter(case__region__code=wanted.region) if wanted.region else chosen


def assures(sight: Sight, assessment: Assessment) -> bool:
    """Whether this person is on the side that assures, and not the region's."""
    return sight.everything or Assessment.objects.filter(pk=assessment.pk).filter(assuring(sight)).exists()


def markings_of(assessment: Assessment, sight: Sight) -> list[Marking]:
    """Who marks it or did, the standing ones first: their seats, and nothing of their marks."""
    rows = Marking.objects.visible_to(sight).filter(assessment=assessment)
    return list(rows.select_related("assessor", "allocated_by").order_by("ended_at", "seat"))


def seats_of(assessments: Sequence[Assessment], sight: Sight) -> dict[int, list[Marking]]:
    """For each assessment of a page, who has a seat that stands; in one query."""
    found: dict[int, list[Marking]] = {}
    rows = Marking.objects.visible_to(sight).filter(assessment__in=assessments, ended_at__isnull=True)
    for marking in rows.select_related("assessor").order_by("seat"):
        found.setdefault(marking.assessment_id, []).append(marking)
    return found


def my_markings(user: User, sight: Sight) -> QuerySet[Marking]:
    """What this person was given to mark, with the day it is due."""
    deadline = Deadline.objects.filter(case=OuterRef("case"), step=STEP, ended_on=None)
    rows = Marking.objects.visible_to(sight).filter(assessor=user, ended_at__isnull=True)
    found: QuerySet[Marking] = rows.select_related("assessment__case__region")
    return found.annotate(due=Subquery(deadline.values("due")[:1]))


def reports_for_region(sight: Sight) -> QuerySet[Assessment]:
    """Reports that were issued, with how many amendments still wait for an answer."""
    answered = AmendmentAnswer.objects.filter(amendment=OuterRef("pk"))
    waiting = (
        Amendment.objects.filter(assessment=OuterRef("pk"), taken_out_at__isnull=True)
        .filter(assessment__status__in=ANSWERED_IN)
        .filter(~Exists(answered))
        .order_by()
        .values("assessment")
        .annotate(number=Count("pk"))
        .values("number")
    )
    again = Deadline.objects.filter(case=OuterRef("case"), step=AGAIN, ended_on=None)
    rows: QuerySet[Assessment] = Assessment.objects.visible_to(sight).filter(issued_at__isnull=False)
    return rows.select_related("case__region").annotate(
        waiting=Subquery(waiting), again=Subquery(again.values("due")[:1])
    )


def amendments_waiting(sight: Sight) -> int:
    """How many amendments of issued reports the region has not answered."""
    answered = AmendmentAnswer.objects.filter(amendment=OuterRef("pk"))
    asked = Amendment.objects.visible_to(sight).filter(
        taken_out_at__isnull=True, assessment__status__in=ANSWERED_IN
    )
    number: int = asked.filter(~Exists(answered)).count()
    return number


def under_way_in(sight: Sight) -> int:
    """Reviews of this person's cases whose quality is being assessed now."""
    number: int = Assessment.objects.visible_to(sight).filter(OPEN).count()
    return number


def rounds_of(review: Review, sight: Sight) -> list[Assessment]:
    """Every round of a review, the first one first."""
    rows = Assessment.objects.visible_to(sight).filter(review=review)
    return list(with_due(rows).select_related("case").order_by("round"))


def latest_of(case: Case, sight: Sight) -> Assessment | None:
    rows = Assessment.objects.visible_to(sight).filter(case=case).select_related("case")
    found: Assessment | None = with_due(rows).order_by("-round").first()
    return found


def due_again(case: Case) -> Deadline | None:
    """By when the review is to be submitted once more, while it is."""
    return Deadline.objects.filter(case=case, step=AGAIN, ended_on=None).first()
