"""Steps with the contact scheme, the offer of the review and its answer, the end of contact."""

from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import keeps_words, requires
from candour.families import rules, transitions
from candour.families.commands import offering, plans, scheme
from candour.families.forms import contacts as forms
from candour.families.forms.disclosure import AnswerForm
from candour.families.forms.plans import NoteForm
from candour.families.models import DisclosureStatus
from candour.families.views import words
from candour.families.views.answering import answer, begun_with, sent
from candour.families.views.contacts import kept_plan
from candour.families.views.unfinished import keep_what_was_sent
from candour.workflow.perform import reasons_against


@requires(Permission.KEEP_CONTACT)
def scheme_step(request: StaffRequest, number: int, key: str) -> HttpResponse:
    plan = kept_plan(request, number, page=f"contact scheme, {key}")
    if key not in transitions.SCHEME:
        raise Http404("There is no such step.")
    form = forms.StepForm(sent(request), today=timezone.localdate())
    return answer(
        request,
        plan,
        form,
        title=words.SCHEME_TITLES[key],
        do=lambda told: scheme.step(plan=plan, key=key, by=request.user, at=timezone.now(), **told),
        done="The step is written down.",
        template="families/scheme.html",
        sentence=transitions.SCHEME[key].sentence,
        against=_against(request, reasons_against(transitions.SCHEME[key], plan, request.user)),
    )


@requires(Permission.KEEP_CONTACT)
def offer(request: StaffRequest, number: int) -> HttpResponse:
    """That they were told, and offered the review."""
    plan = kept_plan(request, number, page="offer")
    form = forms.OfferForm(sent(request), today=timezone.localdate()).offering(plan)
    return answer(
        request,
        plan,
        form,
        title="They were offered the review",
        do=lambda told: offering.offer(plan=plan, by=request.user, at=timezone.now(), **told),
        done="The offer is written down. Their answer is awaited.",
        template="families/offer.html",
        stands=words.OFFER_STANDS[DisclosureStatus(plan.disclosure_status)],
        against=_against(request, reasons_against(transitions.OFFER, plan, request.user)),
    )


@requires(Permission.KEEP_CONTACT)
@keeps_words(keep_what_was_sent)
def answered(request: StaffRequest, number: int) -> HttpResponse:
    """What they answered to the offer."""
    plan = kept_plan(request, number, page="answer")
    today = timezone.localdate()
    kinds = [key for key, move in transitions.ANSWERS.items() if plan.disclosure_status in move.source]
    form = AnswerForm(sent(request), today=today, initial=begun_with(request, plan, "answer"))
    form.offering(list(transitions.ANSWERS) if request.method == "POST" else kinds, on=today)

    def do(told: dict[str, Any]) -> object:
        given = {name: value for name, value in told.items() if value is not None}
        return offering.answer(plan=plan, by=request.user, at=timezone.now(), **given)

    return answer(
        request,
        plan,
        form,
        title="Their answer to the offer",
        do=do,
        done="Their answer is written down.",
        keep="answer",
        template="families/answer.html",
        against=[] if kinds or request.method == "POST" else ["There is no offer that waits for an answer."],
    )


@requires(Permission.KEEP_CONTACT)
def end(request: StaffRequest, number: int) -> HttpResponse:
    """Say that nothing is owed; what still is stands above the button."""
    plan = kept_plan(request, number, page="end of contact")
    form = NoteForm(sent(request)).asking(
        "How were they told that they can come back at any time?", "Say how they were told"
    )
    return answer(
        request,
        plan,
        form,
        title="Nothing is owed to them",
        do=lambda told: plans.end(plan=plan, by=request.user, at=timezone.now(), **told),
        done="The contact has ended for now. They can come back at any time.",
        template="families/end.html",
        against=_against(request, list(filter(None, [rules.nothing_is_owed(plan, request.user)]))),
        button="Say that nothing is owed",
    )


@requires(Permission.KEEP_CONTACT)
def take_up(request: StaffRequest, number: int) -> HttpResponse:
    plan = kept_plan(request, number, page="contact taken up")
    form = NoteForm(sent(request)).asking("Why is the contact taken up again?", "Say why")
    return answer(
        request,
        plan,
        form,
        title="Take the contact up again",
        do=lambda told: plans.take_up(plan=plan, by=request.user, at=timezone.now(), **told),
        done="The contact is taken up again.",
    )


def _against(request: StaffRequest, reasons: list[str]) -> list[str]:
    """Shown before the button is pressed; a form that was sent shows its own reasons."""
    return [] if request.method == "POST" else reasons
