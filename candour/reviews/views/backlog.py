"""The list of reviews, and the backlog over time, each figure a way to the reviews behind it."""

from datetime import date

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.audit.reads import record_list
from candour.design_system import charts
from candour.design_system.tables import Column, Listing
from candour.design_system.words import day as day_words
from candour.design_system.words import month as month_words
from candour.notifications.queries import region_choices
from candour.paper import MARKING
from candour.reviews.forecast import Month
from candour.reviews.forms.backlog import BacklogFilter, ReviewFilter
from candour.reviews.models import Review
from candour.reviews.queries import backlog as queries

COLUMNS = (
    Column("due", "What is next", ("due",)),
    Column("person", "Person", ("case__sort_name",)),
    Column("stage", "Stage", ("status",)),
    Column("region", "Region", ("case__region__name",)),
    Column("holder", "With", ("case__holder_name", "case__held_since")),
)
ABOVE = {"show", "month", "figure"}
"""What stands above the list is no filter of it."""


class ReviewListing(Listing[Review]):
    """The tab and the figure stand above the list, and clearing the filters leaves them."""

    @property
    def filters(self) -> dict[str, list[str]]:
        return {name: values for name, values in super().filters.items() if name not in ABOVE}


@requires(Permission.VIEW_REVIEW)
def show_list(request: StaffRequest) -> HttpResponse:
    """Reviews that this person may open: theirs, the region's, or all."""
    today = timezone.localdate()
    form = ReviewFilter(request.GET).offering(region_choices())
    rows = queries.reviews_of(request.sight)
    figure = {"figure", "month"} <= request.GET.keys()
    counted = {} if figure else queries.counts(rows, request.user, today)
    wanted = _wanted(request, form, "mine" if counted.get("mine") else "open")
    chosen = queries.narrowed(rows, wanted, request.user, request.sight, today)
    listing = ReviewListing(chosen, COLUMNS, request.GET, sort="due")
    context = {
        "title": "Reviews",
        "marking": MARKING,
        "listing": listing,
        "filter_form": form,
        "tabs": _tabs(request, wanted, counted, today),
        "figure": _figure(wanted),
        "why_next": lambda row: queries.why_next(row, today=today),
        "with_whom": queries.with_whom,
        "today": today,
    }
    page = render(request, "reviews/list.html", context)
    record_list(by=request.user, at=timezone.now(), page="reviews", rows=len(listing.rows))
    return page


def _wanted(request: HttpRequest, form: ReviewFilter, otherwise: str) -> queries.Wanted:
    said = form.cleaned_data if form.is_valid() else {}
    figure = request.GET.get("figure", "")
    return queries.Wanted(
        tab=request.GET.get("show", otherwise),
        stage=said.get("stage", ""),
        region=said.get("region", ""),
        figure=figure if figure in queries.FIGURES else "",
        month_end=_day(request.GET.get("month", "")),
    )


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def _tabs(
    request: StaffRequest, wanted: queries.Wanted, counted: dict[str, int], today: date
) -> list[dict[str, object]]:
    chosen = "" if wanted.figure and wanted.month_end else wanted.tab
    return [
        {"text": text, "href": f"?show={key}", "active": key == chosen, "count": counted.get(key)}
        for key, (text, _condition) in queries.tabs(request.user, today).items()
    ]


def _figure(wanted: queries.Wanted) -> str:
    """What one figure of the backlog counts, in words."""
    if not wanted.figure or wanted.month_end is None:
        return ""
    if wanted.figure == "submitted":
        return f"Submitted in {month_words(wanted.month_end)}, up to {day_words(wanted.month_end)}"
    return f"{queries.FIGURES[wanted.figure]} on {day_words(wanted.month_end)}"


@requires(Permission.VIEW_REVIEW)
def backlog(request: StaffRequest) -> HttpResponse:
    """Open, late and extended at each month's end, and submitted in it, as charts and as a table."""
    today = timezone.localdate()
    form = BacklogFilter(request.GET).offering(region_choices())
    region = form.cleaned_data["region"] if form.is_valid() else ""
    figures = queries.backlog(request.sight, today=today, region=region)
    context = {
        "title": "Backlog of reviews",
        "marking": MARKING,
        "filter_form": form,
        "months": [_row(month, region) for month in figures],
        "open_chart": charts.columns("Open at the end of each month", _drawn(figures, "open")),
        "late_chart": charts.columns("Late at the end of each month", _drawn(figures, "late")),
        "today": today,
    }
    page = render(request, "reviews/backlog.html", context)
    record_list(by=request.user, at=timezone.now(), page="backlog of reviews", rows=len(figures))
    return page


def _drawn(figures: list[Month], name: str) -> list[tuple[str, float]]:
    return [(f"{month.end:%b %y}", len(getattr(month, name))) for month in figures]


def _row(month: Month, region: str) -> dict[str, object]:
    return {
        "name": month_words(month.end),
        "end": month.end,
        "figures": [
            (len(getattr(month, name)), _address(name, month.end, region)) for name in queries.FIGURES
        ],
    }


def _address(figure: str, end: date, region: str) -> str:
    query = QueryDict(mutable=True)
    query.update({"figure": figure, "month": end.isoformat()} | ({"region": region} if region else {}))
    return f"{reverse('reviews:list')}?{query.urlencode()}"
