"""The page of a case, and the pages beside it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.cases.models import Case
from candour.cases.queries import panels_of, seen_by, why_next
from candour.cases.queries.facts import facts_of, mappa_name, risk_timeline, supervision_name
from candour.cases.queries.history import changes_of, closed_in, history_of_case
from candour.cases.queries.people import register_of
from candour.cases.queries.tracks import tracks_of
from candour.cases.views.reaching import case_for, frame


@requires(Permission.VIEW_CASE)
def show(request: StaffRequest, reference: str) -> HttpResponse:
    case = case_for(request, reference, page="case")
    today = timezone.localdate()
    facts, history = facts_of(case, request.sight), history_of_case(case)
    panels = panels_of(request, case)
    context = frame(
        case,
        case.person_name,
        caption=case.reference,
        facts=facts,
        timeline=risk_timeline(facts, today),
        tracks=tracks_of(case, history),
        history=history,
        closed=closed_in(case, history),
        why=why_next(case, today),
        supervision_name=supervision_name,
        mappa_name=mappa_name,
        panels=[panel for panel in panels if panel.place == "main"],
        aside_panels=[panel for panel in panels if panel.place == "aside"],
        may=may_on(request, case),
        reading=case.pk in request.sight.reading,
    )
    return render(request, "cases/show.html", context)


def may_on(request: StaffRequest, case: Case) -> dict[str, bool]:
    """What to offer on the page; emergency access offers nothing."""
    if case.pk in request.sight.reading:
        return {}
    allow = request.grants.allow
    return {
        "edit": allow(Permission.EDIT_CASE),
        "court": allow(Permission.RECORD_COURT_OUTCOME),
        "interest": allow(Permission.EDIT_CASE) or allow(Permission.DECIDE_NOTIFICATION),
        "disclose": allow(Permission.DECIDE_NOTIFICATION),
        "close": allow(Permission.CLOSE_CASE),
        "hold": allow(Permission.HOLD_CASE) or allow(Permission.ASSIGN_CASE),
        "grant": allow(Permission.GRANT_ACCESS),
        "seen": answers_for(request, case),
    }


def answers_for(request: StaffRequest, case: Case) -> bool:
    """The holder and the leads are told who has looked at a case."""
    return case.holder_id == request.user.pk or request.grants.allow(Permission.GRANT_ACCESS)


@requires(Permission.VIEW_CASE)
def people(request: StaffRequest, reference: str) -> HttpResponse:
    case = case_for(request, reference, page="people")
    sees_victims = request.grants.allow(Permission.VIEW_VICTIMS)
    groups = register_of(case, with_victims=sees_victims)
    context = frame(case, "People in the case", groups=groups, may=may_on(request, case))
    return render(request, "cases/people.html", context)


@requires(Permission.VIEW_CASE)
def changes(request: StaffRequest, reference: str) -> HttpResponse:
    case = case_for(request, reference, page="changes")
    sees_victims = request.grants.allow(Permission.VIEW_VICTIMS)
    found = changes_of(case, with_victims=sees_victims, sight=request.sight)
    context = frame(case, "Corrections", changes=found, may=may_on(request, case))
    return render(request, "cases/changes.html", context)


@requires(Permission.VIEW_CASE)
def seen(request: StaffRequest, reference: str) -> HttpResponse:
    case = case_for(request, reference, page="seen")
    if not answers_for(request, case):
        raise PermissionDenied("Only the holder of a case and the leads see who has looked at it.")
    context = frame(case, "Who has looked at this case", readers=seen_by(case), may=may_on(request, case))
    return render(request, "cases/seen.html", context)
