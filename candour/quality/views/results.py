"""Results: ratings and answers with their bases, over time, by region, and the reviews behind each number."""

from dataclasses import replace

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.audit.reads import record_list
from candour.design_system import charts
from candour.design_system.tables import Column, Listing
from candour.paper import MARKING
from candour.policy.load import load_policy
from candour.policy.quality import MarkingScheme
from candour.quality.figures import Figures, Marked, Share, figures, grouped, what_distinguishes
from candour.quality.forms.results import ResultsFilter
from candour.quality.models import WHOLE, Assessment
from candour.quality.queries import results as queries
from candour.quality.queries.results import Chosen

COLUMNS = (
    Column("issued", "Report issued", ("issued_at",)),
    Column("person", "Person", ("case__sort_name",)),
    Column("composite", "Composite"),
    Column("body", "Marked by", ("body",)),
    Column("region", "Region", ("case__region__name",)),
)
GOOD = "good-outstanding"
NAMES = ("year", "region", "body", "key", "rating", "question", "answer")


@requires(Permission.VIEW_QUALITY)
def results(request: StaffRequest) -> HttpResponse:
    """What reviews were rated, and how questions were answered, of those this person has figures of."""
    everywhere = queries.sees_every_region(request.grants)
    opens = request.grants.allow(Permission.VIEW_CASE)
    every = queries.marked(request.sight, Chosen(), everywhere=everywhere)
    form = ResultsFilter(request.GET).offering(list(grouped(every, _period)), list(grouped(every, _region)))
    said = form.cleaned_data if form.is_valid() else {}
    chosen = Chosen(year=said.get("year", ""), region=said.get("region", ""), body=said.get("body", ""))
    narrowed = chosen != Chosen()
    rows = queries.marked(request.sight, chosen, everywhere=everywhere) if narrowed else every
    today = timezone.localdate()
    scheme = load_policy().scheme_on(today)
    found = _figures(rows, scheme)
    course = _since_the_start(request, chosen, rows, everywhere=everywhere)
    context = {
        "title": "Results",
        "marking": MARKING,
        "filter_form": form,
        "everywhere": everywhere,
        "found": found,
        "few": len(rows) < load_policy().quality_limits.on("few", on=today).number,
        "ratings": _rating_rows(found, scheme, chosen),
        "heads": [row.name for row in reversed(scheme.ratings)],
        "questions": _question_rows(found, scheme, chosen),
        "chart": charts.shares("Good or Outstanding by standard, per cent", _chart(found, scheme)),
        "years": _years(course, scheme, chosen),
        "standards": [name for _key, name in _named(scheme)],
        "year_chosen": chosen.year,
        "trend": charts.shares("Good or Outstanding overall, per cent, by year", _trend(course, scheme)),
        "regions": _parts(rows, scheme, "region", _region, chosen) if everywhere else [],
        "differences": _differences(rows, scheme),
        "published": [row for row in load_policy().quality_published if row.measure == "composite"],
        "rating_names": {row.key: row.name for row in scheme.ratings},
        "opens": opens,
        "back": reverse("quality:desk") if opens else None,
    }
    page = render(request, "quality/results.html", context)
    record_list(by=request.user, at=timezone.now(), page="results of quality", rows=len(rows))
    return page


@requires(Permission.VIEW_QUALITY)
def results_reviews(request: StaffRequest) -> HttpResponse:
    """The reviews behind one number, as far as this person may open them."""
    chosen = Chosen(**{name: request.GET.get(name, "") for name in NAMES})
    listing: Listing[Assessment] = Listing(
        queries.reviews_behind(request.sight, chosen), COLUMNS, request.GET, sort="-issued"
    )
    context = {
        "title": "Reviews behind the number",
        "marking": MARKING,
        "listing": listing,
        "composites": queries.composite_of(listing.rows),
        "back": reverse("quality:results"),
    }
    page = render(request, "quality/results_reviews.html", context)
    record_list(by=request.user, at=timezone.now(), page="reviews behind a result", rows=len(listing.rows))
    return page


def _since_the_start(
    request: StaffRequest, chosen: Chosen, rows: list[Marked], *, everywhere: bool
) -> list[Marked]:
    """What is chosen, of every year: a year that is chosen narrows everything but this."""
    if not chosen.year:
        return rows
    return queries.marked(request.sight, replace(chosen, year=""), everywhere=everywhere)


def _period(row: Marked) -> str:
    return row.period


def _region(row: Marked) -> str:
    return row.region


def _figures(rows: list[Marked], scheme: MarkingScheme) -> Figures:
    return figures(
        rows,
        keys=[*(row.key for row in scheme.standards), WHOLE],
        scale=[row.key for row in scheme.ratings],
        asked=[row.key for row in scheme.sub_questions],
    )


def _named(scheme: MarkingScheme) -> list[tuple[str, str]]:
    return [*((row.key, row.name) for row in scheme.standards), (WHOLE, "Composite")]


def _rating_rows(found: Figures, scheme: MarkingScheme, chosen: Chosen) -> list[dict[str, object]]:
    return [
        {
            "name": name,
            "of": found.good(key).of,
            "cells": [
                (found.ratings[key][rating.key], _address(chosen, key=key, rating=rating.key))
                for rating in reversed(scheme.ratings)
            ],
            "good": found.good(key),
        }
        for key, name in _named(scheme)
    ]


def _question_rows(found: Figures, scheme: MarkingScheme, chosen: Chosen) -> list[dict[str, object]]:
    return [
        {
            "name": row.short,
            "standard": scheme.standard(row.standard).name,
            "share": found.answers[row.key],
            "href": _address(chosen, question=row.key, answer="yes"),
            "published": row.published_as,
        }
        for row in scheme.sub_questions
    ]


def _parts(
    rows: list[Marked], scheme: MarkingScheme, name: str, by: object, chosen: Chosen
) -> list[dict[str, object]]:
    parts = grouped(rows, by)  # type: ignore[arg-type]  # one of the two functions above
    return [
        {
            "name": part,
            "good": _figures(members, scheme).good(WHOLE),
            "href": _address(chosen, **{name: part, "key": WHOLE, "rating": GOOD}),
            "few": len(members) < load_policy().quality_limits.on("few", on=timezone.localdate()).number,
        }
        for part, members in parts.items()
    ]


def _years(rows: list[Marked], scheme: MarkingScheme, chosen: Chosen) -> list[dict[str, object]]:
    """Each year with its standards and the composite: so many Good or better of so many rated."""
    few = load_policy().quality_limits.on("few", on=timezone.localdate()).number
    return [
        {
            "name": year,
            "few": len(members) < few,
            "cells": [
                (found.good(key), _address(chosen, year=year, key=key, rating=GOOD))
                for key, _name in _named(scheme)
            ],
        }
        for year, members in grouped(rows, _period).items()
        for found in [_figures(members, scheme)]
    ]


def _chart(found: Figures, scheme: MarkingScheme) -> list[tuple[str, float]]:
    return [(name.split(" ")[0], _percent(found.good(key))) for key, name in _named(scheme)]


def _trend(rows: list[Marked], scheme: MarkingScheme) -> list[tuple[str, float]]:
    return [
        (year, _percent(_figures(members, scheme).good(WHOLE)))
        for year, members in grouped(rows, _period).items()
    ]


def _percent(share: Share) -> int:
    return share.percent or 0


def _differences(rows: list[Marked], scheme: MarkingScheme) -> list[tuple[str, Share, Share, int | None]]:
    found = what_distinguishes(rows, [row.key for row in scheme.sub_questions])
    return [(scheme.sub_question(one.question).short, one.good, one.others, one.points) for one in found]


def _address(chosen: Chosen, **more: str) -> str:
    query = QueryDict(mutable=True)
    told = {name: getattr(chosen, name) for name in NAMES} | more
    query.update({name: value for name, value in told.items() if value})
    return f"{reverse('quality:results_reviews')}?{query.urlencode()}"
