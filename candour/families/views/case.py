"""The families of one case: who keeps in touch with whom, and the sentence that the scheme counts from."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.cases.models import Case
from candour.cases.models.visibility import Families
from candour.families.commands import scheme
from candour.families.forms.contacts import SentenceForm
from candour.families.models import NoContact, Sentence
from candour.families.queries.closing import people_without_a_plan, reasons_against_closing
from candour.families.queries.lists import plans_within, why_next
from candour.families.views import words
from candour.families.views.reaching import case_of_families
from candour.paper import MARKING
from candour.workflow.refusals import NotNow


@requires(Permission.VIEW_FAMILIES, Permission.KEEP_CONTACT)
def show(request: StaffRequest, reference: str) -> HttpResponse:
    case = case_of_families(request, reference, page="case")
    today = timezone.localdate()
    sees_all = Families.ALL in request.sight.families
    sentence = Sentence.objects.visible_to(request.sight).filter(case=case).first()
    plans = list(plans_within(request.sight).filter(case=case).select_related("liaison_officer"))
    context = _frame(
        case,
        "Victims and families",
        back=reverse("cases:show", args=[case.reference]),
        plans=plans,
        sentence=sentence,
        without=list(people_without_a_plan(case)) if sees_all else [],
        sees_all=sees_all,
        against_closing=reasons_against_closing(case) if sees_all else None,
        no_contacts=list(
            NoContact.objects.visible_to(request.sight).filter(case=case).select_related("person")
        ),
        begins=request.grants.allow(Permission.ALLOCATE_LIAISON),
        records=bool(plans) and request.grants.allow(Permission.KEEP_CONTACT),
        why_next=lambda plan: why_next(plan, today=today),
        colours=words.COLOURS,
        today=today,
    )
    return render(request, "families/case.html", context)


@requires(Permission.KEEP_CONTACT, Permission.ALLOCATE_LIAISON)
def sentence(request: StaffRequest, reference: str) -> HttpResponse:
    """Record the sentence, or correct it."""
    case = case_of_families(request, reference, page="sentence")
    back = reverse("families:case", args=[reference])
    known = Sentence.objects.visible_to(request.sight).filter(case=case).first()
    initial = {"on": known.on, "kind": known.kind} if known else {}
    form = SentenceForm(request.POST or None, today=timezone.localdate(), initial=initial)
    if form.is_valid():
        try:
            scheme.record_sentence(case=case, by=request.user, at=timezone.now(), **form.cleaned_data)
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, "The sentence is recorded. The dates of the scheme count from it.")
            return redirect(back)
    context = _frame(case, "The sentence", back=back, cancel=back, form=form)
    return render(request, "families/form.html", context, status=422 if form.errors else 200)


def _frame(case: Case, title: str, **more: object) -> dict[str, object]:
    return {"case": case, "title": title, "caption": case.reference, "marking": MARKING, **more}
