"""The desk: what waits for the national team, and what waits with a region."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.audit.reads import record_list
from candour.design_system.tables import Column, Listing
from candour.notifications import queries
from candour.notifications.views.explained import COLOURS, SHORT
from candour.notifications.views.show import STATUS_COLOURS
from candour.paper import MARKING

COLUMNS = (
    Column("reference", "Case", sort=("case__reference",)),
    Column("person", "Person", sort=("case__sort_name",)),
    Column("status", "Stands at", sort=("status",)),
    Column("answer", "Answer"),
    Column("due", "Due", sort=("case__next_due", "submitted_at")),
    Column("why", "Why this one is next"),
)
REGIONAL = ("ready", "returned", "court", "decide", "overdue", "extended", "all")
NATIONAL = ("decide", "proposed", "returned", "overdue", "extended", "all")


@requires(Permission.VIEW_CASE)
def list_notifications(request: StaffRequest) -> HttpResponse:
    """One view of the list at a time; the views that matter to the person come first."""
    today = timezone.localdate()
    national = request.grants.allow(Permission.DECIDE_NOTIFICATION)
    wanted = NATIONAL if national else REGIONAL
    views = {view.key: view for view in queries.tabs(today)}
    shown = [views[key] for key in wanted]
    chosen = views[key] if (key := request.GET.get("show", "")) in wanted else shown[0]
    rows = queries.desk(request.sight)
    listing = Listing(rows.filter(chosen.condition), COLUMNS, request.GET, sort="due")
    counts = queries.tab_counts(rows, tuple(shown))
    context = {
        "listing": listing,
        "tabs": [_tab(view, counts, active=view is chosen) for view in shown],
        "chosen": chosen,
        "why": {row.pk: queries.why_next(row, today=today) for row in listing.rows},
        "short": SHORT,
        "colours": COLOURS,
        "status_colours": STATUS_COLOURS,
        "may_record": request.grants.allow(Permission.RECORD_CASE),
        "may_replay": request.grants.allow(Permission.REPLAY_POLICY),
        "extensions": queries.extensions_waiting(request.sight).count() if _extends(request) else None,
        "marking": MARKING,
    }
    page = render(request, "notifications/list.html", context)
    record_list(by=request.user, at=timezone.now(), page="notifications", rows=len(listing.rows))
    return page


def _tab(view: queries.Tab, counts: dict[str, int], *, active: bool) -> dict[str, object]:
    return {"text": view.text, "href": f"?show={view.key}", "active": active, "count": counts[view.key]}


def _extends(request: StaffRequest) -> bool:
    return request.grants.allow(Permission.APPROVE_EXTENSION) or request.grants.allow(
        Permission.ASK_FOR_EXTENSION
    )
