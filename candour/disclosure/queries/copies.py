"""Lists of copies: all within sight, of one case, those with somebody, and what was given to whom."""

from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Sum

from candour.access.grants import Grants
from candour.access.permissions import Permission
from candour.cases.models import Case
from candour.cases.models.visibility import Sight
from candour.disclosure.lettering import FAMILY
from candour.disclosure.models import (
    BEFORE_SENDING,
    GIVEN,
    Concern,
    Disclosure,
    Recall,
    Sending,
    Status,
    TakenOver,
)
from candour.disclosure.queries.recipients import audience_name
from candour.families.models import ContactPlan
from candour.reviews.models import Review, ReviewStage
from candour.staff.models import User
from candour.workflow.models import StatusChange

JOINED = ("case__region", "preparer", "checker", "approver", "release_set", "replaces")


def copies(sight: Sight) -> Any:  # noqa: ANN401 - a queryset of disclosures
    return Disclosure.objects.visible_to(sight).select_related(*JOINED).defer("submission__content")


def copies_of(case: Case, sight: Sight) -> Any:  # noqa: ANN401 - a queryset of disclosures
    return copies(sight).filter(case=case)


def to_hand_over(sight: Sight) -> Any:  # noqa: ANN401 - a queryset of disclosures
    """Approved for a victim or relative, and not handed over yet."""
    return copies(sight).filter(status=Status.APPROVED, audience=FAMILY)


def copies_for(plan: ContactPlan, sight: Sight) -> Any:  # noqa: ANN401 - a queryset of disclosures
    """Every copy for one victim or relative, the latest first."""
    return copies(sight).filter(plan=plan)


def waiting_for(user: User, grants: Grants) -> Q:
    """What waits for this person: their drafts, checks they took or could take, approvals, sendings."""
    waits = Q(status=Status.DRAFT, preparer=user) | Q(status=Status.PREPARED, checker=user)
    prepared_it = Q(preparer=user) | Q(pk__in=TakenOver.objects.filter(earlier=user).values("disclosure"))
    if grants.allow(Permission.CHECK_DISCLOSURE):
        waits |= Q(status=Status.PREPARED, checker=None) & ~prepared_it
    if grants.allow(Permission.APPROVE_DISCLOSURE):
        waits |= Q(status=Status.CHECKED) & ~prepared_it & ~Q(checker=user)
    if grants.allow(Permission.PREPARE_DISCLOSURE):
        waits |= Q(status=Status.APPROVED)
    elif grants.allow(Permission.SEND_DISCLOSURE):
        waits |= Q(status=Status.APPROVED, audience=FAMILY)
    return waits


TABS: dict[str, tuple[str, Q]] = {
    "open": ("Under way", Q(status__in=BEFORE_SENDING)),
    "given": ("Sent", Q(status__in=GIVEN)),
    "ended": ("Ended", Q(status=Status.ENDED)),
    "all": ("All", Q()),
}


def desk_counts(sight: Sight, user: User, grants: Grants) -> dict[str, int]:
    """For the home page."""
    waits = waiting_for(user, grants)
    found = Disclosure.objects.visible_to(sight).aggregate(
        mine=Count("pk", filter=waits), under_way=Count("pk", filter=Q(status__in=BEFORE_SENDING))
    )
    return {**found, "concerns": concerns_waiting(sight).count()}


def concerns_waiting(sight: Sight) -> QuerySet[Concern]:
    found: QuerySet[Concern] = Concern.objects.visible_to(sight).filter(answer="")
    return found.select_related("disclosure__case", "raised_by")


def sendings(sight: Sight, case: Case | None = None) -> QuerySet[Sending]:
    """Who was given what, when; the latest first."""
    found: QuerySet[Sending] = Sending.objects.visible_to(sight).select_related(
        "disclosure__case", "disclosure__submission", "by", "approval"
    )
    return found.filter(case=case) if case is not None else found


def takeovers(disclosure: Disclosure) -> QuerySet[TakenOver]:
    """Who took it over from whom, the earliest first."""
    found: QuerySet[TakenOver] = TakenOver.objects.filter(disclosure=disclosure)
    return found.select_related("earlier", "by")


def recalls(disclosure: Disclosure) -> QuerySet[Recall]:
    found: QuerySet[Recall] = Recall.objects.filter(disclosure=disclosure).select_related("by")
    return found


def reviews_to_share(sight: Sight) -> QuerySet[Review]:
    """Submitted reviews of which nothing is shared or being prepared yet."""
    found: QuerySet[Review] = Review.objects.visible_to(sight).filter(
        status=ReviewStage.SUBMITTED, disclosures=None
    )
    return found.select_related("case")


@dataclass(frozen=True, slots=True)
class AudienceFigures:
    key: str
    name: str
    opened: int
    under_way: int
    sent: int
    recalled: int
    days: float | None
    """Median days from opening to sending, of those sent; None where nothing was."""
    share: float | None
    """Per cent of words withheld, of those sent."""


def figures(sight: Sight, *, since: date | None = None) -> list[AudienceFigures]:
    """By audience, of copies opened since that day."""
    rows = Disclosure.objects.visible_to(sight)
    if since is not None:
        rows = rows.filter(opened_at__date__gte=since)
    counted = rows.values("audience").annotate(
        opened=Count("pk"),
        under_way=Count("pk", filter=Q(status__in=BEFORE_SENDING)),
        sent=Count("pk", filter=Q(sent_at__isnull=False)),
        recalled=Count("pk", filter=Q(status__in=[Status.RECALLED])),
        words=Sum("words", filter=Q(sent_at__isnull=False)),
        withheld=Sum("words_withheld", filter=Q(sent_at__isnull=False)),
    )
    took: dict[str, list[float]] = {}
    times = rows.filter(sent_at__isnull=False).annotate(took=F("sent_at") - F("opened_at"))
    for audience, time in times.values_list("audience", "took"):
        took.setdefault(audience, []).append(time.total_seconds() / 86_400)
    return [_figures(row, took.get(row["audience"], [])) for row in counted.order_by("audience")]


def _figures(row: dict[str, Any], took: list[float]) -> AudienceFigures:
    return AudienceFigures(
        key=row["audience"],
        name=audience_name(row["audience"]),
        opened=row["opened"],
        under_way=row["under_way"],
        sent=row["sent"],
        recalled=row["recalled"],
        days=round(median(took), 1) if took else None,
        share=round(100 * (row["withheld"] or 0) / row["words"], 1) if row["words"] else None,
    )


def returned(sight: Sight, *, since: date | None = None) -> dict[str, int]:
    """How often checkers and approvers returned a copy, and how many concerns went to the national team."""
    rows = Disclosure.objects.visible_to(sight)
    if since is not None:
        rows = rows.filter(opened_at__date__gte=since)
    moves = StatusChange.objects.filter(
        record_type="disclosure.disclosure", record_id__in=rows.values("pk")
    ).aggregate(
        checkers=Count("pk", filter=Q(transition="disclosure.returned")),
        approvers=Count("pk", filter=Q(transition="disclosure.returned_unapproved")),
    )
    concerns = Concern.objects.filter(disclosure__in=rows)
    return {**moves, "concerns": concerns.count(), "stopped": concerns.filter(answer="stop").count()}
