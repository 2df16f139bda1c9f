"""The parts of a thread that are few and short, all in one query, so that a page asks little."""

from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from candour.reviews.models import (
    ChronologyEntry,
    DiversityConsidered,
    Interview,
    LevelConsidered,
    LineExplained,
    PlannedAction,
    Review,
    TakenOut,
)

OF_REVIEW = {"review": OuterRef("pk")}


def small_parts(review: Review) -> dict[str, Any]:
    """What `Records` takes under these names; only the fields that rules and pages read are there."""
    found = Review.objects.filter(pk=review.pk).values_list(
        _rows(ChronologyEntry.objects.filter(taken_out_at__isnull=True), "id", "on", "until"),
        _rows(LevelConsidered.objects.all(), "id", "level", "why"),
        _rows(DiversityConsidered.objects.all(), "id", "characteristic", "text"),
        _rows(LineExplained.objects.all(), "id", "rule", "subject", "mark", "why"),
        _rows(PlannedAction.objects.all(), *ACTION),
        _rows(Interview.objects.annotate(raised=Count("points")), "id", "level", "state", "role", "raised"),
        _rows(TakenOut.objects.filter(put_back_at__isnull=True), "id"),
    )
    events, levels, diversity, explained, actions, interviews, out = found.get()
    return {
        "events": [(row["id"], _day(row["on"]), _day(row["until"])) for row in events],
        "levels": [LevelConsidered(**row) for row in levels],
        "diversity": [DiversityConsidered(**row) for row in diversity],
        "explained": [LineExplained(**row) for row in explained],
        "actions": [PlannedAction(**row | {"due_on": _day(row["due_on"])}) for row in actions],
        "raised": {row["id"]: row.pop("raised") for row in interviews},
        "interviews": [Interview(**row) for row in interviews],
        "taken_out": len(out),
    }


ACTION = ("id", "learning_point_id", "text", "owner", "due_on", "measure", "how", "action_id")


def _rows(kind: QuerySet[Any], *fields: str) -> ArraySubquery:
    """The rows of a kind that belong to the review, in their order of making, as JSON."""
    rows = kind.filter(**OF_REVIEW).order_by("id")
    return ArraySubquery(rows.values(json=JSONObject(**{name: name for name in fields})))


def _day(text: str | None) -> Any:  # noqa: ANN401 - a date, where the column says that it is never empty
    return date.fromisoformat(text) if text else None
