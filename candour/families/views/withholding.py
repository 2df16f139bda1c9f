"""A proposal not to disclose, one question a page; and the national team's decision on it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import keeps_words, requires
from candour.design_system.fields import Form
from candour.families import transitions
from candour.families.commands import withholding
from candour.families.forms import disclosure as forms
from candour.families.forms.plans import NoteForm
from candour.families.models import ContactPlan, Nondisclosure
from candour.families.views.answering import answer, begun_with, sent
from candour.families.views.contacts import kept_plan
from candour.families.views.reaching import plan_of
from candour.families.views.unfinished import keep_what_was_sent
from candour.policy.load import load_policy
from candour.workflow.perform import reasons_against


@dataclass(frozen=True, slots=True)
class Asked:
    key: str
    form: type[Form]
    title: str


QUESTIONS = (
    Asked("ground", forms.GroundForm, "Why"),
    Asked("why", forms.WhyForm, "What could happen"),
    Asked("tried", forms.TriedForm, "What was considered first"),
)


@requires(Permission.KEEP_CONTACT)
@keeps_words(keep_what_was_sent)
def propose(request: StaffRequest, number: int, key: str = "ground") -> HttpResponse:
    """One question of the proposal; what is answered is kept at once, and nobody is told yet."""
    plan = kept_plan(request, number, page=f"proposal, {key}")
    asked = next((one for one in QUESTIONS if one.key == key), None)
    if asked is None:
        raise Http404("There is no such question.")
    keep = "" if key == "ground" else key
    draft = draft_of(request, plan)
    initial = {key: getattr(draft, key)} if draft else {}
    form = asked.form(sent(request), initial=begun_with(request, plan, keep or "none", initial))
    if isinstance(form, forms.GroundForm):
        form.offering(on=timezone.localdate())
    return answer(
        request,
        plan,
        form,
        title=asked.title,
        do=lambda told: withholding.write_part(
            plan=plan, part=key, text=told[key], by=request.user, at=timezone.now()
        ),
        done="",
        keep=keep,
        template="families/propose.html",
        button="Continue",
        onward=_next(request, plan, asked),
        first=key == "ground",
    )


def _next(request: StaffRequest, plan: ContactPlan, asked: Asked) -> str:
    place = QUESTIONS.index(asked) + 1
    if "change" in request.GET or place == len(QUESTIONS):
        return reverse("families:propose_check", args=[plan.pk])
    return reverse("families:propose_part", args=[plan.pk, QUESTIONS[place].key])


@requires(Permission.KEEP_CONTACT)
def check(request: StaffRequest, number: int) -> HttpResponse:
    """Check the answers, and send them to the national team."""
    plan = kept_plan(request, number, page="proposal, check")
    draft = draft_of(request, plan)
    if request.method == "POST" and "discard" in request.POST:
        withholding.discard(plan=plan, by=request.user, at=timezone.now())
        messages.success(request, "The proposal was thrown away. Nobody was told of it.")
        return redirect("families:plan", number)
    against = reasons_against(transitions.PROPOSE, plan, request.user)
    return answer(
        request,
        plan,
        forms.SendForm(sent(request)),
        title="Check the proposal",
        do=lambda told: withholding.send(plan=plan, by=request.user, at=timezone.now(), **told),
        done="The proposal is with the national team. Until it decides, the offer waits.",
        template="families/propose_check.html",
        draft=draft,
        ground=_ground(draft),
        against=against if request.method == "GET" else [],
    )


@requires(Permission.DECIDE_NONDISCLOSURE)
@keeps_words(keep_what_was_sent)
def decide(request: StaffRequest, number: int) -> HttpResponse:
    """The national team agrees, or does not, with its reasons."""
    plan = plan_of(request, number, page="proposal, decision")
    seen = Nondisclosure.objects.visible_to(request.sight).filter(plan=plan, sent_at__isnull=False)
    proposal = seen.filter(decided_at=None).select_related("by").first()
    form = forms.DecideForm(
        sent(request), today=timezone.localdate(), initial=begun_with(request, plan, "decide")
    )

    def do(told: dict[str, Any]) -> object:
        return withholding.decide(plan=plan, by=request.user, at=timezone.now(), **told)

    return answer(
        request,
        plan,
        form,
        title="Decide on a proposal not to disclose",
        do=do,
        done="The decision is recorded, and the named contact is told.",
        keep="decide",
        template="families/decide.html",
        button="Record the decision",
        proposal=proposal,
        ground=_ground(proposal),
        against=_against(request, plan, proposal),
    )


def _against(request: StaffRequest, plan: ContactPlan, proposal: Nondisclosure | None) -> list[str]:
    if request.method == "POST":
        return []
    return reasons_against(transitions.AGREE, plan, request.user)


@requires(Permission.DECIDE_NONDISCLOSURE)
def look_again(request: StaffRequest, number: int) -> HttpResponse:
    """End an agreement: the review may be offered after all."""
    plan = plan_of(request, number, page="proposal, looked at again")
    form = NoteForm(sent(request)).asking("Why may the review be offered now?", "Give the reasons")
    return answer(
        request,
        plan,
        form,
        title="Let the review be offered after all",
        do=lambda told: withholding.look_again(
            plan=plan, reason=told["note"], by=request.user, at=timezone.now(), operation=told["operation"]
        ),
        done="The review may be offered, and the named contact is told.",
        button="Let it be offered",
    )


def draft_of(request: StaffRequest, plan: ContactPlan) -> Nondisclosure | None:
    seen = Nondisclosure.objects.visible_to(request.sight).filter(plan=plan)
    found: Nondisclosure | None = seen.filter(sent_at=None, decided_at=None).first()
    return found


def _ground(proposal: Nondisclosure | None) -> str:
    rows = load_policy().nondisclosure_grounds.versions(proposal.ground) if proposal else ()
    return rows[-1].name if rows else ""
