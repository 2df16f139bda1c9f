"""What the court did, and what follows."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import requires
from candour.cases import commands
from candour.cases.court_effects import CONCLUDED, effects_of
from candour.cases.forms import DisclosureForm, LaterChargeForm, OutcomeForm
from candour.cases.models import Case, CourtStatus, VictimStatus
from candour.cases.views.changing import answer
from candour.cases.views.reaching import case_for, frame
from candour.policy.load import load_policy
from candour.workflow.refusals import NotNow


@requires(Permission.RECORD_COURT_OUTCOME)
def outcome(request: StaffRequest, reference: str) -> HttpResponse:
    """Choose the outcome; read what follows; press once more."""
    case = case_for(request, reference, page="court")
    form = OutcomeForm(request.POST if request.method == "POST" else None, today=timezone.localdate())
    if request.method == "GET":  # a form sent twice must still be understood after its first effect
        form.without(case.court_status)
    if request.method == "POST" and form.is_valid():
        if "confirmed" not in request.POST:
            return _confirm(request, case, form)
        try:
            return _record(request, case, form)
        except NotNow as refusal:
            form.refuse(refusal.reasons)
    back = f"/cases/{case.reference}"
    context = frame(case, "Record what the court did", form=form, back=back, cancel=back, button="Continue")
    return render(request, "cases/court.html", context, status=422 if form.errors else 200)


def _confirm(request: StaffRequest, case: Case, form: OutcomeForm) -> HttpResponse:
    told = form.told()
    context = frame(
        case,
        "Check what follows",
        form=form,
        told=told,
        correcting=commands.is_correction(case, told.outcome),
        effects=effects_of(case, told.outcome),
        policy=load_policy().court_outcomes.find(told.outcome, on=told.on),
        back=f"/cases/{case.reference}/court",
    )
    return render(request, "cases/court_confirm.html", context)


def _record(request: StaffRequest, case: Case, form: OutcomeForm) -> HttpResponse:
    told, effects = form.told(), effects_of(case, form.told().outcome)
    cleaned = form.cleaned_data
    commands.record_court_outcome(
        case, told, by=request.user, at=timezone.now(), note=cleaned["note"], operation=cleaned["operation"]
    )
    followed = " ".join(effect.sentence for effect in effects)
    messages.success(request, f"Recorded: {told.outcome.label.lower()}. {followed}")
    return redirect("cases:show", case.reference)


@requires(Permission.RECORD_COURT_OUTCOME)
def later_charge(request: StaffRequest, reference: str) -> HttpResponse:
    case = case_for(request, reference, page="later charge")
    form = LaterChargeForm(request.POST if request.method == "POST" else None, today=timezone.localdate())
    form.prepare(sight=request.sight, may_see_victims=False, adding=True)

    def do() -> object:
        operation = form.cleaned_data["operation"]
        return commands.charge_later(
            case, form.values(), by=request.user, at=timezone.now(), operation=operation
        )

    return answer(
        request,
        case,
        form,
        title="Add a later charge",
        do=do,
        done="The charge is added. The court track begins again, and eligibility is answered anew.",
        template="cases/later_charge.html",
        effects=effects_of(case, CourtStatus.CHARGED),
        concluded=case.court_status in CONCLUDED,
    )


@requires(Permission.DECIDE_NOTIFICATION)
def disclosure(request: StaffRequest, reference: str) -> HttpResponse:
    case = case_for(request, reference, page="disclosure")
    form = DisclosureForm(request.POST if request.method == "POST" else None)

    def do() -> object:
        told = form.cleaned_data
        return commands.decide_disclosure(
            case,
            disclose=bool(told["disclose"]),
            reason=told["reason"],
            by=request.user,
            at=timezone.now(),
            operation=told["operation"],
        )

    waits = case.victim_status == VictimStatus.NATIONAL_DECISION
    return answer(
        request,
        case,
        form,
        title="Decide on disclosure",
        do=do,
        done="The decision is recorded.",
        template="cases/disclosure.html",
        waits=waits,
    )
