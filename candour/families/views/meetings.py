"""Meetings: planned, held, or not held."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import keeps_words, requires
from candour.families.commands import meetings
from candour.families.forms import contacts as forms
from candour.families.models import ContactPlan, Meeting
from candour.families.views.answering import answer, begun_with, sent
from candour.families.views.contacts import kept_plan
from candour.families.views.unfinished import keep_what_was_sent


@requires(Permission.KEEP_CONTACT)
def meeting(request: StaffRequest, number: int) -> HttpResponse:
    plan = kept_plan(request, number, page="meeting")
    form = forms.MeetingForm(sent(request), today=timezone.localdate())
    return answer(
        request,
        plan,
        form,
        title="Plan a meeting",
        do=lambda told: meetings.plan_meeting(plan=plan, by=request.user, at=timezone.now(), **told),
        done="The meeting is planned.",
    )


@requires(Permission.KEEP_CONTACT)
@keeps_words(keep_what_was_sent)
def held(request: StaffRequest, number: int, meeting: int) -> HttpResponse:
    """Who was there, what was said and asked, and what was offered after it."""
    plan = kept_plan(request, number, page="meeting")
    found = _meeting(request, plan, meeting)
    initial = begun_with(request, plan, "held", {"on": found.planned_on})
    form = forms.HeldForm(sent(request), today=timezone.localdate(), initial=initial)

    def do(told: dict[str, Any]) -> object:
        return meetings.hold(meeting=found, by=request.user, at=timezone.now(), **told)

    return answer(
        request,
        plan,
        form,
        title="How the meeting went",
        do=do,
        done="The meeting is written down.",
        keep="held",
    )


@requires(Permission.KEEP_CONTACT)
def not_held(request: StaffRequest, number: int, meeting: int) -> HttpResponse:
    plan = kept_plan(request, number, page="meeting")
    found = _meeting(request, plan, meeting)
    form = forms.NotHeldForm(sent(request))
    return answer(
        request,
        plan,
        form,
        title="The meeting was not held",
        do=lambda told: meetings.not_held(meeting=found, by=request.user, at=timezone.now(), **told),
        done="Written down.",
    )


def _meeting(request: StaffRequest, plan: ContactPlan, number: int) -> Meeting:
    seen = Meeting.objects.visible_to(request.sight).filter(plan=plan)
    found: Meeting = get_object_or_404(seen, pk=number)
    return found
