"""The desks of the two bodies, and an assessor's own work."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.audit.reads import record_list
from candour.design_system.tables import Column, Listing
from candour.notifications.queries import region_choices
from candour.paper import MARKING
from candour.quality.forms.reporting import DeskFilter
from candour.quality.models import Assessment, AssessmentStatus, Marking
from candour.quality.queries import assessments as queries
from candour.quality.views.ways import ways

COLUMNS = (
    Column("due", "Response due", ("due",)),
    Column("person", "Person", ("case__sort_name",)),
    Column("status", "Where it stands", ("status",)),
    Column("body", "Assessed by", ("body",)),
    Column("markers", "Assessors"),
    Column("region", "Region", ("case__region__name",)),
)
MINE = (
    Column("due", "Response due", ("due",)),
    Column("person", "Person", ("assessment__case__sort_name",)),
    Column("mine", "Your marks", ("locked_at", "declared_at")),
    Column("status", "Where it stands", ("assessment__status",)),
)
COLOURS = {
    AssessmentStatus.TO_ALLOCATE: "yellow",
    AssessmentStatus.MARKING: "blue",
    AssessmentStatus.SETTLING: "purple",
    AssessmentStatus.SETTLED: "turquoise",
    AssessmentStatus.FINAL: "green",
    AssessmentStatus.RESUBMISSION: "orange",
    AssessmentStatus.RESUBMITTED: "grey",
}

EMPTY = {
    "mine": "A review appears here when somebody gives it to you to mark.",
    "to_allocate": "A review appears here when a region submits it, or when nobody marks it any more.",
    "to_mark": "A review appears here when somebody is given it to mark.",
    "to_consolidate": "A review appears here when everybody who marks it has locked their marks.",
    "to_issue": "A review appears here when its marks are consolidated.",
    "late": "No review is past the day by which the region is answered.",
    "issued": "A review appears here when its report is issued.",
    "all": "A review arrives here when a region submits it.",
}
"""What each tab says when it holds nothing."""


class DeskListing(Listing[Assessment]):
    """The tab stands above the list, and clearing the filters leaves it."""

    @property
    def filters(self) -> dict[str, list[str]]:
        return {name: values for name, values in super().filters.items() if name != "show"}


@requires(Permission.VIEW_QUALITY)
def desk(request: StaffRequest) -> HttpResponse:
    """What waits to be allocated, marked, consolidated and issued. The region is led to its reports.

    Whoever opens no case is led to the figures.
    """
    if not request.grants.allow(Permission.VIEW_CASE):
        return redirect("quality:results")
    if not any(map(request.grants.allow, queries.ASSURING)):
        return redirect("quality:reports")
    today = timezone.localdate()
    form = DeskFilter(request.GET).offering(region_choices())
    rows = queries.assessments_of(request.sight)
    counted = queries.counts(rows, request.user, today)
    wanted = _wanted(request, form, _first(request, counted))
    listing = DeskListing(
        queries.narrowed(rows, wanted, request.user, today), COLUMNS, request.GET, sort="due"
    )
    context = {
        "title": "Quality of reviews",
        "ways": ways(request.grants),
        "marking": MARKING,
        "listing": listing,
        "filter_form": form,
        "seats": queries.seats_of(listing.rows, request.sight),
        "colours": COLOURS,
        "tabs": [
            {"text": text, "href": f"?show={key}", "active": key == wanted.tab, "count": counted[key]}
            for key, (text, _condition) in queries.tabs(request.user, today).items()
        ],
        "empty": EMPTY.get(wanted.tab, EMPTY["all"]),
        "today": today,
    }
    page = render(request, "quality/desk.html", context)
    record_list(by=request.user, at=timezone.now(), page="quality of reviews", rows=len(listing.rows))
    return page


def _first(request: StaffRequest, counted: dict[str, int]) -> str:
    """The tab that opens: own work, then what this person allocates, then everything."""
    if counted["mine"]:
        return "mine"
    allocates = request.grants.allow(Permission.ALLOCATE_MARKING) and counted["to_allocate"]
    return "to_allocate" if allocates else "all"


def _wanted(request: HttpRequest, form: DeskFilter, otherwise: str) -> queries.Wanted:
    said = form.cleaned_data if form.is_valid() else {}
    return queries.Wanted(
        tab=request.GET.get("show", otherwise), body=said.get("body", ""), region=said.get("region", "")
    )


@requires(Permission.MARK_REVIEW)
def mine(request: StaffRequest) -> HttpResponse:
    """Everything that this person was given to mark."""
    rows = queries.my_markings(request.user, request.sight)
    listing: Listing[Marking] = Listing(rows, MINE, request.GET, sort="due")
    context = {
        "title": "My marking",
        "marking": MARKING,
        "listing": listing,
        "colours": COLOURS,
        "today": timezone.localdate(),
    }
    page = render(request, "quality/mine.html", context)
    record_list(by=request.user, at=timezone.now(), page="my marking", rows=len(listing.rows))
    return page
