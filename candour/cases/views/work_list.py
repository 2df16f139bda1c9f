"""The work list."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.audit.reads import record_list
from candour.cases.forms import WorkListForm
from candour.cases.models import Case
from candour.cases.queries import MOST_FOUND, is_cut_short, stretch_of, tabs_for, why_next, work_list
from candour.design_system.tables import Column, Listing
from candour.paper import MARKING

COLUMNS = (
    Column("due", "What is next", ("next_due",)),
    Column("person", "Person", ("sort_name",)),
    Column("offence", "Charged with", ("offence_title",)),
    Column("place", "Unit and region", ("region__name", "delivery_unit__name")),
    Column("holder", "Held by", ("holder_name", "held_since")),
)
FROM_THE_DESK = {
    "overdue": {"due": "overdue"},
    "due_soon": {"due": "soon"},
    "waiting": {"holder": "waiting"},
    "to_close": {"closing": "to_close"},
}
"""Links of the home page, as filters of the widest tab."""


class CaseListing(Listing[Case]):
    """The tab and the search are no filters: they stand above the list, and clearing leaves them."""

    @property
    def filters(self) -> dict[str, list[str]]:
        apart = {"show", "q"}
        return {name: values for name, values in super().filters.items() if name not in apart}

    def read(self, ordered: QuerySet[Case], start: int, stop: int) -> list[Case]:
        return stretch_of(ordered, start, stop)


@requires(Permission.VIEW_CASE)
def show_list(request: StaffRequest) -> HttpResponse:
    tabs = tabs_for(request.user, request.grants)
    query = request.GET.copy()
    asked = query.get("show", "")
    for name, value in FROM_THE_DESK.get(asked, {}).items():
        query[name] = value
    tab = asked if asked in tabs else list(tabs)[-1]
    query["show"] = tab
    form = WorkListForm(query)
    form.offer(tab, request.user.region_id)
    today = timezone.localdate()
    wanted = form.wanted(tab)
    cases = work_list(request.sight, request.user, wanted, today=today)
    listing = CaseListing(cases, COLUMNS, query, sort="due")
    context = {
        "title": "Cases",
        "marking": MARKING,
        "listing": listing,
        "filter_form": form,
        "words": query.get("q", ""),
        "tab": tab,
        "tabs": [{"text": text, "href": f"?show={key}", "active": key == tab} for key, text in tabs.items()],
        "why_next": lambda case: why_next(case, today),
        "cut_short": MOST_FOUND if is_cut_short(wanted, listing.total, request.user, today) else 0,
        "narrowed": bool(listing.filters or query.get("q")),
        "may_break_glass": request.grants.allow(Permission.BREAK_GLASS),
    }
    page = render(request, "cases/list.html", context)
    record_list(
        by=request.user, at=timezone.now(), page="cases", rows=len(listing.rows), words=query.get("q", "")
    )
    return page
