"""Check the answers, with what eligibility would say, and record the case."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.notifications import drafted
from candour.notifications.calendar import known_calendar
from candour.notifications.commands import drafting
from candour.notifications.eligibility import assess
from candour.notifications.facts import facts_to_json
from candour.notifications.forms.drafts import OperationForm
from candour.notifications.models import Draft
from candour.notifications.views.draft_summary import name_of, sections
from candour.notifications.views.drafts import draft_of
from candour.notifications.views.explained import Explained, explained
from candour.paper import MARKING
from candour.workflow.refusals import NotNow


@requires(Permission.RECORD_CASE)
def check(request: StaffRequest, number: UUID) -> HttpResponse:
    """Every answer with its change link; one button makes the case and its notification."""
    draft = draft_of(request, number)
    if draft.finished_as:
        return redirect("notifications:show", draft.finished_as.reference)
    form = OperationForm(request.POST or None)
    if form.is_valid():
        try:
            operation = form.cleaned_data["operation"]
            case = drafting.record(draft, by=request.user, at=timezone.now(), operation=operation)
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, f"The case is recorded. Its reference is {case.reference}.")
            return redirect("notifications:show", case.reference)
    context = {
        "draft": draft,
        "form": form,
        "name": name_of(draft.answers),
        "sections": sections(draft, request.grants),
        "missing": drafted.what_is_missing(draft.answers),
        "explained": _answer(draft),
        "marking": MARKING,
    }
    return render(request, "notifications/check.html", context)


def _answer(draft: Draft) -> Explained | None:
    facts = drafted.facts(draft.answers, decided_on=timezone.localdate())
    if facts is None:
        return None
    return explained(facts_to_json(facts), assess(facts, calendar=known_calendar()).to_json())
