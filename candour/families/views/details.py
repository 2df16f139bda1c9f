"""How somebody wishes to be addressed and reached, one question a page; each answer is kept at once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import keeps_words, requires
from candour.design_system.fields import Form
from candour.families.commands import plans as commands
from candour.families.forms import plans as forms
from candour.families.models import ContactPlan
from candour.families.queries.officers import charges_of
from candour.families.views.answering import answer, begun_with, must_keep, sent
from candour.families.views.reaching import frame, plan_of
from candour.families.views.unfinished import keep_what_was_sent


def _charges(form: Form, plan: ContactPlan) -> None:
    if isinstance(form, forms.RelationForm):
        form.offering([(str(charge.pk), charge.title) for charge in charges_of(plan)])


def _charge(plan: ContactPlan, told: dict[str, Any]) -> dict[str, Any]:
    number = told.pop("charge", "")
    found = charges_of(plan).filter(pk=number).first() if number else None
    return {**told, "charge": found}


def _as_told(_plan: ContactPlan, told: dict[str, Any]) -> dict[str, Any]:
    return {name: "" if value is None else value for name, value in told.items()}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question about a person: its page, and what the plan keeps of the answer."""

    key: str
    title: str
    form: type[Form]
    names: tuple[str, ...]
    keep: str = ""
    values: Callable[[ContactPlan, dict[str, Any]], dict[str, Any]] = _as_told


QUESTIONS = (
    Asked("name", "How they wish to be addressed", forms.NameForm, ("addressed_as",)),
    Asked("relation", "Who they are", forms.RelationForm, ("relation", "charge"), values=_charge),
    Asked("ways", "How to reach them", forms.WaysForm, ("ways", "times")),
    Asked(
        "safety",
        "Keeping contact safe",
        forms.SafetyForm,
        ("unsafe_ways", "nothing_to_the_home", "safety"),
        keep="safety",
    ),
    Asked("language", "Language", forms.LanguageForm, ("language", "language_note")),
    Asked(
        "needs",
        "What they need, and what helps",
        forms.NeedsForm,
        ("needs", "adjustments", "formats"),
        keep="needs",
    ),
)
BY_KEY = {asked.key: asked for asked in QUESTIONS}


@requires(Permission.KEEP_CONTACT)
@keeps_words(keep_what_was_sent)
def question(request: StaffRequest, number: int, key: str) -> HttpResponse:
    plan = plan_of(request, number, page=f"details, {key}")
    must_keep(request, plan)
    asked = BY_KEY.get(key)
    if asked is None:
        raise Http404("There is no such question.")
    initial = {name: getattr(plan, name) for name in asked.names}
    if asked.key == "relation":
        initial["charge"] = plan.charge_id or ""
    form = asked.form(sent(request), initial=begun_with(request, plan, asked.keep or "none", initial))
    _charges(form, plan)
    return answer(
        request,
        plan,
        form,
        title=asked.title,
        do=lambda told: commands.describe(
            plan=plan,
            operation=told.pop("operation"),
            values=asked.values(plan, told),
            by=request.user,
            at=timezone.now(),
        ),
        done="",
        keep=asked.keep,
        template="families/form.html",
        button="Continue",
        onward=_next(request, plan, asked),
        back=_back(request, plan, asked),
    )


def _next(request: StaffRequest, plan: ContactPlan, asked: Asked) -> str:
    """One after the other the first time; back to the check where one answer is changed."""
    place = QUESTIONS.index(asked) + 1
    if "change" in request.GET or place == len(QUESTIONS):
        return reverse("families:details_check", args=[plan.pk])
    return reverse("families:details", args=[plan.pk, QUESTIONS[place].key])


def _back(request: StaffRequest, plan: ContactPlan, asked: Asked) -> str:
    place = QUESTIONS.index(asked)
    if "change" in request.GET:
        return reverse("families:details_check", args=[plan.pk])
    if place == 0:
        return reverse("families:plan", args=[plan.pk])
    return reverse("families:details", args=[plan.pk, QUESTIONS[place - 1].key])


@requires(Permission.KEEP_CONTACT)
def check(request: StaffRequest, number: int) -> HttpResponse:
    """Everything that was answered, with a way to change each."""
    plan = plan_of(request, number, page="details, check")
    must_keep(request, plan)
    return render(request, "families/details_check.html", frame(plan, "Check what is written down"))
