"""Results of issued reports by year, region, standard and sub-question, as far as the reader may see."""

from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from candour.access.grants import Grants
from candour.cases.models.visibility import Sight
from candour.cases.row_security import every_row
from candour.quality.figures import Marked
from candour.quality.models import WHOLE, Assessment, SettledAnswer, SettledRating
from candour.quality.queries.sampling import year_of

NATIONWIDE = frozenset({"inspector", "national_officer", "national_lead", "analyst"})
"""Roles that see the figures of every region: figures alone, and no review that they could not open."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What figures or reviews are narrowed to; an empty part does not narrow."""

    year: str = ""
    region: str = ""
    body: str = ""
    key: str = ""
    rating: str = ""
    question: str = ""
    answer: str = ""


def sees_every_region(grants: Grants) -> bool:
    """Whether the figures of all regions are shown to somebody with these roles."""
    return any(role.key in NATIONWIDE for role in grants.roles)


def year_name(day: date) -> str:
    """2026/27 for a day from April 2026 to March 2027."""
    first = year_of(day).first.year
    return f"{first}/{(first + 1) % 100:02d}"


def marked(sight: Sight, chosen: Chosen, *, everywhere: bool) -> list[Marked]:
    """The settled marks of the first round of each review whose report is issued, in two queries."""
    with every_row() if everywhere else nullcontext():
        reader = Sight(everything=True) if everywhere else sight
        of_issued = {"assessment__issued_at__isnull": False, "assessment__round": 1}
        about = ("assessment", "assessment__issued_at", "assessment__body", "case__region__name")
        ratings = SettledRating.objects.visible_to(reader).filter(replaced_at=None, **of_issued)
        answers = SettledAnswer.objects.visible_to(reader).filter(**of_issued)
        rated = list(ratings.values_list(*about, "key", "rating"))
        answered = list(answers.values_list("assessment", "question", "answer"))
    return _together(rated, answered, chosen)


Rated = tuple[int, datetime, str, str, str, str]


def _together(rated: list[Rated], answered: list[tuple[int, str, str]], chosen: Chosen) -> list[Marked]:
    places: dict[int, tuple[str, str]] = {}
    ratings: dict[int, dict[str, str]] = {}
    answers: dict[int, dict[str, str]] = {}
    for pk, issued, body, region, key, rating in rated:
        year = year_name(timezone.localdate(issued))
        if _fits(chosen, year, region, body):
            places[pk] = (year, region)
            ratings.setdefault(pk, {})[key] = rating
    for pk, question, answer in answered:
        answers.setdefault(pk, {})[question] = answer
    return [Marked(*place, ratings[pk], answers.get(pk, {})) for pk, place in places.items()]


def _fits(chosen: Chosen, year: str, region: str, body: str) -> bool:
    return chosen.year in {"", year} and chosen.region in {"", region} and chosen.body in {"", body}


def reviews_behind(sight: Sight, chosen: Chosen) -> QuerySet[Assessment]:
    """The reviews behind a figure that this person may open."""
    rows = Assessment.objects.visible_to(sight).filter(issued_at__isnull=False, round=1)
    if chosen.year:
        rows = rows.filter(_in_year(chosen.year))
    if chosen.region:
        rows = rows.filter(case__region__name=chosen.region)
    if chosen.body:
        rows = rows.filter(body=chosen.body)
    if chosen.key and chosen.rating:
        settled = SettledRating.objects.filter(key=chosen.key, rating__in=chosen.rating.split("-"))
        rows = rows.filter(pk__in=settled.filter(replaced_at=None).values("assessment"))
    if chosen.question and chosen.answer:
        given = SettledAnswer.objects.filter(question=chosen.question, answer=chosen.answer)
        rows = rows.filter(pk__in=given.values("assessment"))
    joined: QuerySet[Assessment] = rows.select_related("case__region")
    return joined


def _in_year(name: str) -> Q:
    first = name.split("/")[0]
    if not (first.isascii() and first.isdigit() and len(first) == 4):
        return Q(pk__in=[])
    year = year_of(date(int(first) or 1, 4, 1))
    return Q(issued_at__date__gte=year.first, issued_at__date__lte=year.last)


def composite_of(rows: list[Assessment]) -> dict[int, str]:
    """The composite of each review of a page, in words, in one query."""
    settled = SettledRating.objects.filter(assessment__in=rows, key=WHOLE, replaced_at=None)
    return {row.assessment_id: row.get_rating_display() for row in settled}
