"""Ask every case again under a changed list or rule, and name those whose answer would change."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.audit.reads import record_list
from candour.notifications.forms.replay import ReplayForm
from candour.notifications.replaying import changed_policy, replay_page
from candour.notifications.views.explained import SHORT
from candour.paper import MARKING


@requires(Permission.REPLAY_POLICY)
def replay_policy(request: StaffRequest) -> HttpResponse:
    """Nothing is changed by it; cases are asked in pages, so that it answers soon at any volume."""
    form = ReplayForm(request.POST or None, request.FILES or None)
    found = None
    if form.is_valid():
        after = changed_policy(form.changes(), rule=form.cleaned_data["rule"])
        found = replay_page(
            after, sight=request.sight, at=timezone.now(), beyond=form.cleaned_data["beyond"] or 0
        )
    context = {"form": form, "found": found, "short": SHORT, "marking": MARKING}
    page = render(request, "notifications/replay.html", context)
    if found is not None:
        record_list(by=request.user, at=timezone.now(), page="replay", rows=len(found.changed))
    return page
