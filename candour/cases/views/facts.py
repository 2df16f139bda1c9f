"""One page for each change of a fact."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.cases import commands
from candour.cases.commands.facts import OF_VICTIMS, in_words
from candour.cases.forms import FORMS, DetailsForm, FactForm, InterestForm, RemoveForm
from candour.cases.models import Case
from candour.cases.models.visibility import Sight
from candour.cases.views.changing import answer
from candour.cases.views.reaching import case_for
from candour.design_system.words import day

FACT_PAGES = {"person": "people"}
"""Where a change of this kind leads back to, when it is not the page of the case."""


def _form(request: StaffRequest, kind: str, fact: Any | None = None) -> FactForm:  # noqa: ANN401
    if kind not in FORMS:
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = FORMS[kind](data, today=timezone.localdate(), initial=_said(fact, request.sight) if fact else None)
    sees_victims = request.grants.allow(Permission.VIEW_VICTIMS)
    form.prepare(sight=request.sight, may_see_victims=sees_victims, adding=fact is None)
    return form


def _said(fact: Any, sight: Sight) -> dict[str, Any]:  # noqa: ANN401 - one of the models in KINDS
    """What the form begins with: choices by key, people and cases by what is typed for them."""
    said = {field.name: field.value_from_object(fact) for field in fact._meta.concrete_fields}
    if "aliases" in said:
        said["aliases"] = "\n".join(fact.aliases)
        said["staff_account"] = fact.staff_account.username if fact.staff_account else ""
    if "other_case" in said:
        other = Case.objects.visible_to(sight).filter(pk=fact.other_case_id).first()
        said["other_case"] = other.reference if other is not None else ""
        said["names_unseen_case"] = fact.other_case_id is not None and other is None
    return said


def _in_words(kind: str, fact: Any) -> list[dict[str, str]]:  # noqa: ANN401 - one of the models in KINDS
    """What a fact says, under the names that its form gives."""
    known = {field.name for field in fact._meta.concrete_fields}
    said = {
        str(field.label): day(value)
        if isinstance(value := getattr(fact, name), date)
        else in_words(fact, name)
        for name, field in FORMS[kind].base_fields.items()
        if name in known
    }
    return [{"key": label, "value": words} for label, words in said.items() if words]


def _back(case: Case, kind: str) -> str:
    page = FACT_PAGES.get(kind)
    return f"/cases/{case.reference}/{page}" if page else f"/cases/{case.reference}"


def _added(form: FactForm, kind: str) -> str:
    """What was added, in the words of its form, and where it stands."""
    if kind in FACT_PAGES:
        return "Somebody was added to the people in the case."
    return f"{form.subject.capitalize().replace('mappa', 'MAPPA')} was added to the case."


@requires(Permission.EDIT_CASE)
def add(request: StaffRequest, reference: str, kind: str) -> HttpResponse:
    case = case_for(request, reference, page=f"add {kind}")
    form = _form(request, kind)

    def do() -> object:
        operation = form.cleaned_data["operation"]
        return commands.add_fact(
            case, kind, form.values(), by=request.user, at=timezone.now(), operation=operation
        )

    title = form.adding or f"Add {form.subject}"
    return answer(request, case, form, title=title, do=do, done=_added(form, kind), back=_back(case, kind))


def _fact(request: StaffRequest, case: Case, kind: str, number: int) -> Any:  # noqa: ANN401
    """A fact of this case. Victims are not there for those who may not see them."""
    if kind not in commands.KINDS:
        raise Http404
    # Joined, a case that the reader may not open reads as none; fetched later, it would not be found.
    linked = ["other_case"] if kind == "co_defendant" else []
    facts = commands.KINDS[kind].objects.visible_to(request.sight).select_related(*linked)
    found = facts.filter(case=case, pk=number).first()
    hidden = getattr(found, "role", "") in OF_VICTIMS and not request.grants.allow(Permission.VIEW_VICTIMS)
    if found is None or hidden:
        raise Http404
    return found


@requires(Permission.EDIT_CASE)
def change(request: StaffRequest, reference: str, kind: str, number: int) -> HttpResponse:
    case = case_for(request, reference, page=f"change {kind}")
    fact = _fact(request, case, kind, number)
    form = _form(request, kind, fact)

    def do() -> object:
        told = form.cleaned_data
        reason, operation = told["reason"], told["operation"]
        return commands.correct_fact(
            fact, form.values(), reason=reason, by=request.user, at=timezone.now(), operation=operation
        )

    return answer(
        request,
        case,
        form,
        title=f"Correct {form.subject}",
        do=do,
        done="Corrected. What it said before is under Corrections.",
        back=_back(case, kind),
        remove=f"/cases/{case.reference}/remove/{kind}/{number}",
    )


@requires(Permission.EDIT_CASE)
def remove(request: StaffRequest, reference: str, kind: str, number: int) -> HttpResponse:
    case = case_for(request, reference, page=f"remove {kind}")
    fact = _fact(request, case, kind, number)
    form = RemoveForm(request.POST if request.method == "POST" else None)

    def do() -> object:
        told = form.cleaned_data
        commands.remove_fact(
            fact, reason=told["reason"], by=request.user, at=timezone.now(), operation=told["operation"]
        )
        return None

    return answer(
        request,
        case,
        form,
        title=f"Take out {FORMS[kind].subject}",
        do=do,
        done="Taken out. What it said is under Corrections.",
        back=_back(case, kind),
        button="Take out",
        warning_button=True,
        template="cases/remove.html",
        rows=_in_words(kind, fact),
    )


@requires(Permission.EDIT_CASE)
def details(request: StaffRequest, reference: str) -> HttpResponse:
    case = case_for(request, reference, page="correct details")
    data = request.POST if request.method == "POST" else None
    form = DetailsForm(data, today=timezone.localdate(), initial=_said(case, request.sight))
    form.prepare(case)

    def do() -> object:
        told = form.cleaned_data
        return commands.correct_details(
            case,
            form.values(),
            by=request.user,
            at=timezone.now(),
            reason=told["reason"],
            operation=told["operation"],
        )

    return answer(request, case, form, title="Correct the details", do=do, done="The details are corrected.")


@requires(Permission.EDIT_CASE, Permission.DECIDE_NOTIFICATION)
def interest(request: StaffRequest, reference: str) -> HttpResponse:
    case = case_for(request, reference, page="correct interest")
    data = request.POST if request.method == "POST" else None
    form = InterestForm(data, today=timezone.localdate(), initial=_said(case, request.sight))

    def do() -> object:
        operation = form.cleaned_data["operation"]
        return commands.correct_details(
            case, form.values(), by=request.user, at=timezone.now(), operation=operation
        )

    return answer(request, case, form, title="Media and ministers", do=do, done="Noted.")
