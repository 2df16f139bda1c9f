"""Begin a notification, carry on with one, put one away, and see which questions are answered."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.audit.reads import record_list
from candour.notifications.commands import drafting
from candour.notifications.drafted import what_is_missing
from candour.notifications.forms.drafts import OperationForm
from candour.notifications.models import Draft
from candour.notifications.queries import cases_with
from candour.notifications.views.draft_summary import name_of, tasks
from candour.paper import MARKING


def draft_of(request: StaffRequest, number: UUID) -> Draft:
    """This person's own draft; anybody else's is not there."""
    draft: Draft = get_object_or_404(
        Draft.objects.visible_to(request.user).select_related("finished_as"), pk=number
    )
    return draft


@requires(Permission.RECORD_CASE)
def start(request: StaffRequest) -> HttpResponse:
    """What is asked, and the drafts that wait to be finished."""
    form = OperationForm(request.POST or None)
    if form.is_valid():
        draft = drafting.start(by=request.user, at=timezone.now(), operation=form.cleaned_data["operation"])
        return redirect("notifications:question", draft.pk, "name")
    drafts = [
        {"draft": each, "name": name_of(each.answers), "crn": each.answers.get("crn", {}).get("crn", "")}
        for each in Draft.objects.visible_to(request.user).open()
    ]
    return render(request, "notifications/start.html", {"form": form, "drafts": drafts, "marking": MARKING})


@requires(Permission.RECORD_CASE)
def task_list(request: StaffRequest, number: UUID) -> HttpResponse:
    draft = draft_of(request, number)
    if draft.finished_as:
        return redirect("notifications:show", draft.finished_as.reference)
    context = {
        "draft": draft,
        "title": name_of(draft.answers),
        "sections": tasks(draft, request.grants),
        "missing": what_is_missing(draft.answers),
        "marking": MARKING,
    }
    return render(request, "notifications/draft.html", context)


@requires(Permission.RECORD_CASE)
def known_crn(request: StaffRequest, number: UUID) -> HttpResponse:
    """There are cases of this person already: they may be the same incident."""
    draft = draft_of(request, number)
    crn = draft.answers.get("crn", {}).get("crn", "")
    found = cases_with(crn, request.sight)
    context = {"draft": draft, "crn": crn, "cases": found, "marking": MARKING, "onward": onward(request)}
    page = render(request, "notifications/known_crn.html", context)
    record_list(by=request.user, at=timezone.now(), page="cases with a CRN", rows=len(found), words=crn)
    return page


@requires(Permission.RECORD_CASE)
def delete(request: StaffRequest, number: UUID) -> HttpResponse:
    draft = draft_of(request, number)
    if draft.finished_as:
        return redirect("notifications:show", draft.finished_as.reference)
    form = OperationForm(request.POST or None)
    if form.is_valid():
        drafting.discard(draft)
        messages.success(request, "The draft is deleted. Nothing was recorded from it.")
        return redirect("notifications:start")
    context = {"draft": draft, "name": name_of(draft.answers), "form": form, "marking": MARKING}
    return render(request, "notifications/delete_draft.html", context)


def onward(request: HttpRequest) -> bool:
    """Whether the person came from “check your answers” and goes back there."""
    return request.GET.get("from") == "check"
