"""Forms that correct a draft in place."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.recommendations import commands
from candour.recommendations.draft import NoSuchPart, action_at, recommendation_at
from candour.recommendations.forms import (
    ActionForm,
    CorrectionForm,
    DivideForm,
    FrontForm,
    RecommendationForm,
)
from candour.recommendations.models import PlanImport
from candour.recommendations.views.drawing import drawn
from candour.workflow.refusals import NotNow

Save = Callable[..., PlanImport]
FRONT_DATES = ("submitted_date", "report_published_date")
EMPTY_ACTION: dict[str, Any] = {"text": "", "owner": "", "owners": [], "target_date_as_written": ""}


def _found(request: StaffRequest, pk: int) -> PlanImport:
    found: PlanImport = get_object_or_404(PlanImport.objects.visible_to(request.sight), pk=pk)
    return found


def _page(found: PlanImport, place: int | None = None) -> str:
    anchor = f"?open={place}#recommendation-{place}" if place is not None else "#plan"
    return reverse("recommendations:check", args=[found.pk]) + anchor


def _of(found: PlanImport, place: int) -> str:
    """Which recommendation a page about one of its actions belongs to."""
    return f"Recommendation {recommendation_at(found.draft, place)['number']}"


def _saved(request: StaffRequest, form: CorrectionForm, save: Save, **what: object) -> bool:
    """Whether the correction was kept; if not, the form says why."""
    given = {"seen": form.cleaned_data["seen"], "operation": form.cleaned_data["operation"]}
    try:
        save(by=request.user, at=timezone.now(), **given, **what)
    except NotNow as refused:
        form.refuse(refused.reasons)
        return False
    messages.success(request, "The correction was saved.")
    return True


@requires(Permission.IMPORT_PLAN)
def front(request: StaffRequest, pk: int) -> HttpResponse:
    """The title, the kind, the dates and the bodies."""
    found = _found(request, pk)
    initial = {**found.draft, "seen": commands.version_of(found)}
    initial |= {name: _date(found.draft[name]) for name in FRONT_DATES}
    form = FrontForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] or None for name in form.fields if name in found.draft}
        values |= {name: given.isoformat() for name in FRONT_DATES if (given := values[name])}
        if _saved(request, form, commands.change_front, plan_import=found, values=values):
            return redirect(_page(found))
    return drawn(request, "correction", "Correct the front of the plan", form=form, back=_page(found))


def _date(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso else None


@requires(Permission.IMPORT_PLAN)
def recommendation(request: StaffRequest, pk: int, place: int) -> HttpResponse:
    """The words, the response and the category of one recommendation."""
    found = _found(request, pk)
    one = _part(lambda: recommendation_at(found.draft, place))
    form = RecommendationForm(request.POST or None, initial=_shown(found, one))
    if request.method == "POST" and form.is_valid():
        values = _recommendation_values(form.cleaned_data)
        if _saved(
            request, form, commands.change_recommendation, plan_import=found, place=place, values=values
        ):
            return redirect(_page(found, place))
    title = f"Correct recommendation {one['number']}"
    return drawn(
        request, "correction", title, caption=found.draft["title"], form=form, back=_page(found, place)
    )


def _part(find: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    try:
        return find()
    except NoSuchPart as gone:
        raise Http404 from gone


def _shown(found: PlanImport, one: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **one,
        "category": one["response_category"],
        "category_as_written": one["response_as_written"],
        "seen": commands.version_of(found),
    }


def _recommendation_values(given: Mapping[str, Any]) -> dict[str, Any]:
    """As the draft keeps them: a number as a number, and nothing rather than an empty text."""
    number = given["number"].strip()
    return {
        "number": int(number) if number.isdigit() else number,
        "addressee": given["addressee"] or None,
        "stem": given["stem"] or None,
        "text": given["text"],
        "response_category": given["category"] or None,
        "response_as_written": given["category_as_written"] or None,
        "reason_kinds": given["reason_kinds"],
        "rationale": given["rationale"] or None,
        "response_text": given["response_text"] or None,
    }


@requires(Permission.IMPORT_PLAN)
def action(request: StaffRequest, pk: int, place: int, number: int) -> HttpResponse:
    """One action: its words, its owner and its date."""
    found = _found(request, pk)
    one = _part(lambda: action_at(found.draft, place, number))
    form = ActionForm(request.POST or None, initial=_shown_action(found, one))
    if request.method == "POST" and form.is_valid():
        what = {"plan_import": found, "place": (place, number), "values": _action_values(form.cleaned_data)}
        if _saved(request, form, commands.change_action, **what):
            return redirect(_page(found, place))
    steps = {"place": place, "number": number, "plan_import": found, "caption": _of(found, place)}
    return drawn(request, "action", "Correct an action", form=form, back=_page(found, place), **steps)


@requires(Permission.IMPORT_PLAN)
def new_action(request: StaffRequest, pk: int, place: int) -> HttpResponse:
    """An action that the reader did not find."""
    found = _found(request, pk)
    _part(lambda: recommendation_at(found.draft, place))
    target = {"kind": "none", "day": None, "month": None, "year": None}
    blank = _shown_action(found, EMPTY_ACTION | {"target": target, "subject_to_delay": False})
    form = ActionForm(request.POST or None, initial=blank)
    if request.method == "POST" and form.is_valid():
        what = {"plan_import": found, "place": place, "values": _action_values(form.cleaned_data)}
        if _saved(request, form, commands.add_action, **what):
            return redirect(_page(found, place))
    return drawn(
        request, "correction", "Add an action", caption=_of(found, place), form=form, back=_page(found, place)
    )


def _shown_action(found: PlanImport, one: Mapping[str, Any]) -> dict[str, Any]:
    return {
        **one,
        **one["target"],
        "owners": "\n".join(one["owners"]),
        "seen": commands.version_of(found),
    }


def _action_values(given: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "text": given["text"],
        "owner": given["owner"] or None,
        "owners": [name.strip() for name in given["owners"].splitlines() if name.strip()],
        "target_date_as_written": given["target_date_as_written"] or None,
        "target": {
            "kind": given["kind"],
            "year": given["year"],
            "month": int(given["month"]) if given["month"] else None,
            "day": given["day"],
        },
        "subject_to_delay": given["subject_to_delay"],
    }


@requires(Permission.IMPORT_PLAN)
def divide(request: StaffRequest, pk: int, place: int, number: int) -> HttpResponse:
    """One action becomes several."""
    found = _found(request, pk)
    one = _part(lambda: action_at(found.draft, place, number))
    initial = {"text": one["text"], "seen": commands.version_of(found)}
    form = DivideForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        what = {"plan_import": found, "place": (place, number), "text": form.cleaned_data["text"]}
        if _saved(request, form, commands.divide_action, **what):
            return redirect(_page(found, place))
    return drawn(
        request,
        "correction",
        "Divide the action",
        caption=_of(found, place),
        form=form,
        back=_page(found, place),
    )


@requires(Permission.IMPORT_PLAN)
@require_POST
def join(request: StaffRequest, pk: int, place: int, number: int) -> HttpResponse:
    """An action and the next become one."""
    return _step(request, pk, (place, number), commands.join_actions)


@requires(Permission.IMPORT_PLAN)
@require_POST
def remove(request: StaffRequest, pk: int, place: int, number: int) -> HttpResponse:
    """Take out an action that is none."""
    return _step(request, pk, (place, number), commands.remove_action)


def _step(request: StaffRequest, pk: int, place: tuple[int, int], save: Save) -> HttpResponse:
    found = _found(request, pk)
    form = CorrectionForm(request.POST)
    if not form.is_valid():
        raise Http404
    if not _saved(request, form, save, plan_import=found, place=place):
        raise NotNow([str(message) for message in form.non_field_errors()])
    return redirect(_page(found, place[0]))
