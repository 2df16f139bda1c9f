"""Ask for a later date, and the national team's queue of such requests."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.audit.reads import record_list
from candour.design_system.tables import Column, Listing
from candour.notifications.commands import extensions as extending
from candour.notifications.forms.deadlines import DecideExtensionForm, ExtensionForm
from candour.notifications.models import Deadline, DeadlineMove
from candour.notifications.queries import extensions_waiting
from candour.notifications.views.reaching import notification_to_change
from candour.paper import MARKING
from candour.policy.load import load_policy
from candour.workflow.refusals import NotNow

COLUMNS = (
    Column("reference", "Case", sort=("deadline__case__reference",)),
    Column("step", "Step"),
    Column("now", "Date now", sort=("from_due",)),
    Column("to", "Asked for", sort=("to_due",)),
    Column("asked", "Asked", sort=("asked_at",)),
)


@requires(Permission.ASK_FOR_EXTENSION)
def ask(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """Ask the national team for a later date."""
    notification = notification_to_change(request, reference, page="extension")
    deadline = get_object_or_404(
        Deadline.objects.visible_to(request.sight), pk=number, case=notification.case_id
    )
    form = ExtensionForm(request.POST or None)
    if form.is_valid():
        try:
            extending.ask_for_extension(
                deadline=deadline, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(
                request, "The extension is asked for. The date stands until the national team decides."
            )
            return redirect("notifications:show", reference)
    context = {
        "form": form,
        "case": notification.case,
        "deadline": deadline,
        "name": _step(deadline),
        "back": reverse("notifications:show", args=[reference]),
        "marking": MARKING,
    }
    return render(request, "notifications/ask_for_extension.html", context)


@requires(Permission.APPROVE_EXTENSION, Permission.ASK_FOR_EXTENSION)
def extensions(request: StaffRequest) -> HttpResponse:
    """Every extension that waits for a decision, the oldest first."""
    listing = Listing(extensions_waiting(request.sight), COLUMNS, request.GET, sort="asked")
    context = {
        "listing": listing,
        "step": _step,
        "reasons": {row.key: row.name for row in load_policy().extension_reasons},
        "may_decide": request.grants.allow(Permission.APPROVE_EXTENSION),
        "marking": MARKING,
    }
    page = render(request, "notifications/extensions.html", context)
    record_list(by=request.user, at=timezone.now(), page="extensions", rows=len(listing.rows))
    return page


@requires(Permission.APPROVE_EXTENSION)
def decide(request: StaffRequest, number: int) -> HttpResponse:
    """Approve or refuse one; whoever asked cannot decide."""
    seen = DeadlineMove.objects.visible_to(request.sight).select_related(
        "deadline__case", "asked_by", "decided_by"
    )
    asked = get_object_or_404(seen, pk=number)
    if asked.asked_by is None:
        raise Http404("This date was not moved by an extension.")
    notification_to_change(request, asked.deadline.case.reference, page="extension")
    form = DecideExtensionForm(request.POST or None)
    if form.is_valid():
        try:
            extending.decide_extension(move=asked, by=request.user, at=timezone.now(), **form.cleaned_data)
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, "Your decision is kept, and the region is told.")
            return redirect("notifications:extensions")
    reasons = {row.key: row.name for row in load_policy().extension_reasons}
    context = {
        "form": form,
        "asked": asked,
        "case": asked.deadline.case,
        "name": _step(asked.deadline),
        "category": reasons.get(asked.reason_category, asked.reason_category),
        "own": asked.asked_by_id == request.user.pk,
        "back": reverse("notifications:extensions"),
        "marking": MARKING,
    }
    return render(request, "notifications/decide_extension.html", context)


def _step(deadline: Deadline) -> str:
    return load_policy().deadlines.on(deadline.step, on=deadline.started_on).name
