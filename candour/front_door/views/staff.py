"""Accounts and roles, for system administrators; what each role may do, for everybody."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.commands import AccountRefused
from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires, signed_in
from candour.access.roles import ROLES
from candour.design_system.tables import Column, Listing
from candour.front_door import commands
from candour.front_door.forms.staff import NewAccountForm, StaffFilter
from candour.front_door.queries import people
from candour.front_door.views.permission_words import may, reach_of
from candour.front_door.views.staff_changes import account_or_404

COLUMNS = (
    Column("name", "Name", ("full_name",)),
    Column("roles", "Roles"),
    Column("place", "Region and team", ("region__name", "team__name")),
    Column("manager", "Answers to", ("line_manager__full_name",)),
    Column("account", "Account", ("is_active",)),
)


@requires(Permission.MANAGE_STAFF)
def listed(request: StaffRequest) -> HttpResponse:
    form = StaffFilter(request.GET)
    form.offer()
    today = timezone.localdate()
    listing = Listing(people.accounts(form.wanted(), on=today), COLUMNS, request.GET, sort="name")
    context = {"title": "Staff", "listing": listing, "filter_form": form, "roles": ROLES}
    return render(request, "front_door/staff_list.html", context)


@requires(Permission.CONFIRM_ROLE)
def asked(request: StaffRequest) -> HttpResponse:
    """Roles that wait for a second person."""
    context = {
        "title": "Roles that wait for a second person",
        "waiting": list(people.roles_asked()),
        "roles": ROLES,
        "back": reverse("home"),
    }
    return render(request, "front_door/staff_asked.html", context)


@requires(Permission.MANAGE_STAFF)
def person(request: StaffRequest, username: str) -> HttpResponse:
    user = account_or_404(username)
    context = {
        "title": user.full_name,
        "person": user,
        "own": user == request.user,
        "held": people.roles_of(user, on=timezone.localdate()),
        "waiting": list(people.roles_asked().filter(user=user)),
        "roles": ROLES,
        "reports": people.reports_of(user),
        "back": reverse("staff_list"),
    }
    return render(request, "front_door/staff_person.html", context)


@requires(Permission.MANAGE_STAFF)
def new(request: StaffRequest) -> HttpResponse:
    form = NewAccountForm(request.POST or None)
    if form.is_valid():
        told = {"by": request.user, "at": timezone.now(), "operation": form.cleaned_data["operation"]}
        try:
            user = commands.open_account(form.account(), **told)
        except AccountRefused as refused:
            form.add_error("username", str(refused))
        else:
            messages.success(request, f"The account of {user.full_name} is open. Give it a role next.")
            return redirect("staff_person", user.username)
    context = {
        "form": form,
        "title": "Open an account",
        "back": reverse("staff_list"),
        "button": "Open the account",
    }
    return render(request, "front_door/staff_new.html", context)


@signed_in
def roles(request: StaffRequest) -> HttpResponse:
    """Every role, and which of them the reader holds."""
    held = {role.key for role in request.grants.roles}
    rows = people.holders_of_each(on=timezone.localdate())
    context = {
        "title": "Roles",
        "rows": rows,
        "held": held,
        "may": may,
        "reach_of": reach_of,
        "keeps_staff": request.grants.allow(Permission.MANAGE_STAFF),
    }
    return render(request, "front_door/roles.html", context)
