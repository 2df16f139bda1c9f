"""Pages of owners: who reports for each, and names so alike that one may be a slip."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.action_plans import commands, queries
from candour.action_plans.forms import AssignForm, NamesForm
from candour.action_plans.models import Owner
from candour.action_plans.views import drawing
from candour.action_plans.views.pages import drawn
from candour.design_system.as_of import switch
from candour.design_system.tables import Listing
from candour.workflow.refusals import NotNow


@requires(Permission.CORRECT_PLAN)
def every_owner(request: StaffRequest) -> HttpResponse:
    """Every owner, the account that reports for it, and the names that look like a slip."""
    today = timezone.localdate()
    listing = Listing(
        queries.owners_listed(request.sight, today), drawing.OWNER_COLUMNS, request.GET, sort="name"
    )
    context: dict[str, object] = {
        "pairs": queries.undecided_names(request.sight),
        "as_of": switch(request.GET, today=today),
    }
    return drawn(request, "action_plans/every_owner.html", "Owners of actions", listing=listing, **context)


@requires(Permission.CORRECT_PLAN)
def assign(request: StaffRequest, pk: int) -> HttpResponse:
    """Which member of staff reports for an owner."""
    owner = get_object_or_404(Owner.objects.visible_to(request.sight).select_related("user"), pk=pk)
    people = queries.possible_reporters(timezone.localdate())
    choices = drawing.person_choices(drawing.with_present(people, owner.user))
    form = AssignForm(request.POST or None, people=choices, present=str(owner.user_id or ""))
    if request.method == "POST" and form.is_valid():
        chosen = next((one for one in people if str(one.pk) == form.cleaned_data["user"]), None)
        try:
            commands.assign_owner(
                owner=owner,
                user=chosen or (owner.user if form.cleaned_data["user"] else None),
                by=request.user,
                at=timezone.now(),
                operation=form.cleaned_data["operation"],
            )
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, f"Who reports for “{owner.name}” was saved.")
            return redirect("action_plans:every_owner")
    context = {"form": form, "owner": owner, "back": reverse("action_plans:every_owner")}
    return drawn(request, "action_plans/assign.html", owner.name, **context)


@requires(Permission.CORRECT_PLAN)
def names(request: StaffRequest, pk: int, other: int) -> HttpResponse:
    """Whether two like names are two owners, or one of them a slip for the other."""
    seen = Owner.objects.visible_to(request.sight)
    pair = get_object_or_404(seen, pk=pk), get_object_or_404(seen, pk=other)
    form = NamesForm(request.POST or None, names=[(str(owner.pk), owner.name) for owner in pair])
    if request.method == "POST" and form.is_valid():
        meant = next((owner for owner in pair if str(owner.pk) == form.cleaned_data["verdict"]), None)
        given = {"note": form.cleaned_data["note"], "operation": form.cleaned_data["operation"]}
        try:
            commands.decide_names(pair=pair, meant=meant, by=request.user, at=timezone.now(), **given)
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, "What you found about these names was recorded.")
            return redirect("action_plans:every_owner")
    context = {
        "form": form,
        "pair": pair,
        "back": reverse("action_plans:every_owner"),
        "examples": [
            queries.actions_as_of(request.sight, timezone.localdate()).filter(owners=owner)[:3]
            for owner in pair
        ],
    }
    return drawn(request, "action_plans/names.html", "Two names, or a slip?", **context)
