"""Pages of actions: the list, the timeline, what slipped, one action, and the two forms on it."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.action_plans import commands, queries
from candour.action_plans.forms import ActionFilter, OwnersForm, ReportForm, VerifyForm
from candour.action_plans.models import Action
from candour.action_plans.views import drawing
from candour.audit.reads import record_list
from candour.cases.commands import note_reading
from candour.cases.models import Case
from candour.design_system.as_of import as_of, switch
from candour.design_system.tables import Listing
from candour.paper import MARKING
from candour.workflow.refusals import NotNow


def drawn(request: StaffRequest, template: str, title: str, **context: object) -> HttpResponse:
    """Every page of this slice names states and colours alike, and marks and records those of reviews."""
    sensitive = _of_reviews(context)
    whole = {
        "marking": MARKING if sensitive else "",
        "follows": _record(request, sensitive),
        "title": title,
        "drawing": drawing,
        "may_assign": request.grants.allow(Permission.CORRECT_PLAN),
        **context,
    }
    return render(request, template, whole)


def _of_reviews(context: Mapping[str, object]) -> list[Action]:
    """The actions on this page that come from the review of a case."""
    listing, action = context.get("listing"), context.get("action")
    shown = listing.rows if isinstance(listing, Listing) else [action]
    return [each for each in shown if isinstance(each, Action) and each.case_id is not None]


def _record(request: StaffRequest, actions: list[Action]) -> bool:
    """Record that actions of reviews were read; whether the reader may follow one to where it stands."""
    at = timezone.now()
    if len(actions) != 1:
        if actions:
            record_list(by=request.user, at=at, page="actions of reviews", rows=len(actions))
        return not actions
    [action] = actions
    case = Case.objects.visible_to(request.sight).select_related("region").filter(pk=action.case_id).first()
    if case is None:
        record_list(by=request.user, at=at, page="actions of reviews", rows=1)
        return False
    note_reading(case, page="action of a review", by=request.user, sight=request.sight, at=at)
    return True


@requires(Permission.VIEW_LEDGER)
def every(request: StaffRequest) -> HttpResponse:
    """Every action, as of a day, narrowed and sorted in the database."""
    form = ActionFilter(request.GET, today=timezone.localdate())
    day = switch(request.GET, today=timezone.localdate()).day
    actions = queries.actions_as_of(request.sight, day)
    form.offer(queries.as_choices(queries.offered(actions)))
    chosen = as_of(form, today=timezone.localdate())
    narrowed = queries.narrowed(actions, drawing.narrowing(form), chosen.day)
    listing = Listing(queries.with_owners(narrowed), drawing.COLUMNS, request.GET, sort="due")
    counts = drawing.count_links(queries.counted(actions, chosen.day), chosen)
    context: dict[str, object] = {"filter_form": form, "as_of": chosen, "counts": counts}
    return drawn(request, "action_plans/list.html", "Actions", listing=listing, **context)


@requires(Permission.VIEW_LEDGER)
def mine(request: StaffRequest) -> HttpResponse:
    """The actions that the reader answers for, the next due first."""
    today = timezone.localdate()
    actions = queries.actions_as_of(request.sight, today).of_user(request.user)
    listing = Listing(queries.with_owners(actions), drawing.COLUMNS, request.GET, sort="due")
    chosen = switch(request.GET, today=today)
    return drawn(request, "action_plans/mine.html", "My actions", listing=listing, as_of=chosen)


@requires(Permission.VIEW_LEDGER)
def timeline(request: StaffRequest) -> HttpResponse:
    """Targets by month, one year at a time, as a chart and a table."""
    chosen = switch(request.GET, today=timezone.localdate())
    months = queries.targets_by_month(queries.actions_as_of(request.sight, chosen.day))
    year = drawing.year_shown(months, request.GET.get("year", ""), chosen.day)
    drawn_year = drawing.year_of_targets(months, year, chosen)
    return drawn(request, "action_plans/timeline.html", "Targets by month", year=drawn_year, as_of=chosen)


@requires(Permission.VIEW_LEDGER)
def slippage(request: StaffRequest) -> HttpResponse:
    """Targets that moved: first set, now, how far and how often."""
    chosen = switch(request.GET, today=timezone.localdate())
    actions = queries.actions_as_of(request.sight, chosen.day)
    listing = Listing(
        queries.with_owners(queries.moved(actions)),
        drawing.SLIPPAGE_COLUMNS,
        request.GET,
        sort="-moved",
    )
    counts = drawing.count_links(queries.counted(actions, chosen.day), chosen, only=("moved", "overdue"))
    context: dict[str, object] = {
        "listing": listing,
        "as_of": chosen,
        "counts": counts,
    }
    return drawn(request, "action_plans/slippage.html", "Targets that moved", **context)


@requires(Permission.VIEW_LEDGER)
def show(request: StaffRequest, pk: int) -> HttpResponse:
    """One action: as printed, as understood, as reported and as verified."""
    chosen = switch(request.GET, today=timezone.localdate())
    found = queries.actions_as_of(request.sight, chosen.day).prefetch_related(
        "owner_links__owner__user", "milestones"
    )
    action = get_object_or_404(found, pk=pk)
    context: dict[str, object] = {
        "action": action,
        "as_of": chosen,
        "events": drawing.events(queries.life_of(action, chosen.day)),
        "doubts": queries.owner_doubts(action),
        "may": drawing.what_may_be_done(action, request.user, request.grants),
        "caption": action.origin_label,
    }
    return drawn(request, "action_plans/show.html", "Action", **context)


@requires(Permission.REPORT_PROGRESS)
def report(request: StaffRequest, pk: int) -> HttpResponse:
    """An owner says how far an action is."""
    today = timezone.localdate()
    action = get_object_or_404(queries.actions_as_of(request.sight, today), pk=pk)
    approvers = queries.possible_approvers(request.user, today)
    form = ReportForm(request.POST or None, today=today, approvers=drawing.person_choices(approvers))
    if request.method == "POST" and form.is_valid():
        try:
            commands.report_progress(
                action=action,
                report=drawing.report_from(form.cleaned_data, approvers),
                by=request.user,
                at=timezone.now(),
                operation=form.cleaned_data["operation"],
            )
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, "Your report was recorded.")
            return redirect("action_plans:show", pk=pk)
    context: dict[str, object] = {
        "form": form,
        "action": action,
        "back": drawing.address(action),
    }
    return drawn(request, "action_plans/report.html", "Report progress", **context)


@requires(Permission.VERIFY_PROGRESS)
def verify(request: StaffRequest, pk: int) -> HttpResponse:
    """Somebody independent records what they found."""
    today = timezone.localdate()
    action = get_object_or_404(queries.actions_as_of(request.sight, today), pk=pk)
    form = VerifyForm(request.POST or None, today=today)
    if request.method == "POST" and form.is_valid():
        try:
            commands.verify_progress(
                action=action,
                finding=drawing.finding_from(form.cleaned_data),
                by=request.user,
                at=timezone.now(),
                operation=form.cleaned_data["operation"],
            )
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, "What you found was recorded.")
            return redirect("action_plans:show", pk=pk)
    context: dict[str, object] = {
        "form": form,
        "action": action,
        "back": drawing.address(action),
    }
    return drawn(request, "action_plans/verify.html", "Verify progress", **context)


@requires(Permission.CORRECT_PLAN)
def owners(request: StaffRequest, pk: int) -> HttpResponse:
    """Which owners the printed words mean."""
    action = get_object_or_404(Action.objects.visible_to(request.sight), pk=pk)
    form = OwnersForm(request.POST or None, initial={"names": drawing.owner_lines(action)})
    if request.method == "POST" and form.is_valid():
        commands.link_owners(
            action=action,
            names=form.cleaned_data["names"].splitlines(),
            by=request.user,
            at=timezone.now(),
            operation=form.cleaned_data["operation"],
        )
        messages.success(request, "The owners were recorded.")
        return redirect("action_plans:show", pk=pk)
    context: dict[str, object] = {
        "form": form,
        "action": action,
        "back": drawing.address(action),
    }
    return drawn(request, "action_plans/owners.html", "Who answers for this?", **context)
