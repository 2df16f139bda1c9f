"""Begin a contact plan, one question a page; and choose another named contact."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.cases.models import Case, RegisteredPerson
from candour.design_system.fields import Form
from candour.design_system.words import plural
from candour.families.commands import plans as commands
from candour.families.forms import plans as forms
from candour.families.queries.officers import officers_for, people_to_begin_with
from candour.families.views.answering import answer, sent
from candour.families.views.reaching import case_of_families, plan_of
from candour.paper import MARKING
from candour.staff.models import User
from candour.workflow.refusals import NotNow


@requires(Permission.ALLOCATE_LIAISON)
def person(request: StaffRequest, reference: str) -> HttpResponse:
    """With whom."""
    case = case_of_families(request, reference, page="begin a plan")
    people = people_to_begin_with(case)
    choices = [(str(one.pk), _named(one)) for one in people]
    form = forms.PersonForm(sent(request)).offering(choices)
    if form.is_valid():
        return redirect("families:begin_officer", reference, int(form.cleaned_data["person"]))
    back = reverse("families:case", args=[reference])
    return _page(request, case, form, "begin", back, people=people)


@requires(Permission.ALLOCATE_LIAISON)
def officer(request: StaffRequest, reference: str, person: int) -> HttpResponse:
    """Who keeps in touch with them."""
    case = case_of_families(request, reference, page="begin a plan")
    named = _person(request, case, person)
    form = _offering(forms.OfficerForm(sent(request)), case)
    if form.is_valid():
        return redirect("families:begin_check", reference, person, int(form.cleaned_data["officer"]))
    back = reverse("families:begin", args=[reference])
    return _page(request, case, form, "begin", back, person=named)


@requires(Permission.ALLOCATE_LIAISON)
def check(request: StaffRequest, reference: str, person: int, officer: int) -> HttpResponse:
    """Check the answers, say why, and begin."""
    case = case_of_families(request, reference, page="begin a plan")
    named = _person(request, case, person)
    chosen = _officer(case, officer)
    form = forms.BeginForm(request.POST or None)
    if form.is_valid():
        try:
            plan = commands.begin(
                person=named, officer=chosen, by=request.user, at=timezone.now(), **form.cleaned_data
            )
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, f"The contact plan is begun, and {chosen} is told.")
            return redirect("families:plan", plan.pk)
    back = reverse("families:begin_officer", args=[reference, person])
    return _page(request, case, form, "begin_check", back, person=named, officer=chosen)


@requires(Permission.ALLOCATE_LIAISON)
def allocate(request: StaffRequest, number: int) -> HttpResponse:
    """Give the contact to somebody else."""
    plan = plan_of(request, number, page="named contact")
    form = _offering(
        forms.AllocateForm(sent(request), today=timezone.localdate()), plan.case, apart=plan.liaison_officer
    )
    return answer(
        request,
        plan,
        form,
        title="Choose another named contact",
        do=lambda told: commands.allocate(
            plan=plan,
            officer=_officer(plan.case, int(told["officer"])),
            reason=told["reason"],
            tell_by=told["tell_by"],
            by=request.user,
            at=timezone.now(),
            operation=told["operation"],
        ),
        done="The contact is given on. Both are told.",
        button="Give the contact on",
    )


@requires(Permission.ALLOCATE_LIAISON)
def without(request: StaffRequest, reference: str, person: int) -> HttpResponse:
    """Say that nobody keeps in touch with somebody, and why."""
    case = case_of_families(request, reference, page="no contact")
    named = _person(request, case, person)
    form = forms.NoContactForm(request.POST or None)
    back = reverse("families:case", args=[reference])
    if form.is_valid():
        try:
            commands.leave_without(person=named, by=request.user, at=timezone.now(), **form.cleaned_data)
        except NotNow as refused:
            form.refuse(refused.reasons)
        else:
            messages.success(request, "Written down. A contact plan can be begun later all the same.")
            return redirect(back)
    return _page(request, case, form, "without", back, person=named, title="Nobody keeps in touch")


def _named(one: RegisteredPerson) -> str:
    return f"{one.display_name}, {one.relation}" if one.relation else one.display_name


def _person(request: StaffRequest, case: Case, number: int) -> RegisteredPerson:
    seen = RegisteredPerson.objects.visible_to(request.sight).filter(case=case)
    found: RegisteredPerson = get_object_or_404(seen, pk=number)
    return found


def _officer(case: Case, number: int) -> User:
    people = {one.pk: one for one in officers_for(case, at=timezone.now())}
    if number not in people:
        raise NotNow(["This person cannot be the named contact here. Choose another."])
    return people[number]


def _offering(form: forms.OfficerForm, case: Case, *, apart: User | None = None) -> forms.OfficerForm:
    people = [one for one in officers_for(case, at=timezone.now()) if one != apart]
    hints = {str(one.pk): _busy(one) for one in people}
    return form.offering([(str(one.pk), one.full_name) for one in people], hints)


def _busy(one: User) -> str:
    number = getattr(one, "keeps", 0)
    return f"In touch with {plural(number, 'person', 'people')} now" if number else "In touch with nobody now"


def _page(
    request: StaffRequest, case: Case, form: Form, template: str, back: str, **more: object
) -> HttpResponse:
    context = {
        "case": case,
        "form": form,
        "title": "Begin a contact plan",
        "caption": case.reference,
        "marking": MARKING,
        "back": back,
        "cancel": reverse("families:case", args=[case.reference]),
        **more,
    }
    return render(request, f"families/{template}.html", context, status=422 if form.errors else 200)
