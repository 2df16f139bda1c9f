"""Contacts, promised dates and questions, and when the next contact is due."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from candour.access.middleware import StaffRequest
from candour.access.permissions import Permission
from candour.access.requires import keeps_words, requires
from candour.families.commands import contacts, plans
from candour.families.forms import contacts as forms
from candour.families.forms.plans import NextForm
from candour.families.models import ContactPlan, PromisedDate, Question
from candour.families.views.answering import answer, begun_with, must_keep, sent
from candour.families.views.reaching import plan_of
from candour.families.views.unfinished import keep_what_was_sent


def kept_plan(request: StaffRequest, number: int, *, page: str) -> ContactPlan:
    """The plan of somebody with whom this person keeps contact."""
    plan = plan_of(request, number, page=page)
    must_keep(request, plan)
    return plan


@requires(Permission.KEEP_CONTACT)
@keeps_words(keep_what_was_sent)
def contact(request: StaffRequest, number: int) -> HttpResponse:
    """Record a contact, or an attempt at one."""
    plan = kept_plan(request, number, page="record a contact")
    initial = begun_with(request, plan, "contact", {"who": request.user.full_name})
    form = forms.ContactForm(sent(request), today=timezone.localdate(), initial=initial)

    def do(told: dict[str, Any]) -> object:
        named = told.pop("named_contact")
        return contacts.record(plan=plan, named_contact=named, by=request.user, at=timezone.now(), **told)

    return answer(
        request,
        plan,
        form,
        title="Record a contact",
        do=do,
        done="The contact is written down.",
        keep="contact",
        template="families/contact.html",
    )


@requires(Permission.KEEP_CONTACT)
def next_contact(request: StaffRequest, number: int) -> HttpResponse:
    plan = kept_plan(request, number, page="next contact")
    initial: dict[str, Any] = {"on": plan.next_contact_on, "why": plan.next_contact_why}
    initial |= {"due": True} if plan.next_contact_on else {}
    form = NextForm(sent(request), today=timezone.localdate(), initial=initial)
    return answer(
        request,
        plan,
        form,
        title="When the next contact is due",
        do=lambda told: plans.be_in_touch_on(
            plan=plan,
            on=told["on"],
            why=told["why"],
            by=request.user,
            at=timezone.now(),
            operation=told["operation"],
        ),
        done="Written down.",
    )


@requires(Permission.KEEP_CONTACT)
def promise(request: StaffRequest, number: int) -> HttpResponse:
    plan = kept_plan(request, number, page="promise")
    form = forms.PromiseForm(sent(request), today=timezone.localdate())
    return answer(
        request,
        plan,
        form,
        title="Add a promised date",
        do=lambda told: contacts.promise(plan=plan, by=request.user, at=timezone.now(), **told),
        done="The promise is written down, and is owed until its day.",
    )


@requires(Permission.KEEP_CONTACT)
def settle(request: StaffRequest, number: int, promise: int) -> HttpResponse:
    """Say that a promise was kept, or why it was not."""
    plan = kept_plan(request, number, page="promise")
    found = get_object_or_404(PromisedDate.objects.visible_to(request.sight).filter(plan=plan), pk=promise)
    form = forms.SettleForm(sent(request), today=timezone.localdate())
    return answer(
        request,
        plan,
        form,
        title="Was this promise kept?",
        do=lambda told: contacts.settle(
            promise=found,
            kept=told["kept"],
            on=told["on"],
            why_not=told["why_not"] or "",
            by=request.user,
            at=timezone.now(),
            operation=told["operation"],
        ),
        done="Written down.",
        template="families/settle.html",
        promise=found,
    )


@requires(Permission.KEEP_CONTACT)
@keeps_words(keep_what_was_sent)
def question(request: StaffRequest, number: int, question: int) -> HttpResponse:
    """Write down what they were answered."""
    plan = kept_plan(request, number, page="question")
    found = get_object_or_404(Question.objects.visible_to(request.sight).filter(plan=plan), pk=question)
    initial = begun_with(request, plan, "question")
    form = forms.AnswerQuestionForm(sent(request), today=timezone.localdate(), initial=initial)
    return answer(
        request,
        plan,
        form,
        title="Answer to a question",
        do=lambda told: contacts.answer_question(question=found, by=request.user, at=timezone.now(), **told),
        done="The answer is written down.",
        keep="question",
        template="families/question.html",
        question=found,
    )
