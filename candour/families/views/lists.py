"""The list of the people with whom contact is kept, and the figures, each a way to the people behind it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.audit.reads import record_list
from candour.cases.models.visibility import Families
from candour.design_system.tables import Column, Listing
from candour.families.forms.disclosure import FiguresFilter, PlanFilter
from candour.families.models import ContactPlan
from candour.families.queries import lists
from candour.families.queries.figures import Figure, Figures, figures
from candour.families.views import words
from candour.families.views.reaching import later_panels
from candour.notifications.queries import region_choices
from candour.paper import MARKING
from candour.policy.load import load_policy

COLUMNS = (
    Column("due", "What is next", ("next_due",)),
    Column("name", "Who", ("addressed_as",)),
    Column("offer", "Offer of the review", ("disclosure_status",)),
    Column("officer", "Named contact", ("liaison_officer__full_name",)),
    Column("region", "Region", ("case__region__name",)),
)
ABOVE = {"show", "figure", "year", "reason"}
YEARS = 6


class PlanListing(Listing[ContactPlan]):
    """The tab and the figure stand above the list, and clearing the filters leaves them."""

    @property
    def filters(self) -> dict[str, list[str]]:
        return {name: values for name, values in super().filters.items() if name not in ABOVE}


@requires(Permission.VIEW_FAMILIES, Permission.KEEP_CONTACT)
def show_list(request: StaffRequest) -> HttpResponse:
    """People whose contact this person may read: theirs, the region's, or all."""
    today = timezone.localdate()
    form = PlanFilter(request.GET).offering(region_choices())
    rows = lists.plans_within(request.sight)
    figure = request.GET.get("figure", "") in lists.FIGURES
    counted = {} if figure else lists.counts(rows, request.user, today)
    wanted = _wanted(request, form, "mine" if counted.get("mine") else "open")
    chosen = lists.narrowed(rows, wanted, request.user, today)
    listing = PlanListing(chosen, COLUMNS, request.GET, sort="due")
    sees_all = Families.ALL in request.sight.families
    context = {
        "title": "Victims and families",
        "marking": MARKING,
        "listing": listing,
        "filter_form": form,
        "tabs": _tabs(request, wanted, counted),
        "figure": _figure_words(wanted),
        "why_next": lambda plan: lists.why_next(plan, today=today),
        "colours": words.COLOURS,
        "without": list(lists.cases_without_plans(request.sight)[:10]) if sees_all and not figure else [],
        "reads_figures": request.grants.allow(Permission.VIEW_FAMILY_FIGURES),
        "today": today,
        "panels": later_panels(request),
    }
    page = render(request, "families/list.html", context)
    record_list(by=request.user, at=timezone.now(), page="families", rows=len(listing.rows))
    return page


def _wanted(request: StaffRequest, form: PlanFilter, otherwise: str) -> lists.Wanted:
    said = form.cleaned_data if form.is_valid() else {}
    figure, year = request.GET.get("figure", ""), request.GET.get("year", "")
    return lists.Wanted(
        tab=request.GET.get("show", otherwise),
        region=said.get("region", ""),
        offer=said.get("offer", ""),
        figure=figure if figure in lists.FIGURES else "",
        year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
        reason=request.GET.get("reason", ""),
    )


def _tabs(request: StaffRequest, wanted: lists.Wanted, counted: dict[str, int]) -> list[dict[str, object]]:
    chosen = "" if wanted.figure else wanted.tab
    leads = Families.ALL in request.sight.families
    return [
        {"text": text, "href": f"?show={key}", "active": key == chosen, "count": counted.get(key)}
        for key, (text, _condition) in lists.tabs(request.user, timezone.localdate()).items()
        if leads or key not in {"nobody", "open"}
    ]


def _figure_words(wanted: lists.Wanted) -> str:
    """What one figure counts, in words."""
    if not wanted.figure:
        return ""
    rows = load_policy().disclosure_refusal_reasons.versions(wanted.reason)
    said = f": {rows[-1].name.lower()}" if rows else ""
    when = f", offers opened in {wanted.year}" if wanted.year else ""
    return f"{lists.FIGURES[wanted.figure][0]}{said}{when}"


@requires(Permission.VIEW_FAMILY_FIGURES)
def show_figures(request: StaffRequest) -> HttpResponse:
    """Take-up, reasons, times and promises, with what each figure is a part of."""
    today = timezone.localdate()
    form = FiguresFilter(request.GET).offering(region_choices(), [today.year - back for back in range(YEARS)])
    said = form.cleaned_data if form.is_valid() else {}
    region, year = said.get("region", ""), said.get("year", "")
    found = figures(request.sight, region=region, year=int(year) if year else None, today=today)
    context = {
        "title": "Contact with families in figures",
        "filter_form": form,
        "figures": found,
        "address": lambda figure: _address(request, figure, found, region, year),
        "words": _shown,
        "least": found.least,
        "reads_people": request.grants.allow(Permission.VIEW_FAMILIES),
    }
    page = render(request, "families/figures.html", context)
    record_list(by=request.user, at=timezone.now(), page="figures of families", rows=found.opened.number)
    return page


def _address(request: StaffRequest, figure: Figure, found: Figures, region: str, year: str) -> str:
    """The people behind a figure, for whoever may read them."""
    if found.hides or not figure.figure or not figure.number:
        return ""
    told = {"figure": figure.figure, "region": region, "year": year, "reason": figure.reason}
    return f"{reverse('families:list')}?{urlencode({name: value for name, value in told.items() if value})}"


def _shown(figure: Figure, found: Figures) -> str:
    return f"{figure.number:,}" if figure.shown else "not shown"
