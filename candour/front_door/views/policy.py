"""The rules that the service applies, for everybody: each with its source, its standing and its dates."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import signed_in
from candour.design_system.tables import Column
from candour.front_door.forms.policy import PolicyFilter
from candour.front_door.listing_of_policy import ListingOfPolicy
from candour.front_door.queries.calendar import calendar_of
from candour.front_door.queries.policy import STANDINGS, tables
from candour.front_door.queries.wordings import side_by_side
from candour.front_door.tasks import page_address


@signed_in
def index(request: StaffRequest) -> HttpResponse:
    context = {
        "title": "Policy",
        "tables": list(tables().values()),
        "rules": side_by_side(timezone.localdate()),
        "calendar": calendar_of("", today=timezone.localdate()),
        "standings": STANDINGS,
    }
    return render(request, "front_door/policy.html", context)


@signed_in
def table(request: StaffRequest, key: str) -> HttpResponse:
    shown = tables().get(key)
    if shown is None:
        raise Http404
    form = PolicyFilter(request.GET)
    columns = [Column(name, name) for name in (*shown.headings, "Source and standing", "Applies")]
    listing = ListingOfPolicy(shown.found_by(*form.told()), columns, request.GET)
    context = {
        "title": shown.name,
        "table": shown,
        "listing": listing,
        "filter_form": form,
        "back": reverse("policy"),
        "standings": STANDINGS,
    }
    return render(request, "front_door/policy_table.html", context)


@signed_in
def rules(request: StaffRequest) -> HttpResponse:
    context = {
        "title": "Wordings of the rules, side by side",
        "rules": side_by_side(timezone.localdate()),
        "only_differing": request.GET.get("show") == "differing",
        "back": reverse("policy"),
    }
    return render(request, "front_door/policy_rules.html", context)


@signed_in
def calendar(request: StaffRequest) -> HttpResponse:
    may_add = request.grants.allow(Permission.ADD_BANK_HOLIDAY)
    context = {
        "title": "Working-day calendar",
        "shown": calendar_of(request.GET.get("year", ""), today=timezone.localdate()),
        "add": page_address("notifications:add_bank_holiday") if may_add else "",
        "back": reverse("policy"),
    }
    return render(request, "front_door/policy_calendar.html", context)
