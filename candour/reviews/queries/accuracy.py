"""Questions about factual accuracy, for the managers of a review and for those it was sent to."""

from datetime import date

from django.db.models import Count, Q, QuerySet

from candour.cases.row_security import every_row
from candour.reviews.models import AccuracyComment, AccuracyPack, AccuracySatisfied, Review, Section
from candour.reviews.models.accuracy import BEFORE_SIGNATURE
from candour.staff.models import User

READER_ROLES = ("practitioner", "senior_probation_officer", "head_of_delivery_unit")


def packs_of(review: Review) -> QuerySet[AccuracyPack]:
    """Every extract that was sent, with how many comments it has and how many wait."""
    packs: QuerySet[AccuracyPack] = AccuracyPack.objects.filter(review=review).select_related(
        "recipient", "sent_by"
    )
    return packs.annotate(
        comments=Count("accuracy_comments"),
        waiting=Count("accuracy_comments", filter=Q(accuracy_comments__answered_at__isnull=True)),
    )


def comments_of(review: Review) -> QuerySet[AccuracyComment]:
    found: QuerySet[AccuracyComment] = AccuracyComment.objects.filter(review=review)
    return found.select_related("pack__recipient", "section", "by", "answered_by")


def satisfied_of(review: Review) -> dict[str, AccuracySatisfied]:
    """Which manager is satisfied now, by whether they review or countersign."""
    rows = AccuracySatisfied.objects.filter(review=review, withdrawn_at__isnull=True).select_related("by")
    return {row.who: row for row in rows}


def sections_with_words(review: Review) -> QuerySet[Section]:
    found: QuerySet[Section] = Section.objects.filter(review=review, words__gt=0)
    return found


def recipients_for(review: Review, *, on: date) -> list[User]:
    """Heads of the delivery unit first, then staff of the unit, then staff named in the case."""
    held = Q(roles_held__role__in=READER_ROLES, roles_held__since__lte=on)
    standing = Q(roles_held__until__isnull=True) | Q(roles_held__until__gte=on)
    here = Q(delivery_unit=review.case.delivery_unit_id) | Q(register_entries__case=review.case_id)
    if review.case.delivery_unit_id is None:
        here = Q(region=review.case.region_id) | Q(register_entries__case=review.case_id)
    found = User.objects.filter(held & standing & here, is_active=True).exclude(
        pk__in=[review.reviewing_manager_id or 0, review.countersigning_manager_id or 0]
    )
    people = list(found.distinct())
    heads = set(
        User.objects.filter(
            pk__in=[person.pk for person in people], roles_held__role="head_of_delivery_unit"
        ).values_list("pk", flat=True)
    )
    return sorted(people, key=lambda person: (person.pk not in heads, person.full_name))


def extracts_for(user: User) -> list[AccuracyPack]:
    """What was sent to this person, whether or not they may open the case: the open ones first."""
    with every_row():
        found = AccuracyPack.objects.filter(recipient=user).select_related("case", "review")
        return sorted(found, key=lambda pack: (pack.is_over, pack.due_on))


def extracts_waiting(user: User) -> int:
    """How many extracts wait for this person's answer."""
    with every_row():
        waiting = AccuracyPack.objects.filter(recipient=user, answered_at__isnull=True)
        return waiting.filter(closed_without_answer_why="", review__status__in=BEFORE_SIGNATURE).count()


def extract_for(user: User, number: int) -> AccuracyPack | None:
    """One extract that was sent to this person, with what they have said."""
    with every_row():
        found: AccuracyPack | None = (
            AccuracyPack.objects.filter(recipient=user, pk=number)
            .select_related("case", "review")
            .prefetch_related("accuracy_comments")
            .first()
        )
        return found
