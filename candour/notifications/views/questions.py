"""One question to a page; every answer is kept on the server as it is given."""

from typing import cast
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.design_system.fields import ChoiceField, Form
from candour.notifications.commands import drafting
from candour.notifications.drafted import items
from candour.notifications.forms.facts import SearchForm
from candour.notifications.forms.questions import BY_KEY, MoreForm, Question, with_dates
from candour.notifications.models import Draft
from candour.notifications.queries import cases_with, offences_found, region_choices, unit_choices
from candour.notifications.views.draft_summary import address, asked_of, item_in_words
from candour.notifications.views.drafts import draft_of, onward
from candour.paper import MARKING
from candour.policy.load import load_policy
from candour.workflow.refusals import NotNow


@requires(Permission.RECORD_CASE)
def question(request: StaffRequest, number: UUID, key: str) -> HttpResponse:
    """A single answer, or what was added so far to a question that takes several."""
    draft, asked = _open_draft(request, number), _question(request, key)
    if asked.several:
        return _several(request, draft, asked)
    form = _form(request, draft, asked, draft.answers.get(key, {}))
    if form.is_valid():
        drafting.save(draft, key, form.cleaned_data, at=timezone.now())
        if key == "region" and draft.answers.get(key, {}).get("region") != form.cleaned_data["region"]:
            drafting.save(draft, "unit", None, at=timezone.now())
        if key == "crn" and cases_with(form.cleaned_data["crn"], request.sight):
            return redirect(reverse("notifications:known_crn", args=[draft.pk]) + _kept(request))
        return redirect(_next(request, draft, asked))
    return _page(request, draft, asked, form)


def _several(request: StaffRequest, draft: Draft, asked: Question) -> HttpResponse:
    added = items(draft.answers, asked.key)
    if not added and not asked.asked:
        return redirect(_add_address(draft, asked) + _kept(request))
    form = MoreForm(request.POST or None, initial={"more": _said_none(draft, asked)})
    form.ask(f"Do you want to add {_another(asked)}?" if added else asked.asked, heading=not added)
    if form.is_valid():
        if form.cleaned_data["more"]:
            return redirect(_add_address(draft, asked) + _kept(request))
        if not added:
            drafting.save(draft, asked.key, {"items": [], "none": True}, at=timezone.now())
        return redirect(_next(request, draft, asked))
    rows = [
        _row(request, draft, asked, place, item_in_words(asked.key, item)) for place, item in enumerate(added)
    ]
    return _page(request, draft, asked, form, template="several", rows=rows)


@requires(Permission.RECORD_CASE)
def item(request: StaffRequest, number: UUID, key: str, place: int | None = None) -> HttpResponse:
    """Add one of several, or change the one at a place."""
    draft, asked = _open_draft(request, number), _several_question(request, key)
    added = items(draft.answers, key)
    if place is not None and place >= len(added):
        raise Http404("There is no such answer any more.")
    began = added[place] if place is not None else _charge_begun(request)
    form = _form(request, draft, asked, began)
    if form.is_valid():
        try:
            drafting.save_item(draft, key, place, form.cleaned_data, at=timezone.now())
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            return redirect(address(draft, asked) + _kept(request))
    return _page(request, draft, asked, form, template="item", adding=place is None)


@requires(Permission.RECORD_CASE)
def remove(request: StaffRequest, number: UUID, key: str, place: int) -> HttpResponse:
    draft, asked = _open_draft(request, number), _several_question(request, key)
    added = items(draft.answers, key)
    if request.method == "POST":
        if request.POST.get("words") == _words(asked, added, place):
            drafting.remove_item(draft, key, place, at=timezone.now())
        return redirect(address(draft, asked) + _kept(request))
    if place >= len(added):
        raise Http404("There is no such answer any more.")
    words = _words(asked, added, place)
    return _page(request, draft, asked, None, template="remove", words=words)


@requires(Permission.RECORD_CASE)
def find_offence(request: StaffRequest, number: UUID) -> HttpResponse:
    """Search the offence list by words or by code; the person can always type the offence instead."""
    draft, asked = _open_draft(request, number), BY_KEY["charges"]
    form = SearchForm(request.GET if "search" in request.GET else None)
    searched = form.cleaned_data["search"] if form.is_valid() else ""
    found = offences_found(searched, on=timezone.localdate())
    families = {family.key: family.name for family in load_policy().families}
    return _page(
        request,
        draft,
        asked,
        form,
        template="find_offence",
        found=found,
        searched=searched,
        families=families,
    )


def _open_draft(request: StaffRequest, number: UUID) -> Draft:
    draft = draft_of(request, number)
    if draft.finished_as:
        raise NotNow(["This draft has become a case. Open the case to change it."])
    return draft


def _question(request: StaffRequest, key: str) -> Question:
    found = next((each for each in asked_of(request.grants) if each.key == key), None)
    if found is None:
        raise Http404("There is no such question.")
    return found


def _several_question(request: StaffRequest, key: str) -> Question:
    found = _question(request, key)
    if not found.several:
        raise Http404("There is no such question.")
    return found


def _form(request: StaffRequest, draft: Draft, asked: Question, kept: dict[str, object]) -> Form:
    today = timezone.localdate()
    form = asked.form(request.POST or None, today=today, initial=with_dates(asked.form, kept))
    if asked.key == "region":
        cast(ChoiceField, form.fields["region"]).choices = region_choices()
        form.initial.setdefault("region", request.user.region.code if request.user.region else "")
    if asked.key == "unit":
        region = draft.answers.get("region", {}).get("region", "")
        cast(ChoiceField, form.fields["unit"]).choices = [
            ("", "Not known yet"),
            *unit_choices(region, on=today),
        ]
    return form


def _charge_begun(request: StaffRequest) -> dict[str, object]:
    """A charge that was found in the offence list begins with its code and its words."""
    code = request.GET.get("code", "")
    versions = load_policy().offences.versions(code)
    if not versions:
        return {"title": request.GET.get("words", "")[:200]}
    offence = versions[-1]
    family = load_policy().families.versions(offence.family)[-1]
    modes = {mode.suffix: mode.key for mode in load_policy().modes if mode.suffix}
    return {"code": code, "title": offence.title or family.name, "mode": modes.get(code[7:], "substantive")}


def _words(asked: Question, added: list[dict[str, object]], place: int) -> str:
    return item_in_words(asked.key, added[place]) if place < len(added) else ""


def _another(asked: Question) -> str:
    """“an assessment” as “another assessment”."""
    return f"another {asked.several.split(' ', 1)[1]}"


def _said_none(draft: Draft, asked: Question) -> bool | None:
    return False if draft.answers.get(asked.key, {}).get("none") else None


def _row(request: StaffRequest, draft: Draft, asked: Question, place: int, words: str) -> dict[str, str]:
    arguments = [draft.pk, asked.key, place]
    return {
        "words": words,
        "change": reverse("notifications:change_item", args=arguments) + _kept(request),
        "remove": reverse("notifications:remove_item", args=arguments) + _kept(request),
    }


def _add_address(draft: Draft, asked: Question) -> str:
    if asked.key == "charges":
        return reverse("notifications:find_offence", args=[draft.pk])
    return reverse("notifications:add_item", args=[draft.pk, asked.key])


def _kept(request: StaffRequest) -> str:
    return "?from=check" if onward(request) else ""


def _next(request: StaffRequest, draft: Draft, asked: Question) -> str:
    """Back to the check where the person came from it; else the next question, and the check last."""
    order = asked_of(request.grants)
    place = order.index(asked) + 1
    if onward(request) or place == len(order):
        return reverse("notifications:check", args=[draft.pk])
    return address(draft, order[place])


def _back(request: StaffRequest, draft: Draft, asked: Question) -> str:
    order = asked_of(request.grants)
    place = order.index(asked)
    if onward(request):
        return reverse("notifications:check", args=[draft.pk])
    return address(draft, order[place - 1]) if place else reverse("notifications:draft", args=[draft.pk])


def _page(
    request: StaffRequest,
    draft: Draft,
    asked: Question,
    form: Form | None,
    template: str = "question",
    **more: object,
) -> HttpResponse:
    inside = template in {"item", "remove", "find_offence"} and bool(
        items(draft.answers, asked.key) or asked.asked
    )
    context = {
        "draft": draft,
        "question": asked,
        "form": form,
        "title": asked.title or asked.text,
        "back": address(draft, asked) + _kept(request) if inside else _back(request, draft, asked),
        "kept": _kept(request),
        "tasks": reverse("notifications:draft", args=[draft.pk]),
        "marking": MARKING,
        **more,
    }
    return render(request, f"notifications/{template}.html", context)
