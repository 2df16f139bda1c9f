"""What the records say of people in one case and its review, read in one query."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import CharField, F, Min, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Now

from candour.cases.models import AccessEntry, Charge, RegisteredPerson, RegisterRole
from candour.reviews.models import (
    Conflict,
    Countersignature,
    EarlyLook,
    Interview,
    Involvement,
    QualityMarker,
    Review,
    SectionVersion,
)
from candour.staff.models import User

FOUND, DECLARED = "found", "declared"
"""Conflicts of interest that stand; one that the regional lead waived is left out."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that the records say: its kind, whom it is about, and its detail."""

    kind: str
    user: int
    name: str
    detail: str


REVIEW, CASE = -1, -2
"""Stand in the statement, made once, for the review and the case that are asked about."""


def rows_of(review: Review) -> list[Row]:
    """Everything that stands on record, each row once."""
    statement, parameters = _statement()
    asked = {REVIEW: review.pk, CASE: review.case_id}
    with connection.cursor() as cursor:
        cursor.execute(
            statement, [asked.get(value, value) if type(value) is int else value for value in parameters]
        )
        return [Row(*values) for values in cursor.fetchall()]


NAMED = (
    "SELECT link_kind, link_user, full_name, link_detail "
    "FROM ({links}) AS link JOIN staff_user ON staff_user.id = link_user"
)
"""People are named once, outside: a name in each part made the planning of the statement a tenth longer."""


@cache
def _statement() -> tuple[str, tuple[Any, ...]]:
    """Every save asks this, and putting ten parts together takes longer than the answer: it is made once."""
    first, *others = (_as_rows(*part) for part in _parts(Review(pk=REVIEW, case_id=CASE)))
    links, parameters = first.union(*others).query.sql_with_params()
    return NAMED.format(links=links), tuple(parameters)


Source = tuple[str, QuerySet[Any], str, str]
"""A kind, the records, the way from each to a member of staff, and the field with the detail."""


def _parts(review: Review) -> list[Source]:
    of_review = {"review": review.pk}
    conflicts = Conflict.objects.filter(**of_review, ended_at__isnull=True, waived_at__isnull=True)
    staff = RegisteredPerson.objects.filter(case=review.case_id, role=RegisterRole.STAFF)
    barred = AccessEntry.objects.filter(case=review.case_id, barred=True, since__lte=Now())
    return [
        ("named", staff, "staff_account", ""),
        ("noted", Involvement.objects.filter(**of_review), "person__staff_account", "part"),
        ("led_unit", _heads(review), "", ""),
        ("barred", barred.filter(Q(until__isnull=True) | Q(until__gt=Now())), "user", "relation"),
        ("early_look", EarlyLook.objects.filter(**of_review), "begun_by", ""),
        ("interviewed", Interview.objects.filter(**of_review), "person__staff_account", ""),
        ("wrote", SectionVersion.objects.filter(**of_review), "by", ""),
        ("signed", Countersignature.objects.filter(**of_review), "by", ""),
        ("marked", QualityMarker.objects.filter(**of_review), "user", ""),
        (FOUND, conflicts.filter(kind=FOUND), "user", "reason"),
        (DECLARED, conflicts.filter(kind=DECLARED), "user", "reason"),
    ]


def _as_rows(kind: str, records: QuerySet[Any], path: str, detail: str) -> QuerySet[Any, Any]:
    said = Cast(F(detail), TextField()) if detail else Value("", output_field=TextField())
    known = records.filter(**{f"{path or 'pk'}__isnull": False}).order_by()
    annotated = known.annotate(
        link_kind=Value(kind, output_field=CharField()),
        link_user=F(f"{path}_id" if path else "pk"),
        link_detail=said,
    )
    rows: QuerySet[Any, Any] = annotated.values_list("link_kind", "link_user", "link_detail")
    return rows


def _heads(review: Review) -> QuerySet[User]:
    """Heads of the delivery unit on the day of the alleged offence; staff keep only their present unit."""
    charges = Charge.objects.filter(case=review.case_id, case__delivery_unit=OuterRef("delivery_unit"))
    first = charges.order_by().values("case").annotate(first=Min("alleged_offence_date")).values("first")
    day = Subquery(first)
    held = Q(roles_held__role="head_of_delivery_unit", roles_held__since__lte=day)
    standing = Q(roles_held__until__isnull=True) | Q(roles_held__until__gte=day)
    return User.objects.filter(held & standing)
