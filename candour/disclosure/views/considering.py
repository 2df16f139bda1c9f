"""What is thought of before anything is shared: the effect, concerns, the covering letter."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.audit.reads import record_list
from candour.disclosure.commands import considering
from candour.disclosure.commands.writing import write_letter
from candour.disclosure.forms.moving import AnswerConcernForm, ConcernForm, EffectForm, LetterForm
from candour.disclosure.lettering import FAMILY
from candour.disclosure.models import BEFORE_SENDING
from candour.disclosure.queries.considering import concerns_of, effect_of, effects_of
from candour.disclosure.queries.copies import concerns_waiting
from candour.disclosure.queries.packing import reading_of_parts
from candour.disclosure.standing import standing_of
from candour.disclosure.views.reaching import copy_of, copy_to_change, decides, frame
from candour.paper import MARKING
from candour.policy.load import load_policy
from candour.workflow.refusals import NotNow

ASKED = ("on_person", "on_staff", "contingency", "told_before")


@requires(Permission.VIEW_DISCLOSURE)
def effect(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """The effect on the person and on staff, and what is ready."""
    copy = copy_of(request, reference, number, page="effect")
    may = any(map(request.grants.allow, considering.WORKERS)) and copy.status in BEFORE_SENDING
    may = may and copy.case_id not in request.sight.reading
    last = effect_of(copy)
    initial = {name: getattr(last, name) for name in ASKED} if last is not None else {}
    form = EffectForm(request.POST or None, initial=initial)
    if may and form.is_valid():
        try:
            considering.consider_effect(
                disclosure=copy, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, "What was considered is recorded.")
            return redirect("disclosure:show", reference, number)
    row = load_policy().audiences.find(copy.audience, on=timezone.localdate())
    context = frame(
        copy,
        "Effect on the person and on staff",
        form=form,
        may=may,
        audience=row,
        effects=effects_of(copy),
        back=reverse("disclosure:show", args=[reference, number]),
    )
    return render(request, "disclosure/effect.html", context)


@requires(*considering.WORKERS, Permission.SEND_DISCLOSURE)
def concern(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """An exceptional concern that cannot be managed here, for the national team."""
    copy = copy_to_change(request, reference, number, page="concern")
    form = ConcernForm(request.POST or None)
    if form.is_valid():
        try:
            considering.raise_concern(
                disclosure=copy, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, "The national team is told. Nothing is sent before it has answered.")
            return redirect("disclosure:show", reference, number)
    back = reverse("disclosure:show", args=[reference, number])
    context = frame(copy, "Raise a concern with the national team", form=form, back=back)
    return render(request, "disclosure/concern.html", context)


@requires(Permission.DECIDE_DISCLOSURE_CONCERN)
def concerns(request: StaffRequest) -> HttpResponse:
    """Every concern that waits for the national team."""
    rows = list(concerns_waiting(request.sight))
    context = {
        "title": "Concerns about sharing a review",
        "marking": MARKING,
        "rows": rows,
        "back": reverse("disclosure:list"),
    }
    record_list(by=request.user, at=timezone.now(), page="concerns about copies", rows=len(rows))
    return render(request, "disclosure/concerns.html", context)


@requires(Permission.DECIDE_DISCLOSURE_CONCERN)
def answer_concern(request: StaffRequest, reference: str, number: int, concern: int) -> HttpResponse:
    """The national team reads a concern and answers."""
    copy = copy_to_change(request, reference, number, page="answer a concern")
    found = next((one for one in concerns_of(copy) if one.pk == concern), None)
    if found is None:
        raise Http404("There is no such concern.")
    form = AnswerConcernForm(request.POST or None)
    if form.is_valid():
        try:
            considering.answer_concern(concern=found, by=request.user, at=timezone.now(), **form.cleaned_data)
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, "Your answer is recorded, and the preparer is told.")
            return redirect("disclosure:show", reference, number)
    back = reverse("disclosure:show", args=[reference, number])
    context = frame(copy, "Answer a concern", form=form, concern=found, back=back)
    return render(request, "disclosure/answer_concern.html", context)


@requires(Permission.PREPARE_DISCLOSURE)
def letter(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    """The covering letter of a copy for a victim or a family."""
    copy = copy_to_change(request, reference, number, page="covering letter")
    if copy.audience != FAMILY or not decides(request, copy):
        raise Http404("There is no letter to write.")
    form = LetterForm(request.POST or None, initial=copy.letter or {"to": copy.recipient})
    if form.is_valid():
        told = dict(form.cleaned_data)
        operation = told.pop("operation")
        try:
            write_letter(disclosure=copy, said=told, by=request.user, at=timezone.now(), operation=operation)
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, "The letter is kept. It is part of what is checked and approved.")
            return redirect("disclosure:show", reference, number)
    back = reverse("disclosure:show", args=[reference, number])
    parts = reading_of_parts(copy, standing_of(copy))
    context = frame(copy, "The covering letter", form=form, back=back, parts=parts)
    return render(request, "disclosure/letter.html", context)
