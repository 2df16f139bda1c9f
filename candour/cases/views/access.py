"""Who holds a case, who may open it, and emergencies."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.proving import has_password, proves
from candour.access.requires import requires
from candour.audit.reads import record_list
from candour.cases import commands
from candour.cases.forms import (
    BarForm,
    BreakGlassForm,
    EndAccessForm,
    GiveAccessForm,
    HandOverForm,
    ReviewUseForm,
)
from candour.cases.models import AccessEntry, BreakGlass, CaseHolding, Relation
from candour.cases.queries import break_glass_waiting, why_each_may_open
from candour.cases.queries.holding import may_hold
from candour.cases.views.case_page import may_on
from candour.cases.views.changing import answer
from candour.cases.views.reaching import case_for, frame
from candour.paper import MARKING
from candour.workflow.refusals import NotNow


@requires(Permission.HOLD_CASE, Permission.ASSIGN_CASE)
def hand_over(request: StaffRequest, reference: str) -> HttpResponse:
    case = case_for(request, reference, page="hand over")
    at = timezone.now()
    form = HandOverForm(request.POST if request.method == "POST" else None)
    people = may_hold(case, request.user, lead=request.grants.allow(Permission.ASSIGN_CASE), at=at)
    form.offer(person for person in people if request.method == "POST" or person.pk != case.holder_id)

    def do() -> object:
        told = form.cleaned_data
        to = next(person for person in people if str(person.pk) == told["to"])
        return commands.hand_over(
            case, to=to, by=request.user, at=at, reason=told["reason"], operation=told["operation"]
        )

    holdings = CaseHolding.objects.visible_to(request.sight).filter(case=case).select_related("holder")
    return answer(
        request,
        case,
        form,
        title="Hand over the case",
        do=do,
        done="The case is handed over, and its new holder is told.",
        template="cases/hand_over.html",
        holdings=list(holdings),
    )


@requires(Permission.VIEW_CASE)
def access_list(request: StaffRequest, reference: str) -> HttpResponse:
    case = case_for(request, reference, page="access")
    standing = why_each_may_open(case, at=timezone.now())
    context = frame(case, "Who may open this case", standing=standing, may=may_on(request, case))
    return render(request, "cases/access.html", context)


@requires(Permission.GRANT_ACCESS)
def give(request: StaffRequest, reference: str) -> HttpResponse:
    case = case_for(request, reference, page="give access")
    form = GiveAccessForm(request.POST if request.method == "POST" else None, today=timezone.localdate())

    def do() -> object:
        told = form.cleaned_data
        return commands.give_access(
            case,
            user=told["user"],
            relation=Relation(told["relation"]),
            reason=told["reason"],
            until=form.ends(),
            by=request.user,
            at=timezone.now(),
            operation=told["operation"],
        )

    back = f"/cases/{case.reference}/access"
    return answer(request, case, form, title="Give access", do=do, done="Access is given.", back=back)


@requires(Permission.GRANT_ACCESS)
def bar(request: StaffRequest, reference: str) -> HttpResponse:
    case = case_for(request, reference, page="bar")
    named = {"user": request.GET["user"], "relation": Relation.NAMED_IN_CASE} if "user" in request.GET else {}
    form = BarForm(request.POST if request.method == "POST" else None, initial=named)

    def do() -> object:
        told = form.cleaned_data
        return commands.bar(
            case,
            user=told["user"],
            relation=Relation(told["relation"]),
            reason=told["reason"],
            by=request.user,
            at=timezone.now(),
            operation=told["operation"],
        )

    return answer(
        request,
        case,
        form,
        title="Bar somebody from the case",
        do=do,
        done="The bar stands, above every grant.",
        back=f"/cases/{case.reference}/access",
        button="Bar from the case",
        warning_button=True,
    )


@requires(Permission.VIEW_CASE)
def declare(request: StaffRequest, reference: str) -> HttpResponse:
    """A conflict of one's own: from then on the case is not there for this person."""
    case = case_for(request, reference, page="declare a conflict")
    form = EndAccessForm(request.POST if request.method == "POST" else None)
    form.fields["reason"].label = "What is your connection with the case?"

    def do() -> object:
        told = form.cleaned_data
        return commands.bar(
            case,
            user=request.user,
            reason=told["reason"],
            by=request.user,
            at=timezone.now(),
            operation=told["operation"],
        )

    return answer(
        request,
        case,
        form,
        title="Declare a conflict of interest",
        do=do,
        done="Thank you. You can no longer open that case.",
        back="/cases/" if request.method == "POST" else "",
        template="cases/declare.html",
        while_reading=True,
        button="Declare the conflict",
        warning_button=True,
    )


@requires(Permission.GRANT_ACCESS)
def end(request: StaffRequest, reference: str, number: int) -> HttpResponse:
    case = case_for(request, reference, page="end access")
    entries = AccessEntry.objects.visible_to(request.sight).select_related("user", "case")
    entry = entries.filter(case=case, pk=number).first()
    if entry is None:
        raise Http404
    form = EndAccessForm(request.POST if request.method == "POST" else None)

    def do() -> object:
        told = form.cleaned_data
        return commands.end_access(
            entry, by=request.user, at=timezone.now(), reason=told["reason"], operation=told["operation"]
        )

    title = f"Lift the bar on {entry.user}" if entry.barred else f"End the access of {entry.user}"
    back = f"/cases/{case.reference}/access"
    return answer(request, case, form, title=title, do=do, done="It has ended.", back=back)


@requires(Permission.BREAK_GLASS)
def break_glass(request: StaffRequest) -> HttpResponse:
    form = BreakGlassForm(request.POST if request.method == "POST" else None)
    if not has_password(request.user):
        form.without_password()
    if request.method == "POST" and form.is_valid() and _is_the_same_person(request, form):
        try:
            use = commands.break_glass(by=request.user, at=timezone.now(), **form.cleaned_data)
        except NotNow as refusal:
            form.refuse(refusal.reasons)
        else:
            messages.success(request, "The case is open for four hours. Its holder and a reviewer are told.")
            return redirect("cases:show", use.entry.case.reference)
    context = {"title": "Emergency access", "form": form, "back": "/cases/", "cancel": "/cases/"}
    return render(request, "cases/break_glass.html", context, status=422 if form.errors else 200)


def _is_the_same_person(request: StaffRequest, form: BreakGlassForm) -> bool:
    """Whether whoever sits there is whoever signed in."""
    password = form.cleaned_data.pop("password", None)
    if password is None or proves(request, request.user, password, at=timezone.now()):
        return True
    form.add_error("password", "The password is not right")
    return False


@requires(Permission.REVIEW_BREAK_GLASS, Permission.BREAK_GLASS, Permission.HOLD_CASE)
def uses(request: StaffRequest) -> HttpResponse:
    found = break_glass_waiting(request.sight).order_by("reviewed_at", "-entry__since")[:100]
    shown = list(found)
    context = {
        "title": "Uses of emergency access",
        "uses": shown,
        "marking": MARKING,
        "back": "/cases/",
        "may_review": request.grants.allow(Permission.REVIEW_BREAK_GLASS),
        "reading": request.sight.reading,
    }
    page = render(request, "cases/break_glass_uses.html", context)
    record_list(by=request.user, at=timezone.now(), page="emergency access", rows=len(shown))
    return page


@requires(Permission.REVIEW_BREAK_GLASS)
def review_use(request: StaffRequest, number: int) -> HttpResponse:
    use: BreakGlass = get_object_or_404(break_glass_waiting(request.sight), pk=number)
    if use.entry.case_id in request.sight.reading:
        raise Http404
    case = case_for(request, use.entry.case.reference, page="review emergency access")
    form = ReviewUseForm(request.POST if request.method == "POST" else None)

    def do() -> object:
        told = form.cleaned_data
        return commands.review_break_glass(
            use, finding=told["finding"], by=request.user, at=timezone.now(), operation=told["operation"]
        )

    return answer(
        request,
        case,
        form,
        title="Review a use of emergency access",
        do=do,
        done="The review is recorded.",
        back="/cases/emergency/uses",
        template="cases/review_use.html",
        use=use,
    )
