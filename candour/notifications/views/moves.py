"""One page for each move and decision: what it will do, then one button that says it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.cases.queries import Panel, panels_of
from candour.notifications.calendar import known_calendar
from candour.notifications.deadline_days import due_day
from candour.notifications.models import Notification
from candour.notifications.views.explained import HEADLINES
from candour.notifications.views.move_table import BY_KEY, Move
from candour.notifications.views.reaching import notification_to_change
from candour.paper import MARKING
from candour.policy.load import load_policy
from candour.staff.models import User
from candour.workflow.refusals import NotNow

NOT_OFFERED = "This does not apply as the notification stands now. Its page lists what you can do."


@requires(
    Permission.SUBMIT_NOTIFICATION,
    Permission.DECIDE_NOTIFICATION,
    Permission.OVERRIDE_ELIGIBILITY,
    Permission.EDIT_CASE,
)
def move(request: StaffRequest, reference: str, key: str) -> HttpResponse:
    """Show what a move brings with it, and make it."""
    wanted = BY_KEY.get(key)
    if wanted is None:
        raise Http404("There is no such move.")
    notification = notification_to_change(request, reference, page=f"notification, {key}")
    if not request.grants.allow(wanted.permission):
        raise PermissionDenied("Your role does not make this move.")
    form = wanted.form(request.POST or None, today=timezone.localdate())
    if form.is_valid():
        try:
            wanted.do(notification, form.cleaned_data, request.user, timezone.now())
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, wanted.done)
            return redirect("notifications:show", reference)
    return _page(request, notification, wanted, form)


def _page(request: StaffRequest, notification: Notification, wanted: Move, form: object) -> HttpResponse:
    context = {
        "notification": notification,
        "case": notification.case,
        "move": wanted,
        "form": form,
        "against": [] if request.method == "POST" else _against(notification, wanted, request.user),
        "today": timezone.localdate(),
        "dates": _dates(notification, wanted),
        "panels": _panels(request, notification, wanted),
        "stands": HEADLINES[notification.outcome],
        "title": wanted.title,
        "back": reverse("notifications:show", args=[notification.case.reference]),
        "marking": MARKING,
    }
    return render(request, "notifications/move.html", context)


def _panels(request: StaffRequest, notification: Notification, wanted: Move) -> list[Panel]:
    """What later slices know that a decision should weigh, such as what the region has found so far."""
    if wanted.permission != Permission.DECIDE_NOTIFICATION:
        return []
    return panels_of(request, notification.case, named="DECISION_PANELS")


def _against(notification: Notification, wanted: Move, by: User) -> list[str]:
    """Every reason; one at least where the page of the notification would not offer the move."""
    found = wanted.against(notification, by)
    return found or ([] if wanted.offered(notification) else [NOT_OFFERED])


def _dates(notification: Notification, wanted: Move) -> list[dict[str, object]]:
    """The deadlines that the move starts, where their first day is known; one may be late already."""
    if wanted.key != "commission" or notification.submitted_at is None:
        return []
    start, calendar = timezone.localdate(notification.submitted_at), known_calendar()
    today = timezone.localdate()
    found: list[dict[str, object]] = []
    for step in wanted.deadlines:
        period = load_policy().deadlines.on(step, on=start)
        due = due_day(period=period, started_on=start, calendar=calendar)
        found.append({"name": period.name, "due": due, "default": period.is_default, "late": due < today})
    return found
