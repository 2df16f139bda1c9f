"""A region's own desk of quality: reports to read, amendments to answer, reviews to submit again, results."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.audit.reads import record_list
from candour.design_system.tables import Column
from candour.paper import MARKING
from candour.quality.limits import ANSWERS, days_due
from candour.quality.models import Assessment
from candour.quality.queries import assessments, region
from candour.quality.views.desks import DeskListing
from candour.quality.views.ways import ways

COLUMNS = (
    Column("issued", "Issued", ("issued_at",)),
    Column("person", "Person", ("case__sort_name",)),
    Column("read", "Read", ("read_at",)),
    Column("waiting", "To answer", ("waiting",)),
    Column("again", "Submit again by", ("again",)),
)
EMPTY = {
    "unread": "Every report that you can open was read by somebody of the region.",
    "to_answer": "An amendment appears here when a report asks for it, until it is answered.",
    "again": "A review appears here when its report says that it has to be improved and submitted again.",
    "all": "A report appears here when the quality of a review was assessed and the report issued.",
}
"""What each view says when it holds nothing."""


@dataclass(frozen=True, slots=True)
class Due:
    """The day by which something is done, and whether it has passed."""

    day: date
    late: bool


@requires(Permission.VIEW_QUALITY)
def reports(request: StaffRequest) -> HttpResponse:
    """The reports that a region received, by what it has still to do with them, and its results in short."""
    today = timezone.localdate()
    rows = region.reports_received(request.sight)
    counted = region.counts(rows)
    tab = request.GET.get("show", region.first_view(counted))
    listing = DeskListing(region.in_view(rows, tab), COLUMNS, request.GET, sort="-issued")
    context = {
        "title": "Quality assurance reports",
        "ways": ways(request.grants),
        "marking": MARKING,
        "listing": listing,
        "tabs": [
            {"text": text, "href": f"?show={key}", "active": key == tab, "count": counted[key]}
            for key, (text, _condition) in region.TABS.items()
        ],
        "answer_by": _answer_by(listing.rows, today),
        "again_by": {row.pk: _again_by(row, today) for row in listing.rows},
        "results": region.results_beside(request.sight, today),
        "under_way": assessments.under_way_in(request.sight),
        "empty": EMPTY.get(tab, EMPTY["all"]),
    }
    page = render(request, "quality/reports.html", context)
    record_list(by=request.user, at=timezone.now(), page="quality reports", rows=len(listing.rows))
    return page


def _answer_by(rows: Sequence[Assessment], today: date) -> dict[int, Due | None]:
    """Counted from the report, for those of which an amendment waits."""
    waiting = [row for row in rows if getattr(row, "waiting", None)]
    issued = {row.pk: timezone.localdate(row.issued_at) for row in waiting if row.issued_at}
    days = days_due(ANSWERS, set(issued.values()))
    return {pk: _due(days[day], today) for pk, day in issued.items()}


def _again_by(row: Assessment, today: date) -> Due | None:
    """While the review is with its author to be improved."""
    day: date | None = getattr(row, "again", None)
    return _due(day, today) if row.status == "resubmission" else None


def _due(day: date | None, today: date) -> Due | None:
    return Due(day, day < today) if day else None
